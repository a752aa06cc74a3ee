// The demo's own plugin, bundled with the page: two views, commands, keys, a menu, settings and a status line.
import * as core from '/cdn/metrics.js';
import { countAnswers } from './answers.js';

const l10n = {
  en: {
    pulse: 'Customer pulse', notes: 'Notes', category: 'Pulse', refresh: 'Count again', region: 'Choose a region', add: 'Add a note', clear: 'Remove the last note',
    months: 'Months', 'months-about': 'How far back the figures go.', tile: 'Tile of answers', 'tile-about': 'Shows trust with the tile of the plugin "Trust and its answers".',
    'has-notes': 'a note', counting: 'Counting answers', done: '{n} answers counted.', stopped: 'Counting was stopped. The figures are those of before.',
    status: '{n} answers, {months} months', all: 'All regions', which: 'Which region?', prompt: 'What should the team know?', short: 'A note has at least three letters.', none: 'No notes yet. Add one with the button above.', month: 'month {n} of {of}', 'by-region': 'region', undo: 'Put it back', removed: 'The note is removed.',
    consent: 'Visitors allow analysis', 'consent-about': 'Plugins that are kept apart see and send nothing without it.', sample: 'Send a sample answer', sent: 'A sample answer was sent: {score} of 10.',
    start: 'A look around', 'start-about': 'Four things that this workbench can do.', 'step-count': 'Count the answers of the year', 'step-count-about': 'The figures above are counted again, and you can stop it.', 'step-note': 'Leave a note for the team', 'step-note-about': 'It stands at the side until somebody removes it.', 'step-plugins': 'See what plugins may do', 'step-plugins-about': 'One of them is kept apart from the page: look at what it saw and sent.', 'step-key': 'Press F6 to go from part to part', 'step-key-about': 'Everything here works by keyboard.',
  },
  de: {
    pulse: 'Kundenpuls', notes: 'Notizen', category: 'Puls', refresh: 'Neu zählen', region: 'Region wählen', add: 'Notiz hinzufügen', clear: 'Letzte Notiz entfernen',
    months: 'Monate', 'months-about': 'Wie weit die Zahlen zurückreichen.', tile: 'Kachel der Antworten', 'tile-about': 'Zeigt das Vertrauen mit der Kachel des Plugins „Vertrauen und seine Antworten“.',
    'has-notes': 'eine Notiz', counting: 'Antworten werden gezählt', done: '{n} Antworten gezählt.', stopped: 'Das Zählen wurde angehalten. Es gelten die Zahlen von zuvor.',
    status: '{n} Antworten, {months} Monate', all: 'Alle Regionen', which: 'Welche Region?', prompt: 'Was soll das Team wissen?', short: 'Eine Notiz hat mindestens drei Buchstaben.', none: 'Noch keine Notizen. Fügen Sie mit der Taste darüber eine hinzu.', month: 'Monat {n} von {of}', 'by-region': 'Region', undo: 'Zurückholen', removed: 'Die Notiz ist entfernt.',
    consent: 'Besucher erlauben Auswertung', 'consent-about': 'Plugins, die getrennt laufen, sehen und senden sonst nichts.', sample: 'Beispielantwort senden', sent: 'Eine Beispielantwort wurde gesendet: {score} von 10.',
    start: 'Ein Rundgang', 'start-about': 'Vier Dinge, die diese Arbeitsfläche kann.', 'step-count': 'Die Antworten des Jahres zählen', 'step-count-about': 'Die Zahlen oben werden neu gezählt, und Sie können es anhalten.', 'step-note': 'Dem Team eine Notiz hinterlassen', 'step-note-about': 'Sie steht am Rand, bis sie jemand entfernt.', 'step-plugins': 'Sehen, was Plugins dürfen', 'step-plugins-about': 'Eines läuft getrennt von der Seite: Sehen Sie nach, was es sah und sendete.', 'step-key': 'Mit F6 von Teil zu Teil gehen', 'step-key-about': 'Alles hier geht mit der Tastatur.',
  },
  ar: {
    pulse: 'نبض العملاء', notes: 'ملاحظات', category: 'النبض', refresh: 'إعادة العد', region: 'اختيار منطقة', add: 'إضافة ملاحظة', clear: 'إزالة آخر ملاحظة',
    months: 'الأشهر', 'months-about': 'المدة التي تشملها الأرقام.', tile: 'بطاقة الإجابات', 'tile-about': 'تعرض الثقة ببطاقة إضافة «الثقة وإجاباتها».',
    'has-notes': 'ملاحظة', counting: 'جارٍ عد الإجابات', done: 'عُدّت {n} إجابة.', stopped: 'أُوقف العد. الأرقام هي السابقة.',
    status: '{n} إجابة، {months} شهرًا', all: 'كل المناطق', which: 'أي منطقة؟', prompt: 'ماذا ينبغي أن يعرف الفريق؟', short: 'تتكون الملاحظة من ثلاثة أحرف على الأقل.', none: 'لا ملاحظات بعد. أضف واحدة بالزر أعلاه.', month: 'الشهر {n} من {of}', 'by-region': 'المنطقة', undo: 'إعادتها', removed: 'أُزيلت الملاحظة.',
    consent: 'الزوار يسمحون بالتحليل', 'consent-about': 'من دونه لا ترى الإضافات المعزولة شيئًا ولا ترسل.', sample: 'إرسال إجابة تجريبية', sent: 'أُرسلت إجابة تجريبية: {score} من 10.',
    start: 'جولة', 'start-about': 'أربعة أمور تستطيعها منضدة العمل هذه.', 'step-count': 'عد إجابات السنة', 'step-count-about': 'تُعد الأرقام أعلاه من جديد، ويمكنك إيقاف ذلك.', 'step-note': 'ترك ملاحظة للفريق', 'step-note-about': 'تبقى على الجانب حتى يزيلها أحد.', 'step-plugins': 'معرفة ما يُسمح للإضافات به', 'step-plugins-about': 'إحداها معزولة عن الصفحة: انظر ما رأت وما أرسلت.', 'step-key': 'اضغط F6 للانتقال من جزء إلى جزء', 'step-key-about': 'كل شيء هنا يعمل بلوحة المفاتيح.',
  },
};

