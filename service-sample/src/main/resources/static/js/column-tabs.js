import { h, hiddenText } from './dom.js';
import { countOf, STATUS } from './words.js';

/** On a narrow screen one column is seen at a time. These lead to each, and a card can be dropped on them. */
export class ColumnTabs {

    element;
    #tabs = new Map();
    #observer;

    constructor(views) {
        const seen = new Map(views.map(view => [view.status, 0]));
        this.#observer = new IntersectionObserver(entries => {
            entries.forEach(entry => seen.set(entry.target.dataset.status, entry.intersectionRatio));
            // The first of those of which most is in sight.
            this.#mark([...seen].reduce((best, other) => (other[1] > best[1] + 0.01 ? other : best))[0]);
        }, { threshold: [0, 0.25, 0.5, 0.75, 1] });
        this.element = h('nav', { class: 'column-tabs', 'aria-label': 'Columns' }, views.map(view => {
            const count = h('span', { class: 'count' });
            const tab = h('button', {
                type: 'button',
                data: { status: view.status },
                on: { click: () => view.element.scrollIntoView({ inline: 'center', block: 'nearest' }) },
            }, h('span', {}, STATUS[view.status]), count);
            this.#tabs.set(view.status, { tab, count });
            this.#observer.observe(view.element);
            return tab;
        }));
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
