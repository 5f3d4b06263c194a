import { h, icon } from './dom.js';

const PAUSE_MILLIS = 150;

/** The field at the top. What is typed goes into the address once the person pauses; ResultsView does the search. */
export function searchField() {
    const input = h('input', {
        type: 'search', id: 'search', maxlength: 200, autocomplete: 'off', spellcheck: 'false', enterkeyhint: 'search',
        placeholder: 'Search titles', 'aria-label': 'Search for titles that start with …',
    });
    let timer;
    const search = () => {
        clearTimeout(timer);
        // Neither a place in the history for every letter, nor one for leaving the search.
        location.replace(input.value.trim() === '' ? '#/board' : `#/search?${new URLSearchParams({ prefix: input.value })}`);
    };
    input.addEventListener('input', () => {
        clearTimeout(timer);
        timer = setTimeout(search, PAUSE_MILLIS);
    });
    input.addEventListener('keydown', event => {
        if (event.key === 'Escape') {
            event.preventDefault();
            input.value = '';
            search();
        } else if (event.key === 'ArrowDown') {
            event.preventDefault();
            dispatchEvent(new Event('to-results'));
        }
    });
    addEventListener('hashchange', () => {
        const prefix = new URLSearchParams(location.hash.split('?')[1]).get('prefix');
        if (document.activeElement !== input) {
            input.value = prefix ?? '';
        }
    });
    const form = h('form', { class: 'search', role: 'search', on: { submit: event => { event.preventDefault(); search(); } } },
        icon('search'), input);
    input.value = new URLSearchParams(location.hash.split('?')[1]).get('prefix') ?? '';
    return form;
}
