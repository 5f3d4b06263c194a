import { h } from './dom.js';
import { announce } from './notices.js';

/* The bar at the top while the service can't be reached, and the waiting of those who ask again. */

const LONGEST_SECONDS = 15;

let waiting = [];

/**
 * Waits before another try: longer each time, but no longer than until the person or the browser knows better.
 *
 * @param attempt 0 for the first pause
 */
export function pause(problem, attempt) {
    const seconds = Math.min(2 ** attempt, LONGEST_SECONDS);
    show(problem.status === 0 ? 'The service can’t be reached.' : 'The service is not available just now.');
    return new Promise(resolve => {
        const timer = setTimeout(resolve, seconds * 1000);
        waiting.push(() => {
            clearTimeout(timer);
            resolve();
        });
    });
}

/** It answers again. */
export function over() {
    const bar = document.getElementById('outage');
    if (bar.firstChild) {
        bar.replaceChildren();
        announce('The service answers again.');
    }
    tryNow();
}

function show(text) {
    const bar = document.getElementById('outage');
    if (bar.firstChild?.textContent !== text) {
        bar.replaceChildren(
            h('strong', {}, text),
            h('span', {}, ' What you see may be old. It is asked again until it answers.'),
            h('button', { type: 'button', class: 'quiet', on: { click: tryNow } }, 'Try now'));
    }
}

function tryNow() {
    const all = waiting;
    waiting = [];
    all.forEach(resolve => resolve());
}

addEventListener('online', tryNow);
