import { change, read } from './api.js';
import { chooseBetween, offerAgain } from './conflict.js';
import { tell } from './notices.js';
import { FIELD, inWords } from './words.js';
import { onOtherWindow, tellOtherWindows } from './windows.js';

/*
 * Changes of tasks. A change names the version that it was made from. If the task has another by now, another window was
 * faster: then the person sees what it did, and decides.
 */

const listeners = new Set();

/**
 * Calls `listener` with each change, made here or in another window: `{made: task}`, `{changed: task}` or `{gone: id}`.
 * Returns how to stop it.
 */
export function onTask(listener) {
    listeners.add(listener);
    return () => listeners.delete(listener);
}

function publish(event, here = true) {
    if (here) {
        listeners.forEach(listener => listener(event));
    }
    tellOtherWindows('task', event);
}

onOtherWindow('task', event => listeners.forEach(listener => listener(event)));

/** Makes a task. */
export async function makeTask(fields) {
    const task = { tags: [], categories: [], ...await change('POST', '/tasks', { json: fields }) };
    publish({ made: task });
    return task;
}

/** The task as it is now. */
export function readTask(id) {
    return read(`/tasks/${id}`);
}

/** The last change of each task that isn't through yet. */
const running = new Map();

/**
 * Changes fields of a task, after what is still under way with it: whoever presses keys faster than the service answers
 * isn't to be told of another window.
 *
 * @param base the task as the person saw it
 * @param fields what they are to become
 * @param quick whether it was one move of the hand, such as a drag: then a change of something else in another window
 *     is told, but asks for no decision
 * @return the task as it is now, or null if it is gone
 */
export function changeTask(base, fields, { quick = false } = {}) {
    const before = running.get(base.id);
    // What comes before another change isn't shown any more: the card would jump back and forth.
    const show = task => publish({ changed: task }, running.get(base.id) === result);
    const result = before
        ? before.then(task => following(base, task), () => base).then(seen => changeNow(seen, fields, quick, show))
        : changeNow(base, fields, quick, show);
    running.set(base.id, result);
    const end = () => running.get(base.id) === result && running.delete(base.id);
    result.then(end, end);
    return result;
}

/** What the person saw had the change before it already, but not the version that came of that. */
function following(base, task) {
    return task && differing(base, task).length === 0 ? { ...base, version: task.version } : base;
}

async function changeNow(base, fields, quick, show) {
    let seen = base;
    let wanted = fields;
    for (;;) {
        try {
            const task = await change('PATCH', `/tasks/${base.id}`, { json: wanted, version: seen.version });
            const changed = { tags: seen.tags, categories: seen.categories, ...task };
            show(changed);
            return changed;
        } catch (error) {
            if (error.status === 404) {
                return gone(base, fields);
            }
            if (error.status !== 412) {
                throw error;
            }
            // Shown at once: it is what there is, whatever the person decides.
            const now = error.body.current ?? await readTask(base.id);
            show(now);
            if (differing(wanted, now).length === 0) {
                // Such as a change that was made, but whose answer got lost.
                return now;
            }
            const elsewhere = differing(base, now);
            const clash = elsewhere.some(field => field in wanted);
            if (quick && !clash) {
                tellMerged(elsewhere, now);
            } else if (elsewhere.length > 0) {
                wanted = await chooseBetween(base, wanted, now);
            }
            if (Object.keys(wanted).length === 0) {
                return now;
            }
            seen = now;
        }
    }
}

/** Which of a task's own fields are others in it. */
function differing(fields, task) {
    return Object.keys(FIELD).filter(field => field in fields && fields[field] !== task[field]);
}

function tellMerged(fields, now) {
    const changed = fields
        .map(field => `${FIELD[field].toLowerCase()} is now “${inWords(field, now[field])}”`);
    if (changed.length > 0) {
        tell(`Changed in another window, too: ${changed.join(', ')}.`);
    }
}

async function gone(base, fields) {
    publish({ gone: base.id });
    if (!await offerAgain(base)) {
        return null;
    }
    const { title, description, status, priority } = { ...base, ...fields };
    return makeTask({ title, description, status, priority });
}

/** Deletes a task. A version that is no longer the current one is no hindrance: the person wants it gone. */
export async function deleteTask(task) {
    let { version } = task;
    for (;;) {
        try {
            await change('DELETE', `/tasks/${task.id}`, { version });
            break;
        } catch (error) {
            if (error.status === 404) {
                break;
            }
            if (error.status !== 412) {
                throw error;
            }
            ({ version } = error.body.current ?? await readTask(task.id));
        }
    }
    publish({ gone: task.id });
}

/**
 * Puts a tag or category on a task or takes it off. The version stays the same, as a label isn't a part of the task.
 *
 * @param kind `tags` or `categories`
 * @return the task with its labels as they are now
 */
export async function labelTask(task, kind, label, on) {
    await change(on ? 'PUT' : 'DELETE', `/tasks/${task.id}/${kind}/${label.id}`);
    const others = task[kind].filter(other => other.id !== label.id);
    const labels = on ? [...others, label].sort((a, b) => a.name.localeCompare(b.name)) : others;
    const changed = { ...task, [kind]: labels };
    publish({ changed });
    return changed;
}

/** Shows a task in this window as if it were so already, until the service has answered. */
export function showMeanwhile(task) {
    listeners.forEach(listener => listener({ changed: task }));
}
