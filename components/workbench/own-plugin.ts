import { toDisposable } from '../../src/core/disposable.js';
import { VERSION } from '../../src/core/version.js';
import type { PluginHost } from '../../src/host/host.js';
import type { PluginSource } from '../../src/host/plugin-source.js';
import type { Cx } from '../../src/sdk/api.js';
import { CulpritSearch } from '../plugin-manager/search.js';
import type { Renderer } from '../../src/sdk/registrations.js';

/** The id of the plugin through which a workbench brings its own commands, keys and views. */
export const OWN_PLUGIN = 'cx.workbench';
/** The setting of the theme in use. */
export const THEME_SETTING = 'cx.workbench.theme';

/** What the workbench's own commands do. */
export interface OwnActions {
  showCommands(): void;
  showView(id: string): void;
  focusNotifications(): void;
  clearNotifications(): void;
  /** Moves the focus to the next part, or the one before. */
  focusPart(step: 1 | -1): void;
}

const VIEWS = { settings: 'cx-settings', plugins: 'cx-plugin-manager', walkthroughs: 'cx-walkthrough', why: 'cx-why' } as const;
type OwnView = keyof typeof VIEWS;
const id = (name: string): string => `${OWN_PLUGIN}.${name}`;
const views = Object.keys(VIEWS) as OwnView[];

const l10n = {
  en: {
    name: 'Workbench', commands: 'Show all commands', settings: 'Settings', plugins: 'Plugins', walkthroughs: 'First steps', why: 'Why is this shown, or not?', close: 'Close',
    open: 'Open', notifications: 'Go to the notifications', clear: 'Close all notifications', next: 'Go to the next part', previous: 'Go to the previous part',
    theme: 'Theme', 'choose-theme': 'Choose a theme', 'theme-about': 'The id of a theme that a plugin brings; empty for the look of the page.', 'no-theme': 'As the page looks', 'high-contrast': 'high contrast', 'no-themes': 'No plugin brings a theme.',
  },
  de: {
    name: 'Arbeitsfläche', commands: 'Alle Befehle zeigen', settings: 'Einstellungen', plugins: 'Plugins', walkthroughs: 'Erste Schritte', why: 'Warum ist das zu sehen oder nicht?', close: 'Schließen',
    open: 'Öffnen', notifications: 'Zu den Meldungen', clear: 'Alle Meldungen schließen', next: 'Zum nächsten Teil', previous: 'Zum vorigen Teil',
    theme: 'Design', 'choose-theme': 'Design wählen', 'theme-about': 'Die Kennung eines Designs aus einem Plugin; leer für das Aussehen der Seite.', 'no-theme': 'Wie die Seite', 'high-contrast': 'hoher Kontrast', 'no-themes': 'Kein Plugin bringt ein Design mit.',
  },
  ar: {
    name: 'منضدة العمل', commands: 'عرض كل الأوامر', settings: 'الإعدادات', plugins: 'الإضافات', walkthroughs: 'الخطوات الأولى', why: 'لماذا يظهر هذا أو لا يظهر؟', close: 'إغلاق',
    open: 'فتح', notifications: 'الانتقال إلى الإشعارات', clear: 'إغلاق كل الإشعارات', next: 'الانتقال إلى الجزء التالي', previous: 'الانتقال إلى الجزء السابق',
    theme: 'السمة', 'choose-theme': 'اختيار سمة', 'theme-about': 'معرّف سمة تأتي بها إضافة؛ اتركه فارغًا لمظهر الصفحة.', 'no-theme': 'كمظهر الصفحة', 'high-contrast': 'تباين عالٍ', 'no-themes': 'لا توجد إضافة تأتي بسمة.',
  },
};

