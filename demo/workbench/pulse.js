// The demo's own plugin, bundled with the page: two views, commands, keys, a menu, settings and a status line.
import * as core from '/cdn/metrics.js';
import { countAnswers } from './answers.js';

const l10n = {
  en: {
    pulse: 'Customer pulse', notes: 'Notes', category: 'Pulse', refresh: 'Count again', region: 'Choose a region', add: 'Add a note', clear: 'Remove the last note',
    months: 'Months', 'months-about': 'How far back the figures go.', tile: 'Tile of answers', 'tile-about': 'Shows trust with the tile of the plugin "Trust and its answers".',
    'has-notes': 'a note', counting: 'Counting answers', done: '{n} answers counted.', stopped: 'Counting was stopped. The figures are those of before.',
    status: '{n} answers, {months} months', all: 'All regions', which: 'Which region?', prompt: 'What should the team know?', short: 'A note has at least three letters.', none: 'No notes yet. Add one with the button above.', month: 'month {n} of {of}', 'by-region': 'region', undo: 'Put it back', removed: 'The note is removed.',
  },
  de: {
    pulse: 'Kundenpuls', notes: 'Notizen', category: 'Puls', refresh: 'Neu zählen', region: 'Region wählen', add: 'Notiz hinzufügen', clear: 'Letzte Notiz entfernen',
    months: 'Monate', 'months-about': 'Wie weit die Zahlen zurückreichen.', tile: 'Kachel der Antworten', 'tile-about': 'Zeigt das Vertrauen mit der Kachel des Plugins „Vertrauen und seine Antworten“.',
    'has-notes': 'eine Notiz', counting: 'Antworten werden gezählt', done: '{n} Antworten gezählt.', stopped: 'Das Zählen wurde angehalten. Es gelten die Zahlen von zuvor.',
    status: '{n} Antworten, {months} Monate', all: 'Alle Regionen', which: 'Welche Region?', prompt: 'Was soll das Team wissen?', short: 'Eine Notiz hat mindestens drei Buchstaben.', none: 'Noch keine Notizen. Fügen Sie mit der Taste darüber eine hinzu.', month: 'Monat {n} von {of}', 'by-region': 'Region', undo: 'Zurückholen', removed: 'Die Notiz ist entfernt.',
  },
  ar: {
    pulse: 'نبض العملاء', notes: 'ملاحظات', category: 'النبض', refresh: 'إعادة العد', region: 'اختيار منطقة', add: 'إضافة ملاحظة', clear: 'إزالة آخر ملاحظة',
    months: 'الأشهر', 'months-about': 'المدة التي تشملها الأرقام.', tile: 'بطاقة الإجابات', 'tile-about': 'تعرض الثقة ببطاقة إضافة «الثقة وإجاباتها».',
    'has-notes': 'ملاحظة', counting: 'جارٍ عد الإجابات', done: 'عُدّت {n} إجابة.', stopped: 'أُوقف العد. الأرقام هي السابقة.',
    status: '{n} إجابة، {months} شهرًا', all: 'كل المناطق', which: 'أي منطقة؟', prompt: 'ماذا ينبغي أن يعرف الفريق؟', short: 'تتكون الملاحظة من ثلاثة أحرف على الأقل.', none: 'لا ملاحظات بعد. أضف واحدة بالزر أعلاه.', month: 'الشهر {n} من {of}', 'by-region': 'المنطقة', undo: 'إعادتها', removed: 'أُزيلت الملاحظة.',
  },
};

