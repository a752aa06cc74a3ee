// A plugin that the page does not trust: it runs in a sandbox, sees scores without persons, and shows them as a tree of elements.
const GROUPS = { all: () => true, low: (score) => score <= 6, high: (score) => score >= 9 };

/** Sample answers need ids; a sandbox is no secure context, so there is no randomUUID. */
const uuid = () => [...crypto.getRandomValues(new Uint8Array(16))].map((byte, i) => ([4, 6, 8, 10].includes(i) ? '-' : '') + (i === 6 ? 0x70 | (byte & 15) : i === 8 ? 0x80 | (byte & 63) : byte).toString(16).padStart(2, '0')).join('');
const sample = (value) => ({
  specversion: '1.0', id: uuid(), type: 'cx.response.submitted', source: 'https://samples.tidewell.example/', time: new Date().toISOString(),
  datacontenttype: 'application/json', dataschema: 'urn:cx-elements:response.submitted:1',
  data: { response: uuid(), survey: 'samples', answers: [{ kind: 'score', question: 'recommend', value, instrument: { metric: 'nps', scale: { min: 0, max: 10 }, wording: 'tidewell.samples.1', language: 'en', order: 'ascending', mode: 'buttons' } }] },
});

export async function activate(context, cx) {
  const { t } = cx.l10n;
  const scores = [];
  const open = new Set();
  let group = 'all';
  // without consent nothing is remembered, and the plugin works all the same
  let goal = Number((await context.globalState.get('goal').catch(() => undefined)) ?? 9);

  const tree = () => {
    const shown = scores.filter(GROUPS[group]);
    if (shown.length === 0) return [{ tag: 'cx-text', props: { text: t('none'), tone: 'muted' } }];
    const bars = Array.from({ length: 11 }, (_, score) => ({ label: String(score), value: shown.filter((one) => one === score).length })).filter(({ value }) => value > 0);
    return [
      { tag: 'cx-stack', props: { direction: 'row' }, children: [
        { tag: 'cx-figure', props: { label: t('reached'), value: Math.round((100 * shown.filter((score) => score >= goal).length) / shown.length), n: shown.length, unit: '%' } },
      ] },
      { tag: 'cx-bars', props: { label: t('given'), bars } },
      { tag: 'cx-status', props: { text: `${t('last')}: ${shown.slice(-5).join(', ')}` } },
    ];
  };
  const draw = () => open.forEach((surface) => surface.render(...tree()).catch((error) => context.log.warn(error)));

  context.subscriptions.push(
    cx.events.on('cx.response.submitted', ({ data }) => {
      for (const answer of data.answers) if (answer.kind === 'score') scores.push(answer.value);
      scores.splice(0, scores.length - 1000);
      draw();
    }),
    cx.views.register('tidewell.voices.view', (surface) => {
      open.add(surface);
      draw();
      return { dispose: () => open.delete(surface) };
    }),
    cx.commands.register('tidewell.voices.goal', async () => {
      const text = await cx.window.showInputBox({ prompt: t('prompt'), value: String(goal), validate: (typed) => (/^(\d|10)$/.test(typed.trim()) ? undefined : t('wrong')) });
      if (text === undefined) return;
      goal = Number(text);
      draw();
      await context.globalState.update('goal', goal).catch((error) => context.log.warn(error));
    }),
    cx.commands.register('tidewell.voices.group', async () => {
      const names = Object.keys(GROUPS);
      const chosen = await cx.window.showQuickPick(names.map((name) => ({ label: t(name), name })), { title: t('which') });
      if (!chosen) return;
      group = chosen.name;
      draw();
    }),
    cx.commands.register('tidewell.voices.check', () => cx.window.withProgress({ title: t('checking'), cancellable: true }, async (report, token) => {
      const of = Math.max(scores.length, 20);
      for (let n = 1; n <= of; n++) {
        if (token.isCancellationRequested) return void cx.window.showWarningMessage(t('stopped'));
        report({ message: t('row', { n, of }), increment: 100 / of });
        await new Promise((resolve) => setTimeout(resolve, 80));
      }
      void cx.window.showInformationMessage(t('looked', { n: scores.length }));
    })),
    cx.sources.register('tidewell.voices.samples', {
      start(emit) {
        let at = 0;
        const timer = setInterval(() => emit(sample([10, 9, 7, 10, 4, 8, 9, 6, 10, 9][at++ % 10])), 100);
        return { dispose: () => clearInterval(timer) };
      },
    }),
  );
}
