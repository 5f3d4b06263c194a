import { Card } from './card.js';
import { h, hiddenText } from './dom.js';
import { announce, tellFailure } from './notices.js';
import { makeTask } from './tasks.js';
import { countOf, STATUS } from './words.js';

/** A column of the board: its name and count, the field to add a task, the cards, more of them on scrolling. */
export class ColumnView {

    status;
    element;
    #cards;
    #current = null;
    #count = h('span', { class: 'count' });
    #list;
    #input;
    #empty = h('p', { class: 'column-empty' }, 'No tasks here.');
    #loading = h('p', { class: 'column-loading', hidden: true }, 'Loading more…');
    #end = h('div', { class: 'column-end' });
    #observer;

    /**
     * @param cards all cards of the board by the id of their task, which this view adds to
     * @param open what a click on a card does
     * @param more loads the next page
     */
    constructor(status, { cards, open, more }) {
        this.status = status;
        this.#cards = { all: cards, make: task => new Card(task, { open }) };
        const title = `column-${status}`;
        this.#list = h('ol', { class: 'cards', 'aria-labelledby': title, 'aria-describedby': 'card-keys' });
        this.#input = h('input', {
            name: 'title', maxlength: 200, autocomplete: 'off', enterkeyhint: 'done', placeholder: 'Add a task', 'aria-label': `Add a task to ${STATUS[status]}`,
        });
        const scroller = h('div', { class: 'column-scroller' }, this.#list, this.#empty, this.#loading, this.#end);
        this.element = h('section', { class: 'column', data: { status }, 'aria-labelledby': title },
            h('div', { class: 'column-head' },
                h('h2', { id: title }, STATUS[status]), this.#count),
            h('form', { class: 'quick-add', on: { submit: event => this.#add(event) } }, this.#input),
            scroller);
        this.#list.addEventListener('focusin', event => this.#setCurrent(event.target.closest('.card')?.card));
        this.#observer = new IntersectionObserver(
            entries => entries.some(entry => entry.isIntersecting) && more(status),
            { root: scroller, rootMargin: '0px 0px 800px 0px' });
    }

    /** Shows the column as it is now. The card that has the focus keeps it. */
    show(column) {
        const text = countOf(column.count, column.capped);
        if (this.#count.textContent !== `${text} tasks`) {
            this.#count.replaceChildren(text, hiddenText(' tasks'));
        }
        const elements = column.tasks.map(task => this.#cardOf(task).element);
        const focused = elements.find(element => element.card.focused)?.card;
        this.#arrange(elements);
        if (focused && !focused.focused) {
            focused.focus();
        }
        if (!this.cards.includes(this.#current)) {
            this.#setCurrent(this.cards[0]);
        }
        this.#empty.hidden = column.tasks.length > 0 || Boolean(column.next);
        this.#loading.hidden = !column.loading;
        // Observed anew, so that it is told again if the end is still in sight.
        this.#observer.unobserve(this.#end);
        if (column.next && !column.loading) {
            this.#observer.observe(this.#end);
        }
    }

    #cardOf(task) {
        const { all, make } = this.#cards;
        const known = all.get(task.id);
        if (known) {
            known.update(task);
            return known;
        }
        const card = make(task);
        all.set(task.id, card);
        return card;
    }

    /** Touches only what isn't in its place: of a thousand cards usually one. */
    #arrange(elements) {
        const wanted = new Set(elements);
        [...this.#list.children].filter(child => !wanted.has(child)).forEach(child => child.remove());
        elements.forEach((element, index) => {
            const there = this.#list.children[index];
            if (there !== element) {
                this.#list.insertBefore(element, there ?? null);
            }
        });
    }

    #setCurrent(card) {
        if (card === this.#current) {
            return;
        }
        if (this.#current) {
            this.#current.tabStop = false;
        }
        this.#current = card ?? null;
        if (card) {
            card.tabStop = true;
        }
    }

    /** Its cards from top to bottom. */
    get cards() {
        return [...this.#list.children].map(element => element.card);
    }

    /** The list scrolled to its top, the place where new tasks appear. */
    scrollToTop() {
        this.#list.parentElement.scrollTop = 0;
    }

    focusQuickAdd() {
        this.#input.focus();
    }

    async #add(event) {
        event.preventDefault();
        const title = this.#input.value.trim();
        if (title === '' || this.#input.readOnly) {
            return;
        }
        // What is typed stays until it is safe.
        this.#input.readOnly = true;
        try {
            const task = await makeTask({ title, status: this.status });
            this.#input.value = '';
            this.scrollToTop();
            const card = this.#cards.all.get(task.id);
            // Gone if the person has left the board meanwhile.
            if (card) {
                this.#setCurrent(card);
                card.flash();
            }
            announce(`Added “${task.title}” to ${STATUS[this.status]}.`);
        } catch (error) {
            tellFailure(error);
        } finally {
            this.#input.readOnly = false;
        }
    }

    close() {
        this.#observer.disconnect();
    }
}
