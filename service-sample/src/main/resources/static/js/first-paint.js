/* The theme that was chosen, if one was, before anything is painted. theme.js does the rest. */
(function () {
    try {
        var theme = localStorage.getItem('taskdal.theme');
        if (theme === 'light' || theme === 'dark') {
            document.documentElement.dataset.theme = theme;
        }
    } catch (e) {
        // Storage may be forbidden; then it is the system's theme.
    }
})();