export const manifest = {
  publisher: 'tidewell', name: 'pulse', version: '1.0.0', displayName: 'Customer pulse', engines: { cx: '*' }, main: './pulse.js', l10n,
  description: 'The figures of the bank and what the team notes about them.',
  dependencies: { 'cx-examples.answers-tile': { version: '^1.0.0', optional: true } },
  budgets: { activationMs: 100 },
  contributes: {
    commands: [
      { command: 'tidewell.pulse.refresh', title: '%refresh%', category: '%category%' },
      { command: 'tidewell.pulse.region', title: '%region%', category: '%category%' },
      { command: 'tidewell.pulse.add', title: '%add%', category: '%category%' },
      { command: 'tidewell.pulse.clear', title: '%clear%', category: '%category%', enablement: 'tidewell.pulse.hasNotes' },
    ],
    contextKeys: [{ key: 'tidewell.pulse.hasNotes', type: 'boolean', description: '%has-notes%' }],
    keybindings: [
      { command: 'tidewell.pulse.refresh', key: 'alt+r' },
      { command: 'tidewell.pulse.add', key: 'alt+n' },
    ],
    menus: [
      { menu: 'view/title', command: 'tidewell.pulse.refresh', when: 'cx.view == tidewell.pulse.figures', group: 'navigation@1' },
      { menu: 'view/title', command: 'tidewell.pulse.region', when: 'cx.view == tidewell.pulse.figures', group: 'navigation@2' },
      { menu: 'view/title', command: 'tidewell.pulse.add', when: 'cx.view == tidewell.pulse.notes', group: 'navigation@1' },
      { menu: 'view/title', command: 'tidewell.pulse.clear', when: 'cx.view == tidewell.pulse.notes', group: 'out@1' },
    ],
    views: [
      { id: 'tidewell.pulse.figures', title: '%pulse%' },
      { id: 'tidewell.pulse.notes', title: '%notes%', place: 'side' },
    ],
    configuration: [
      { key: 'tidewell.pulse.months', type: 'integer', title: '%months%', description: '%months-about%', default: 12, minimum: 2, maximum: 24, order: 1 },
      { key: 'tidewell.pulse.tile', type: 'boolean', title: '%tile%', description: '%tile-about%', default: true, order: 2 },
    ],
  },
};

const TRUST = 'cx-examples.trust';
const breath = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** The figures as they were last counted, and the scorecards that show them. */
class Figures {
  #cx;
  #cards = new Set();
  #cube;
  #region = '';
  #status;

  constructor(cx) {
    this.#cx = cx;
  }

