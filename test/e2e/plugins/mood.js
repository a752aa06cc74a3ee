// An isolated plugin that behaves: a command, a view, events, storage, settings.
let seen = 0;
export function activate(context, cx) {
  context.subscriptions.push(
    cx.commands.register('acme.greet', (name) => `Hello, ${name}`),
    cx.events.on('cx.response.submitted', async (event) => {
      seen += 1;
      await context.globalState.update('last', event);
    }),
    cx.commands.register('acme.seen', async () => ({ seen, last: await context.globalState.get('last') })),
    cx.commands.register('acme.denied', () => cx.fetch('https://elsewhere.example/').then(() => 'reached', (error) => error.code)),
    cx.commands.register('acme.setting', () => cx.workspace.getConfiguration().get('acme.size')),
    cx.commands.register('acme.say', () => cx.window.showInformationMessage(cx.l10n.t('hello', { name: 'Ada' }))),
    cx.commands.register('acme.fail', () => { throw new Error('broken on purpose'); }),
    cx.commands.register('acme.breach', () => { JSON.stringify = () => 'x'.repeat(300_000); return 1; }),
    cx.views.register('acme.view', (surface) => {
      let pressed = 0;
      let name = '';
      const draw = () => surface.render(
        { tag: 'cx-heading', props: { text: 'How was it?' } },
        { tag: 'cx-field', key: 'name', props: { label: 'Your name', value: name }, on: { change: (value) => { name = value; draw(); } } },
        { tag: 'cx-button', props: { label: 'Press', kind: 'primary' }, on: { press: () => { pressed += 1; draw(); } } },
        { tag: 'cx-status', props: { text: pressed ? `Pressed ${pressed} times, ${name}` : '' } },
      );
      draw();
      return { dispose: () => context.log.info('view closed') };
    }),
  );
  context.log.info('awake');
}
export const deactivate = () => cx.commands;
