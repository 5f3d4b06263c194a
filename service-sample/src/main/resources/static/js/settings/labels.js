import { confirmed } from '../ask.js';
import { field, h, iconButton } from '../dom.js';
import { deleteLabel, KINDS, listLabels, makeLabel, renameLabel } from '../labels.js';
import { form } from '../log-in.js';
import { announce, tellFailure } from '../notices.js';

/** A person's tags and categories: add, rename, delete. */
export async function labelsSection() {
    const lists = await Promise.all(Object.keys(KINDS).map(async kind => labelList(kind, await listLabels(kind))));
    return h('div', { class: 'columns' }, lists);
}

function labelList(kind, labels) {
    const { one, title } = KINDS[kind];
    const list = h('ul', { class: 'rows' }, labels.map(label => row(kind, label)));
    const name = h('input', { name: 'name', maxlength: 50, required: true, autocomplete: 'off' });
    const add = form([field(`New ${one}`, name)], 'Add', async () => {
        const label = await makeLabel(kind, name.value.trim());
        list.append(row(kind, label));
        name.value = '';
        name.focus();
        announce(`Added ${label.name}.`);
    });
    return h('section', { class: 'panel' }, h('h2', {}, title), list, add);
}

function row(kind, label) {
    const { one } = KINDS[kind];
    let current = label;
    const name = h('input', { maxlength: 50, required: true, value: label.name, 'aria-label': `Name of ${one} ${label.name}` });
    const rename = async () => {
        const entered = name.value.trim();
        if (entered === '' || entered === current.name) {
            name.value = current.name;
            return;
        }
        try {
            await renameLabel(kind, current, entered);
            current = { ...current, name: entered };
            announce(`Renamed to ${entered}.`);
        } catch (error) {
            tellFailure(error);
        }
    };
    name.addEventListener('change', rename);
    const element = h('li', {}, name, iconButton('trash', `Delete ${one} ${label.name}`, {
        on: {
            click: async () => {
                if (await confirmed(`Delete ${one} ${current.name}?`, 'The tasks that have it stay, without it.', 'Delete')) {
                    try {
                        await deleteLabel(kind, current);
                        element.remove();
                    } catch (error) {
                        tellFailure(error);
                    }
                }
            },
        },
    }));
    return element;
}
