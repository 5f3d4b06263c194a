import { change } from '../api.js';
import { field, h } from '../dom.js';
import { form } from '../log-in.js';
import { tell } from '../notices.js';
import { session } from '../session.js';

/** Another password in place of the present one. */
export async function passwordSection() {
    // For the browser's own list of passwords, which goes by it.
    const email = h('input', { type: 'email', autocomplete: 'username', value: session.user.email, hidden: true });
    const present = h('input', { type: 'password', name: 'presentPassword', autocomplete: 'current-password', required: true });
    const wanted = h('input', {
        type: 'password', name: 'newPassword', autocomplete: 'new-password', required: true, minlength: 8, maxlength: 200,
    });
    return form([
        email,
        field('Present password', present),
        field('New password', wanted, 'At least 8 characters. Several words are easier to keep in mind than signs.'),
    ], 'Change the password', async () => {
        await change('PUT', '/password', { json: { presentPassword: present.value, newPassword: wanted.value } });
        present.value = '';
        wanted.value = '';
        tell('Your password is changed. Whoever was logged in elsewhere has to log in again; API tokens go on working.');
    });
}