const manifest = {
  publisher: 'cx',
  name: 'workbench',
  version: VERSION,
  displayName: '%name%',
  engines: { cx: '*' },
  main: './own-plugin.js',
  l10n,
  contributes: {
    commands: [
      { command: id('commands'), title: '%commands%' },
      ...views.map((view) => ({ command: id(`${view}.open`), category: '%open%', title: `%${view}%` })),
      ...views.map((view) => ({ command: id(`_close.${view}`), title: '%close%' })),
      { command: id('notifications'), title: '%notifications%' },
      { command: id('clear'), title: '%clear%' },
      { command: id('next'), title: '%next%' },
      { command: id('previous'), title: '%previous%' },
      { command: id('choose-theme'), title: '%choose-theme%' },
    ],
    keybindings: [
      { command: id('commands'), key: 'f1' },
      { command: id('commands'), key: 'mod+k' },
      { command: id('settings.open'), key: 'mod+,' },
      { command: id('notifications'), key: 'f8' },
      { command: id('next'), key: 'f6' },
      { command: id('previous'), key: 'shift+f6' },
    ],
    contextKeys: views.map((view) => ({ key: id(`shows.${view}`), type: 'boolean' })),
    views: views.map((view) => ({ id: id(view), title: `%${view}%`, when: id(`shows.${view}`) })),
    menus: views.map((view) => ({ menu: 'view/title', command: id(`_close.${view}`), when: `cx.view == ${id(view)}`, group: 'navigation@9' })),
    configuration: [{ key: THEME_SETTING, type: 'string', title: '%theme%', description: '%theme-about%', default: '' }],
  },
};

/** The workbench as a plugin: its own commands, keys, views and settings go through the doors that all plugins have. */
export function ownPlugin(actions: OwnActions, host: PluginHost): PluginSource {
  // a search for a culprit goes on after the page was loaded again: its suspects are off before anybody is woken
  const searching = CulpritSearch.resume(host, () => {}) !== undefined;
  return {
    manifest: searching ? { ...manifest, activationEvents: ['onStartupFinished'] } : manifest,
    builtIn: true,
    tier: 'trusted',
    code: {
      kind: 'module',
      load: () => ({
        activate(_context, cx) {
          cx.commands.register(id('commands'), () => actions.showCommands());
          for (const view of views) {
            cx.views.register(id(view), drawn(VIEWS[view]));
            cx.commands.register(id(`${view}.open`), () => {
              cx.contextKeys.set(id(`shows.${view}`), true);
              actions.showView(id(view));
            });
            cx.commands.register(id(`_close.${view}`), () => cx.contextKeys.set(id(`shows.${view}`), undefined));
          }
          cx.commands.register(id('notifications'), () => actions.focusNotifications());
          cx.commands.register(id('clear'), () => actions.clearNotifications());
          cx.commands.register(id('next'), () => actions.focusPart(1));
          cx.commands.register(id('previous'), () => actions.focusPart(-1));
          cx.commands.register(id('choose-theme'), () => chooseTheme(cx, host));
          if (searching) void host.commands.execute(id('plugins.open')).catch(() => {}); // once this is done
        },
      }),
    },
  };
}

function drawn(tag: string): Renderer {
  return (container) => {
    const element = document.createElement(tag);
    (container as Element).append(element);
    return toDisposable(() => element.remove());
  };
}

async function chooseTheme(cx: Cx, host: PluginHost): Promise<void> {
  const themes = host.registries.themes.all;
  if (themes.length === 0) {
    await cx.window.showInformationMessage(cx.l10n.t('no-themes'));
    return;
  }
  const none = { label: cx.l10n.t('no-theme'), theme: '' };
  const items = themes.map(({ id: theme, entry, owner }) => ({ label: host.textOf(owner, entry.title).value, theme, ...(entry.contrast === 'high' && { description: cx.l10n.t('high-contrast') }) }));
  const chosen = await cx.window.showQuickPick([none, ...items], { title: cx.l10n.t('choose-theme') });
  if (chosen) await host.configuration.update(THEME_SETTING, chosen.theme || undefined);
}
