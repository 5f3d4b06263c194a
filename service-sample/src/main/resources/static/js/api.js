import * as outage from './outage.js';

/* The one way to the service: cookies against forgery, problem details, sessions that ended, outages. */

const API = '/api';
const SAFE = new Set(['GET', 'HEAD']);
const UNAVAILABLE = new Set([0, 502, 503, 504]);

/** What the service, or the way to it, answered instead of what was asked for. Its message is for people. */
export class Problem extends Error {
    /**
     * @param status of the answer, 0 if there was none
     * @param body the problem document (RFC 9457), or nothing
     */
    constructor(status, body = {}) {
        super(messageOf(status, body));
        this.name = 'Problem';
        this.status = status;
        this.body = body;
    }

    /** Whether it may work in a while, without anything being changed. */
    get passing() {
        return UNAVAILABLE.has(this.status);
    }
}

let renewSession = () => Promise.reject(new Problem(401));

/** Says what to do when a session has ended: `renew` resolves once somebody is logged in again. */
export function onSessionEnd(renew) {
    renewSession = renew;
}

/** Reads, and while the service isn't there asks again and again. An abort signal ends it. */
export async function read(path, { signal } = {}) {
    for (let attempt = 0; ; attempt++) {
        try {
            const answer = await call('GET', path, { signal });
            outage.over();
            return answer.body;
        } catch (error) {
            if (!error.passing || signal?.aborted) {
                throw error;
            }
            await outage.pause(error, attempt);
            signal?.throwIfAborted();
        }
    }
}

/**
 * Reads a list page by page, up to a number of entries that nobody wants to see at once.
 *
 * @param path of the first page
 */
export async function readAll(path, most = 1000) {
    const items = [];
    for (let next = path; next && items.length < most;) {
        const page = await read(next);
        items.push(...page.items);
        next = page.next;
    }
    return items;
}

/** Changes something, once: whether to try again is for the person to say. Returns what was answered. */
export async function change(method, path, { json, version, body, type } = {}) {
    const headers = {};
    if (json !== undefined) {
        headers['Content-Type'] = 'application/json';
    } else if (type) {
        headers['Content-Type'] = type;
    }
    if (version !== undefined) {
        headers['If-Match'] = `"${version}"`;
    }
    return (await call(method, path, { headers, body: json === undefined ? body : JSON.stringify(json) })).body;
}

/** One request; `anonymous` ones mean nobody's session, so their 401 is an answer like any other. */
export async function call(method, path, { headers = {}, body, signal, anonymous = false } = {}) {
    const url = path.startsWith(API) ? path : API + path;
    let answer = await send(method, url, headers, body, signal);
    if (answer.status === 403 && !SAFE.has(method)) {
        // The cookie against forgery may be of a session that is gone. Asking for the session brings a new one.
        await send('GET', `${API}/session`, {}, undefined, signal);
        answer = await send(method, url, headers, body, signal);
    }
    if (answer.status === 401 && !anonymous) {
        await renewSession();
        answer = await send(method, url, headers, body, signal);
    }
    const content = await contentOf(answer);
    if (!answer.ok) {
        throw new Problem(answer.status, content);
    }
    return { status: answer.status, body: content };
}

async function send(method, url, headers, body, signal) {
    const all = { Accept: 'application/json, application/problem+json', ...headers };
    if (!SAFE.has(method)) {
        all['X-XSRF-TOKEN'] = cookie('XSRF-TOKEN') ?? '';
    }
    try {
        return await fetch(url, { method, headers: all, body, signal, credentials: 'same-origin', cache: 'no-store' });
    } catch (error) {
        if (error.name === 'AbortError') {
            throw error;
        }
        throw new Problem(0);
    }
}

async function contentOf(answer) {
    const text = await answer.text();
    if (text === '' || !/[/+]json/.test(answer.headers.get('Content-Type') ?? '')) {
        return {};
    }
    return JSON.parse(text);
}

function cookie(name) {
    const found = document.cookie.split('; ').find(pair => pair.startsWith(`${name}=`));
    return found && decodeURIComponent(found.slice(name.length + 1));
}

function messageOf(status, body) {
    if (status === 0) {
        return 'The service can’t be reached. Check the connection and try again.';
    }
    const fields = (body.errors ?? []).map(error => error.message).filter(Boolean);
    if (fields.length > 0) {
        return fields.join(' ');
    }
    if (UNAVAILABLE.has(status) && !body.detail) {
        return 'The service is not available just now. Try again in a moment.';
    }
    return body.detail ?? body.title ?? `The service answered with an error (${status}).`;
}
