/** Where a line is tried. */
export interface Where {
  /** The harness itself tries it when the table is made. */
  readonly here?: string;
  /** Checks of the conformance kit, run against the real collector when the table is made. */
  readonly kit?: readonly string[];
  /** Tests of `npm test`, as "file: title"; each must be there. */
  readonly tests?: readonly string[];
  /** What of it is not tried, or not so yet, and why. */
  readonly open?: string;
}

export interface Line extends Where {
  readonly id: string;
  /** What is tried. */
  readonly what: string;
  /** What must happen. */
  readonly must: string;
}

const delivery = 'test/browser/delivery.test.ts';
const ingest = 'test/collector/ingest.test.ts';
const links = 'test/collector/preferences/links.test.ts';
const preferences = 'test/collector/preferences/api.test.ts';
const hooks = 'test/collector/preferences/webhooks.test.ts';
const hosted = 'test/collector/surveys/hosted.test.ts';
const frames = 'test/e2e/embed-frames.test.ts';
const event = 'test/unit/model/event.test.ts';
const stores = 'test/collector/stores/contract.ts';
const FAULTS = 'npm run faults';

export const ELEMENTS: readonly Line[] = [
  { id: 'E1', what: 'lists of hostile markup in every text of every element, strict policy and none', must: 'text; nothing runs, no request', here: 'test/security/elements.ts', tests: ['test/browser/nps-survey.test.ts: are text, whatever they contain', 'test/browser/voice-wall.test.ts: shows text as text', `test/collector/preferences/page.test.ts: writes text from outside as text`] },
  { id: 'E2', what: 'javascript:, data:, vbscript:, //evil, control characters in a scheme, wherever an address can be given', must: 'only http(s), mailto, tel', here: 'test/security/elements.ts', tests: [`${delivery}: refuses addresses that are none, and says so`, 'test/unit/survey/import.test.ts: keeps no markup and no address that runs', 'test/unit/journey/interchange.test.ts: makes no markup and no link of what people wrote'] },
  { id: 'E3', what: 'icons with script, foreignObject, external images', must: 'refused', tests: ['test/abuse/attempts.ts: SVG as an icon'] },
  { id: 'E4', what: 'styles in theme tokens: url(), expression, break-outs, @import', must: 'tokens are typed; no request', here: 'test/security/elements.ts', tests: ['test/browser/plugins.test.ts: bring themes whose values cannot load anything', 'test/abuse/attempts.ts: url() in a theme'] },
  { id: 'E5', what: '__proto__, constructor, prototype as keys and names', must: 'ordinary keys; Object.prototype as it was', here: 'test/security/elements.ts', kit: ['bad-input/prototype'], tests: [`${event}: keeps prototypes out of segments and lets ordinary names that look like them in`, 'test/unit/model/plugin/manifest.test.ts: has keys like __proto__ that are keys, and changes no prototype', 'test/unit/host/broker/broker.test.ts: is refused what there is not, constructor and __proto__ too'] },
  { id: 'E6', what: 'deep and wide JSON, huge labels, numbers that are none, half surrogates, NUL, invalid UTF-8, bidi, zero-width', must: 'an error with a place, or text; the page lives', here: 'test/security/elements.ts', kit: ['bad-input/deep', 'bad-input/not-json', 'bad-input/numbers'], tests: [`${event}: stands deep and wide documents`, `${event}: takes markup and every script as text, and refuses NUL and half characters`, `${event}: never throws, whatever comes`] },
  { id: 'E7', what: 'patterns and expressions that take for ever', must: 'limits before evaluation', tests: ['test/unit/core/safe-pattern.test.ts: comes to an end on the worst texts, whatever it is', 'test/unit/host/when.test.ts: that would be long, deep or slow to evaluate is refused'] },
  { id: 'E8', what: 'a form around, a page that has redefined what is built in, two versions on one page', must: 'nothing thrown, nothing lost', tests: ['test/e2e/page.test.ts: works on a page that has broken its own JavaScript', 'test/e2e/page.test.ts: may be loaded twice and beside another build', `${delivery}: takes along what only the memory holds, when storing is allowed or the address changes`] },
  { id: 'E9', what: 'files: formulas, XML bombs and entities, endless lines, wrong encodings, BOM', must: 'limits, streaming, a plain message', tests: ['test/unit/journey/event-logs.test.ts: takes no document type, so nothing can grow, and says what is wrong with a text', 'test/browser/import.test.ts: reads letters of old encodings', 'test/unit/metrics/intake.test.ts: stops where a record does not end', 'test/unit/metrics/intake.test.ts: is told from what is not a table'] },
  { id: 'E10', what: 'exports of cells that begin with = + - @ TAB CR', must: 'neutralised, and read back', tests: ['test/unit/metrics/export.test.ts: puts an apostrophe before what begins like a formula, header and all, and leaves numbers alone', 'test/unit/survey/export.test.ts: are never run by a spreadsheet, and read back as they were', 'test/unit/journey/interchange.test.ts: runs nothing in a spreadsheet'] },
  { id: 'E11', what: 'framing by strangers; messages of another origin, of a guessed shape, replayed', must: 'refused, ignored', tests: [`${frames}: are not shown by sites that are not listed`, `${frames}: listen to nobody but the page around them, and the page to nobody but them`, `${hosted}: may be framed by the sites that are listed, also by isolated ones, and lets nothing else in`] },
  { id: 'E12', what: 'click-jacking on consent and unsubscribe; submits made by a script', must: 'refused where it matters', tests: ['test/e2e/email.test.ts: is not answered by programs that open all links, run the pages and press everything by script', `${hosted}: is not answered by programs that open its links, however they do it`], open: 'in a page, a script of that page may press the buttons of our elements: it could send the same events itself' },
];

