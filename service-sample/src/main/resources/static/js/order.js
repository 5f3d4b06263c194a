/* The order of tasks in a column, which is that of the service's pages: newest first, and the higher id among equals. */

/** Negative if `a` comes before `b`. */
export function newestFirst(a, b) {
    const [one, other] = [instant(a), instant(b)];
    if (one !== other) {
        return one > other ? -1 : 1;
    }
    return b.id - a.id;
}

/** Microseconds decide, which a Date doesn't have; and JSON leaves out zeros at their end. */
function instant(task) {
    const [seconds, fraction = ''] = task.createdAt.replace('Z', '').split('.');
    return `${seconds}.${fraction.padEnd(9, '0')}`;
}
