const KEY = 'taskdal.theme';

/** What was chosen: `light`, `dark`, or `system` for whatever the system says. */
export function chosenTheme() {
    return document.documentElement.dataset.theme || 'system';
}

/** What is shown: `light` or `dark`. */
export function shownTheme() {
    const chosen = chosenTheme();
    if (chosen !== 'system') {
        return chosen;
    }
    return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
}

/** Shows a theme and remembers it in this browser. */
export function chooseTheme(theme) {
    if (theme === 'system') {
        delete document.documentElement.dataset.theme;
    } else {
        document.documentElement.dataset.theme = theme;
    }
    remember(KEY, theme === 'system' ? null : theme);
    dispatchEvent(new Event('themechange'));
}

/** Keeps a setting of this browser; null forgets it. Storage may be forbidden: then it lasts as long as the page. */
export function remember(key, value) {
    try {
        if (value === null) {
            localStorage.removeItem(key);
        } else {
            localStorage.setItem(key, value);
        }
    } catch {
        // As said above.
    }
}

/** What `remember` kept, or null. */
export function recall(key) {
    try {
        return localStorage.getItem(key);
    } catch {
        return null;
    }
}
