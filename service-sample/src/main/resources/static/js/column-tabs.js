import { h, hiddenText } from './dom.js';
import { countOf, STATUS } from './words.js';

/** On a narrow screen one column is seen at a time. These lead to each, and a card can be dropped on them. */
export class ColumnTabs {

    element;
    #tabs = new Map();
    #views;
    #board;
    #observer;

    constructor(views) {
        this.#views = views;
        this.element = h('nav', { class: 'column-tabs', 'aria-label': 'Columns' }, views.map(view => {
            const count = h('span', { class: 'count' });
            const tab = h('button', {
                type: 'button',
                data: { status: view.status },
                on: { click: () => view.element.scrollIntoView({ inline: 'center', block: 'nearest' }) },
            }, h('span', {}, STATUS[view.status]), count);
            this.#tabs.set(view.status, { tab, count });
            return tab;
        }));
    }

    /** Marks the tab of the column in sight from now on, whether the board is scrolled or becomes wider or narrower. */
    follow(board) {
        this.#board = board;
        board.addEventListener('scroll', () => this.#markShown(), { passive: true });
        // Told before what changed is painted.
        this.#observer = new ResizeObserver(() => this.#markShown());
        this.#observer.observe(board);
    }

    /** The column nearest to the middle. At either end, where there is room for two, it is the one that can't get there. */
    #markShown() {
        const { scrollLeft, scrollWidth, clientWidth } = this.#board;
        const box = this.#board.getBoundingClientRect();
        const beyond = scrollWidth - clientWidth;
        let at = (box.left + box.right) / 2;
        if (scrollLeft < 1) {
            at = box.left;
        } else if (scrollLeft > beyond - 1) {
            at = box.right;
        }
        const away = view => {
            const column = view.element.getBoundingClientRect();
            return Math.abs((column.left + column.right) / 2 - at);
        };
        this.#mark(this.#views.reduce((best, view) => (away(view) < away(best) ? view : best)).status);
    }

    show(column) {
        this.#tabs.get(column.status)?.count.replaceChildren(countOf(column.count, column.capped), hiddenText(' tasks'));
    }

    #mark(status) {
        this.#tabs.forEach(({ tab }, other) => {
            if (other === status) {
                tab.setAttribute('aria-current', 'true');
            } else {
                tab.removeAttribute('aria-current');
            }
        });
    }

    close() {
        this.#observer.disconnect();
    }
}
