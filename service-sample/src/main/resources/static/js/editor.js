import { ask } from './ask.js';
import { removeTask } from './card-actions.js';
import { field, h, icon, iconButton, nextId, select } from './dom.js';
import { labelPicker } from './label-picker.js';
import { form } from './log-in.js';
import { announce } from './notices.js';
import { TaskHistory } from './task-history.js';
import { changeTask } from './tasks.js';
import { atInFull, PRIORITIES, PRIORITY, STATUS, STATUSES, when } from './words.js';

/** Opens a task with all that belongs to it, at the side of the page; with `history` unfolded if asked. */
export function openEditor(task, { history = false } = {}) {
    new Editor(task).open(history);
}

class Editor {

    /** What the person saw, which a change starts from. Changes of other windows don't get into it. */
    #base;
    #dialog;
    #fields;

    constructor(task) {
        this.#base = task;
        this.#fields = {
            title: h('textarea', { name: 'title', required: true, maxlength: 200, rows: 1, class: 'grows', value: task.title }),
            description: h('textarea', { name: 'description', maxlength: 10000, rows: 5, class: 'grows', value: task.description }),
            status: select(STATUSES.map(status => [status, STATUS[status]]), task.status, { name: 'status' }),
            priority: select(PRIORITIES.map(priority => [priority, PRIORITY[priority]]), task.priority, { name: 'priority' }),
        };
        // A title is one line, however long.
        this.#fields.title.addEventListener('keydown', event => {
            if (event.key === 'Enter' && !event.isComposing) {
                event.preventDefault();
                event.target.form.requestSubmit();
            }
        });
    }

    open(historyToo) {
        const title = nextId('editor');
        const history = new TaskHistory(this.#base);
        const details = h('details', {
            class: 'fold',
            open: historyToo,
            on: { toggle: () => details.open && history.show() },
        }, h('summary', {}, 'History'), history.element);
        const labelled = task => {
            this.#base = { ...this.#base, tags: task.tags, categories: task.categories };
        };
        const edit = form([
            field('Title', this.#fields.title),
            h('div', { class: 'pair' }, field('Status', this.#fields.status), field('Priority', this.#fields.priority)),
            field('Description', this.#fields.description),
        ], 'Save', () => this.#save());
        edit.append(h('button', { type: 'button', class: 'quiet danger-text', on: { click: () => this.#delete() } }, icon('trash'), 'Delete'));
        edit.addEventListener('keydown', event => {
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
                edit.requestSubmit();
            }
        });
        this.#dialog = h('dialog', { class: 'drawer', 'aria-labelledby': title },
            h('div', { class: 'drawer-head' },
                h('h2', { id: title }, 'Task'),
                h('p', { class: 'hint' }, 'Added ', h('time', { datetime: this.#base.createdAt, title: atInFull(this.#base.createdAt) }, when(this.#base.createdAt))),
                iconButton('close', 'Close', { on: { click: () => this.#leave() } })),
            edit,
            labelPicker('tags', () => this.#base, labelled),
            labelPicker('categories', () => this.#base, labelled),
            details);
        this.#dialog.addEventListener('cancel', event => {
            event.preventDefault();
            this.#leave();
        });
        this.#dialog.addEventListener('pointerdown', event => event.target === this.#dialog && this.#leave());
        this.#dialog.addEventListener('close', () => this.#dialog.remove());
        document.body.append(this.#dialog);
        this.#dialog.showModal();
        this.#fields.title.focus();
    }

    get #changes() {
        const title = this.#fields.title.value.trim().replace(/\s+/g, ' ');
        const entered = {
            title,
            description: this.#fields.description.value,
            status: this.#fields.status.value,
            priority: this.#fields.priority.value,
        };
        return Object.fromEntries(Object.entries(entered).filter(([name, value]) => value !== this.#base[name]));
    }

    async #save() {
        const changes = this.#changes;
        if (Object.keys(changes).length > 0) {
            if (await changeTask(this.#base, changes)) {
                announce('Saved.');
            }
        }
        this.#dialog.close();
    }

    async #delete() {
        if (await removeTask(this.#base)) {
            this.#dialog.close();
        }
    }

    async #leave() {
        if (Object.keys(this.#changes).length === 0) {
            this.#dialog.close();
            return;
        }
        const answer = await ask('Save what you changed?', h('p', {}, 'What you typed isn’t saved yet.'),
            [['save', 'Save'], ['discard', 'Discard', 'danger'], ['', 'Go on editing']]);
        if (answer === 'discard') {
            this.#dialog.close();
        } else if (answer === 'save') {
            this.#dialog.querySelector('form').requestSubmit();
        }
    }
}
