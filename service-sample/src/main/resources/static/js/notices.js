import { h, iconButton } from './dom.js';

/* What the page tells without being asked: aloud by a screen reader, and in notices that go away. */

const SHOWN_MILLIS = 6000;

/** Says something to those who don't see what happened. */
export function announce(text) {
    const announcer = document.getElementById('announcer');
    // The same text twice would not be read twice.
    announcer.textContent = announcer.textContent === text ? `${text}\u00a0` : text;
}

/** Shows a notice for some seconds, for longer while it is pointed at or has the focus. */
export function tell(text, actions = []) {
    show(text, actions, 'notice', SHOWN_MILLIS);
}

/** Shows what went wrong until it is closed. `again`, if given, is what to do when the person wants to try once more. */
export function tellFailure(error, again) {
    if (error.name === 'AbortError') {
        return;
    }
    show(error.message, again ? [['Try again', again]] : [], 'notice failure', null);
}

function show(text, actions, style, millis) {
    const toasts = document.getElementById('toasts');
    const notice = h('div', { class: style, role: millis ? 'status' : 'alert' }, h('p', {}, text));
    const close = () => notice.remove();
    for (const [label, act] of actions) {
        notice.append(h('button', { type: 'button', class: 'quiet', on: { click: () => { close(); act(); } } }, label));
    }
    notice.append(iconButton('close', 'Close this notice', { on: { click: close } }));
    [...toasts.children].filter(other => other.firstChild.textContent === text).forEach(other => other.remove());
    // A modal dialog covers everything that isn't in the top layer or in the dialog.
    toasts.append(notice);
    raise(toasts);
    if (millis) {
        goLater(notice, millis);
    }
}

function raise(toasts) {
    if (toasts.matches(':popover-open')) {
        toasts.hidePopover();
    }
    toasts.popover = 'manual';
    toasts.showPopover();
}

function goLater(notice, millis) {
    let timer = setTimeout(() => notice.remove(), millis);
    const stay = () => clearTimeout(timer);
    const go = () => {
        clearTimeout(timer);
        timer = setTimeout(() => notice.remove(), millis);
    };
    notice.addEventListener('pointerenter', stay);
    notice.addEventListener('focusin', stay);
    notice.addEventListener('pointerleave', go);
    notice.addEventListener('focusout', go);
}
