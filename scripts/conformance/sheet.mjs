// The conformance sheet of each element, made from what tests saw and told: no line of it is written by hand.
import { CRITERIA } from './wcag.mjs';

/**
 * @typedef {{ id: string, name: string, level: string, people: string, about: 'part' | 'page' | 'media' }} Criterion
 * @typedef {{ element: string, state: string, variant: string, rules: { id: string, criteria: string[] }[], target?: { width: number, height: number, what: string }, media: number }} SeenState
 * @typedef {{ elements: string[], kind: string, criteria: string[], title: string, file: string }} Proof
 * @typedef {{ browser: string, version: string, axe: string, date: string, states: SeenState[], proofs: Proof[] }} Run
 */

const unique = (list) => [...new Set(list)];
/** The order of columns, by how names begin: files of tests run in any. */
const ORDER = ['light', 'dark', 'narrow', 'in Arabic', 'in forced colours', 'on a tablet', 'with more room'];
const asColumns = (variants) => variants.toSorted((a, b) => ORDER.findIndex((name) => a.startsWith(name)) - ORDER.findIndex((name) => b.startsWith(name)));
const cell = (text) => String(text).replaceAll('|', '\\|');
const table = (head, rows) => [`| ${head.join(' | ')} |`, `|${head.map(() => ' --- |').join('')}`, ...rows.map((row) => `| ${row.map(cell).join(' | ')} |`)].join('\n');
const inOrder = (a, b) => a.localeCompare(b, 'en', { numeric: true });
const shorter = ({ width, height }) => Math.min(width, height);
const sized = (target) => (target ? `${target.width} x ${target.height}, \`${target.what}\`` : 'none');

const KINDS = { keyboard: 'By keyboard', structure: 'Roles, names and groups', announcement: 'Announcements', focus: 'Where the focus is', pointer: 'By finger and pointer', display: 'Display', errors: 'Errors', language: 'Languages' };

/** Which states were seen of an element, in the order of the demo; states that are gone are left out. */
const statesOf = (runs, tag, names) => names.map((name) => ({ name, seen: runs.flatMap((run) => run.states.filter((one) => one.element === tag && one.state === name).map((one) => ({ ...one, run }))) }));

/** The tests that show something of an element, and in which browsers they held. */
function proofsOf(runs, tag) {
  const found = new Map();
  for (const run of runs) {
    for (const proof of run.proofs.filter(({ elements }) => elements.includes(tag))) {
      const key = `${proof.file} ${proof.title}`;
      found.set(key, { ...proof, browsers: [...(found.get(key)?.browsers ?? []), run.browser] });
    }
  }
  return [...found.values()].sort((a, b) => inOrder(a.file + a.title, b.file + b.title));
}

/** How a criterion is covered for one element: by rules and tests, or not by a machine. */
function coverage(criterion, { seen, rules, proofs }) {
  if (criterion.about === 'page') return { by: 'none', text: 'about a page as a whole' };
  if (criterion.about === 'media') {
    const some = seen.some(({ media }) => media > 0);
    return some ? { by: 'none', text: 'not tested by a machine: there is sound or video' } : { by: 'nothing', text: 'no sound and no video in any state (counted)' };
  }
  const parts = [
    ...[...rules.values()].filter(({ criteria }) => criteria.includes(criterion.id)).map(({ id }) => `\`${id}\``).sort(inOrder),
    ...(criterion.id === '1.4.12' && seen.some(({ rules: found }) => found.some(({ id }) => id === 'text-spacing')) ? ['no state cuts text off with the spacing of the criterion'] : []),
    ...(criterion.id === '1.4.10' && seen.some(({ variant }) => variant.startsWith('narrow')) ? ['no state scrolls sideways at 320 px'] : []),
    ...proofs.filter(({ criteria }) => criteria.includes(criterion.id)).map(({ title }) => `“${title}”`),
  ];
  return parts.length > 0 ? { by: 'machine', text: parts.join(', ') } : { by: 'none', text: 'not tested by a machine' };
}

/** All that was seen of one element. */
function factsOf(runs, tag, names) {
  const states = statesOf(runs, tag, names);
  const seen = states.flatMap((one) => one.seen);
  const rules = new Map();
  for (const { rules: applied } of seen) for (const rule of applied) rules.set(rule.id, { ...rule, times: (rules.get(rule.id)?.times ?? 0) + 1 });
  const proofs = proofsOf(runs, tag);
  const targets = seen.flatMap(({ target, state }) => (target ? [{ ...target, state }] : [])).sort((a, b) => shorter(a) - shorter(b));
  const covered = CRITERIA.map((criterion) => ({ criterion, ...coverage(criterion, { seen, rules, proofs }) }));
  return { tag, states, seen, rules, proofs, smallest: targets[0], covered };
}

const MADE = '<!-- Made by `npm run docs -- conformance` from what the last run of the tests saw. Change the tests, not this page. -->';

