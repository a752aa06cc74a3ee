// The reference of the metrics core as Markdown, from what read-metrics.mjs has read: a page for each room.

const FOLDER = 'docs/metrics';

/** Rooms in the order of the contents: where their files are, and what they are about. */
const ROOMS = [
  { path: 'scales', title: 'Ratings', about: 'Answers on a scale: NPS, CSAT, CES, stars, sentiment, and indices made of them.' },
  { path: 'relationship', title: 'Relationship', about: 'Customers who come, stay, spend and leave.' },
  { path: 'service', title: 'Service', about: 'Contacts and cases: how soon and how well they are settled.' },
  { path: 'people', title: 'People', about: 'Employees, whose leaving runs ahead of that of customers.' },
  { path: 'roll-up', title: 'Roll-up and benchmarks', about: 'Several figures together, and beside those of others.' },
  { path: 'analysis', title: 'Questions to a cube', about: 'Is it real, for whom, and why: asked of answers that are counted already.' },
  { path: 'statistics/nps', title: 'Statistics: NPS', about: 'Intervals, differences and sample sizes of a net score.' },
  { path: 'statistics/proportion', title: 'Statistics: shares', about: 'Intervals and tests of so many out of so many.' },
  { path: 'statistics/mean', title: 'Statistics: means and ranks', about: 'Intervals and tests of means, and of answers as ranks.' },
  { path: 'statistics/rate', title: 'Statistics: rates', about: 'Events by time or exposure.' },
  { path: 'statistics/quantile', title: 'Statistics: quantiles', about: 'Medians and percentiles, of values and of sketches that can be merged.' },
  { path: 'statistics/survival', title: 'Statistics: survival', about: 'How long until something happens, where for many it has not yet.' },
  { path: 'statistics/control', title: 'Statistics: control charts and funnels', about: 'What is out of the ordinary, over time and among groups.' },
  { path: 'statistics/trend', title: 'Statistics: trend and season', about: 'Does a figure rise, and is there a season in it?' },
  { path: 'statistics/mix', title: 'Statistics: mix and rate', about: 'Did the people change, or their answers?' },
  { path: 'statistics/drivers', title: 'Statistics: drivers', about: 'What goes along with an outcome, and how much of it each explains. Associations, not causes.' },
  { path: 'statistics/multiple', title: 'Statistics: many comparisons', about: 'p-values when many groups are looked at.' },
  { path: 'statistics/planning', title: 'Statistics: sample sizes', about: 'How many answers are needed.' },
  { path: 'statistics/weighting', title: 'Statistics: weights and response', about: 'Samples that are not like their population, and those who did not answer.' },
  { path: 'statistics/privacy', title: 'Statistics: privacy', about: 'Which groups are too small to be shown.' },
  { path: 'statistics/text', title: 'Statistics: words', about: 'Words that tell two groups apart, and how well two people agree.' },
  { path: 'statistics/distributions', title: 'Statistics: distributions', about: 'The functions that all else rests on, exact to about 1e-12.' },
  { path: 'cube', title: 'Cubes and readings', about: 'Counting answers by group and period, and reading figures from them.' },
  { path: 'built-in', title: 'Built-in metrics', about: 'The metrics of the mission as data. Imported from `cx-elements/metrics/built-in`.' },
  { path: 'declarative', title: 'Metrics as data', about: 'A metric from a document: filter, sums and readout. Imported from `cx-elements/metrics/declarative`.' },
  { path: 'sql', title: 'Metrics in SQL', about: 'The sums of a metric as one statement. Imported from `cx-elements/metrics/sql`.' },
  { path: 'intake', title: 'Reading files', about: 'From a CSV to a cube. Imported from `cx-elements/metrics/intake`.' },
];
/** Files that lie in no room of their own; the rest (definitions, sums, readings, periods, methods) goes with the cube. */
const ELSEWHERE = { facts: 'built-in', statistics: 'statistics/distributions' };
const FALLBACK = 'cube';

/** The room of an entry, by its file. */
export function roomOf({ file }) {
  const path = file.replace('src/metrics/', '');
  return ROOMS.find((room) => path.startsWith(`${room.path}/`))?.path ?? ELSEWHERE[path.split('/')[0]] ?? FALLBACK;
}

/** Arguments that mean the same everywhere, and are not explained at each function anew. */
const COMMON = {
  level: 'Confidence of the interval, 0..1.',
  n: 'Out of how many.', n1: 'Out of how many, first group.', n2: 'Out of how many, second group.',
  x1: 'How many did it, first group.', x2: 'How many did it, second group.',
  df: 'Degrees of freedom.', p: 'A probability, 0..1, or p-values.', z: 'In standard deviations.', t: 'The t statistic.',
  values: 'The values, one for each answer or period.', weights: 'A weight for each value, 0 or more.', series: 'Values in time order, one for each step.',
  k: 'The fewest people who may be told of.',
};

/** What is said of an argument, or else what arguments of that name always mean; with the default, which comes last. */
function explained({ name, doc }) {
  const common = COMMON[name.split('.').at(-1)];
  return doc === '' || doc.startsWith('Default ') ? `${common ?? ''} ${doc}`.trim() : doc;
}

const pagePath = (room) => `${FOLDER}/${room}.md`;
const MADE = '<!-- Made by `npm run docs` from the docstrings in src/metrics. Change those, not this page. -->';

