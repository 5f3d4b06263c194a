import { call, onSessionEnd } from './api.js';
import { h } from './dom.js';
import { credentialsForm } from './log-in.js';

/* Who is logged in, and what happens when that ends. */

/** `user` is null while nobody is logged in; `demo` is null but in a service that shows demo data. */
export const session = { user: null, demo: null };

/** Asks the service who is logged in. */
export async function loadSession() {
    Object.assign(session, (await call('GET', '/session', { anonymous: true })).body);
    return session;
}

/** Logs in; throws a `Problem` if the service doesn't let this person in. */
export async function logIn(email, password) {
    const answer = await call('POST', '/session', { ...json({ email, password }), anonymous: true });
    Object.assign(session, answer.body);
}

/** Logs out here and in the other windows of this browser. */
export async function logOut() {
    await call('DELETE', '/session', { anonymous: true });
    session.user = null;
}

/** Asks for an account. The service's message is the same whether or not there is one already. */
export async function register(email, displayName, password) {
    return (await call('POST', '/registration', { ...json({ email, displayName, password }), anonymous: true })).body;
}

/** Opens the account that a mailed link stands for. */
export async function confirmRegistration(token) {
    await call('POST', '/registration/confirmation', { ...json({ token }), anonymous: true });
}

function json(value) {
    return { headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(value) };
}

let renewal = null;

/**
 * Lets the person log in again over whatever is on the page, so that nothing that was typed is lost. All requests that
 * found the session ended wait for the same log-in. If somebody else logs in, the page starts anew.
 */
onSessionEnd(() => {
    renewal ??= renew().finally(() => {
        renewal = null;
    });
    return renewal;
});

function renew() {
    const before = session.user;
    return new Promise(resolve => {
        const dialog = h('dialog', { class: 'dialog', 'aria-labelledby': 'renew-title' },
            h('h2', { id: 'renew-title' }, 'Your session has ended'),
            h('p', {}, 'Log in again to go on where you were. Nothing that you typed is lost.'));
        dialog.append(credentialsForm('Log in and go on', async (email, password) => {
            await logIn(email, password);
            if (before && session.user.id !== before.id) {
                location.reload();
                return;
            }
            dialog.close();
            dialog.remove();
            resolve();
        }, before?.email));
        // Without a session there is nothing to go back to.
        dialog.addEventListener('cancel', event => event.preventDefault());
        document.body.append(dialog);
        dialog.showModal();
        dialog.querySelector(before ? '[type=password]' : '[type=email]').focus();
    });
}
