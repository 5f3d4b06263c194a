import { confirmed } from './ask.js';
import { announce, tellFailure } from './notices.js';
import { changeTask, deleteTask, showMeanwhile } from './tasks.js';
import { PRIORITIES, PRIORITY, STATUS, STATUSES } from './words.js';

/* What a person can do to a card without opening it. Each shows at once what is to be, and takes it back if it fails. */

/** Moves a task to another status. */
export async function moveTask(task, status) {
    if (task.status === status) {
        return;
    }
    announce(`Moved “${task.title}” to ${STATUS[status]}.`);
    await changeQuickly(task, { status });
}

/** Moves a task some columns to the right, or to the left if `columns` is negative; not beyond the edge. */
export function moveTaskBy(task, columns) {
    const status = STATUSES[STATUSES.indexOf(task.status) + columns];
    if (status) {
        return moveTask(task, status);
    }
    announce(`“${task.title}” is in the ${columns < 0 ? 'first' : 'last'} column already.`);
    return Promise.resolve();
}

/** Makes a task more important, or less if `steps` is negative. */
export async function raisePriority(task, steps) {
    const priority = PRIORITIES[PRIORITIES.indexOf(task.priority) + steps];
    if (priority) {
        announce(`Priority of “${task.title}”: ${PRIORITY[priority]}.`);
        await changeQuickly(task, { priority });
    } else {
        announce(`The priority is ${PRIORITY[task.priority].toLowerCase()} already.`);
    }
}

async function changeQuickly(task, fields) {
    showMeanwhile({ ...task, ...fields });
    try {
        await changeTask(task, fields, { quick: true });
    } catch (error) {
        showMeanwhile(task);
        tellFailure(error, error.passing ? () => changeQuickly(task, fields) : null);
    }
}

/** Saves another title; false if that failed, which is told. */
export async function saveTitle(task, title) {
    try {
        await changeTask(task, { title });
        return true;
    } catch (error) {
        tellFailure(error);
        return false;
    }
}

/** Deletes a task after asking. True if it is gone. */
export async function removeTask(task) {
    if (!await confirmed('Delete this task?', `“${task.title}” is deleted for good. Its history stays.`, 'Delete')) {
        return false;
    }
    try {
        await deleteTask(task);
        announce(`Deleted “${task.title}”.`);
        return true;
    } catch (error) {
        tellFailure(error);
        return false;
    }
}
