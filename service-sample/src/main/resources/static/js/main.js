import { BoardView } from './board-view.js';
import { hideHeader, showHeader } from './header.js';
import { tellFailure } from './notices.js';
import { ResultsView } from './results-view.js';
import { loadSession, session } from './session.js';
import { SettingsView } from './settings/settings-view.js';
import { startShortcuts } from './shortcuts.js';
import { showConfirmation, showLogIn } from './welcome.js';
import { onOtherWindow, tellOtherWindows } from './windows.js';
import * as outage from './outage.js';

/* Where everything starts: who is there, and what the address says is to be shown. */

const VIEWS = { board: BoardView, search: ResultsView, settings: SettingsView };
const main = document.getElementById('view');
let shown = null;

/** Shows what the address names: #/board, #/search?prefix=…, #/settings/profile. */
function route() {
    if (!session.user) {
        return;
    }
    const [path, query] = location.hash.replace(/^#\/?/, '').split('?');
    const [name, ...rest] = path.split('/');
    const View = VIEWS[name] ?? BoardView;
    const parameters = new URLSearchParams(query);
    if (shown instanceof View) {
        shown.update(parameters, rest);
        return;
    }
    shown?.close();
    main.replaceChildren();
    shown = new View(main);
    shown.update(parameters, rest);
    if (document.activeElement === document.body) {
        // What had the focus is gone. The next Tab is to lead into what is there now.
        main.focus();
    }
}

async function enter() {
    shown?.close();
    shown = null;
    showHeader(leave);
    tellOtherWindows('log-in', session.user.id);
    route();
}

/** After a log-out, here or in another window. */
async function leave() {
    shown?.close();
    shown = null;
    session.user = null;
    hideHeader();
    document.querySelectorAll('dialog').forEach(dialog => dialog.remove());
    history.replaceState(null, '', '/');
    await loadSession();
    showLogIn(main, enter);
}

async function start() {
    await untilAnswered(loadSession);
    const token = new URLSearchParams(location.search).get('confirmation');
    if (token) {
        showConfirmation(main, enter, token);
    } else if (session.user) {
        await enter();
    } else {
        showLogIn(main, enter);
    }
}

async function untilAnswered(ask) {
    for (let attempt = 0; ; attempt++) {
        try {
            await ask();
            outage.over();
            return;
        } catch (error) {
            if (!error.passing) {
                throw error;
            }
            await outage.pause(error, attempt);
        }
    }
}

addEventListener('hashchange', route);
addEventListener('unhandledrejection', event => {
    if (event.reason?.name === 'Problem' || event.reason?.name === 'AbortError') {
        event.preventDefault();
        tellFailure(event.reason);
    }
});
onOtherWindow('log-out', leave);
// The windows share one session: what is on the page may not be somebody else's.
onOtherWindow('log-in', id => session.user && session.user.id !== id && location.reload());
startShortcuts();
await start();