function page(runs, { tag, states, seen, rules, proofs, smallest, covered }) {
  const variants = asColumns(unique(seen.map(({ variant }) => variant)));
  const chromium = runs.find(({ browser }) => browser === 'Chromium') ?? runs[0];
  /** In which browsers a state was seen in a variant. */
  const tick = (found, variant) => {
    const browsers = found.filter((one) => one.variant === variant).map(({ run }) => run.browser);
    return browsers.length > 0 ? browsers.join(', ') : '**not seen**';
  };
  const kinds = Object.entries(KINDS).map(([kind, title]) => ({ title, those: proofs.filter((one) => one.kind === kind) })).filter(({ those }) => those.length > 0);
  const open = covered.filter(({ by, criterion }) => by === 'none' && criterion.about === 'part');
  return `${[
    MADE,
    `# \`<${tag}>\`: conformance`,
    `What tests saw in ${runs.map(({ version, date }) => `${version} on ${date}`).join(' and ')}, by axe-core ${chromium.axe} with no rule switched off and the size of targets switched on where it is light, those about colours in the dark and in forced colours, all others narrow and in Arabic, those about room on a tablet and with more of it: ${states.length} states, ${seen.length} looks (a state in a variant in a browser), ${rules.size} rules that had something to look at, no violation, and in Chromium nothing that the tool could not decide (but the contrast of what lies under something that floats, which is looked at in a state without it). Rules about a page as a whole are left out. Smallest target at 320 px: ${sized(smallest)}${smallest ? ` (“${smallest.state}”)` : ''}.`,
    'Rules and tests find faults; that they found none does not show that there are none. What a person has to judge is said below for each criterion. No screen reader was part of this run.',
    '## States',
    '“Narrow” is a window of 320 px, which is also one of 1280 px at 400 %; nothing scrolls sideways there, and nothing moves for people who want no movement. The smallest target is in CSS pixels, width x height.',
    table(['State', ...variants, 'smallest target at 320 px'], states.map(({ name, seen: found }) => [name, ...variants.map((variant) => tick(found, variant)), sized(found.map(({ target }) => target).filter(Boolean).sort((a, b) => shorter(a) - shorter(b))[0])])),
    '## Rules',
    table(['Rule of axe', 'Criteria', 'Looks in which it applied and held'], [...rules.values()].sort((a, b) => inOrder(a.id, b.id)).map(({ id, criteria, times }) => [`\`${id}\``, criteria.join(', ') || 'good practice', times])),
    '## Tests',
    kinds.length > 0 ? kinds.map(({ title, those }) => `### ${title}\n\n${table(['Test', 'Criteria', 'Held in', 'File'], those.map((one) => [one.title, one.criteria.join(', '), one.browsers.join(', '), `\`${one.file}\``]))}`).join('\n\n') : 'No test of this element is marked as showing more than the rules.',
    '## WCAG 2.2, levels A and AA',
    `By a rule or a test at least in part: ${covered.filter(({ by }) => by === 'machine').length} of ${CRITERIA.length}. Not tested by a machine: ${open.map(({ criterion }) => criterion.id).join(', ') || 'none'}.`,
    table(['Criterion', 'Level', 'Shown by', 'What a person has to judge'], covered.map(({ criterion: { id, name, level, people }, text }) => [`${id} ${name}`, level, text, people])),
  ].join('\n\n')}\n`;
}

const rowOf = ({ tag, states, seen, rules, proofs, smallest, covered }) =>
  [`[\`<${tag}>\`](conformance/${tag}.md)`, states.length, seen.length, rules.size, proofs.length, smallest ? `${smallest.width} x ${smallest.height}` : 'none', `${covered.filter(({ by }) => by === 'machine').length} of ${CRITERIA.length}`];

/** The rows of an overview that there is already, by element. */
const rowsIn = (text) => new Map([...text.matchAll(/^\| \[`<([\w-]+)>`\].*$/gm)].map(([row, tag]) => [tag, row.slice(2, -2).split(' | ')]));

function overview(runs, rows) {
  return `${[
    MADE,
    '# Conformance',
    `A sheet for each element, made from what the tests saw (${runs.map(({ version }) => version).join(', ')}; axe-core ${runs[0].axe}): its states in their variants, the rules that were applied, what was done by keyboard, what was announced, the smallest target at 320 px, and for each criterion of WCAG 2.2 A and AA which test bears on it and what only a person can judge.`,
    'This is no audit: it says what is tested at every change, and what is not.',
    table(
      ['Element', 'States', 'Looks', 'Rules', 'Tests marked', 'Smallest target at 320 px', 'Criteria by a machine, at least in part'],
      rows,
    ),
    'To make them anew: `npm test -- browser`, then `npm run docs -- conformance`. For one element: `CX_BROWSERS=chromium CX_GREP=\'<cx-nps-survey>\' npm run test:browser -- --files test/browser/states/*.test.ts`. A sheet is only written if all states of the element were seen in every variant.',
  ].join('\n\n')}\n`;
}

/**
 * The pages, by path within `docs`, of elements all of whose states were seen in every variant; and what is missing of the
 * others.
 *
 * @param {readonly Run[]} runs
 * @param {readonly { element: string, name: string }[]} states all that there are
 * @param {string} before the overview that there is: elements that this run did not see keep their rows
 */
export function conformancePages(runs, states, before = '') {
  const variants = unique(runs.flatMap((run) => run.states.map(({ variant }) => variant)));
  const pages = new Map();
  const missing = [];
  const rows = [];
  const kept = rowsIn(before);
  for (const tag of unique(states.map(({ element }) => element)).sort(inOrder)) {
    const names = states.filter(({ element }) => element === tag).map(({ name }) => name);
    const facts = factsOf(runs, tag, names);
    const lacking = names.flatMap((name) => variants.filter((variant) => !facts.seen.some((one) => one.state === name && one.variant === variant)).map((variant) => `<${tag}> ${name}, ${variant}`));
    missing.push(...lacking);
    if (lacking.length > 0) {
      if (kept.has(tag)) rows.push(kept.get(tag));
      continue;
    }
    rows.push(rowOf(facts));
    pages.set(`conformance/${tag}.md`, page(runs, facts));
  }
  if (pages.size > 0) pages.set('conformance.md', overview(runs, rows));
  return { pages, missing };
}
