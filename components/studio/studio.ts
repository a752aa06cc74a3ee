import { html, nothing, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit';
import type { PluginHost } from '../../src/host/host.js';
import type { Survey } from '../../src/model/index.js';
import { wordsIn } from '../../src/model/questionnaire/words.js';
import { blankSurvey } from '../../src/survey/draft/blank.js';
import { CxElement } from '../base/element.js';
import { Localizer } from '../base/localize.js';
import { renderProblems } from '../base/problems.js';
import { unseen } from '../base/looks/unseen.styles.js';
import { tokens } from '../base/tokens.styles.js';
import type { Desk } from './desk.js';
import { CxDraftEvent, CxPublishedEvent } from './events.js';
import { forgetDraft, keptDrafts, type Kept } from './kept.js';
import { tokensOf, type Look } from './look.js';
import { startPanel } from './panels/start.js';
import type { Publish } from './publishing.js';
import type { StartPoint } from './start-points.js';
import { BANK } from '../../src/survey/bank/index.js';
import { messages, type Key } from './studio.messages.js';
import { styles } from './studio.styles.js';
import { idAt } from './view.js';
import type * as Workplace from './workplace.js';
import type { Tab } from './workplace.js';

/**
 * @summary Makes surveys: from a template to a snippet for the page, with the survey as customers see it beside it.
 *
 * @tag cx-survey-studio
 * @event {CxDraftEvent} cx-draft - The draft was changed; `survey` is its document. Does not bubble.
 * @event {CxPublishedEvent} cx-published - The survey was published; `survey` is its document, `address` where it is found. Does not bubble.
 * @event {CxErrorEvent} cx-error - Something is wrong with the configuration; `detail` says what. Does not bubble.
 * @csspart bar - What holds for the whole survey: title, undo, file, publish.
 * @csspart tabs - The panels to choose from.
 * @csspart panel - The panel that is open.
 * @csspart preview - Where the survey is shown as customers see it.
 * @csspart json - The document as text.
 * @csspart problem - What is wrong with the configuration, shown to developers.
 * @cssprop [--cx-accent] - The accent colour.
 * @cssprop [--cx-on-accent] - The colour of text on the accent.
 * @cssprop [--cx-radius=0.5em] - How round corners are.
 * @cssprop [--cx-space=0.25em] - The unit of all distances.
 */
export class CxSurveyStudio extends CxElement {
  static override styles = [tokens, unseen, styles];
  static override properties: PropertyDeclarations = {
    definition: { attribute: false },
    templates: { attribute: false },
    publish: { attribute: false },
    collector: {},
    token: { attribute: false },
    script: {},
    storage: {},
    host: { attribute: false },
    tab: { state: true },
    opening: { state: true },
    told: { state: true },
    previewShown: { state: true },
  };

  /** The survey to edit, from a script; without one, people choose where to start. */
  declare definition: Survey | undefined;
  /** Surveys to start from, instead of those of the bank. */
  declare templates: readonly StartPoint[] | undefined;
  /** Puts a survey where customers find it, and says where that is. */
  declare publish: Publish | undefined;
  /** The address of a collector that keeps surveys; used where there is no `publish`. */
  declare collector: string | undefined;
  /** What the collector asks of those who may publish. */
  declare token: string | undefined;
  /** The address of the script that snippets name, if another than the collector's. */
  declare script: string | undefined;
  /** `allowed`: drafts may be kept on this device. */
  declare storage: string | undefined;
  /** The plugin host, for questions of plugins. */
  declare host: PluginHost | undefined;

  declare protected tab: Tab;
  declare protected opening: readonly string[];
  declare protected told: string;
  /** Where there is no room beside, the preview takes the place of the panel. */
  declare protected previewShown: boolean;

  readonly #texts = new Localizer(this, messages);
  #desk: Desk | undefined;
  /** The work that was left last: it can be gone on with, with all that can be undone. */
  #left: Desk | undefined;
  #work: typeof Workplace | undefined;
  #focus: string | undefined;

  constructor() {
    super();
    this.tab = 'questions';
    this.opening = [];
    this.told = '';
    this.previewShown = false;
  }

  /** The document as it stands; undefined before somebody has chosen where to start. */
  get survey(): Survey | undefined {
    return this.#desk?.survey;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#desk?.rest();
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('definition') && this.definition) void this.#begin(this.definition);
    const desk = this.#desk;
    if (!desk) return;
    desk.publishing.by = this.publish ?? (this.collector ? this.#work!.publishTo(this.collector, this.token) : undefined);
    desk.publishing.script = this.script || undefined;
    desk.host = this.host;
  }

  protected override updated(): void {
    const stage = this.renderRoot.querySelector<HTMLElement>('.stage');
    if (stage && this.#desk) dress(stage, this.#desk.look, this.#desk.preview.settings.dark);
    const focus = this.#focus;
    this.#focus = undefined;
    if (focus !== undefined) this.#focusNow(focus);
  }

  /** Loads what a survey is worked on with, once. Without a connection it says so, and everything is as it was. */
  async #bring(): Promise<typeof Workplace | undefined> {
    try {
      return (this.#work ??= await import('./workplace.js'));
    } catch (error) {
      this.opening = [String(error)];
      return undefined;
    }
  }

  async #begin(survey: Survey, look: Look = {}, json?: string, notes: readonly string[] = []): Promise<void> {
    const work = await this.#bring();
    if (!work) return;
    this.#desk?.rest();
    this.#left = this.#desk ?? this.#left;
    this.#desk = new work.Desk({
      texts: this.#texts,
      survey, look,
      dark: isDark(this),
      changed: () => this.requestUpdate(),
      edited: (draft) => this.dispatchEvent(new CxDraftEvent(draft)),
      published: (draft, address) => this.dispatchEvent(new CxPublishedEvent(draft, address)),
      keeps: () => this.storage === 'allowed',
      tell: (name, values) => (this.told = this.#texts.text(name, values)),
      open: (place, focus) => this.#open(place, focus),
      save: () => this.#save(),
    });
    this.#desk.notes = notes;
    if (json !== undefined) this.#desk.json.restore(json);
    this.tab = 'questions';
    this.opening = [];
    this.previewShown = false;
    this.#focus = 'studio-title';
  }

  #open(place: string, focus: boolean): void {
    this.tab = this.#work!.tabOf(place, this.tab);
    this.previewShown = false;
    if (focus) this.#focus = idAt(place);
    this.requestUpdate();
  }

  /** The control of a place, or the nearest around it; what is folded around it is opened. */
  #focusNow(id: string): void {
    const root = this.renderRoot;
    let at = id;
    let found = root.querySelector<HTMLElement>(`[id="${CSS.escape(at)}"]`);
    while (!found && at.includes('/')) {
      at = at.slice(0, at.lastIndexOf('/'));
      found = root.querySelector<HTMLElement>(`[id="${CSS.escape(at)}"]`);
    }
    if (!found) return;
    for (let box = found.closest('details'); box; box = box.parentElement?.closest('details') ?? null) if (!(found.matches('details') && box === found)) box.open = true;
    // a box of controls cannot take the focus for them: its first control does, but for a question or page, whose text comes first
    const target = found.matches('fieldset') ? (found.querySelector<HTMLElement>('input, textarea, select, button') ?? found) : found.matches('li.open') ? (found.querySelector<HTMLElement>('textarea') ?? found) : found;
    target.focus();
    target.scrollIntoView({ block: 'nearest' });
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    const desk = this.#desk;
    if (!desk || !(event.ctrlKey || event.metaKey) || event.altKey || (event.target as HTMLElement).id === 'studio-json') return;
    const key = event.key.toLowerCase();
    if (key === 'z' && !event.shiftKey) desk.undo();
    else if ((key === 'z' && event.shiftKey) || key === 'y') desk.redo();
    else if (key === 's') this.#save();
    else return;
    event.preventDefault();
  };

  readonly #onFocus = (event: Event): void => {
    const place = (event.target as HTMLElement).closest<HTMLElement>('[id^="at:/"]')?.id.slice(3);
    if (place !== undefined) this.#desk?.glance(place);
  };

  #save(): void {
    if (this.#desk) this.#work!.saveSurveyFile(this.#desk.survey);
    this.told = this.#texts.text('studio.saved');
  }

  async #openFile(file: File): Promise<void> {
    const work = await this.#bring();
    const read = await work?.readSurveyFile(file);
    if (read?.ok) {
      await this.#begin(read.survey, {}, undefined, read.notes);
      if (read.notes.length > 0) this.told = this.#texts.text('studio.open.imported', { count: read.notes.length });
    } else if (read) this.opening = read.problems;
  }

  /** What can be gone on with: drafts on this device, and the one that was just left, which nothing else keeps. */
  get #kept(): readonly Kept[] {
    const kept = this.storage === 'allowed' ? keptDrafts() : [];
    const left = this.#left?.survey;
    return left && !kept.some(({ id }) => id === left.id) ? [{ id: left.id, title: wordsIn(left.title, this.#texts.locale, left.language), at: Date.now() }, ...kept] : kept;
  }

  /** A survey to begin with, under a name that no draft has: two of one name would be kept, and published, in one place. */
  #asNew(survey: Survey): Survey {
    const taken = new Set(this.#kept.map(({ id }) => id));
    let id = survey.id;
    for (let i = 2; taken.has(id); i += 1) id = `${survey.id.slice(0, 60)}-${i}`;
    return { ...survey, id };
  }

  async #goOn({ id }: Kept): Promise<void> {
    if (id === this.#left?.survey.id) {
      this.#desk = this.#left;
      this.#left = undefined;
      return this.requestUpdate();
    }
    const work = await this.#bring();
    const draft = work?.keptDraft(id);
    if (draft) await this.#begin(draft.survey, draft.look, draft.json);
    else if (work) this.opening = [this.#text('studio.start.gone')];
  }

  // --- rendering ---

  readonly #text = (name: Key, values?: Readonly<Record<string, string | number>>): string => this.#texts.text(name, values);

  protected override render(): TemplateResult {
    return html`${renderProblems(this.problems)}<div class="studio" lang=${this.#texts.locale} @keydown=${this.#onKey}>
      ${this.#desk ? this.#renderDesk(this.#desk) : this.#renderStart()}
      <p class="told" role="status">${this.told}</p>
    </div>`;
  }

  #renderStart(): TemplateResult {
    return startPanel({
      texts: this.#texts, text: this.#text,
      points: this.templates ?? BANK,
      kept: this.#kept,
      opening: this.opening,
      start: (point) => void point.load().then(({ survey }) => this.#begin(this.#asNew(survey)), (error: unknown) => (this.opening = [String(error)])),
      blank: () => void this.#begin(this.#asNew(blankSurvey(this.#texts.locale))),
      open: (file) => void this.#openFile(file),
      goOn: (kept) => void this.#goOn(kept),
      forget: ({ id }: Kept) => {
        if (id === this.#left?.survey.id) this.#left = undefined;
        if (this.storage === 'allowed') forgetDraft(id);
        this.requestUpdate();
      },
    });
  }

  #renderDesk(desk: Desk): TemplateResult {
    const view = desk.view;
    const work = this.#work!;
    return html`${this.#renderBar(desk)} ${this.#renderTabs(desk)}
      <div class="columns ${this.previewShown ? 'shows-preview' : ''}">
        <div class="panel" part="panel" id="studio-panel" role="tabpanel" aria-labelledby="studio-tab-${this.tab}" tabindex="-1" @focusin=${this.#onFocus}>${desk.notes.length > 0 ? this.#renderNotes(desk) : nothing}${work.TABS[this.tab](view)}</div>
        ${work.previewPanel(view)}
      </div>`;
  }

  #renderBar(desk: Desk): TemplateResult {
    const text = this.#text;
    const { undoes, redoes } = desk;
    const onFile = (event: Event): void => {
      const input = event.target as HTMLInputElement;
      const [file] = input.files ?? [];
      if (file) void this.#openFile(file);
      input.value = '';
    };
    return html`<header class="bar" part="bar">
      ${desk.titleField()}
      <div class="row">
        <button type="button" class="small" ?disabled=${!undoes} aria-keyshortcuts="Control+Z" title=${undoes ? text('studio.undo-what', { what: text(undoes.key as Key, undoes.values) }) : nothing} @click=${() => desk.undo()}>${text('studio.undo')}</button>
        <button type="button" class="small" ?disabled=${!redoes} aria-keyshortcuts="Control+Y" title=${redoes ? text('studio.redo-what', { what: text(redoes.key as Key, redoes.values) }) : nothing} @click=${() => desk.redo()}>${text('studio.redo')}</button>
        <button type="button" class="small" @click=${() => this.#close()}>${text('studio.new')}</button>
        <label class="button small file">${text('studio.open')}<input type="file" class="unseen" accept=".json,application/json" @change=${onFile} /></label>
        <button type="button" class="small" @click=${() => this.#save()}>${text('studio.save')}</button>
      </div>
      ${this.opening.length > 0 ? html`<div role="alert"><p class="fault">${text('studio.open.failed')}</p><ul>${this.opening.map((one) => html`<li lang="en" dir="ltr">${one}</li>`)}</ul></div>` : nothing}
    </header>`;
  }

  #renderNotes(desk: Desk): TemplateResult {
    return html`<details class="page-box" open><summary>${this.#text('studio.open.notes', { count: desk.notes.length })}</summary><ul>${desk.notes.map((note) => html`<li lang="en" dir="ltr">${note}</li>`)}</ul>
      <button type="button" class="small" @click=${() => {
        desk.notes = [];
        this.requestUpdate();
      }}>${this.#text('studio.open.notes-done')}</button></details>`;
  }

  /** Back to where people choose; the draft stays on this device if it may, and is offered here until another is left if not. */
  #close(): void {
    this.#desk?.rest();
    this.#left = this.#desk ?? this.#left;
    this.#desk = undefined;
    this.told = '';
    this.#focus = 'studio-start';
    this.requestUpdate();
  }

  #choose(tab: Tab, focus = false): void {
    this.tab = tab;
    this.previewShown = false;
    if (focus) this.#focus = `studio-tab-${tab}`;
  }

  #renderTabs(desk: Desk): TemplateResult {
    const text = this.#text;
    const names = Object.keys(this.#work!.TABS) as Tab[];
    const onKey = (event: KeyboardEvent): void => {
      const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key] ?? 0;
      const rtl = getComputedStyle(this).direction === 'rtl' ? -1 : 1;
      const at = names.indexOf(this.tab);
      const to = event.key === 'Home' ? 0 : event.key === 'End' ? names.length - 1 : step === 0 ? -1 : (at + step * rtl + names.length) % names.length;
      if (to < 0) return;
      event.preventDefault();
      this.#choose(names[to]!, true);
    };
    const marks = desk.view.findings.filter(({ severity }) => severity !== 'hint').length;
    return html`<div class="tabs"><div role="tablist" part="tabs" aria-label=${text('studio.panels')} @keydown=${onKey}>
      ${names.map((name) => html`<button type="button" role="tab" class=${name === 'publish' ? 'last' : ''} id="studio-tab-${name}" aria-selected=${name === this.tab && !this.previewShown} aria-controls="studio-panel" tabindex=${name === this.tab ? 0 : -1} @click=${() => this.#choose(name)}>${text(`studio.tab.${name}`)}${name === 'check' && marks > 0 ? html` <span class="count" aria-label=${text('studio.check.marks', { count: marks })}>${this.#texts.number(marks)}</span>` : nothing}</button>`)}
    </div>
    <button type="button" class="to-preview small" aria-pressed=${this.previewShown} @click=${() => (this.previewShown = !this.previewShown)}>${text('studio.preview')}</button></div>`;
  }
}

/** Is the scheme dark at this place? */
function isDark(element: Element): boolean {
  const { colorScheme } = getComputedStyle(element);
  return colorScheme.includes('dark') && (!colorScheme.includes('light') || matchMedia('(prefers-color-scheme: dark)').matches);
}

/** Puts the look of the draft on the preview, and the scheme that was chosen. */
function dress(stage: HTMLElement, look: Look, dark: boolean): void {
  for (const name of ['--cx-accent', '--cx-on-accent', '--cx-radius', '--cx-space']) stage.style.removeProperty(name);
  for (const [name, value] of tokensOf(look)) stage.style.setProperty(name, value);
  stage.style.colorScheme = dark ? 'dark' : 'light';
}

declare global {
  interface HTMLElementTagNameMap {
    'cx-survey-studio': CxSurveyStudio;
  }
}
