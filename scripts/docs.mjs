// `npm run docs`: writes docs/elements/<tag>.md for every element in custom-elements.json, which the build makes, and
// docs/metrics/ from the docstrings of the metrics core; `npm run docs -- metrics` only those, without a build; `-- surveys` the
// tables of docs/surveys-authoring.md; `-- openapi` docs/openapi.json, which all of it writes too; `-- conformance` docs/conformance.md and docs/conformance/ from what the tests of the last run saw. With
// --check it writes nothing, names the pages that are not what it would write, and ends with `N passed, N failed`.
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { tsImport } from 'tsx/esm/api';
import { metricsPages } from './docs/metrics-pages.mjs';
import { readMetrics } from './docs/read-metrics.mjs';
import { surveyTables, withTables } from './docs/survey-tables.mjs';

const FOLDER = join('docs', 'elements');
const metricsOnly = process.argv.includes('metrics');

if (process.argv.includes('surveys')) {
  const path = join('docs', 'surveys-authoring.md');
  writeFileSync(path, withTables(readFileSync(path, 'utf8'), await surveyTables()));
  process.exit();
}

// from the schemas that check what comes in, as the collector serves it
const OPEN_API = join('docs', 'openapi.json');
async function openApi() {
  const { openApiDocument } = await tsImport('../src/collector/http/open-api/document.ts', import.meta.url);
  const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
  return `${JSON.stringify(openApiDocument(version), undefined, 2)}\n`;
}

if (process.argv.includes('openapi')) {
  writeFileSync(OPEN_API, await openApi());
  process.exit();
}

if (process.argv.includes('conformance')) {
  const { writeConformance } = await import('./conformance/write.mjs');
  process.exit(writeConformance() ? 0 : 1);
}

