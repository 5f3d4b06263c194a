import { confirmed } from '../ask.js';
import { change, readAll } from '../api.js';
import { field, h } from '../dom.js';
import { form } from '../log-in.js';
import { announce, tellFailure } from '../notices.js';
import { day, when } from '../words.js';

/** The tokens by which programs act for a person: make, show once, revoke. */
export async function tokensSection() {
    const tokens = await readAll('/tokens?size=100');
    const list = h('ul', { class: 'rows' }, tokens.map(row));
    const made = h('div', { role: 'status' });
    const name = h('input', { name: 'name', required: true, maxlength: 100, autocomplete: 'off' });
    const make = form([field('What is it for?', name, 'A name by which you know it again.')], 'Make a token', async () => {
        const token = await change('POST', '/tokens', { json: { name: name.value.trim() } });
        list.append(row(token));
        name.value = '';
        made.replaceChildren(secret(token));
    });
    return h('div', {},
        h('p', { class: 'hint' }, 'A program that has a token can do what you can. ',
            h('a', { href: '/api-docs.html' }, 'What the API offers'), '.'),
        made, list, make);
}

function secret({ token }) {
    const field = h('input', { readonly: true, value: token, 'aria-label': 'The new token', class: 'code' });
    return h('div', { class: 'message' },
        h('p', {}, h('strong', {}, 'Copy the token now. It is not shown again.')),
        h('div', { class: 'with-button' }, field, h('button', {
            type: 'button',
            class: 'quiet',
            on: {
                click: async () => {
                    field.select();
                    await navigator.clipboard.writeText(token);
                    announce('Copied.');
                },
            },
        }, 'Copy')));
}

function row(token) {
    const used = token.lastUsedOn ? `last used on ${day(token.lastUsedOn)}` : 'never used';
    const made = token.createdAt ? `made ${when(token.createdAt)}` : 'made just now';
    const element = h('li', {},
        h('span', { class: 'row-text' }, h('strong', {}, token.name), h('span', { class: 'hint' }, `${made}, ${used}`)),
        h('button', {
            type: 'button',
            class: 'quiet danger-text',
            'aria-label': `Revoke ${token.name}`,
            on: {
                click: async () => {
                    if (await confirmed(`Revoke ${token.name}?`, 'Programs that use it are turned away from then on.', 'Revoke')) {
                        try {
                            await change('DELETE', `/tokens/${token.id}`);
                            element.remove();
                        } catch (error) {
                            tellFailure(error);
                        }
                    }
                },
            },
        }, 'Revoke'));
    return element;
}