  /** Counts, with progress that can be stopped where somebody asked for it. */
  async count(asked) {
    const { l10n, window, workspace, metrics } = this.#cx;
    const months = workspace.getConfiguration().get('tidewell.pulse.months');
    const trust = metrics.get(TRUST);
    const wanted = { metrics: [core.nps, core.csat, ...(trust ? [trust] : [])], months, region: this.#region };
    try {
      this.#cube = asked
        ? await window.withProgress({ title: l10n.t('counting'), cancellable: true }, (report, token) => {
            let last = 0;
            return countAnswers(core, wanted, async (share) => {
              report({ message: l10n.t('month', { n: Math.round(share * months) + 1, of: months }), increment: 100 * (share - last) });
              last = share;
              await breath(60);
              token.signal.throwIfAborted();
            });
          })
        : await countAnswers(core, wanted, () => {});
    } catch (error) {
      if (error.name !== 'AbortError') throw error;
      void window.showWarningMessage(l10n.t('stopped'));
      return;
    }
    for (const card of this.#cards) this.#fill(card);
    const n = new Intl.NumberFormat(l10n.language).format(core.read(this.#cube, { metric: 'nps' }).n);
    this.#status?.dispose();
    this.#status = window.setStatusMessage(l10n.t('status', { n, months }));
    if (asked) void window.showInformationMessage(l10n.t('done', { n }));
  }

  async chooseRegion() {
    const { l10n, window } = this.#cx;
    const all = { label: l10n.t('all'), region: '' };
    const chosen = await window.showQuickPick([all, ...['North', 'Coast', 'City'].map((region) => ({ label: region, region }))], { title: l10n.t('which') });
    if (!chosen) return;
    this.#region = chosen.region;
    await this.count(false);
  }

  draw(container) {
    const card = document.createElement('cx-scorecard');
    this.#cards.add(card);
    this.#fill(card);
    container.append(card);
    return {
      dispose: () => {
        this.#cards.delete(card);
        card.remove();
      },
    };
  }

  #fill(card) {
    const { l10n, metrics, workspace } = this.#cx;
    if (!this.#cube) return;
    const tile = (name, attributes) => Object.assign(document.createElement(name), attributes);
    const children = [tile('cx-metric', { metric: 'nps', target: 35 }), tile('cx-metric', { metric: 'csat', target: 80 })];
    if (metrics.get(TRUST) && this.#cube.metrics.has(TRUST) && workspace.getConfiguration().get('tidewell.pulse.tile')) children.push(tile('cx-tile', { metric: TRUST, tile: 'cx-examples.answers' }));
    for (const child of children) child.setAttribute('metric', child.metric);
    card.replaceChildren(...children);
    card.through = 'now';
    card.metrics = 'nps csat';
    card.by = this.#region ? undefined : 'region';
    card.byLabel = l10n.t('by-region');
    card.cube = this.#cube;
    card.requestUpdate();
  }
}

/** What the team writes down, kept for this page. */
class Notes {
  #cx;
  #state;
  #lists = new Set();

  constructor(cx, state) {
    this.#cx = cx;
    this.#state = state;
  }

  get #all() {
    return this.#state.get('notes', []);
  }

  async #keep(notes) {
    await this.#state.update('notes', notes);
    this.tell();
  }

  /** Shows what there is, and tells commands whether there is anything. */
  tell() {
    this.#cx.contextKeys.set('tidewell.pulse.hasNotes', this.#all.length > 0);
    for (const place of this.#lists) this.#fill(place);
  }

  async add() {
    const { window, l10n } = this.#cx;
    const note = await window.showInputBox({ prompt: l10n.t('prompt'), validate: (text) => (text.trim().length < 3 ? l10n.t('short') : undefined) });
    if (note) await this.#keep([...this.#all, note.trim()]);
  }

  async removeLast() {
    const { window, l10n } = this.#cx;
    const before = this.#all;
    await this.#keep(before.slice(0, -1));
    const undo = l10n.t('undo');
    void window.showInformationMessage(l10n.t('removed'), undo).then((chosen) => chosen === undo && this.#keep(before));
  }

  draw(container) {
    this.#lists.add(container);
    this.#fill(container);
    return { dispose: () => this.#lists.delete(container) };
  }

  #fill(container) {
    const line = (tag, text) => Object.assign(document.createElement(tag), { textContent: text });
    if (this.#all.length === 0) container.replaceChildren(line('p', this.#cx.l10n.t('none')));
    else {
      const list = Object.assign(document.createElement('ul'), { className: 'notes' });
      list.append(...this.#all.map((note) => Object.assign(line('li', note), { dir: 'auto' })));
      container.replaceChildren(list);
    }
  }
}

export default {
  async activate(context, cx) {
    const figures = new Figures(cx);
    const notes = new Notes(cx, context.workspaceState);
    cx.commands.register('tidewell.pulse.refresh', () => figures.count(true));
    cx.commands.register('tidewell.pulse.region', () => figures.chooseRegion());
    cx.commands.register('tidewell.pulse.add', () => notes.add());
    cx.commands.register('tidewell.pulse.clear', () => notes.removeLast());
    cx.views.register('tidewell.pulse.figures', (container) => figures.draw(container));
    cx.views.register('tidewell.pulse.notes', (container) => notes.draw(container));
    cx.workspace.onDidChangeConfiguration(({ affects }) => affects('tidewell.pulse') && void figures.count(false));
    cx.metrics.onDidChange(() => void figures.count(false));
    await figures.count(false);
    notes.tell();
    context.log.info('Answers are counted.');
  },
};
