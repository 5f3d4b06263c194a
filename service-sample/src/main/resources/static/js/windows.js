/* What windows of one browser tell each other, so that a change in one is seen in the others at once. */

const channel = new BroadcastChannel('taskdal');

/** Tells the other windows. `kind` is `task`, `labels`, `log-in` or `log-out`. */
export function tellOtherWindows(kind, content = null) {
    channel.postMessage({ kind, content });
}

/** Calls `listener` when another window tells something of that kind. Returns how to stop it. */
export function onOtherWindow(kind, listener) {
    const receive = event => {
        if (event.data.kind === kind) {
            listener(event.data.content);
        }
    };
    channel.addEventListener('message', receive);
    return () => channel.removeEventListener('message', receive);
}
