import { h, hiddenText, icon, iconButton, set } from './dom.js';
import { PRIORITY, STATUS } from './words.js';

/** One task as a card. It shows what it is given; what happens to it is for those who listen. */
export class Card {

    #title = h('button', { type: 'button', class: 'card-title', tabindex: -1 });
    #meta = h('div', { class: 'card-meta' });
    #withStatus;
    element;
    task;

    /**
     * @param withStatus whether it says its status, where no column does
     */
    constructor(task, { open, withStatus = false }) {
        this.#withStatus = withStatus;
        this.#meta.id = `card-${task.id}-meta`;
        set(this.#title, { 'aria-describedby': this.#meta.id, on: { click: () => open(this.task) } });
        const edit = iconButton('edit', 'Edit the title', {
            class: 'icon-button card-edit',
            tabindex: -1,
            on: { click: () => this.element.dispatchEvent(new CustomEvent('edit-title', { bubbles: true, detail: this })) },
        });
        this.element = h('li', { class: 'card', data: { id: task.id } }, this.#title, edit, this.#meta);
        this.element.card = this;
        this.update(task);
    }

    /** Shows the task as it is now. */
    update(task) {
        if (this.task === task) {
            return;
        }
        this.task = task;
        this.#title.textContent = task.title;
        this.element.dataset.priority = task.priority;
        this.element.dataset.status = task.status;
        this.#meta.replaceChildren(...this.#details(task));
    }

    * #details(task) {
        if (this.#withStatus) {
            yield h('span', { class: 'chip status', data: { status: task.status } }, STATUS[task.status]);
        }
        if (task.priority !== 'normal') {
            yield h('span', { class: 'chip priority' }, icon(task.priority), PRIORITY[task.priority], hiddenText(' priority'));
        }
        for (const category of task.categories) {
            yield h('span', { class: 'chip category' }, hiddenText('Category '), category.name);
        }
        for (const tag of task.tags) {
            yield h('span', { class: 'chip tag' }, hiddenText('Tag '), tag.name);
        }
        if (task.description !== '') {
            yield h('span', { class: 'card-has-text', title: 'Has a description' }, icon('text'), hiddenText('Has a description'));
        }
    }

    /** Whether Tab stops here. Of the cards of a column it does at one. */
    set tabStop(on) {
        this.#title.tabIndex = on ? 0 : -1;
    }

    focus() {
        this.#title.focus({ preventScroll: true });
        this.element.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    }

    get focused() {
        return document.activeElement === this.#title;
    }

    /** Draws the eye to it. */
    flash() {
        this.element.classList.remove('flash');
        // Read, so that the animation starts again.
        void this.element.offsetWidth;
        this.element.classList.add('flash');
    }

    /**
     * Lets the person type another title in place of the old one. Enter or leaving the field saves, Escape doesn't.
     *
     * @param save gets the title; if it fails, the field stays with what was typed
     */
    editTitle(save) {
        if (this.element.classList.contains('editing')) {
            return;
        }
        const input = h('textarea', { class: 'card-input', 'aria-label': 'Title', maxlength: 200, rows: 1, value: this.task.title });
        let state = 'open';
        const close = () => {
            state = 'closed';
            const refocus = document.activeElement === input || document.activeElement === document.body;
            input.remove();
            this.element.classList.remove('editing');
            if (refocus) {
                this.#title.focus({ preventScroll: true });
            }
        };
        const finish = async () => {
            const title = input.value.trim().replace(/\s+/g, ' ');
            if (state !== 'open') {
                return;
            }
            if (title === '' || title === this.task.title) {
                close();
                return;
            }
            state = 'saving';
            input.readOnly = true;
            if (await save(this.task, title)) {
                close();
            } else {
                state = 'open';
                input.readOnly = false;
            }
        };
        input.addEventListener('keydown', event => {
            event.stopPropagation();
            if (event.key === 'Enter' && !event.isComposing) {
                event.preventDefault();
                finish();
            } else if (event.key === 'Escape') {
                event.preventDefault();
                close();
            }
        });
        input.addEventListener('blur', finish);
        this.element.classList.add('editing');
        this.element.prepend(input);
        input.focus();
        input.select();
    }
}
