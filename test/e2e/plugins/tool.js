// An isolated plugin that asks people, shows how far it is, reads and writes files, and brings events in.
export function activate(context, cx) {
  // a sandbox is no secure context, so there is no randomUUID
  const uuid = () => [...crypto.getRandomValues(new Uint8Array(16))].map((byte, i) => ([4, 6, 8, 10].includes(i) ? '-' : '') + (i === 6 ? 0x70 | (byte & 15) : i === 8 ? 0x80 | (byte & 63) : byte).toString(16).padStart(2, '0')).join('');
  const event = (value) => ({
    specversion: '1.0', id: uuid(), type: 'cx.response.submitted', source: 'https://tool.example/', time: '2026-11-01T10:00:00.000Z',
    dataschema: 'urn:cx-elements:response.submitted:1', datacontenttype: 'application/json',
    data: { response: uuid(), survey: 'renewal', answers: [{ kind: 'score', question: 'recommend', value, instrument: { metric: 'nps', scale: { min: 0, max: 10 }, wording: 'w', language: 'en', order: 'ascending', mode: 'buttons' } }] },
  });
  context.subscriptions.push(
    cx.commands.register('acme.tool.pick', async () => (await cx.window.showQuickPick(['North', 'South'], { title: 'Which?' })) ?? 'nothing'),
    cx.commands.register('acme.tool.ask', () => cx.window.showInputBox({ prompt: 'Name?', validate: (text) => (text.length < 3 ? 'Too short.' : undefined) })),
    cx.commands.register('acme.tool.work', () => cx.window.withProgress({ title: 'Counting', cancellable: true }, async (report, token) => {
      for (let i = 0; i < 1000 && !token.isCancellationRequested; i++) {
        report({ message: `row ${i}`, increment: 1 });
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
      return token.isCancellationRequested ? 'stopped' : 'counted';
    })),
    cx.commands.register('acme.tool.inspect', async () => [await cx.workspace.inspect('acme.tool.size'), await cx.workspace.getConfiguration().update('acme.tool.size', 5), await cx.workspace.getConfiguration().get('acme.tool.size')]),
    cx.importers.register('acme.tool.reader', {
      detect: (name, head) => (head.startsWith('score') ? 0.9 : 0),
      async *read({ text }, signal) {
        for (const line of text.split('\n').slice(1)) {
          if (signal.aborted) return;
          if (line !== '') yield { kind: 'event', event: event(Number(line)) };
        }
      },
    }),
    cx.exporters.register('acme.tool.writer', {
      async write({ events }) {
        const rows = [];
        for await (const { data, subject } of events) rows.push(`${data.answers[0].value},${subject ?? ''}`);
        return { name: 'answers.csv', type: 'text/csv', text: `score,subject\n${rows.join('\n')}` };
      },
    }),
    cx.sources.register('acme.tool.feed', {
      start(emit) {
        let value = 0;
        const timer = setInterval(() => emit(event(value++ % 11)), 20);
        return { dispose: () => clearInterval(timer) };
      },
    }),
  );
}