export const COLLECTOR: readonly Line[] = [
  { id: 'D1', what: 'no key, a wrong, revoked or foreign one; origins not listed; preflights; the null origin', must: '401 or 403; nothing stored', here: 'test/security/rights.ts', kit: ['access/no-key', 'access/scopes', 'access/foreign-site', 'access/own-site'], tests: [`${ingest}: may send and read if they are on the list, exactly`, 'test/collector/surveys/publishing.test.ts: asks for a key, and stores nothing without the right one', `${preferences}: lets nobody in without a link, with a link for something else, or to somebody else`] },
  { id: 'D2', what: 'bodies over the limit, packed bombs, slow bodies, wrong content types, one bad event in a batch', must: '413, 408, 415; the good stored, the bad listed', kit: ['bad-input/large', 'bad-input/bomb', 'bad-input/encoding', 'bad-input/content-type', 'bad-input/many', 'delivery/one-bad'], tests: [`${ingest}: stores the good ones of a batch and lists the bad ones with place and reason`, `${ingest}: does not wait for ever for a body that does not come`, `${ingest}: lets go of who connects and says nothing, and not of who reads for long`], here: 'test/security/crowd.ts' },
  { id: 'D3', what: 'one id twice, with another body, after a restart; reordered; clocks years off', must: 'once; conflict told; a final word', kit: ['delivery/duplicate', 'delivery/race', 'delivery/conflict', 'delivery/capitals', 'delivery/order', 'delivery/ahead', 'delivery/behind'], tests: [`${FAULTS}: the clock of the device jumps`, `${FAULTS}: requests that arrive late and out of order`, `${stores}: stores each event once for ever, tells others with its id, and keeps them in order`] },
  { id: 'D4', what: 'signed links and webhooks replayed, expired, stripped, cut, of another algorithm', must: 'refused', here: 'test/security/rights.ts', kit: ['access/tickets'], tests: [`${links}: is nothing when it is forged, cut, of another person or of another use, and says the same of all`, `${hosted}: runs out, cannot be changed, and holds for one survey`, 'test/e2e/webhook.test.ts: sends nothing unsigned, nothing elsewhere, and takes no secret that is none'] },
  { id: 'D5', what: 'the link of one person used for another; guessed ids; ETags; fields that are not theirs to write', must: '404 or 403; nothing leaks', tests: [`${links}: says nothing of whether somebody is there`, `${preferences}: refuses what nobody can mean or may write, each with a place and a sentence`, `${hosted}: takes only what is about its survey`] },
  { id: 'D6', what: 'GET or HEAD of a mail scanner on every link', must: 'changes nothing', tests: [`${links}: does nothing for a scanner that reads it, however often and however`, `${hosted}: is not answered by programs that open its links, however they do it`] },
  { id: 'D7', what: 'SQL in every string, paths in every name, header and log injection', must: 'stored as text', kit: ['bad-input/sql', 'bad-input/lines', 'bad-input/id'], tests: [`${stores}: keeps any text as it is`, 'test/collector/surveys/publishing.test.ts: refuses faults with their places, other names, and names that lead elsewhere; what is hosted stays'] },
  { id: 'D8', what: 'webhook addresses in the house, redirects to one, DNS that changes', must: 'refused', tests: [`${hooks}: do not go to a machine of the house, and follow nobody`, `${hooks}: knows the networks that are nobody’s on the internet`, `${hooks}: takes a host with one private address for private`] },
  { id: 'D9', what: 'the live feed resumed with a forged id; readers that never read; what is not known', must: 'refused; bounded memory', here: 'test/security/rights.ts', tests: ['test/collector/figures.test.ts: refuses what it does not know before it begins', 'test/collector/figures.test.ts: tells all to those who were away for longer than it remembers', 'test/collector/figures.test.ts: lets listeners go when it stops'] },
  { id: 'D10', what: 'secrets and personal data in logs, errors and addresses', must: 'absent', kit: ['access/problems'], tests: [`${hosted}: decides who answers, whatever the page says, and keeps its token out of the data`, 'test/collector/stores/shared.test.ts: say in one sentence what is wrong with a database, without its password'] },
  { id: 'D11', what: 'erasure and export of a person', must: 'gone, or complete', tests: [`${stores}: erases a person: events, figures and facts are as if they had never been, and what comes late is handled and not stored`, `${preferences}: give everything there is, and leave nothing`, `${hooks}: tell nothing of who was forgotten`] },
  { id: 'D12', what: 'a group of three in figures, or by differencing two', must: 'suppressed in both', tests: ['test/collector/figures.test.ts: does not tell alone what it hides beside others', 'test/unit/journey/figures.test.ts: no touchpoint of too few answers can be had by subtraction, on any level'], open: 'the live feed has the sums of every group, and only those may read it who may see them' },
];

