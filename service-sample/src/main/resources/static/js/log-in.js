import { h, field } from './dom.js';

/* The form for e-mail and password, on the log-in page and over a page whose session has ended. */

/**
 * @param label of the button
 * @param submit gets e-mail and password; what it throws is shown
 */
export function credentialsForm(label, submit, email = '') {
    const mail = h('input', { type: 'email', name: 'email', autocomplete: 'username', required: true, value: email });
    const password = h('input', { type: 'password', name: 'password', autocomplete: 'current-password', required: true });
    return form([field('E-mail', mail), field('Password', password)], label, () => submit(mail.value, password.value));
}

/** A form that shows above its button what went wrong, keeps what was typed, and can't be sent twice at once. */
export function form(fields, label, submit) {
    const failure = h('p', { class: 'form-failure', role: 'alert' });
    const button = h('button', { class: 'primary' }, label);
    return h('form', {
        class: 'form',
        on: {
            submit: async event => {
                event.preventDefault();
                failure.replaceChildren();
                clearFieldErrors(event.target);
                button.disabled = true;
                try {
                    await submit();
                } catch (error) {
                    failure.textContent = placeFieldErrors(event.target, error) ? '' : error.message;
                } finally {
                    button.disabled = false;
                }
            },
        },
    }, fields, failure, button);
}

function clearFieldErrors(element) {
    element.querySelectorAll('.field-error').forEach(error => error.replaceChildren());
    element.querySelectorAll('[aria-invalid]').forEach(input => input.removeAttribute('aria-invalid'));
}

/** Shows each error at its field and goes to the first; false if there was one that belongs to no field. */
function placeFieldErrors(element, problem) {
    const errors = problem.body?.errors ?? [];
    const inputs = errors.map(error => element.elements.namedItem(error.field));
    if (errors.length === 0 || inputs.includes(null)) {
        return false;
    }
    errors.forEach((error, index) => {
        inputs[index].setAttribute('aria-invalid', 'true');
        document.getElementById(`${inputs[index].id}-error`).textContent = error.message;
    });
    inputs[0].focus();
    return true;
}
