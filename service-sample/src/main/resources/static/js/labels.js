import { change, readAll } from './api.js';
import { tellOtherWindows } from './windows.js';

/* Tags and categories. They are alike, and separate lists. */

export const KINDS = { tags: { one: 'tag', title: 'Tags' }, categories: { one: 'category', title: 'Categories' } };

/** All labels of a kind by name. */
export function listLabels(kind) {
    return readAll(`/${kind}?size=100`);
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
