import { ask } from './ask.js';
import { h } from './dom.js';
import { FIELD, inWords } from './words.js';

/* What the person sees when another window was faster. */

/** Thrown when the person leaves open what is to become of a change. */
export class Undecided extends Error {
    constructor() {
        super('Not saved: the task was changed in another window meanwhile.');
        this.name = 'Undecided';
    }
}

/**
 * Shows what another window changed, and lets the person choose field by field.
 *
 * @param base the task as the person saw it
 * @param mine the fields that the person changed
 * @param now the task as it is now
 * @return the fields that are still to be changed: none to leave the task as it is now
 * @throws Undecided if the person goes back without a choice
 */
export async function chooseBetween(base, mine, now) {
    const fields = Object.keys(FIELD).filter(field => now[field] !== base[field] || field in mine);
    const rows = fields.map(field => row(field, base, mine, now));
    const content = h('div', {},
        h('p', {}, 'Somebody, perhaps you in another window, changed this task after you opened it. Nothing is lost: choose what is to be kept.'),
        h('div', { class: 'choices' }, rows));
    const answer = await ask('The task was changed meanwhile', content,
        [['keep', 'Save what is chosen'], ['leave', 'Leave it as it is there now'], ['', 'Back']], { wide: true });
    if (answer === null) {
        throw new Undecided();
    }
    if (answer === 'leave') {
        return {};
    }
    return Object.fromEntries(Object.entries(mine)
        .filter(([field, value]) => value !== now[field] && chosen(content, field) === 'mine'));
}

function chosen(content, field) {
    return content.querySelector(`[name="choice-${field}"]:checked`)?.value ?? 'mine';
}

function row(field, base, mine, now) {
    const changedThere = now[field] !== base[field];
    const changedHere = field in mine && mine[field] !== now[field];
    const side = (value, label, text, checked) => h('label', { class: 'choice' },
        h('input', { type: 'radio', name: `choice-${field}`, value, checked }),
        h('span', { class: 'choice-label' }, label),
        h('span', { class: 'choice-text' }, inWords(field, text)));
    const was = h('p', { class: 'hint' }, `It was: ${inWords(field, base[field])}`);
    if (!changedHere) {
        return h('fieldset', {}, h('legend', {}, FIELD[field]), was,
            h('p', { class: 'choice-only' }, h('span', { class: 'choice-label' }, 'Now'),
                h('span', { class: 'choice-text' }, inWords(field, now[field]))));
    }
    return h('fieldset', {}, h('legend', {}, FIELD[field]), was,
        side('mine', 'Yours', mine[field], true),
        side('theirs', changedThere ? 'Changed there' : 'Unchanged there', now[field], false));
}

/** Another window deleted the task that the person has just changed. True if it is to be made again. */
export async function offerAgain(task) {
    return await ask('The task is gone', h('p', {}, `“${task.title}” was deleted meanwhile. It can be made again with what you changed.`),
        [['again', 'Make it again'], ['', 'Let it go']]) === 'again';
}
