import { read } from './api.js';
import { Card } from './card.js';
import { listenToCardKeys } from './card-keys.js';
import { h, icon } from './dom.js';
import { openEditor } from './editor.js';
import { announce, tellFailure } from './notices.js';
import { onTask } from './tasks.js';
import { plural } from './words.js';

const PAGE = 50;

/** Tasks found by the start of their title, by tag, by category, or the open ones by priority; more on scrolling. */
export class ResultsView {

    #heading = h('h1', { tabindex: -1 });
    #summary = h('p', { class: 'hint' });
    #list = h('ol', { class: 'cards results-list', 'aria-labelledby': 'results-title', 'aria-describedby': 'card-keys' });
    #end = h('div', { class: 'column-end' });
    #cards = new Map();
    #next = null;
    #search = new AbortController();
    #ended = new AbortController();
    #observer;
    #stop;

    constructor(main) {
        this.#heading.id = 'results-title';
        const element = h('div', { class: 'results' },
            h('a', { class: 'back', href: '#/board' }, icon('back'), 'Board'),
            this.#heading, this.#summary,
            h('p', { id: 'card-keys', hidden: true }, 'Arrow keys go from card to card, Shift with left or right changes the status.'),
            this.#list, this.#end);
        main.append(element);
        listenToCardKeys(element, {
            go: (card, direction, far) => this.#go(card, direction, far),
            neighbour: card => (card.element.nextSibling ?? card.element.previousSibling)?.card,
        });
        this.#list.addEventListener('focusin', event => this.#setTabStop(event.target.closest('.card')?.card));
        this.#observer = new IntersectionObserver(
            entries => entries.some(entry => entry.isIntersecting) && this.#more(), { rootMargin: '0px 0px 800px 0px' });
        this.#stop = onTask(event => this.#take(event));
        addEventListener('to-results', () => this.#list.firstChild?.card.focus(), { signal: this.#ended.signal });
        element.addEventListener('keydown', event => event.key === 'Escape' && location.replace('#/board'));
    }

    /** Searches anew. An answer to what was asked before comes too late and is dropped. */
    async update(parameters) {
        this.#search.abort();
        this.#search = new AbortController();
        const { signal } = this.#search;
        const name = parameters.get('name');
        parameters.delete('name');
        this.#heading.textContent = headingOf(parameters, name);
        document.title = `${this.#heading.textContent} · taskdal`;
        parameters.set('size', PAGE);
        if (this.#cards.size === 0) {
            this.#summary.textContent = 'Searching …';
        }
        try {
            const page = await read(`/tasks?${parameters}`, { signal });
            if (signal.aborted) {
                return;
            }
            this.#cards.clear();
            this.#list.replaceChildren();
            this.#append(page);
            announce(this.#summary.textContent);
        } catch (error) {
            if (error.name !== 'AbortError') {
                tellFailure(error);
            }
        }
    }

    async #more() {
        const { signal } = this.#search;
        const next = this.#next;
        this.#next = null;
        this.#observer.unobserve(this.#end);
        if (!next) {
            return;
        }
        try {
            const page = await read(next, { signal });
            if (!signal.aborted) {
                this.#append(page);
            }
        } catch (error) {
            tellFailure(error);
        }
    }

    #append(page) {
        for (const task of page.items.filter(item => !this.#cards.has(item.id))) {
            const card = new Card(task, { open: openEditor, withStatus: true });
            this.#cards.set(task.id, card);
            this.#list.append(card.element);
        }
        this.#next = page.next;
        this.#observer.unobserve(this.#end);
        if (page.next) {
            this.#observer.observe(this.#end);
        }
        if (!this.#list.querySelector('.card-title[tabindex="0"]')) {
            this.#setTabStop(this.#list.firstChild?.card);
        }
        this.#count();
    }

    #count() {
        const count = this.#cards.size;
        this.#summary.textContent = count === 0 ? 'No task.' : `${this.#next ? 'More than ' : ''}${plural(count, 'task')}.`;
    }

    #take({ changed, gone }) {
        const card = this.#cards.get(changed?.id ?? gone);
        if (!card) {
            return;
        }
        if (gone) {
            card.element.remove();
            this.#cards.delete(gone);
            this.#count();
        } else if (card.task.version <= changed.version) {
            card.update(changed);
            card.flash();
        }
    }

    #go(card, direction, far) {
        const cards = [...this.#list.children];
        const index = cards.indexOf(card.element);
        const back = direction === 'up' || direction === 'left';
        const to = Math.max(0, Math.min(cards.length - 1, back ? index - far : index + far));
        if (back && index === 0) {
            document.getElementById('search').focus();
        } else {
            cards[to].card.focus();
        }
    }

    #setTabStop(card) {
        this.#list.querySelectorAll('.card-title[tabindex="0"]').forEach(title => {
            title.tabIndex = -1;
        });
        if (card) {
            card.tabStop = true;
        }
    }

    close() {
        this.#search.abort();
        this.#ended.abort();
        this.#observer.disconnect();
        this.#stop();
    }
}

function headingOf(parameters, name) {
    if (parameters.has('prefix')) {
        return `Titles that start with “${parameters.get('prefix')}”`;
    }
    if (parameters.has('tag')) {
        return `Tagged ${name ?? ''}`;
    }
    return parameters.has('category') ? `In category ${name ?? ''}` : 'Open tasks, most urgent first';
}
