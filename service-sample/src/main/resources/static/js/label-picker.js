import { h, icon, iconButton, nextId } from './dom.js';
import { KINDS, listLabels, makeLabel } from './labels.js';
import { announce, tellFailure } from './notices.js';
import { labelTask } from './tasks.js';

/**
 * The tags or categories of a task: what it has, and a field to add one, which is made if it doesn't exist. They are saved
 * at once.
 *
 * @param current gives the task as it is now, which the picker of the other kind changes, too
 * @param changed gets the task after each change
 */
export function labelPicker(kind, current, changed) {
    let known = [];
    const { one, title } = KINDS[kind];
    const id = nextId('labels');
    const suggestions = h('datalist', { id: `${id}-known` });
    const input = h('input', { id, list: `${id}-known`, maxlength: 50, autocomplete: 'off', placeholder: `Add a ${one}` });
    const chips = h('ul', { class: 'chips' });

    const show = () => {
        chips.replaceChildren(...current()[kind].map(label => h('li', { class: `chip ${one}` }, label.name,
            iconButton('close', `Take off ${one} ${label.name}`, { on: { click: () => toggle(label, false) } }))));
        suggestions.replaceChildren(...known
            .filter(label => !current()[kind].some(other => other.id === label.id))
            .map(label => h('option', { value: label.name })));
    };
    const toggle = async (label, on) => {
        try {
            changed(await labelTask(current(), kind, label, on));
            show();
            input.focus();
            announce(`${on ? 'Put on' : 'Took off'} ${one} ${label.name}.`);
        } catch (error) {
            tellFailure(error);
        }
    };
    const add = async () => {
        const name = input.value.trim();
        if (name === '') {
            return;
        }
        try {
            const same = label => label.name.toLowerCase() === name.toLowerCase();
            let label = known.find(same);
            if (!label) {
                label = await makeLabel(kind, name);
                known.push(label);
            }
            input.value = '';
            if (!current()[kind].some(same)) {
                await toggle(label, true);
            }
        } catch (error) {
            tellFailure(error);
        }
    };
    input.addEventListener('keydown', event => {
        if (event.key === 'Enter' && !event.isComposing) {
            // The field is inside a form that Enter would send.
            event.preventDefault();
            add();
        }
    });
    listLabels(kind).then(labels => {
        known = labels;
        show();
    }, tellFailure);
    show();
    return h('div', { class: 'field labels' },
        h('label', { for: id }, title),
        chips,
        h('div', { class: 'with-button' }, input,
            h('button', { type: 'button', class: 'quiet', on: { click: add }, 'aria-label': `Add this ${one}` }, icon('plus'), 'Add')),
        suggestions);
}