export const SUPPLY: readonly Line[] = [
  { id: 'S1', what: 'dependencies without a reason', must: 'each has a line of why', here: 'test/security/supply-chain.ts' },
  { id: 'S2', what: 'packages that are not in the lock file, or not by hash', must: 'locked', here: 'test/security/supply-chain.ts' },
  { id: 'S3', what: 'scripts that run at installation', must: 'none that comes along; npm ci --ignore-scripts works', here: 'test/security/supply-chain.ts' },
  { id: 'S4', what: 'licences', must: 'compatible with MIT', here: 'test/security/supply-chain.ts' },
  { id: 'S5', what: 'a bill of materials', must: 'made by the build, complete', here: 'test/security/supply-chain.ts' },
  { id: 'S6', what: 'files that are published', must: 'those of the package and nothing else', here: 'test/security/supply-chain.ts' },
];

/** The inputs of the list that the tests follow, by number; most are parts of a line above. */
export const INPUTS: readonly Line[] = (
  [
    [1, 'markup in labels, titles, options, segments', 'text nodes only', { here: 'test/security/elements.ts' }],
    [2, 'an answer put into a later text', 'text', { tests: ['test/unit/survey/engine.test.ts: puts variables and answers into texts, and takes nothing in them for a place'] }],
    [3, 'javascript: in five spellings', 'refused', { here: 'test/security/elements.ts' }],
    [4, 'data:, vbscript:, blob:, //evil as addresses', 'only http(s)', { here: 'test/security/elements.ts' }],
    [5, 'addresses that a schema lets through', 'http(s) only', { tests: [`${delivery}: refuses addresses that are none, and says so`] }],
    [6, 'CSS in theme tokens', 'typed tokens', { tests: ['test/browser/plugins.test.ts: bring themes whose values cannot load anything'] }],
    [7, 'SVG, srcdoc, on* in settings', 'refused', { tests: ['test/abuse/attempts.ts: SVG as an icon', 'test/abuse/attempts.ts: on*, srcdoc, style, javascript:'] }],
    [8, 'rich text', 'there is none: text', { here: 'test/security/elements.ts' }],
    [9, '__proto__ and constructor as keys', 'no pollution', { kit: ['bad-input/prototype'], here: 'test/security/elements.ts' }],
    [10, 'documents of 5 MB, 10,000 questions or options', 'a cap with a visible error', { tests: [`${event}: stands deep and wide documents`, 'test/unit/scorecard/document.test.ts: of endless size by including is refused, and so is one that is too deep'] }],
    [11, 'a pattern of an author', 'no pattern that can take long', { tests: ['test/unit/core/safe-pattern.test.ts: is refused when it repeats what varies, refers back, looks around, or has too many ways'] }],
    [12, 'branches in a circle', 'found when it is loaded', { tests: ['test/unit/survey/engine.test.ts: is found when it is read where branches go in a circle, however many pages it has'] }],
    [13, 'bidi overrides, zero-width, ten thousand marks', 'isolated', { here: 'test/security/elements.ts', tests: ['test/unit/host/broker/asking.test.ts: shows no signs that turn or hide text'] }],
    [14, 'DOM clobbering', 'no look-up by global names', { here: 'test/security/elements.ts' }],
    [15, 'a page that overrides what is built in', 'it works', { tests: ['test/e2e/page.test.ts: works on a page that has broken its own JavaScript'] }],
    [16, 'strict CSP with Trusted Types', 'nothing refused', { tests: ['test/e2e/page.test.ts: shows every element under it'], here: 'test/security/elements.ts' }],
    [17, 'messages of another origin', 'ignored', { tests: [`${frames}: listen to nobody but the page around them, and the page to nobody but them`] }],
    [18, 'floods of messages', 'capped', { tests: ['test/abuse/attempts.ts: flood of 50,000 messages'] }],
    [19, 'a page framed by a stranger', 'not shown', { tests: [`${frames}: are not shown by sites that are not listed`] }],
    [20, 'two copies of the library', 'one outbox', { tests: ['test/e2e/page.test.ts: may be loaded twice and beside another build', `${delivery}: is shared by pages of one origin, of which one sends at a time`] }],
    [21, 'storage blocked, full, closed', 'memory, and it is told', { tests: [`${FAULTS}: the quota of the browser is used up`, `${FAULTS}: more answers than the device has room for`, `${delivery}: works where storage cannot be opened at all`] }],
    [22, 'a row of the outbox that somebody changed', 'checked before it is sent', { tests: ['test/browser/delivery-storage.test.ts: that somebody has changed cannot do harm: it is counted and left, and the rest goes'] }],
    [23, 'a device that many people use', 'forgets when it is told to', { tests: [`${delivery}: forgets everything when it is told to`] }],
    [24, 'consent withdrawn with answers waiting', 'purged and counted', { tests: [`${FAULTS}: consent withdrawn while answers wait`, 'test/unit/host/broker/broker.test.ts: stop under Global Privacy Control, whatever was allowed before'] }],
    [25, 'what is not JSON', '400', { kit: ['bad-input/not-json'] }],
    [26, 'invalid UTF-8', '400', { kit: ['bad-input/not-json'] }],
    [27, 'half surrogates; NUL', 'a final word; refused alone', { kit: ['bad-input/surrogates', 'bad-input/nul'] }],
    [28, 'a key twice in one object', 'the last counts, everywhere; what is signed is refused', { tests: ['test/collector/key-twice.test.ts: counts as it stood last, in an event and around events', 'test/collector/key-twice.test.ts: makes a signed token as good as forged, also when its signature is right'] }],
    [29, 'depth bombs', 'refused before they are parsed', { kit: ['bad-input/deep'] }],
    [30, 'huge and odd numbers', 'refused', { kit: ['bad-input/numbers'], tests: [`${event}: refuses a score off its scale, a fraction, an infinity`] }],
    [31, 'packed bombs, unknown encodings', '413, 415', { kit: ['bad-input/bomb', 'bad-input/encoding'] }],
    [32, 'wrong lengths, a byte a second, headers of 64 kB, smuggling', '408, 431, 400', { kit: ['bad-input/smuggling', 'bad-input/headers', 'delivery/half-a-body'], tests: [`${ingest}: does not wait for ever for a body that does not come`] }],
    [33, 'content types', 'four and no more', { kit: ['bad-input/content-type', 'delivery/forms'] }],
    [34, 'batches of none and of ten thousand; good among bad', 'a receipt for each', { kit: ['delivery/empty', 'bad-input/many', 'delivery/one-bad'] }],
    [35, 'times years off', 'a final word, the same again', { kit: ['delivery/ahead', 'delivery/behind'] }],
    [36, 'ids that are none, in capitals, with another body', 'rejected, the same, conflict', { kit: ['bad-input/id', 'bad-input/nil', 'bad-input/long-id', 'delivery/capitals', 'delivery/conflict'] }],
    [37, 'line ends in source and type', 'refused', { kit: ['bad-input/lines'] }],
    [38, 'SQL in strings', 'text', { kit: ['bad-input/sql'], tests: [`${stores}: keeps any text as it is`] }],
    [39, 'fields that nobody knows', 'refused, or kept as an attribute; never merged', { kit: ['bad-input/prototype'], tests: [`${event}: allows CloudEvents extension attributes and nothing else beside them`] }],
    [40, 'keys missing, unknown, revoked', '401, alike', { here: 'test/security/rights.ts', kit: ['access/no-key'], tests: ['test/collector/surveys/publishing.test.ts: asks for a key, and stores nothing without the right one'] }],
    [41, 'origins that look like those on the list', 'exact match, never with cookies', { kit: ['access/foreign-site'], tests: [`${ingest}: may send and read if they are on the list, exactly`] }],
    [42, 'posts from other sites with cookies', 'no cookies are used', { kit: ['access/cookies'] }],
    [43, 'tokens of preference links, changed', '404 for all', { tests: [`${links}: is nothing when it is forged, cut, of another person or of another use, and says the same of all`] }],
    [44, 'figures of small groups, of others', 'suppressed in the answer', { tests: ['test/collector/figures.test.ts: does not tell alone what it hides beside others'] }],
    [45, 'the live feed: forged ids, readers that never read', 'a snapshot; let go', { tests: ['test/collector/figures.test.ts: tells all to those who were away for longer than it remembers'], here: 'test/security/crowd.ts' }],
    [46, 'a batch sent again', 'duplicate', { kit: ['delivery/duplicate'] }],
    [47, 'a flood', '429 or 503 with Retry-After', { kit: ['delivery/busy'] }],
    [48, 'X-Forwarded-For', 'believed only of listed machines', { here: 'test/security/rights.ts', tests: ['test/collector/rates.test.ts: is counted by who asks, and not by whom they say they ask for, unless a machine in front is trusted'] }],
    [49, 'formulas in exports', 'neutralised', { tests: ['test/unit/metrics/export.test.ts: puts an apostrophe before what begins like a formula, header and all, and leaves numbers alone'] }],
    [50, 'names of exported files', 'what every system takes', { tests: ['test/browser/export.test.ts: has a name that every system takes'] }],
    [51, 'errors that tell of the inside', 'problem details', { kit: ['access/problems'] }],
    [52, 'erased data that comes again', 'stays gone', { tests: [`${stores}: erases a person: events, figures and facts are as if they had never been, and what comes late is handled and not stored`] }],
    [53, 'disk full, file locked, read-only, clock back', '503, nothing acknowledged', { tests: [`${FAULTS}: disk full, then room again`, `${FAULTS}: file locked by another program`, `${FAULTS}: read-only file`, `${FAULTS}: the clock of the collector jumps`] }],
    [54, 'webhook addresses in the house', 'refused', { tests: [`${hooks}: do not go to a machine of the house, and follow nobody`] }],
    [55, 'scripts of installation', 'none', { here: 'test/security/supply-chain.ts' }],
  ] as const
).map(([n, what, must, where]: readonly [number, string, string, Where]) => ({ id: `I${n}`, what, must, ...where }));
