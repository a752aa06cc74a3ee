import { html, type TemplateResult } from 'lit';
import type { PluginHost } from '../../src/host/host.js';
import type { Survey } from '../../src/model/index.js';
import { act, begin, isWithin, look, redo, rename, settle, setValue, undo, type Edit, type History, type Said } from '../../src/survey/draft/index.js';
import type { Finding, SurveyFigures } from '../../src/survey/lint/index.js';
import type { Localizer, Values } from '../base/localize.js';
import * as checks from './checks.js';
import { wordsField } from './fields.js';
import { JsonDraft } from './json-draft.js';
import { keepDraft } from './keeping.js';
import type { Look } from './look.js';
import { Preview } from './preview.js';
import { bringLocale } from './preview-locales.js';
import { Publishing } from './publishing.js';
import type { Key } from './studio.messages.js';
import type { View } from './view.js';

/** What is being made: the document and how it looks. One history for both. */
interface Draft {
  readonly survey: Survey;
  readonly look: Look;
}

export interface DeskParts {
  readonly texts: Localizer;
  readonly survey: Survey;
  readonly look: Look;
  /** The page around is dark. */
  readonly dark: boolean;
  changed(): void;
  edited(survey: Survey): void;
  published(survey: Survey, address: string | undefined): void;
  keeps(): boolean;
  tell(name: Key, values?: Values): void;
  /** Shows the panel of a place. */
  open(place: string, focus: boolean): void;
  save(): void;
}

/** Letters are typed faster than a survey is looked through. */
const PAUSE = 200;

/** The desk of the studio: the draft with its history, what is said of it, and what follows from it. */
export class Desk {
  readonly #parts: DeskParts;
  #history: History<Draft>;
  #language: string;
  #findings: readonly Finding[] = [];
  #figures: SurveyFigures | undefined;
  /** The sentences of findings, in the language of the studio; English until they are there. */
  #words: checks.LintWords | undefined;
  #wordsOf = 'en';
  /** What the preview was last led to by the focus. */
  #glanced = '';
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly preview: Preview;
  readonly json: JsonDraft;
  readonly publishing: Publishing;
  host: PluginHost | undefined;
  /** What an import could not take over. */
  notes: readonly string[] = [];

