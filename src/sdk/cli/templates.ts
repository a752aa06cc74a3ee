/** What a new plugin is made of. */
export interface Naming {
  /** `acme` */
  readonly publisher: string;
  /** `my-plugin` */
  readonly name: string;
  /** `My plugin` */
  readonly displayName: string;
  /** The version of the library it is made with. */
  readonly version: string;
}

/** The files of a new plugin by path; `plugin.json` is taken from the code. */
export function templates({ publisher, name, displayName, version }: Naming): Readonly<Record<string, string>> {
  const id = `${publisher}.${name}`;
  return {
    'package.json': `${JSON.stringify(
      {
        name, version: '0.1.0', private: true, type: 'module',
        scripts: { dev: 'cx-elements dev-plugin', test: 'node --test', check: 'cx-elements check-plugin', build: 'cx-elements build-plugin' },
        devDependencies: { 'cx-elements': `^${version}` },
      },
      null,
      2,
    )}\n`,
    'plugin.js': `// @ts-check
import { definePlugin } from 'cx-elements/sdk';

export default definePlugin({
  publisher: '${publisher}',
  name: '${name}',
  version: '0.1.0',
  displayName: '${displayName}',
  description: 'How many customers are happy, and a note when one is not.',
  engines: { cx: '^${version}' },
  activationEvents: ['onEvent:cx.response.submitted'],
  contributes: {
    // a metric as data: it needs no code, and runs in pages and in the collector alike
    metrics: [
      {
        counts: 'answers', id: '${id}', title: '${displayName}', method: 'share who answer 9 or 10', better: 'higher',
        scale: { min: 0, max: 10 }, readout: { kind: 'band-share', band: [9, 10] },
      },
    ],
    commands: [{ command: '${id}.count', title: 'Count unhappy answers', category: '${displayName}' }],
    configuration: [{ key: '${id}.below', type: 'integer', default: 5, minimum: 0, maximum: 10, description: 'Answers below this are unhappy.' }],
  },
  activate(context, cx) {
    let unhappy = 0;
    cx.surveys.onDidSubmit((event) => {
      const below = cx.workspace.getConfiguration().get('${id}.below');
      for (const answer of event.data.answers) {
        if (answer.kind === 'score' && answer.value !== null && answer.value < below) unhappy += 1;
      }
    });
    cx.commands.register('${id}.count', async () => {
      await cx.window.showInformationMessage(\`\${unhappy} unhappy answers since this page was opened.\`);
      return unhappy;
    });
    context.log.info('ready');
  },
});
`,
    'test/plugin.test.js': `// @ts-check
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { metricFrom } from 'cx-elements/metrics/declarative';
import { answered, testPlugin } from 'cx-elements/sdk/testing';
import plugin from '../plugin.js';

it('counts unhappy answers and says how many', async () => {
  const test = await testPlugin(plugin, { settings: { '${id}.below': 4 } });
  await test.happen(answered('${id}', 9), answered('${id}', 3), answered('${id}', 2));
  assert.equal(await test.execute('${id}.count'), 2);
  assert.deepEqual(test.shown, [{ kind: 'info', text: '2 unhappy answers since this page was opened.' }]);
  assert.deepEqual(test.problems, []);
  await test.dispose(); // fails if something of the plugin is left
});

it('has a metric that says how many and how sure', async () => {
  const test = await testPlugin(plugin, { makeMetric: metricFrom });
  const events = [9, 10, 3, 9].map((value) => answered('${id}', value));
  const reading = test.read('${id}', events);
  assert.equal(reading.n, 4);
  assert.equal(reading.value, 0.75);
  await test.dispose();
});
`,
    'dev/index.html': `<!doctype html>
<html lang="en" data-cx-development>
  <meta charset="utf-8" />
  <meta name="viewport" content="width=device-width" />
  <link rel="icon" href="data:," />
  <title>${displayName}</title>
  <script type="importmap">
    { "imports": { "cx-elements/sdk": "/cx/workshop.js", "cx-elements/plugins": "/cx/workshop.js" } }
  </script>
  <body>
    <h1>${displayName}</h1>
    <cx-scorecard heading="Scorecard" metrics="${id}" whole></cx-scorecard>
    <p><button id="answer">Answer at random</button> <button id="count">Count unhappy answers</button></p>
    <cx-survey hidden></cx-survey>
    <p id="said" role="status"></p>
    <script type="module" src="dev.js"></script>
  </body>
</html>
`,
    'dev/dev.js': `// The page on which the plugin is made: change plugin.js, and it comes up again.
import { answered, bundled, contributionsOf, Cube, metricFrom, pageHost, wordingHash } from '/cx/workshop.js';
import plugin from '../plugin.js';

const said = document.querySelector('#said');
const say = (text) => (said.textContent = text);
const ui = {
  message: async (_kind, text) => void say(text),
  quickPick: async () => undefined,
  input: async () => undefined,
  progress: () => ({ report() {}, onCancel() {}, done() {} }),
  status: (text) => (say(text), { dispose() {} }),
};
const { host } = pageHost({ makeMetric: metricFrom, ui });
host.journal.onDidReport(({ problem }) => say(problem.message));
const outcome = host.install(bundled(plugin));
if (!outcome.ok) say(outcome.error.map(({ message }) => message).join(' '));
await host.start();

const metric = host.metrics.get('${id}');
const cube = new Cube({ metrics: [metric] });
const scorecard = document.querySelector('cx-scorecard');
const count = (event) => {
  for (const { instrument, slot, amount } of contributionsOf(event, [metric])) cube.addAmount(cube.measure(metric.id, instrument), [cube.segment(0, '')], Math.floor(Date.now() / 86_400_000), slot, amount);
  scorecard.cube = cube;
  scorecard.requestUpdate();
};
// every type of question that the plugin has, to be asked below
const { metrics, questionTypes = [] } = plugin.manifest.contributes;
const kinds = questionTypes.map(({ id, title }, i) => ({ type: 'custom', id: \`q\${i}\`, kind: id, title }));
const { scale = { min: 0, max: 10 } } = metrics.find((one) => one.id === '${id}');
const wording = kinds.length > 0 ? wordingHash(kinds[0].title) : 'test';
const answer = () => {
  const value = scale.min + Math.floor(Math.random() * (scale.max - scale.min + 1));
  const event = answered('${id}', value, { scale, wording });
  host.observe(event);
  count(event);
};
for (let i = 0; i < 40; i++) answer();
document.querySelector('#answer').addEventListener('click', answer);
document.querySelector('#count').addEventListener('click', () => host.commands.execute('${id}.count'));

// what you answer counts on the scorecard
if (kinds.length > 0) {
  const survey = document.querySelector('cx-survey');
  survey.hidden = false;
  survey.host = host;
  survey.addEventListener('cx-submitted', ({ detail }) => count(detail));
  survey.definition = { format: 'cx-survey/1', id: 'dev', title: 'Questions', language: 'en', pages: [{ id: 'all', questions: kinds }] };
}

new EventSource('/changes').addEventListener('message', () => location.reload());
`,
    'README.md': `# ${displayName}\n\nA plugin for [cx-elements](https://www.npmjs.com/package/cx-elements).\n\n- \`npm run dev\` opens a page with the plugin on it; it comes up again when a file changes.\n- \`npm test\` runs its tests.\n- \`npm run check\` says what a reviewer would say.\n- \`npm run build\` makes \`dist/plugin.js\` and \`dist/plugin.json\`.\n`,
    '.gitignore': 'node_modules\ndist\n',
  };
}