/** A short example for each element: what an author would write. */
const EXAMPLES = {
  'cx-nps-survey': `<script type="module" src="/cdn/nps-survey.js"></script>

<cx-nps-survey business="Tidewell" survey="renewal" touchpoint="renewal" dismissible></cx-nps-survey>`,
  'cx-csat-survey': `<script type="module" src="/cdn/csat-survey.js"></script>

<cx-csat-survey business="our support" touchpoint="support"></cx-csat-survey>`,
  'cx-ces-survey': `<script type="module" src="/cdn/ces-survey.js"></script>

<cx-ces-survey business="Tidewell" touchpoint="return"></cx-ces-survey>`,
  'cx-survey': `<script type="module" src="/cdn/survey.js"></script>

<cx-survey src="/surveys/renewal.json" storage="allowed" variables='{"product":"Everyday"}'></cx-survey>`,
  'cx-complaint': `<script type="module" src="/cdn/complaint.js"></script>

<cx-complaint answer-within="3" status-from="/api/complaints/{reference}" touchpoint="delivery">
  <cx-csat-survey slot="resolved" business="how we put it right"></cx-csat-survey>
</cx-complaint>`,
  'cx-advocacy-spectrum': `<script type="module" src="/cdn/advocacy-spectrum.js"></script>

<cx-advocacy-spectrum exportable></cx-advocacy-spectrum>
<script type="module">
  document.querySelector('cx-advocacy-spectrum').events = events;
</script>`,
  'cx-recognize': `<script type="module" src="/cdn/recognize.js"></script>

<cx-recognize touchpoint="help-desk" employees='[{ "id": "e-17", "name": "Mira", "team": "Help desk" }]' phases='{ "support": "Support", "renewal": "Renewal" }'></cx-recognize>`,
  'cx-scorecard': `<script type="module" src="/cdn/scorecard.js"></script>

<cx-scorecard heading="Customer pulse" src="https://collector.example/v1/live?period=month&amp;by=region" by="region" by-label="Region">
  <cx-metric metric="nps" target="40"></cx-metric>
  <cx-metric metric="csat" target="85"></cx-metric>
</cx-scorecard>`,
  'cx-metric': `<script type="module" src="/cdn/scorecard.js"></script>

<cx-scorecard src="https://collector.example/v1/live?period=month">
  <cx-metric metric="nps" label="Would recommend us" target="40" decimals="1"></cx-metric>
</cx-scorecard>`,
  'cx-control-chart': `<script type="module" src="/cdn/control-chart.js"></script>

<cx-control-chart metric="nps" target="30" limits="by-answers">
  <script type="application/json">
    {
      "periods": [
        { "period": "2026-09", "answers": [1, 0, 2, 1, 3, 4, 6, 20, 30, 25, 18] },
        { "period": "2026-10", "answers": [0, 1, 1, 2, 3, 5, 9, 22, 28, 21, 16] },
        { "period": "2026-11", "answers": [2, 0, 1, 2, 2, 3, 5, 18, 31, 27, 22] }
      ],
      "annotations": [{ "period": "2026-10", "text": "New checkout" }]
    }
  </script>
</cx-control-chart>`,
  'cx-distribution': `<script type="module" src="/cdn/distribution.js"></script>

<cx-distribution metric="nps" exportable>
  <script type="application/json">{ "answers": [1, 0, 2, 1, 3, 4, 6, 20, 30, 25, 18] }</script>
</cx-distribution>`,
  'cx-benchmark': `<script type="module" src="/cdn/benchmark.js"></script>

<cx-benchmark metric="nps" own="Tidewell">
  <script type="application/json">
    {
      "answers": [1, 0, 2, 1, 3, 4, 6, 20, 30, 25, 18],
      "benchmarks": [{ "kind": "industry", "title": "Retail banks, Europe", "source": "A panel of 2026", "date": "2026-06-30", "value": 12 }]
    }
  </script>
</cx-benchmark>`,
  'cx-drivers': `<script type="module">
  import 'cx-elements/drivers';

  const drivers = document.querySelector('cx-drivers');
  drivers.ratings = {
    outcome: { name: 'nps', title: 'NPS', values: recommend, range: [0, 10], rated: { as: 'nps' } },
    drivers: [
      { name: 'delivery', title: 'Delivery', values: delivery, range: [1, 5], rated: { as: 'share', from: 4 } },
      { name: 'app', title: 'The app', values: app, range: [1, 5] },
    ],
  };
</script>

<cx-drivers show="weights priorities what-if"></cx-drivers>`,
  'cx-import': `<script type="module" src="/cdn/import.js"></script>

<cx-import></cx-import>`,
  'cx-command-palette': `<script type="module">
  import 'cx-elements/command-palette';
  import { createHost } from 'cx-elements/host';

  const host = createHost();
  document.querySelector('cx-command-palette').host = host;
  await host.start();
</script>

<cx-command-palette></cx-command-palette>`,
  'cx-settings': `<script type="module">
  import 'cx-elements/settings';
  import { createHost } from 'cx-elements/host';

  const host = createHost();
  document.querySelector('cx-settings').host = host;
  await host.start();
</script>

<cx-settings></cx-settings>`,
  'cx-plugin-manager': `<script type="module">
  import 'cx-elements/plugin-manager';
  import { createHost } from 'cx-elements/host';

  const host = createHost();
  document.querySelector('cx-plugin-manager').host = host;
  await host.start();
</script>

<cx-plugin-manager></cx-plugin-manager>`,
  'cx-walkthrough': `<script type="module">
  import 'cx-elements/walkthrough';
  import { createHost } from 'cx-elements/host';

  const host = createHost();
  document.querySelector('cx-walkthrough').host = host;
  await host.start();
</script>

<cx-walkthrough></cx-walkthrough>`,
  'cx-why': `<script type="module">
  import 'cx-elements/why';
  import { createHost } from 'cx-elements/host';

  const host = createHost();
  document.querySelector('cx-why').host = host;
  await host.start();
</script>

<cx-why></cx-why>`,
  'cx-survey-studio': `<script type="module" src="/cdn/survey-studio.js"></script>

<cx-survey-studio storage="allowed" collector="https://surveys.bank.example"></cx-survey-studio>`,
  'cx-action-board': `<script type="module" src="/cdn/action-board.js"></script>

<cx-action-board by="Mira Okafor"></cx-action-board>
<script type="module">
  const board = document.querySelector('cx-action-board');
  board.actions = await (await fetch('/actions.json')).json();
  board.addEventListener('cx-action-changed', ({ detail }) => save(detail.document));
</script>`,
  'cx-voice-wall': `<script type="module" src="/cdn/voice-wall.js"></script>

<cx-voice-wall src="https://collector.example/v1/verbatims/live" makes-actions></cx-voice-wall>`,
  'cx-review-pack': `<script type="module" src="/cdn/review-pack.js"></script>

<cx-review-pack prepared-by="Insight team" audience="executive">
  <script type="application/json">
    { "format": "cx-scorecard/1", "id": "retail", "title": "Customer experience, retail", "language": "en", "parts": [] }
  </script>
</cx-review-pack>`,
  'cx-journey-session': `<script type="module" src="/cdn/journey-map.js"></script>
<script type="module" src="/cdn/journey-session.js"></script>

<cx-journey-session for="map" collector="https://collector.example" storage="allowed"></cx-journey-session>
<cx-journey-map id="map" view="map" editable></cx-journey-map>

<script type="module">
  document.querySelector('cx-journey-session').token = location.hash.slice(1); // the link's part behind the #
</script>

<cx-journey-session for="other" room="renewal" tabs name="Ana"></cx-journey-session>
<cx-journey-map id="other" src="/journeys/renewal.json" view="map" editable></cx-journey-map>`,
  'cx-journey-flow': `<script type="module" src="/cdn/journey-flow.js"></script>

<cx-journey-flow src="/logs/renewals.csv" goals='["Renews", "Cancels"]'></cx-journey-flow>`,
  'cx-journey-map': `<script type="module" src="/cdn/journey-map.js"></script>

<cx-journey-map src="/journeys/renewal.json" compare="expected" heat="dissatisfaction"></cx-journey-map>

<cx-journey-map src="/journeys/renewal.json" editable author="Mara Lind"></cx-journey-map>`,
  'cx-workbench': `<script type="module">
  import 'cx-elements/workbench';
  import { createHost } from 'cx-elements/host';

  const workbench = document.querySelector('cx-workbench');
  const host = createHost({ ui: workbench.ui });
  workbench.host = host;
  await host.start();
</script>

<cx-workbench label="Customer pulse">
  <h1 slot="brand">Customer pulse</h1>
</cx-workbench>`,
  'cx-tile': `<script type="module" src="/cdn/scorecard.js"></script>
<script type="module" src="/cdn/tile.js"></script>

<cx-scorecard>
  <cx-metric metric="nps"></cx-metric>
  <cx-tile tile="cx-examples.answers" metric="cx-examples.trust"></cx-tile>
</cx-scorecard>`,
  'cx-preference-center': `<script type="module" src="/cdn/preference-center.js"></script>

<cx-preference-center src="https://collector.example/v1/preferences" token="..."></cx-preference-center>
<script type="module">
  const centre = document.querySelector('cx-preference-center');
  centre.catalogue = await (await fetch('/catalogue.json')).json();
</script>`,
  'cx-consent': `<script type="module" src="/cdn/consent.js"></script>

<cx-consent topic="offers" channel="email"></cx-consent>
<script type="module">
  const consent = document.querySelector('cx-consent');
  Object.assign(consent, { catalogue, preferences, save: (edit) => keep(edit) });
</script>`,
  'cx-life-events': `<script type="module" src="/cdn/life-events.js"></script>

<cx-life-events src="https://collector.example/v1/preferences" token="..."></cx-life-events>`,
  'cx-capability-level': `<script type="module" src="/cdn/capability-level.js"></script>

<cx-capability-level></cx-capability-level>
<script type="module">
  document.addEventListener('cx-capability', ({ detail }) => console.log(detail.level, detail.weakest));
</script>`,
  'cx-plugin-surface': `<script type="module">
  import { PluginHost } from '/cdn/host.js';
  import { manifestReader } from '/cdn/plugin-manifest.js';
  import { noConsent, sandboxRunner } from '/cdn/sandbox.js';
  import { drawSurface } from '/cdn/plugin-surface.js';

  // the host makes the element where a plugin shows something
  const runner = sandboxRunner('isolated', { files: { page: '/sandbox/cx-sandbox.html' }, consent: noConsent, policyOf: () => ({ granted: [{ kind: 'ui', place: 'view' }] }), draw: drawSurface });
  const host = new PluginHost(manifestReader, { runners: [runner] });
</script>`,
  'cx-survey-prompt': `<script type="module" src="/cdn/nps-survey.js"></script>
<script type="module" src="/cdn/survey-prompt.js"></script>

<cx-survey-prompt mode="corner" after="20" pages="/orders/*" moment="journey-end" sample="0.25">
  <cx-nps-survey business="Tidewell" survey="renewal" dismissible></cx-nps-survey>
</cx-survey-prompt>`,
  'cx-survey-policy': `<script type="module" src="/cdn/survey-prompt.js"></script>

<cx-survey-policy storage="allowed" visitor="c-4711">
  <script type="application/json">
    { "schema": "cx-contact-policy/1", "clocks": { "shown": 14, "dismissed": 60, "answered": 60 }, "pages": { "exclude": ["/checkout/**"] } }
  </script>
</cx-survey-policy>`,
  'cx-survey-debug': `<script type="module" src="/cdn/survey-prompt.js"></script>
<script type="module" src="/cdn/survey-debug.js"></script>

<cx-survey-debug></cx-survey-debug>`,
  'cx-delivery': `<script type="module" src="/cdn/nps-survey.js"></script>
<script type="module" src="/cdn/delivery.js"></script>

<cx-nps-survey business="Tidewell"></cx-nps-survey>
<cx-delivery endpoint="https://collector.example/v1/events"></cx-delivery>`,
};