const cell = (text) => text.replaceAll('\n', ' ').replaceAll('|', '\\|').trim();
const code = (text) => (text === '' ? '' : `\`${text.replaceAll('`', '')}\``);
const table = (head, rows) => [`| ${head.join(' | ')} |`, `|${head.map(() => ' --- |').join('')}`, ...rows.map((row) => `| ${row.map(cell).join(' | ')} |`)].join('\n');

/** `{@link name}` becomes a link to where that name is explained, or plain code where it is not. */
function linked(text, from, placeOf) {
  return text.replace(/\{@link\s+([\w.]+)\s*\}/g, (_, name) => {
    const place = placeOf.get(name);
    return place === undefined ? `\`${name}\`` : `[\`${name}\`](${link(from, place)}#${name.toLowerCase()})`;
  });
}

/** From one page to another, with as many steps up as it takes. */
function link(from, to) {
  if (from === to) return '';
  return `${'../'.repeat(from.split('/').length - 1)}${to}.md`;
}

/** The first paragraphs say what it is; that which begins with the use says when to take it and when not. */
export function partsOf(doc) {
  const paragraphs = doc.split(/\n\s*\n/).map((paragraph) => paragraph.trim()).filter(Boolean);
  const at = paragraphs.findIndex((paragraph, i) => i > 0 && /^(Use|Take|Show|Look|For) /.test(paragraph));
  return at < 0 ? { meaning: paragraphs, use: [] } : { meaning: paragraphs.slice(0, at), use: paragraphs.slice(at) };
}

/** Where a text names its source: the tag, or else a year or the word that there is none. */
export const citesSource = ({ doc, source }) => source !== '' || /\b(1[89]|20)\d\d\b|no standard|Source/.test(doc);

function entryBlocks(entry, room, placeOf) {
  const { meaning, use } = partsOf(entry.doc);
  const told = (text) => linked(text, room, placeOf);
  const part = entry.partOf ? placeOf.get(entry.partOf) : undefined;
  return [
    `## ${entry.name}`,
    ...(entry.kind === 'function' ? [`\`\`\`ts\n${entry.type}${entry.result ? `: ${entry.result.type}` : ''}\n\`\`\``] : []),
    ...meaning.map(told),
    ...(entry.partOf ? [`Belongs to ${part === undefined ? code(entry.partOf) : `[\`${entry.partOf}\`](${link(room, part)}#${entry.partOf.toLowerCase()})`}.`] : []),
    ...(entry.formula ? [`**Formula:** ${code(entry.formula.replaceAll('\n', ' '))}`] : []),
    ...(entry.source ? [`**Source:** ${entry.source.replaceAll('\n', ' ')}`] : []),
    ...(use.length > 0 ? [`**When, and when not:** ${told(use[0])}`, ...use.slice(1).map(told)] : []),
    ...(entry.parameters.length > 0 ? [table(['Argument', 'Type', 'What it is'], entry.parameters.map((one) => [code(`${one.name}${one.optional ? '?' : ''}`), code(one.type), told(explained(one))]))] : []),
    ...(entry.result?.fields.length > 0 ? [table(['Gives', 'Type', 'What it is'], entry.result.fields.map((one) => [code(one.name), code(one.type), told(one.doc)]))] : []),
    ...(entry.returns ? [`**Gives:** ${told(entry.returns)}`] : []),
    ...entry.throws.map((text) => `**Throws:** ${told(text.replaceAll('\n', ' '))}`),
  ];
}

/** The built-in metrics, which are data: what each says of itself. */
const builtInTable = (definitions) =>
  table(['Id', 'Metric', 'How it is worked out', 'About'], definitions.map(({ id, title, method, about }) => [code(id), title ?? '', method ?? '', about ?? '']));

/** Every page by its path, the contents among them; `definitions` are the built-in metrics. */
export function metricsPages(entries, definitions) {
  const placeOf = new Map(entries.map((entry) => [entry.name, roomOf(entry)]));
  const rooms = ROOMS.map((room) => ({ ...room, entries: entries.filter((entry) => roomOf(entry) === room.path) })).filter((room) => room.entries.length > 0);
  const pages = new Map();
  for (const room of rooms) {
    const blocks = [MADE, `# ${room.title}`, room.about, ...(room.path === 'built-in' ? [builtInTable(definitions)] : []), `[All rooms](${'../'.repeat(room.path.split('/').length - 1)}README.md)`, ...room.entries.flatMap((entry) => entryBlocks(entry, room.path, placeOf))];
    pages.set(pagePath(room.path), `${blocks.join('\n\n')}\n`);
  }
  const firstSentence = (doc) => /^[^]*?[.?](?=\s|$)/.exec(doc.replaceAll('\n', ' '))?.[0] ?? doc;
  const contents = [
    MADE,
    '# Reference of the metrics core',
    'Every metric and every method that `cx-elements/metrics` exports: what it is, its formula and source, when to take it and when not, what it takes, gives and throws. Which one for which question: [Which figure](../which-figure.md). How they work together: [The metrics core](../metrics.md).',
    ...rooms.flatMap((room) => [
      `## [${room.title}](${room.path}.md)`,
      room.about,
      table(['Name', 'What it is'], room.entries.filter(({ partOf }) => !partOf).map((entry) => [`[\`${entry.name}\`](${room.path}.md#${entry.name.toLowerCase()})`, linked(firstSentence(entry.doc), 'README', placeOf)])),
    ]),
  ];
  pages.set(`${FOLDER}/README.md`, `${contents.join('\n\n')}\n`);
  return pages;
}
