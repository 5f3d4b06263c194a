import { field, h, icon } from './dom.js';
import { credentialsForm, form } from './log-in.js';
import { confirmRegistration, logIn, register, session } from './session.js';

/* What somebody sees who isn't logged in: log in, register, confirm. */

/** The log-in page. `message` is what has just happened, `entered` what to do once somebody is in. */
export function showLogIn(view, entered, message) {
    page(view, 'Log in', [
        message && h('p', { class: 'message', role: 'status' }, message),
        credentialsForm('Log in', async (email, password) => {
            await logIn(email, password);
            await entered();
        }),
        h('p', { class: 'aside' }, 'No account yet? ', linkTo('Register', () => showRegistration(view, entered))),
        session.demo && demoAccounts(entered),
    ]);
}

function demoAccounts(entered) {
    return h('section', { class: 'demo', 'aria-labelledby': 'demo-title' },
        h('h2', { id: 'demo-title' }, 'Or look around'),
        h('p', {}, 'This service runs on demo data. These accounts are there to be tried:'),
        h('div', { class: 'demo-accounts' }, session.demo.accounts.map(account => h('button', {
            type: 'button',
            on: {
                click: async () => {
                    await logIn(account.email, session.demo.password);
                    await entered();
                },
            },
        }, h('strong', {}, account.displayName), h('span', {}, account.email)))),
        h('p', { class: 'hint' }, 'Their password is ', h('code', {}, session.demo.password), '.'));
}

function showRegistration(view, entered) {
    const email = h('input', { type: 'email', name: 'email', autocomplete: 'email', required: true, maxlength: 254 });
    const name = h('input', { name: 'displayName', autocomplete: 'name', required: true, maxlength: 100 });
    const password = h('input', {
        type: 'password', name: 'password', autocomplete: 'new-password', required: true, minlength: 8, maxlength: 200,
    });
    page(view, 'Register', [
        form([
            field('E-mail', email, 'A link to confirm it is sent there.'),
            field('Your name', name),
            field('Password', password, 'At least 8 characters. Several words are easier to keep in mind than signs.'),
        ], 'Register', async () => showSent(view, entered, await register(email.value, name.value, password.value))),
        h('p', { class: 'aside' }, 'You have an account? ', linkTo('Log in', () => showLogIn(view, entered))),
    ]);
}

function showSent(view, entered, answer) {
    page(view, 'Look into your mail', [
        h('p', { class: 'message', role: 'status' }, answer.message),
        h('p', { class: 'aside' }, linkTo('Back to log in', () => showLogIn(view, entered))),
    ]);
}

/** Where the mailed link leads. A click is asked for, since mail scanners follow links, too. */
export function showConfirmation(view, entered, token) {
    page(view, 'One click to go', [
        h('p', {}, 'Confirm that the e-mail is yours, and your account is ready.'),
        form([], 'Confirm my account', async () => {
            await confirmRegistration(token);
            // The token is a secret for a day, and the address is kept in the history.
            history.replaceState(null, '', '/');
            showLogIn(view, entered, 'Your account is ready. Log in with your e-mail and password.');
        }),
        h('p', { class: 'aside' }, linkTo('Back to log in', () => {
            history.replaceState(null, '', '/');
            showLogIn(view, entered);
        })),
    ]);
}

function page(view, title, content) {
    document.title = `${title} · taskdal`;
    const heading = h('h1', { tabindex: -1 }, title);
    view.replaceChildren(h('div', { class: 'welcome' },
        h('p', { class: 'brand' }, icon('logo'), 'taskdal'),
        h('div', { class: 'panel' }, heading, content)));
    (view.querySelector('input') ?? heading).focus();
}

function linkTo(label, go) {
    return h('button', { type: 'button', class: 'link', on: { click: go } }, label);
}