export const manifest = {
  publisher: 'tidewell', name: 'pulse', version: '1.0.0', displayName: '%pulse%', icon: 'tidewell.pulse.beat', engines: { cx: '*' }, main: './pulse.js', l10n,
  description: 'The figures of the bank and what the team notes about them.',
  dependencies: { 'cx-examples.answers-tile': { version: '^1.0.0', optional: true } },
  budgets: { activationMs: 100 },
  contributes: {
    commands: [
      { command: 'tidewell.pulse.refresh', title: '%refresh%', category: '%category%', icon: 'tidewell.pulse.again' },
      { command: 'tidewell.pulse.region', title: '%region%', category: '%category%' },
      { command: 'tidewell.pulse.add', title: '%add%', category: '%category%', icon: 'tidewell.pulse.plus' },
      { command: 'tidewell.pulse.sample', title: '%sample%', category: '%category%' },
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
      { id: 'tidewell.pulse.figures', title: '%pulse%', icon: 'tidewell.pulse.beat' },
      { id: 'tidewell.pulse.notes', title: '%notes%', place: 'side' },
    ],
    icons: [
      { id: 'tidewell.pulse.beat', path: 'M2 11h5l2-6h2l4 12 2-6h5v2h-3.6L16 22h-2L10 10l-1 3H2z' },
      { id: 'tidewell.pulse.again', path: 'M12 4a8 8 0 0 1 7.4 5H22l-4 5-4-5h3.2A6 6 0 1 0 18 14h2.1A8 8 0 1 1 12 4z' },
      { id: 'tidewell.pulse.plus', path: 'M11 4h2v7h7v2h-7v7h-2v-7H4v-2h7z' },
    ],
    walkthroughs: [
      {
        id: 'tidewell.pulse.start', title: '%start%', description: '%start-about%',
        steps: [
          { id: 'count', title: '%step-count%', description: '%step-count-about%', command: 'tidewell.pulse.refresh' },
          { id: 'note', title: '%step-note%', description: '%step-note-about%', command: 'tidewell.pulse.add', doneWhen: 'tidewell.pulse.hasNotes' },
          { id: 'plugins', title: '%step-plugins%', description: '%step-plugins-about%', command: 'cx.workbench.plugins.open' },
          { id: 'keys', title: '%step-key%', description: '%step-key-about%' },
        ],
      },
    ],
    configuration: [
      { key: 'tidewell.pulse.months', type: 'integer', title: '%months%', description: '%months-about%', default: 12, minimum: 2, maximum: 24, order: 1 },
      { key: 'tidewell.pulse.consent', type: 'boolean', title: '%consent%', description: '%consent-about%', default: true, order: 3 },
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

/** An answer as a survey on this page would send it; plugins that may see answers see it. */
function sendSample({ l10n, window: ui }) {
  const score = [10, 9, 8, 10, 7, 9, 6, 10, 3, 9][sendSample.count++ % 10];
  const detail = {
    specversion: '1.0', id: crypto.randomUUID(), type: 'cx.response.submitted', source: location.origin, time: new Date().toISOString(), subject: 'customer-4711',
    datacontenttype: 'application/json', dataschema: 'urn:cx-elements:response.submitted:1',
    data: { response: crypto.randomUUID(), survey: 'visit', answers: [{ kind: 'score', question: 'recommend', value: score, instrument: { metric: 'nps', scale: { min: 0, max: 10 }, wording: 'cx.nps.recommend.1', language: 'en', order: 'ascending', mode: 'buttons' } }, { kind: 'text', question: 'why', text: 'Please call me: Ada, +44 1234.' }] },
  };
  window.dispatchEvent(new CustomEvent('cx-submitted', { detail }));
  void ui.showInformationMessage(l10n.t('sent', { score }));
}
sendSample.count = 0;

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
    cx.commands.register('tidewell.pulse.sample', () => sendSample(cx));
    cx.views.register('tidewell.pulse.figures', (container) => figures.draw(container));
    cx.views.register('tidewell.pulse.notes', (container) => notes.draw(container));
    cx.workspace.onDidChangeConfiguration(({ affects }) => affects('tidewell.pulse') && void figures.count(false));
    cx.metrics.onDidChange(() => void figures.count(false));
    await figures.count(false);
    notes.tell();
    context.log.info('Answers are counted.');
  },
};
