import { Board } from './board.js';
import { moveTask } from './card-actions.js';
import { listenToCardKeys } from './card-keys.js';
import { ColumnTabs } from './column-tabs.js';
import { ColumnView } from './column-view.js';
import { h } from './dom.js';
import { enableDrag } from './drag.js';
import { openEditor } from './editor.js';
import { tellFailure } from './notices.js';
import { onTask } from './tasks.js';
import { onOtherWindow } from './windows.js';
import { STATUSES } from './words.js';

/** The Kanban board. */
export class BoardView {

    #board = new Board(column => this.#show(column));
    #cards = new Map();
    #columns = new Map();
    #tabs;
    #element;
    #stops = [];
    #ended = new AbortController();

    constructor(main) {
        document.title = 'Board · taskdal';
        for (const status of STATUSES) {
            this.#columns.set(status, new ColumnView(status, {
                cards: this.#cards,
                open: openEditor,
                more: () => this.#board.more(status).catch(tellFailure),
            }));
        }
        const views = [...this.#columns.values()];
        this.#tabs = new ColumnTabs(views);
        this.#element = h('div', { class: 'board', 'aria-busy': 'true' }, views.map(view => view.element));
        main.append(
            h('h1', { class: 'visually-hidden' }, 'Board'),
            h('p', { id: 'card-keys', hidden: true },
                'Arrow keys go from card to card, Shift with left or right moves the card. A question mark lists all keys.'),
            this.#tabs.element,
            this.#element);
        this.#tabs.follow(this.#element);
        listenToCardKeys(this.#element, {
            go: (card, direction, far) => this.#go(card, direction, far),
            neighbour: card => this.#neighbour(card),
        });
        enableDrag(main, { drop: (task, status) => this.#drop(task, status) });
        this.#stops.push(
            onTask(event => this.#take(event)),
            onOtherWindow('labels', () => this.#load()));
        document.addEventListener('visibilitychange', () => !document.hidden && this.#load(), { signal: this.#ended.signal });
        addEventListener('quick-add', () => views[0].focusQuickAdd(), { signal: this.#ended.signal });
        this.#load();
    }

    update() {
        // The address says nothing more than that it is the board.
    }

    async #load() {
        try {
            await this.#board.load(this.#ended.signal);
            this.#element.removeAttribute('aria-busy');
        } catch (error) {
            tellFailure(error, () => this.#load());
        }
    }

    #show(column) {
        this.#columns.get(column.status)?.show(column);
        this.#tabs.show(column);
    }

    #take({ made, changed, gone }) {
        if (made) {
            this.#board.add(made);
        } else if (gone) {
            this.#board.remove(gone);
            this.#cards.delete(gone);
        } else {
            this.#change(changed);
        }
    }

    /** A card that changes its column takes the focus along, and the eye. */
    #change(task) {
        const card = this.#cards.get(task.id);
        const moved = card && card.task.status !== task.status;
        const focused = card?.focused;
        if (!this.#board.put(task)) {
            this.#load();
        }
        if (moved) {
            if (focused) {
                card.focus();
            }
            card.flash();
        }
    }

    #drop(task, status) {
        const now = this.#board.task(task.id) ?? task;
        moveTask(now, status);
        this.#cards.get(task.id)?.element.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    }

    #go(card, direction, far) {
        const view = this.#columns.get(card.task.status);
        const index = view.cards.indexOf(card);
        if (direction === 'left' || direction === 'right') {
            this.#goAcross(card.task.status, index, direction);
            return;
        }
        const last = view.cards.length - 1;
        const to = Math.max(0, Math.min(last, direction === 'up' ? index - far : index + far));
        view.cards[to].focus();
        if (direction === 'down' && to === last) {
            this.#board.more(card.task.status).catch(tellFailure);
        }
    }

    #goAcross(status, index, direction) {
        const order = direction === 'right' ? STATUSES : STATUSES.toReversed();
        const cards = order.slice(order.indexOf(status) + 1)
            .map(other => this.#columns.get(other).cards)
            .find(others => others.length > 0);
        cards?.[Math.min(index, cards.length - 1)].focus();
    }

    #neighbour(card) {
        const { cards } = this.#columns.get(card.task.status);
        const index = cards.indexOf(card);
        return cards[index + 1] ?? cards[index - 1];
    }

    close() {
        this.#stops.forEach(stop => stop());
        this.#ended.abort();
        this.#columns.forEach(view => view.close());
        this.#tabs.close();
    }
}
