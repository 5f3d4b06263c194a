import { h, icon } from '../dom.js';
import { tellFailure } from '../notices.js';
import { dataSection } from './data.js';
import { labelsSection } from './labels.js';
import { notificationsSection } from './notifications.js';
import { passwordSection } from './password.js';
import { profileSection } from './profile.js';
import { tokensSection } from './tokens.js';

const SECTIONS = {
    profile: ['Profile', 'person', profileSection],
    notifications: ['Notifications', 'bell', notificationsSection],
    labels: ['Tags and categories', 'tag', labelsSection],
    password: ['Password', 'lock', passwordSection],
    tokens: ['API tokens', 'key', tokensSection],
    data: ['Import and export', 'data', dataSection],
};

/** What a person sets for himself or herself, a section at a time. */
export class SettingsView {

    #nav = h('nav', { class: 'settings-nav', 'aria-label': 'Settings' });
    #content = h('div', { class: 'settings-content' });
    #shown = 0;

    constructor(main) {
        main.append(h('div', { class: 'settings' },
            h('a', { class: 'back', href: '#/board' }, icon('back'), 'Board'), this.#nav, this.#content));
    }

    async update(parameters, [name]) {
        const key = name in SECTIONS ? name : 'profile';
        const [title, , make] = SECTIONS[key];
        document.title = `${title} · taskdal`;
        this.#nav.replaceChildren(...Object.entries(SECTIONS).map(([other, [text, picture]]) =>
            h('a', { href: `#/settings/${other}`, 'aria-current': other === key ? 'page' : null }, icon(picture), text)));
        this.#nav.querySelector('[aria-current]').scrollIntoView({ inline: 'center', block: 'nearest' });
        const heading = h('h1', { tabindex: -1 }, title);
        this.#content.replaceChildren(heading, h('p', { class: 'hint' }, 'Loading …'));
        heading.focus();
        const asked = ++this.#shown;
        try {
            const section = await make();
            // Somebody who went on meanwhile doesn't want to see it.
            if (asked === this.#shown) {
                this.#content.replaceChildren(heading, section);
            }
        } catch (error) {
            tellFailure(error, () => this.update(parameters, [name]));
        }
    }

    close() {
        this.#shown = -1;
    }
}
