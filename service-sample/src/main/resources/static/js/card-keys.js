import { moveTask, moveTaskBy, raisePriority, removeTask, saveTitle } from './card-actions.js';
import { openEditor } from './editor.js';
import { STATUSES } from './words.js';

/* The keys of the card that has the focus. help.js tells them to people. */

const STEPS = {
    ArrowUp: ['up', 1], ArrowDown: ['down', 1], ArrowLeft: ['left', 1], ArrowRight: ['right', 1],
    Home: ['up', Infinity], End: ['down', Infinity],
};

/**
 * Listens to the keys of all cards in a view.
 *
 * @param go where the focus goes: gets the card, `up`, `down`, `left` or `right`, and how far
 * @param neighbour the card that gets the focus when this one is deleted, or undefined
 */
export function listenToCardKeys(view, { go, neighbour }) {
    view.addEventListener('keydown', event => {
        const card = event.target.closest?.('.card')?.card;
        if (!card?.focused || event.ctrlKey || event.metaKey || event.altKey) {
            return;
        }
        if (act(card, event)) {
            event.preventDefault();
            event.stopPropagation();
        }
    });
    view.addEventListener('edit-title', event => event.detail.editTitle(saveTitle));

    function act(card, { key, shiftKey }) {
        const { task } = card;
        if (shiftKey && (key === 'ArrowLeft' || key === 'ArrowRight')) {
            moveTaskBy(task, key === 'ArrowLeft' ? -1 : 1);
        } else if (key in STEPS && !shiftKey) {
            go(card, ...STEPS[key]);
        } else if (STATUSES[key - 1]) {
            moveTask(task, STATUSES[key - 1]);
        } else if (key === '+' || key === '-') {
            raisePriority(task, key === '+' ? 1 : -1);
        } else if (key === 'F2' || key === 'e') {
            card.editTitle(saveTitle);
        } else if (key === 'h') {
            openEditor(task, { history: true });
        } else if (key === 'Delete') {
            remove(card);
        } else {
            return false;
        }
        return true;
    }

    async function remove(card) {
        const next = neighbour(card);
        if (await removeTask(card.task)) {
            next?.focus();
        }
    }
}
