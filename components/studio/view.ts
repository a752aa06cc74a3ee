import type { Survey } from '../../src/model/index.js';
import type { PluginHost } from '../../src/host/host.js';
import type { Edit, Said } from '../../src/survey/draft/index.js';
import type { Finding, Said as Told, SurveyFigures } from '../../src/survey/lint/index.js';
import type { Localizer, Values } from '../base/localize.js';
import type { JsonDraft } from './json-draft.js';
import type { Look } from './look.js';
import type { Preview } from './preview.js';
import type { Publishing } from './publishing.js';
import type { Key } from './studio.messages.js';

/** What the panels of the studio are given: the draft, and what can be done to it. */
export interface View {
  readonly texts: Localizer;
  readonly survey: Survey;
  readonly look: Look;
  /** The place that is looked at (a JSON Pointer). */
  readonly place: string;
  /** The language in which texts are written now. */
  readonly language: string;
  readonly findings: readonly Finding[];
  readonly figures: SurveyFigures | undefined;
  /** What a finding says in the language of the studio, and what the reader of documents said of it in English. */
  say(said: Told): { readonly text: string; readonly detail: string };
  readonly preview: Preview;
  readonly json: JsonDraft;
  readonly publishing: Publishing;
  readonly host: PluginHost | undefined;
  /** Types of question that plugins on this page bring. */
  readonly pluginTypes: readonly { readonly id: string; readonly label: string }[];
  text(name: Key, values?: Values): string;
  /** Does something: one act, to be taken back as one. */
  edit(edit: Edit, said: Said): void;
  /** Sets one value; `undefined` takes it away. With `typing`, what follows at the same place belongs to the same act until `settle`. */
  set(place: string, value: unknown, typing?: boolean): void;
  /** Changes the look, as one act. */
  dress(look: { readonly [Name in keyof Look]?: Look[Name] | undefined }, typing?: boolean): void;
  settle(): void;
  /** Looks at a place, in the panel where it is, and puts the focus there. */
  go(place: string): void;
  /** Puts the focus on the control of a place once it is drawn. */
  focus(place: string): void;
  /** Says something, as a status. */
  tell(name: Key, values?: Values): void;
  /** Writes texts in another language from now on. */
  writeIn(language: string): void;
  /** Gives a question, page or ending another name, or says why not. */
  rename(place: string, id: string): void;
  /** What is wrong at a place, in sentences. */
  faultsAt(place: string): readonly string[];
  /** How many findings there are within a place, hints aside. */
  marksWithin(place: string): number;
  /** The share of those who begin that is asked this question, from 0 to 1, if it is known. */
  shareOf(question: string): number | undefined;
  /** Saves the document as a file. */
  save(): void;
}

/** The id of the control for a place. */
export const idAt = (place: string): string => `at:${place}`;
