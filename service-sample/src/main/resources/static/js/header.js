import { filterMenu } from './filter-menu.js';
import { h, icon, iconButton } from './dom.js';
import { showHelp } from './help.js';
import { tellFailure } from './notices.js';
import { searchField } from './search-field.js';
import { logOut, session } from './session.js';
import { chooseTheme, shownTheme } from './theme.js';
import { tellOtherWindows } from './windows.js';

const header = document.getElementById('header');

/** Shows the bar at the top. `left` is called after a log-out. */
export function showHeader(left) {
    const menu = accountMenu(left);
    const filters = filterMenu();
    header.replaceChildren(
        h('a', { class: 'brand', href: '#/board', 'aria-label': 'taskdal: to the board' }, icon('logo'), h('span', {}, 'taskdal')),
        searchField(),
        iconButton('filter', 'Show by tag, category or priority', { popovertarget: filters.id }),
        iconButton('keyboard', 'Keys', { class: 'icon-button wide-only', on: { click: showHelp } }),
        themeButton(),
        h('button', { type: 'button', class: 'avatar', 'aria-label': 'Account and settings', popovertarget: menu.id },
            session.user.displayName.trim().charAt(0).toUpperCase()),
        filters,
        menu);
    header.hidden = false;
}

export function hideHeader() {
    header.replaceChildren();
    header.hidden = true;
}

function themeButton() {
    const button = iconButton('moon', '', { on: { click: () => chooseTheme(shownTheme() === 'dark' ? 'light' : 'dark') } });
    const show = () => {
        const other = shownTheme() === 'dark' ? 'light' : 'dark';
        button.replaceChildren(icon(other === 'dark' ? 'moon' : 'sun'));
        button.title = `Switch to ${other} colours`;
        button.setAttribute('aria-label', button.title);
    };
    addEventListener('themechange', show);
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', show);
    show();
    return button;
}

function accountMenu(left) {
    const menu = h('nav', { id: 'account-menu', class: 'menu', popover: 'auto', 'aria-label': 'Account' },
        h('p', { class: 'menu-head' }, h('strong', {}, session.user.displayName), h('span', {}, session.user.email)),
        link('person', 'Profile', '#/settings/profile'),
        link('bell', 'Notifications', '#/settings/notifications'),
        link('tag', 'Tags and categories', '#/settings/labels'),
        link('lock', 'Password', '#/settings/password'),
        link('key', 'API tokens', '#/settings/tokens'),
        link('data', 'Import and export', '#/settings/data'),
        h('button', { type: 'button', on: { click: () => { menu.hidePopover(); showHelp(); } } }, icon('keyboard'), 'Keys'),
        h('button', {
            type: 'button',
            on: {
                click: async () => {
                    try {
                        await logOut();
                        tellOtherWindows('log-out');
                        await left();
                    } catch (error) {
                        tellFailure(error);
                    }
                },
            },
        }, icon('log-out'), 'Log out'));
    menu.addEventListener('click', event => event.target.closest('a') && menu.hidePopover());
    return menu;
}

function link(picture, text, href) {
    return h('a', { href }, icon(picture), text);
}