/** What the browser calls on a form control, and what only a subclass overrides. */
const CALLED_BY_THE_BROWSER = /Callback$/;

const { modules } = metricsOnly ? { modules: [] } : JSON.parse(readFileSync('custom-elements.json', 'utf8'));
const elements = modules.flatMap((module) => module.declarations ?? []).filter((one) => one.tagName);

const cell = (text) => String(text ?? '').replaceAll('\n', ' ').replaceAll('|', '\\|').trim();
const code = (text) => (text === undefined || text === '' ? '' : `\`${cell(text)}\``);
const typed = (type) => code(type?.text);

function table(head, rows) {
  return [`| ${head.join(' | ')} |`, `|${head.map(() => ' --- |').join('')}`, ...rows.map((row) => `| ${row.join(' | ')} |`)].join('\n');
}

function section(title, head, rows, note) {
  return rows.length > 0 ? [`## ${title}`, ...(note ? [note] : []), table(head, rows)] : [];
}

/** Constants are told by their value, because a page has no use for their name. */
const CONSTANTS = metricsOnly ? {} : { DEFAULT_PRIVACY_THRESHOLD: (await import('../dist/src/metrics/index.js')).DEFAULT_PRIVACY_THRESHOLD };

/** In the order in which they happen; the manifest has them as the analyzer finds them. */
const EVENTS = ['input', 'change', 'cx-answer', 'cx-submit', 'cx-submitted', 'cx-dismiss', 'cx-show', 'cx-shown', 'cx-prompt-state', 'cx-imported', 'cx-command', 'cx-setting', 'cx-plugin', 'cx-preference-change', 'cx-preference-changed', 'cx-preference-request', 'cx-capability', 'cx-what-if', 'cx-drill', 'cx-journey-view', 'cx-journey-session', 'cx-journey-change', 'cx-journey-changed', 'cx-export', 'cx-delivery', 'cx-error'];
const inTime = (a, b) => EVENTS.indexOf(a.name) - EVENTS.indexOf(b.name);

