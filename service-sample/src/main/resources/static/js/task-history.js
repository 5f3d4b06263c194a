import { read } from './api.js';
import { h } from './dom.js';
import { tellFailure } from './notices.js';
import { session } from './session.js';
import { atInFull, FIELD, inWords, when } from './words.js';

const DONE = { created: 'created this task', updated: 'changed', deleted: 'deleted this task' };

/** Who changed a task and how, latest first; more at the press of a button. */
export class TaskHistory {

    element = h('div', { class: 'history' });
    #list = h('ol', { class: 'history-list' });
    #more = h('button', { type: 'button', class: 'quiet', hidden: true, on: { click: () => this.#load() } }, 'Show more');
    #next;
    #first;

    constructor(task) {
        this.#first = `/tasks/${task.id}/history`;
        this.element.append(this.#list, this.#more);
    }

    /** Loads it from the start. */
    async show() {
        this.#next = this.#first;
        this.#list.replaceChildren();
        await this.#load();
    }

    async #load() {
        try {
            const page = await read(this.#next);
            this.#list.append(...page.items.map(entry));
            this.#next = page.next;
            this.#more.hidden = !page.next;
            if (!this.#list.firstChild) {
                this.#list.append(h('li', {}, 'Nothing is recorded.'));
            }
        } catch (error) {
            tellFailure(error);
        }
    }
}

function entry(item) {
    const fields = Object.entries(item.changes ?? {}).filter(([field]) => field in FIELD);
    return h('li', {},
        h('p', {},
            h('strong', {}, nameOf(item.actor)), ` ${DONE[item.operation] ?? item.operation}`,
            item.operation === 'updated' && ` ${fields.map(([field]) => FIELD[field].toLowerCase()).join(', ')}`,
            ' ',
            h('time', { datetime: item.changedAt, title: atInFull(item.changedAt) }, when(item.changedAt))),
        item.operation === 'updated' && fields.map(([field, { from, to }]) => h('p', { class: 'change' },
            h('del', {}, inWords(field, from)), ' → ', h('ins', {}, inWords(field, to)))));
}

function nameOf(actor) {
    if (actor.userId === undefined || actor.userId === null) {
        return `The database role ${actor.role}`;
    }
    return actor.userId === session.user.id ? 'You' : `User ${actor.userId}`;
}
