import { change, read } from './api.js';
import { tellOtherWindows } from './windows.js';

/* Tags and categories. They are alike, and separate lists. */

export const KINDS = { tags: { one: 'tag', title: 'Tags' }, categories: { one: 'category', title: 'Categories' } };

const PAGE = 100;
const MOST = 1000;

/** All labels of a kind by name, up to a number that nobody wants to choose from. */
export async function listLabels(kind) {
    const labels = [];
    for (let next = `/${kind}?size=${PAGE}`; next && labels.length < MOST;) {
        const page = await read(next);
        labels.push(...page.items);
        next = page.next;
    }
    return labels;
}

export async function makeLabel(kind, name) {
    return told(await change('POST', `/${kind}`, { json: { name } }));
}

export async function renameLabel(kind, label, name) {
    return told(await change('PATCH', `/${kind}/${label.id}`, { json: { name } }));
}

export async function deleteLabel(kind, label) {
    return told(await change('DELETE', `/${kind}/${label.id}`));
}

function told(result) {
    tellOtherWindows('labels');
    return result;
}
