import { ask } from './ask.js';
import { h } from './dom.js';
import { setSingleKeys, singleKeys } from './shortcuts.js';

const EVERYWHERE = [
    [['/'], 'Search'],
    [['N'], 'Add a task'],
    [['?'], 'This list'],
    [['Esc'], 'Close, or leave the search'],
];

const ON_A_CARD = [
    [['↑', '↓', '←', '→'], 'Go to another card'],
    [['Home', 'End'], 'First and last card of the column'],
    [['Shift ←', 'Shift →'], 'Move the card to the column beside'],
    [['1', '2', '3', '4'], 'Move the card to that column'],
    [['Enter'], 'Open the task'],
    [['E', 'F2'], 'Edit the title in place'],
    [['+', '−'], 'Raise or lower the priority'],
    [['H'], 'Open with its history'],
    [['Del'], 'Delete'],
];

const WHILE_EDITING = [
    [['Ctrl Enter'], 'Save the task'],
    [['Enter'], 'Save a title'],
    [['Esc'], 'Leave without saving'],
];

/** All keys, and the switch for those that are single letters. */
export async function showHelp() {
    const single = h('input', { type: 'checkbox', checked: singleKeys(), on: { change: event => setSingleKeys(event.target.checked) } });
    await ask('Keys', h('div', { class: 'keys' },
        h('div', {}, section('Everywhere', EVERYWHERE), section('While editing', WHILE_EDITING)),
        section('On a card', ON_A_CARD),
        h('label', { class: 'check' }, single, 'The keys /, N and ? are on')), [['', 'Close']], { wide: true });
}

function section(title, keys) {
    return h('section', {}, h('h3', {}, title), h('dl', {}, keys.map(([names, meaning]) => h('div', {},
        h('dt', {}, names.map(name => h('kbd', {}, name))), h('dd', {}, meaning)))));
}
