/* What the values of the API are called on the page, and how times and numbers are shown. */

export const STATUSES = ['todo', 'in_progress', 'done', 'cancelled'];

export const STATUS = { todo: 'To do', in_progress: 'In progress', done: 'Done', cancelled: 'Cancelled' };

export const PRIORITIES = ['low', 'normal', 'high', 'urgent'];

export const PRIORITY = { low: 'Low', normal: 'Normal', high: 'High', urgent: 'Urgent' };

export const FIELD = { title: 'Title', description: 'Description', status: 'Status', priority: 'Priority' };

/** The value of a task's field in words. */
export function inWords(field, value) {
    if (field === 'status') {
        return STATUS[value] ?? value;
    }
    if (field === 'priority') {
        return PRIORITY[value] ?? value;
    }
    return value === '' ? '(empty)' : value;
}

/** How many tasks a column has. The service stops counting at a limit, so that a board costs the same for everybody. */
export function countOf(count, capped) {
    return `${count.toLocaleString('en')}${capped ? '+' : ''}`;
}

export function plural(count, one, many = `${one}s`) {
    return `${count.toLocaleString('en')} ${count === 1 ? one : many}`;
}

const RELATIVE = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });
const STEPS = [['minute', 60], ['hour', 3600], ['day', 86400]];

/** "3 minutes ago", and from a week on the date. */
export function when(instant) {
    const seconds = Math.round((new Date(instant) - Date.now()) / 1000);
    if (Math.abs(seconds) < 60) {
        return 'just now';
    }
    if (Math.abs(seconds) > 7 * 86400) {
        return new Date(instant).toLocaleDateString('en', { dateStyle: 'medium' });
    }
    const [unit, length] = STEPS.findLast(([, step]) => Math.abs(seconds) >= step);
    return RELATIVE.format(Math.trunc(seconds / length), unit);
}

/** A day that the API names without a time, such as 2026-03-01. */
export function day(date) {
    return new Date(`${date}T12:00:00`).toLocaleDateString('en', { dateStyle: 'medium' });
}

/** Date and time in full. */
export function atInFull(instant) {
    return new Date(instant).toLocaleString('en', { dateStyle: 'full', timeStyle: 'medium' });
}