  constructor(parts: DeskParts) {
    this.#parts = parts;
    this.#history = begin({ survey: parts.survey, look: parts.look });
    this.#language = parts.survey.language;
    bringLocale(this.#language);
    this.preview = new Preview(parts.changed, () => this.#language, parts.dark);
    this.json = new JsonDraft({
      survey: () => this.survey,
      text: (name) => parts.texts.text(name),
      take: (survey) => this.#do({ survey, look: this.look }, this.#history.now.place, { key: 'studio.did.json' }, 'json'),
      settle: () => this.settle(),
      changed: () => {
        this.#keep();
        parts.changed();
      },
    });
    this.publishing = new Publishing(() => this.survey, parts.changed, parts.published);
    this.#check();
  }

  get survey(): Survey {
    return this.#history.now.state.survey;
  }
  get look(): Look {
    return this.#history.now.state.look;
  }
  /** What undo would take back. */
  get undoes(): Said | undefined {
    return this.#history.past.at(-1)?.said;
  }
  get redoes(): Said | undefined {
    return this.#history.future[0]?.said;
  }

  /** Keeps what is not kept yet, and stops. */
  rest(): void {
    clearTimeout(this.#timer);
    if (this.#timer !== undefined) this.#keep();
  }

  undo(): void {
    this.#back(undo(this.#history), 'studio.undone', this.undoes);
  }

  redo(): void {
    this.#back(redo(this.#history), 'studio.redone', this.redoes);
  }

  #back(next: History<Draft>, key: Key, said: Said | undefined): void {
    if (next === this.#history || !said) return;
    this.#history = next;
    this.#parts.open(next.now.place, false);
    this.#parts.tell(key, { what: this.#parts.texts.text(said.key, said.values) });
    this.#follow();
  }

  #do(state: Draft, place: string, said: Said, merge?: string): void {
    const before = this.#history;
    this.#history = act(before, { state, place }, said, merge);
    if (state.survey !== before.now.state.survey || state.look !== before.now.state.look) this.#follow();
    else this.#parts.changed();
  }

  settle(): void {
    this.#history = settle(this.#history);
  }

  /** The draft has changed: the text, the preview, and after a pause all else follow. */
  #follow(): void {
    this.json.follow();
    this.preview.show(checks.soundSurvey(this.survey), this.#glanced || this.#history.now.place);
    this.#parts.edited(this.survey);
    this.#parts.changed();
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.#keep();
      this.#check();
      this.#parts.changed();
    }, PAUSE);
  }

  /** The focus is at a place: the preview goes along to its page or ending. */
  glance(place: string): void {
    const [section] = /^\/(?:endings\/\d+|pages\/\d+(?:\/questions\/\d+)?)/.exec(place) ?? [];
    if (section === undefined || section === this.#glanced) return;
    this.#glanced = section;
    this.preview.look(section);
    this.#parts.changed();
  }

  #check(): void {
    this.#findings = checks.lintSurvey(this.survey);
    this.#figures = checks.surveyFigures(this.survey);
    if (this.preview.survey === undefined) this.preview.show(checks.soundSurvey(this.survey), this.#history.now.place);
  }

  #keep(): void {
    if (!this.#parts.keeps()) return;
    if (!keepDraft({ survey: this.survey, look: this.look, json: this.json.open }, Date.now())) this.#parts.tell('studio.not-kept');
  }

  /** Brings the sentences of findings in the language that the studio has now. That they do not come leaves them English. */
  #speak(language: string): void {
    if (language === this.#wordsOf) return;
    this.#wordsOf = language;
    checks.lintWords(language).then((words) => {
      if (this.#wordsOf !== language) return;
      this.#words = words;
      this.#parts.changed();
    }, () => {});
  }

  readonly #text = (name: Key, values?: Values): string => this.#parts.texts.text(name, values);

  get view(): View {
    const { texts } = this.#parts;
    const { survey, look: dress, json, preview, publishing, host } = this;
    const { place } = this.#history.now;
    this.#speak(texts.locale);
    const say: View['say'] = (said) => ({ text: said.detail !== undefined && /^en\b/.test(texts.locale) ? '' : checks.sentence(said, this.#words), detail: said.detail ?? '' });
    return {
      texts, survey, look: dress, place, json, preview, publishing, host,
      language: this.#language,
      findings: this.#findings,
      figures: this.#figures,
      say,
      pluginTypes: (host?.registries.questionTypes.all ?? []).map(({ id, entry, owner }) => ({ id, label: host!.textOf(owner, entry.title).value })),
      text: this.#text,
      edit: ({ survey: next, place: to }: Edit, said) => {
        this.#glanced = '';
        this.#do({ survey: next, look: dress }, to, said);
        if (next !== survey) this.#parts.tell(said.key as Key, said.values);
      },
      set: (at, value, typing = false) => this.#do({ survey: setValue(this.survey, at, value).survey, look: this.look }, this.#history.now.place, { key: 'studio.did.changed' }, typing ? at : undefined),
      dress: (change, typing = false) => {
        const merged = Object.fromEntries(Object.entries({ ...this.look, ...change }).filter(([, value]) => value !== undefined)) as Look;
        this.#do({ survey: this.survey, look: merged }, this.#history.now.place, { key: 'studio.did.dressed' }, typing ? `look/${Object.keys(change).join()}` : undefined);
      },
      settle: () => this.settle(),
      go: (at) => {
        this.#history = look(this.#history, at);
        this.#glanced = '';
        this.preview.look(at);
        this.#parts.open(at, true);
      },
      focus: (at) => this.#parts.open(at, true),
      tell: (name, values) => this.#parts.tell(name, values),
      writeIn: (language) => {
        this.#language = language;
        bringLocale(language);
        this.preview.look(this.#history.now.place);
        this.#parts.changed();
      },
      rename: (at, id) => {
        const named = rename(this.survey, at, id);
        if (typeof named === 'string') this.#parts.tell(`studio.name.${named}`);
        else this.#do({ survey: named.survey, look: this.look }, named.place, { key: 'studio.did.renamed' });
        this.#parts.changed();
      },
      faultsAt: (at) => this.#findings.filter(({ severity, where }) => severity === 'error' && where === at).map(({ said }) => Object.values(say(said)).filter(Boolean).join(' ')),
      marksWithin: (at) => this.#findings.filter(({ severity, where }) => severity !== 'hint' && isWithin(where, at)).length,
      shareOf: (question) => this.#figures?.reaching.questions[question],
      save: () => this.#parts.save(),
    };
  }

  /** The title of the survey, which is edited where it stands. */
  titleField(): TemplateResult {
    const { view } = this;
    return html`<div class="title">${wordsField(view, { place: '/title', label: this.#text('studio.title'), placeholder: this.#text('studio.title-hint'), needed: true })}</div>`;
  }
}
