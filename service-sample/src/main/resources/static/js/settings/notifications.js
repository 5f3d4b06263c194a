import { change, read } from '../api.js';
import { field, h, select } from '../dom.js';
import { form } from '../log-in.js';
import { tell } from '../notices.js';

const CHANNEL = { email: 'By e-mail', push: 'On your devices' };
const EVENT = { task_created: 'Somebody adds a task', status_changed: 'Somebody moves a task', task_deleted: 'Somebody deletes a task' };

/** What is told to a person, where and when. */
export async function notificationsSection() {
    const { items } = await read('/notification-settings');
    return h('div', {}, h('p', { class: 'hint' }, 'You are told what others do to your tasks. Hours are those of your time zone.'), items.map(channel));
}

function channel(setting) {
    const enabled = h('input', { type: 'checkbox', name: 'enabled', checked: setting.enabled });
    const events = Object.keys(EVENT).map(event =>
        h('input', { type: 'checkbox', name: 'events', value: event, checked: setting.events.includes(event) }));
    const from = h('input', { type: 'time', name: 'from', value: minutes(setting.quietHours?.from) });
    const until = h('input', { type: 'time', name: 'until', value: minutes(setting.quietHours?.until) });
    const digest = select([['', 'No digest'], ...Array.from({ length: 24 }, (_, hour) =>
        [String(hour), `Every day at ${String(hour).padStart(2, '0')}:00`])], String(setting.digestHour ?? ''), { name: 'digestHour' });
    const save = async () => {
        if ((from.value === '') !== (until.value === '')) {
            throw new Error('Quiet hours have a start and an end. Give both, or neither.');
        }
        await change('PUT', `/notification-settings/${setting.channel}`, {
            json: {
                enabled: enabled.checked,
                events: events.filter(box => box.checked).map(box => box.value),
                quietHours: from.value === '' ? null : { from: from.value, until: until.value },
                digestHour: digest.value === '' ? null : Number(digest.value),
            },
        });
        tell('Your settings are saved.');
    };
    return h('section', { class: 'panel' },
        h('h2', {}, CHANNEL[setting.channel] ?? setting.channel),
        form([
            h('label', { class: 'check' }, enabled, 'Tell me'),
            h('fieldset', {}, h('legend', {}, 'When'), events.map(box => h('label', { class: 'check' }, box, EVENT[box.value]))),
            h('div', { class: 'pair' }, field('Quiet from', from), field('Quiet until', until)),
            field('Daily digest', digest),
        ], 'Save', save));
}

/** The service may add seconds, which the field wouldn't show without. */
function minutes(time) {
    return time ? time.slice(0, 5) : '';
}
