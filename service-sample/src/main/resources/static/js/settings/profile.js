import { change, read } from '../api.js';
import { field, h, nextId, select } from '../dom.js';
import { form } from '../log-in.js';
import { tell } from '../notices.js';
import { session } from '../session.js';
import { chooseTheme, chosenTheme } from '../theme.js';

const OPTIONAL = new Set(['locale', 'avatarUrl']);

/** Name, time zone and so on, and how the page looks in this browser. */
export async function profileSection() {
    let profile = await read('/profile');
    const inputs = {
        displayName: h('input', { name: 'displayName', required: true, maxlength: 100, autocomplete: 'name', value: profile.displayName }),
        timeZone: h('input', { name: 'timeZone', required: true, list: 'time-zones', autocomplete: 'off', value: profile.timeZone }),
        locale: h('input', { name: 'locale', maxlength: 11, autocomplete: 'off', value: profile.locale ?? '' }),
        biography: h('textarea', { name: 'biography', rows: 4, maxlength: 1000, class: 'grows', value: profile.biography }),
        avatarUrl: h('input', { name: 'avatarUrl', type: 'url', maxlength: 2000, autocomplete: 'off', value: profile.avatarUrl ?? '' }),
    };
    const zones = h('datalist', { id: 'time-zones' }, ['UTC', ...Intl.supportedValuesOf('timeZone')].map(zone => h('option', { value: zone })));
    const save = async () => {
        const entered = Object.fromEntries(Object.entries(inputs).map(([name, input]) =>
            [name, OPTIONAL.has(name) && input.value.trim() === '' ? null : input.value]));
        try {
            profile = await change('PUT', '/profile', { json: { ...entered, version: profile.version }, version: profile.version });
        } catch (error) {
            if (error.status === 412) {
                await newer(inputs, profile, fresh => { profile = fresh; });
                return;
            }
            throw error;
        }
        session.user.displayName = profile.displayName;
        tell('Your profile is saved.');
    };
    return h('div', {},
        h('p', { class: 'hint' }, `Your e-mail is ${session.user.email}.`),
        form([
            field('Name', inputs.displayName),
            field('Time zone', inputs.timeZone, 'Quiet hours and digests go by its clocks.'),
            field('Language', inputs.locale, 'Such as en or de-AT; empty for that of the browser.'),
            field('About you', inputs.biography),
            field('Address of a picture', inputs.avatarUrl, 'For other programs. This page loads nothing from elsewhere, so it is not shown here.'),
        ], 'Save profile', save),
        zones,
        appearance());
}

/** Another window saved the profile meanwhile: what only it changed is taken over, what was typed here stays. */
async function newer(inputs, before, take) {
    const now = await read('/profile');
    const taken = [];
    for (const [name, input] of Object.entries(inputs)) {
        if (now[name] !== before[name] && input.value === (before[name] ?? '')) {
            input.value = now[name] ?? '';
            taken.push(input.labels[0].textContent);
        }
    }
    take(now);
    tell(`The profile was changed in another window meanwhile${taken.length > 0 ? ` (${taken.join(', ')})` : ''}. Look it over and save again.`);
}

function appearance() {
    const id = nextId('theme');
    return h('section', { 'aria-labelledby': id }, h('h2', { id }, 'This browser'),
        field('Colours', select([['system', 'As the system'], ['light', 'Light'], ['dark', 'Dark']], chosenTheme(),
            { on: { change: event => chooseTheme(event.target.value) } })));
}