/** The value an attribute has when it is not written; a boolean one is off. */
function initial({ default: value, type }) {
  if (type?.text === 'boolean') return code('false');
  return value === undefined || value === 'null' || value === "''" ? '' : code(CONSTANTS[value] ?? value);
}

/** The manifest leaves out the type of a parameter that has a default value. */
const typeOf = ({ type, default: value }) => type?.text ?? (/^['"]/.test(value ?? '') ? 'string' : 'unknown');

function signature({ name, parameters = [], return: result }) {
  const list = parameters.map((one) => `${one.name}${one.optional || one.default !== undefined ? '?' : ''}: ${typeOf(one)}`);
  return code(`${name}(${list.join(', ')}): ${result?.type?.text ?? 'void'}`);
}

function page(element) {
  const { tagName, summary = '', description = '', attributes = [], members = [] } = element;
  const own = members.filter((one) => !one.static && one.privacy !== 'private' && one.privacy !== 'protected');
  const attributeFields = new Set(attributes.map((one) => one.fieldName).filter(Boolean));
  const properties = own.filter((one) => one.kind === 'field' && !attributeFields.has(one.name));
  const methods = own.filter((one) => one.kind === 'method' && !CALLED_BY_THE_BROWSER.test(one.name));
  if (!EXAMPLES[tagName]) throw new Error(`scripts/docs.mjs has no example for <${tagName}>`);
  const blocks = [
    '<!-- Made by `npm run docs` from custom-elements.json. Change the comments in components/, not this page. -->',
    `# \`<${tagName}>\``,
    summary.trim(),
    description.trim(),
    `\`\`\`html\n${EXAMPLES[tagName]}\n\`\`\``,
    ...section(
      'Attributes',
      ['Attribute', 'Property', 'Type', 'Default', 'What it is'],
      attributes.map((one) => [code(one.name), code(one.fieldName), typed(one.type), initial(one), cell(one.description)]),
    ),
    ...section(
      'Properties',
      ['Property', 'Type', 'What it is'],
      properties.map((one) => [code(one.name), typed(one.type), cell(one.description) || 'As for every form control.']),
      'Without an attribute.',
    ),
    ...section('Events', ['Event', 'Type', 'When'], (element.events ?? []).sort(inTime).map((one) => [code(one.name), typed(one.type), cell(one.description)])),
    ...section('Slots', ['Slot', 'What goes there'], (element.slots ?? []).map((one) => [one.name ? code(one.name) : '(default)', cell(one.description)])),
    ...section('Methods', ['Method', 'What it does'], methods.map((one) => [signature(one), cell(one.description) || 'As for every form control.'])),
    ...section('CSS parts', ['Part', 'What it is'], (element.cssParts ?? []).map((one) => [code(one.name), cell(one.description)]), `\`${tagName}::part(name)\``),
    ...section('CSS custom properties', ['Property', 'Default', 'What it is'], (element.cssProperties ?? []).map((one) => [code(one.name), code(one.default), cell(one.description)])),
    ...section('CSS states', ['State', 'When'], (element.cssStates ?? []).map((one) => [code(one.name), cell(one.description)]), `\`${tagName}:state(name)\``),
  ];
  return `${blocks.filter(Boolean).join('\n\n')}\n`;
}

// from the source, so that the reference needs no build
const { BUILT_IN_METRICS } = await tsImport('../src/metrics/built-in/index.ts', import.meta.url);
const pages = new Map([...elements.map((element) => [join(FOLDER, `${element.tagName}.md`), page(element)]), ...metricsPages(readMetrics(), BUILT_IN_METRICS), ...(metricsOnly ? [] : [[OPEN_API, await openApi()]])]);
const there = [...(metricsOnly ? [] : [FOLDER]), join('docs', 'metrics')].flatMap((folder) => (existsSync(folder) ? readdirSync(folder, { recursive: true }).filter((name) => name.endsWith('.md')).map((name) => join(folder, name)) : []));
const surplus = there.filter((path) => !pages.has(path));

if (process.argv.includes('--check')) {
  const stale = [...pages].filter(([path, text]) => !existsSync(path) || readFileSync(path, 'utf8').replaceAll('\r\n', '\n') !== text).map(([path]) => path);
  for (const path of stale) console.log(`  ${path} is out of date: run \`npm run docs\``);
  for (const path of surplus) console.log(`  ${path} is about nothing that there is: run \`npm run docs\``);
  const failed = stale.length + surplus.length;
  console.log(`${pages.size - stale.length} passed, ${failed} failed`);
  if (failed > 0) process.exitCode = 1;
} else {
  for (const path of surplus) rmSync(path);
  for (const [path, text] of pages) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
}
