import { announce } from './notices.js';
import { STATUS } from './words.js';

/*
 * Dragging by pointer events, which are the same for mouse, pen and finger. (The browser's own drag and drop knows no
 * finger on some phones.) A mouse drags once it has moved a little, a finger once it has rested on the card for a
 * moment, since moving it at once is scrolling.
 */

const MOUSE_PIXELS = 6;
const FINGER_PIXELS = 10;
const FINGER_MILLIS = 300;
const EDGE_PIXELS = 56;
const SCROLL_PIXELS = 12;

/**
 * Makes the cards in a view draggable to whatever has a status.
 *
 * @param drop gets the task and the status
 */
export function enableDrag(view, { drop }) {
    let drag = null;

    view.addEventListener('pointerdown', event => {
        const element = event.target.closest('.card');
        if (!element || !event.isPrimary || event.button !== 0 || element.classList.contains('editing')
            || event.target.closest('.card-edit')) {
            return;
        }
        drag?.cancel();
        drag = new Drag(element, event, drop, () => {
            drag = null;
        });
    });
    // A finger that drags doesn't scroll. It has to be told before the browser has begun to.
    view.addEventListener('touchmove', event => drag?.lifted && event.preventDefault(), { passive: false });
    view.addEventListener('contextmenu', event => drag?.lifted && event.preventDefault());
}

class Drag {

    lifted = false;
    #element;
    #start;
    #at;
    #drop;
    #done;
    #ghost;
    #target = null;
    #timer;
    #listening = new AbortController();

    constructor(element, event, drop, done) {
        this.#element = element;
        this.#start = event;
        this.#at = event;
        this.#drop = drop;
        this.#done = done;
        const options = { signal: this.#listening.signal };
        addEventListener('pointermove', move => this.#move(move), options);
        addEventListener('pointerup', () => this.#end(), options);
        addEventListener('pointercancel', () => this.cancel(), options);
        addEventListener('blur', () => this.cancel(), options);
        addEventListener('keydown', key => key.key === 'Escape' && this.lifted && this.cancel(), options);
        if (event.pointerType !== 'mouse') {
            this.#timer = setTimeout(() => this.#lift(), FINGER_MILLIS);
        }
    }

    #move(event) {
        if (event.pointerId !== this.#start.pointerId) {
            return;
        }
        this.#at = event;
        const moved = Math.hypot(event.clientX - this.#start.clientX, event.clientY - this.#start.clientY);
        if (!this.lifted && this.#start.pointerType === 'mouse' && moved > MOUSE_PIXELS) {
            this.#lift();
        } else if (!this.lifted && this.#start.pointerType !== 'mouse' && moved > FINGER_PIXELS) {
            this.cancel();
        }
        if (this.lifted) {
            this.#follow();
        }
    }

    #lift() {
        this.lifted = true;
        const box = this.#element.getBoundingClientRect();
        const ghost = this.#element.cloneNode(true);
        ghost.querySelectorAll('[id]').forEach(part => part.removeAttribute('id'));
        ghost.inert = true;
        ghost.classList.add('ghost');
        ghost.style.width = `${box.width}px`;
        ghost.style.left = `${box.left}px`;
        ghost.style.top = `${box.top}px`;
        this.#ghost = ghost;
        document.body.append(ghost);
        document.body.classList.add('dragging');
        this.#element.classList.add('lifted');
        this.#start.target.releasePointerCapture?.(this.#start.pointerId);
        announce(`Dragging “${this.#element.card.task.title}”. Escape lets it go.`);
        this.#follow();
        this.#scroll();
    }

    #follow() {
        const x = this.#at.clientX - this.#start.clientX;
        const y = this.#at.clientY - this.#start.clientY;
        this.#ghost.style.transform = `translate(${x}px, ${y}px) rotate(1.5deg)`;
        const target = document.elementFromPoint(this.#at.clientX, this.#at.clientY)?.closest('.column, .column-tabs button') ?? null;
        if (target !== this.#target) {
            this.#target?.classList.remove('drop-target');
            target?.classList.add('drop-target');
            this.#target = target;
        }
    }

    /** Near the edge of the board, and of the column below the pointer, what is beyond comes into view. */
    #scroll() {
        if (!this.lifted) {
            return;
        }
        const { clientX: x, clientY: y } = this.#at;
        const board = this.#element.closest('.board');
        const box = board.getBoundingClientRect();
        if (y > box.top) {
            board.scrollLeft += step(x, box.left, box.right);
        }
        const scroller = this.#target?.querySelector('.column-scroller');
        if (scroller) {
            const inner = scroller.getBoundingClientRect();
            scroller.scrollTop += step(y, inner.top, inner.bottom);
        }
        requestAnimationFrame(() => this.#scroll());
    }

    #end() {
        const status = this.#target?.dataset.status;
        const { task } = this.#element.card;
        const { lifted } = this;
        this.#stop();
        if (lifted) {
            suppressClick();
            if (status && status !== task.status) {
                this.#drop(task, status);
            } else {
                announce(`“${task.title}” stays in ${STATUS[task.status]}.`);
            }
        }
    }

    cancel() {
        if (this.lifted) {
            suppressClick();
            announce('Let go.');
        }
        this.#stop();
    }

    #stop() {
        clearTimeout(this.#timer);
        this.#listening.abort();
        this.lifted = false;
        this.#ghost?.remove();
        this.#target?.classList.remove('drop-target');
        this.#element.classList.remove('lifted');
        document.body.classList.remove('dragging');
        this.#done();
    }
}

function step(at, from, to) {
    if (at < from + EDGE_PIXELS) {
        return -SCROLL_PIXELS;
    }
    return at > to - EDGE_PIXELS ? SCROLL_PIXELS : 0;
}

/** The click that follows when the button goes up would open the card. It comes before the next press, if it comes. */
function suppressClick() {
    const swallow = event => {
        // A key's click has no count.
        if (event.detail > 0) {
            event.preventDefault();
            event.stopPropagation();
        }
    };
    addEventListener('click', swallow, { capture: true });
    addEventListener('pointerdown', () => removeEventListener('click', swallow, { capture: true }), { capture: true, once: true });
}
