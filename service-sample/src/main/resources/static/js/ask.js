import { h, nextId } from './dom.js';

/**
 * Asks a question over the page.
 *
 * @param answers pairs of a value and what its button says; the first is the one to be chosen without much thought
 * @return the value, or null if the question was closed
 */
export function ask(title, content, answers, { wide = false } = {}) {
    const id = nextId('question');
    return new Promise(resolve => {
        const dialog = h('dialog', { class: wide ? 'dialog wide' : 'dialog', 'aria-labelledby': id },
            h('h2', { id }, title),
            content,
            h('div', { class: 'buttons' }, answers.map(([value, label, style], index) => h('button', {
                type: 'button',
                class: style ?? (index === 0 ? 'primary' : 'quiet'),
                on: { click: () => dialog.close(value) },
            }, label))));
        dialog.addEventListener('close', () => {
            dialog.remove();
            resolve(dialog.returnValue || null);
        });
        document.body.append(dialog);
        dialog.showModal();
    });
}

/** Asks before something that can't be undone. */
export async function confirmed(title, text, label) {
    return await ask(title, h('p', {}, text), [['yes', label, 'danger'], ['', 'Cancel']]) === 'yes';
}
