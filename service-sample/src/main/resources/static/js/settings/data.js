import { change } from '../api.js';
import { field, h } from '../dom.js';
import { form } from '../log-in.js';
import { plural } from '../words.js';

const EXAMPLE = '{"title": "Write the report", "description": "", "status": "todo", "priority": "high"}';

/** Import and export of tasks as a file with a JSON object a line. */
export async function dataSection() {
    const file = h('input', { type: 'file', name: 'file', required: true, accept: '.ndjson,.jsonl,.json,application/x-ndjson' });
    const report = h('div', { role: 'status' });
    const send = form([field('File', file, 'Up to 100,000 lines.')], 'Import', async () => {
        report.replaceChildren(h('p', { class: 'hint' }, 'Importing …'));
        try {
            report.replaceChildren(outcome(await change('POST', '/tasks/import', { body: file.files[0], type: 'application/x-ndjson' })));
        } catch (error) {
            report.replaceChildren();
            throw error;
        }
    });
    return h('div', {},
        h('section', { class: 'panel' }, h('h2', {}, 'Import'),
            h('p', {}, 'A file with a task on each line, as JSON. Only the title has to be there.'),
            h('pre', { tabindex: 0, 'aria-label': 'A line as an example' }, EXAMPLE),
            send, report),
        h('section', { class: 'panel' }, h('h2', {}, 'Export'),
            h('p', {}, 'All your tasks in a file of the same form.'),
            h('a', { class: 'button', href: '/api/tasks/export', download: 'tasks.ndjson' }, 'Export my tasks')));
}

function outcome({ accepted, rejected, problems }) {
    const taken = h('p', {}, h('strong', {}, `${plural(accepted, 'task')} imported`), rejected === 0 ? '.' : `, ${plural(rejected, 'line')} rejected:`);
    if (rejected === 0) {
        return h('div', { class: 'message' }, taken);
    }
    return h('div', { class: 'message' }, taken,
        h('ul', { class: 'problems' }, problems.map(({ line, reason }) => h('li', {}, h('strong', {}, `Line ${line}: `), reason))),
        rejected > problems.length && h('p', { class: 'hint' }, `And ${plural(rejected - problems.length, 'more line')}.`));
}
