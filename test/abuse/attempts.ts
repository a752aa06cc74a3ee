/** The attempts of a hostile plugin, by number. */
export const TITLES: Readonly<Record<number, string>> = {
  1: 'parent and top DOM', 2: 'frameElement', 3: 'address of the page: baseURI, referrer, ancestors, stack', 4: 'cookies', 5: 'localStorage, sessionStorage', 6: 'IndexedDB', 7: 'Cache storage',
  8: 'origin private file system', 9: 'BroadcastChannel to the page', 10: 'Web Locks: listing, stealing', 11: 'fetch, also no-cors and keepalive', 12: 'XMLHttpRequest, also synchronous', 13: 'WebSocket',
  14: 'EventSource', 15: 'sendBeacon', 16: 'images', 17: 'CSS url(), fonts, @import', 18: 'prefetch, speculation rules', 19: 'import(), importScripts, eval and its relatives', 20: 'nested worker', 21: 'shared and service worker',
  22: 'nested frames', 23: 'navigating away with data in the address', 24: 'meta refresh', 25: 'submitting a form', 26: 'downloads, file pickers', 27: 'windows, top navigation', 28: 'alert, print, fullscreen',
  29: 'WebRTC: STUN', 30: 'WebTransport', 31: 'location, camera, clipboard, notifications', 32: 'stealing focus', 33: 'history', 34: 'SharedArrayBuffer, fine clocks', 35: 'endless loop', 36: 'memory bomb (384 MiB)',
  37: 'microtasks without end', 38: 'timers of 0 ms', 39: 'flood of 50,000 messages', 40: 'a message of 32 MB', 41: 'a message 100,000 deep', 42: 'cyclic, BigInt, typed arrays', 43: '__proto__, constructor, prototype as keys',
  44: 'a thenable as a reply', 45: "replies to other calls' ids", 46: 'an id used twice', 47: 'messages after dispose', 48: 'handing over a port', 49: 'forged window messages', 50: 'another plugin\'s name or capability in the payload',
  51: 'errors with huge stacks; stacks of the host', 52: 'never answering', 53: 'calling during deactivate, never letting go',
  54: 'script, iframe, style, form, object, base, link, meta', 55: 'on*, srcdoc, style, javascript:', 56: 'overlays, z-index', 57: 'password fields, fake dialogs', 58: '100,000 nodes', 59: 'drawing in answer to drawing', 60: 'spamming screen readers',
  61: 'bidi and zero-width characters in titles', 62: 'duplicate ids, label hijack',
  63: 'catastrophic patterns in "when" and settings', 64: 'expression bombs', 65: '50,000 contributions', 66: '__proto__ as a key of the manifest', 67: 'a command id of the core or of another plugin', 68: 'a key on every letter, Tab, Escape',
  69: 'setting context keys of the host', 70: 'url() in a theme', 71: 'SVG as an icon', 72: 'HTML in texts', 73: 'javascript: links', 74: 'activation at everything', 75: 'dependency cycles', 76: 'garbage in engines', 77: 'path traversal in main',
  78: 'an id in another case, homoglyphs', 79: 'tampered code; swapped between check and load',
  80: 'more permissions in an update', 81: 'events before consent, after withdrawal, under Global Privacy Control', 82: 'answers of another survey', 83: "another plugin's storage or settings", 84: 'redirects and disguised origins',
  85: 'cookies and referrer sent by the broker', 86: "another plugin's cached answer", 87: 'data in allowed addresses beyond a quota', 88: 'formulas in an export',
};

/** How long an attempt is watched, in milliseconds, where it is not over by itself. */
export const WATCHED: Readonly<Record<number, number>> = { 35: 1500, 37: 1500, 39: 2500, 40: 1500, 52: 300 };

/** Attempts that cannot be made here, and why. */
export const UNTRIED: Readonly<Record<number, string>> = {};
