/**
 * Makes an element. Whatever is given as a child becomes text, never markup, so no data can become a script.
 *
 * Attributes: `on` holds listeners, `data` data attributes; true means present, false and null mean absent.
 */
export function h(tag, attributes = {}, ...children) {
    const element = document.createElement(tag);
    set(element, attributes);
    element.append(...children.flat(Infinity).filter(child => child !== null && child !== undefined && child !== false));
    return element;
}

/** Sets attributes as `h` does. */
export function set(element, attributes) {
    for (const [name, value] of Object.entries(attributes)) {
        if (name === 'on') {
            Object.entries(value).forEach(([event, listener]) => element.addEventListener(event, listener));
        } else if (name === 'data') {
            Object.assign(element.dataset, value);
        } else if (name === 'value') {
            element.value = value;
        } else if (value === true) {
            element.setAttribute(name, '');
        } else if (value === false || value === null || value === undefined) {
            element.removeAttribute(name);
        } else {
            element.setAttribute(name, value);
        }
    }
    return element;
}

const SVG = 'http://www.w3.org/2000/svg';

/** One of the symbols of index.html. It says nothing to a screen reader: what it stands for is said beside it. */
export function icon(name) {
    const svg = document.createElementNS(SVG, 'svg');
    svg.setAttribute('class', 'icon');
    svg.setAttribute('aria-hidden', 'true');
    const use = document.createElementNS(SVG, 'use');
    use.setAttribute('href', `#icon-${name}`);
    svg.append(use);
    return svg;
}

/** A button with a picture alone, which has a name all the same. */
export function iconButton(name, label, attributes = {}) {
    return h('button', { type: 'button', class: 'icon-button', 'aria-label': label, title: label, ...attributes }, icon(name));
}

/** A field with its label above, and room for what is wrong with it below. */
export function field(label, input, hint) {
    const id = input.id || nextId('field');
    input.id = id;
    const error = h('span', { class: 'field-error', id: `${id}-error` });
    const described = [`${id}-error`];
    const parts = [h('label', { for: id }, label), input];
    if (hint) {
        parts.push(h('span', { class: 'hint', id: `${id}-hint` }, hint));
        described.unshift(`${id}-hint`);
    }
    input.setAttribute('aria-describedby', described.join(' '));
    return h('div', { class: 'field' }, parts, error);
}

/** A select of values and what they are called. */
export function select(options, value, attributes = {}) {
    const element = h('select', attributes, options.map(([key, text]) => h('option', { value: key }, text)));
    element.value = value;
    return element;
}

/** Text that only a screen reader reads. */
export function hiddenText(text) {
    return h('span', { class: 'visually-hidden' }, text);
}

let ids = 0;

/** An id that no other element has. */
export function nextId(prefix) {
    ids += 1;
    return `${prefix}-${ids}`;
}
