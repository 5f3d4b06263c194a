import { showHelp } from './help.js';
import { session } from './session.js';
import { recall, remember } from './theme.js';

/*
 * Keys that work wherever no text is typed. Single letters get in the way of those who speak to their computer, so they
 * can be switched off (WCAG 2.1.4).
 */

const KEY = 'taskdal.single-keys';

export function singleKeys() {
    return recall(KEY) !== 'off';
}

export function setSingleKeys(on) {
    remember(KEY, on ? null : 'off');
}

const ACTIONS = {
    '/': () => document.getElementById('search')?.focus(),
    'n': () => {
        location.hash = '#/board';
        // After the board is there, if it wasn't.
        setTimeout(() => dispatchEvent(new Event('quick-add')));
    },
    '?': showHelp,
};

export function startShortcuts() {
    document.addEventListener('keydown', event => {
        const typing = event.target.closest?.('input, textarea, select, dialog');
        if (typing || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || !session.user || !singleKeys()) {
            return;
        }
        const action = ACTIONS[event.key];
        if (action) {
            event.preventDefault();
            action();
        }
    });
}
