import { h, icon } from './dom.js';
import { KINDS, listLabels } from './labels.js';
import { tellFailure } from './notices.js';

/** Leads to the tasks with a tag, in a category, or by priority. Asked anew each time it opens. */
export function filterMenu() {
    const lists = h('div', {});
    const menu = h('nav', { id: 'filter-menu', class: 'menu', popover: 'auto', 'aria-label': 'Show by' },
        h('a', { href: '#/search?order=priority' }, icon('urgent'), 'Open tasks, most urgent first'),
        lists);
    menu.addEventListener('toggle', async event => {
        if (event.newState === 'open') {
            try {
                const all = await Promise.all(Object.keys(KINDS).map(async kind => [kind, await listLabels(kind)]));
                lists.replaceChildren(...all.flatMap(([kind, labels]) => section(kind, labels)));
            } catch (error) {
                tellFailure(error);
            }
        }
    });
    menu.addEventListener('click', event => event.target.closest('a') && menu.hidePopover());
    return menu;
}

function section(kind, labels) {
    const { one, title } = KINDS[kind];
    if (labels.length === 0) {
        return [];
    }
    return [h('h2', {}, title), h('div', { class: 'chips' }, labels.map(label =>
        h('a', { class: `chip ${one}`, href: `#/search?${new URLSearchParams({ [one]: label.id, name: label.name })}` }, label.name)))];
}
