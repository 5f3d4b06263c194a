import { read } from './api.js';
import { newestFirst } from './order.js';

/** Of each column; its further pages are as long. */
const PAGE = 50;

/** The tasks of the board as far as they are loaded. Tells each change of a column to `changed`. */
export class Board {

    #columns = new Map();
    #tasks = new Map();
    #changed;

    constructor(changed) {
        this.#changed = changed;
    }

    get columns() {
        return [...this.#columns.values()];
    }

    /** A task that is loaded, or undefined. */
    task(id) {
        return this.#tasks.get(id);
    }

    column(status) {
        return this.#columns.get(status);
    }

    /** Loads the first page of each column; what was loaded further down stays. */
    async load(signal) {
        const answer = await read(`/board?size=${PAGE}`, { signal });
        for (const fresh of answer.columns) {
            this.#refresh(fresh);
        }
        this.columns.forEach(this.#changed);
    }

    #refresh(fresh) {
        const column = this.#columns.get(fresh.status)
            ?? { status: fresh.status, tasks: [], next: fresh.next, loading: false };
        const last = fresh.next === null ? null : fresh.items.at(-1);
        const further = last === null ? [] : column.tasks.filter(task => newestFirst(last, task) < 0);
        const gone = new Set(column.tasks.filter(task => !further.includes(task)).map(task => task.id));
        gone.forEach(id => this.#tasks.delete(id));
        column.tasks = [];
        column.count = fresh.count;
        column.capped = fresh.countCapped;
        // With further pages loaded, theirs is the one that leads on.
        column.next = further.length > 0 ? column.next : fresh.next;
        this.#columns.set(fresh.status, column);
        [...fresh.items, ...further].forEach(task => this.#insert(task));
    }

    /** Loads the next page of a column, if there is one and it isn't on its way. */
    async more(status) {
        const column = this.column(status);
        if (!column?.next || column.loading) {
            return;
        }
        column.loading = true;
        this.#changed(column);
        try {
            const page = await read(column.next);
            column.next = page.next;
            page.items.forEach(task => this.#insert(task));
        } finally {
            column.loading = false;
            this.#changed(column);
        }
    }

    /** A task was made. */
    add(task) {
        if (!this.#tasks.has(task.id)) {
            this.#count(task.status, 1);
        }
        this.#insert(task);
        this.#changed(this.column(task.status));
    }

    /** A task changed, or is to be shown as if it had. Returns false if it isn't loaded, so nobody knows where it was. */
    put(task) {
        const known = this.#tasks.get(task.id);
        if (!known) {
            return false;
        }
        if (known.version <= task.version) {
            this.#take(known);
            this.#insert(task);
            if (known.status !== task.status) {
                this.#count(known.status, -1);
                this.#count(task.status, 1);
                this.#changed(this.column(known.status));
            }
            this.#changed(this.column(task.status));
        }
        return true;
    }

    /** A task is gone. */
    remove(id) {
        const known = this.#tasks.get(id);
        if (known) {
            this.#take(known);
            this.#count(known.status, -1);
            this.#changed(this.column(known.status));
        }
    }

    #insert(task) {
        const known = this.#tasks.get(task.id);
        if (known) {
            if (known.version > task.version) {
                return;
            }
            this.#take(known);
        }
        const { tasks } = this.column(task.status);
        const after = tasks.findLastIndex(other => newestFirst(other, task) < 0);
        tasks.splice(after + 1, 0, task);
        this.#tasks.set(task.id, task);
    }

    #take(task) {
        const { tasks } = this.column(task.status);
        tasks.splice(tasks.indexOf(task), 1);
        this.#tasks.delete(task.id);
    }

    /** Beyond the limit of counting nobody knows the number, so one more or less doesn't change what is shown. */
    #count(status, difference) {
        const column = this.column(status);
        if (!column.capped) {
            column.count += difference;
        }
    }
}
