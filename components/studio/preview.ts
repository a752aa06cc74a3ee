import { isRightToLeft } from '../../src/core/direction.js';
import { uuidv7 } from '../../src/core/uuid.js';
import type { Survey, SurveyState } from '../../src/model/index.js';
import { atStart, goAs, reach, spotOf, pageOf, type Persona, type TriedWay, type TryOut } from '../../src/survey/draft/index.js';
import type { PreparedSurvey } from '../../src/survey/prepare.js';
import type { CxSurvey } from '../survey/survey.js';

export interface PreviewSettings {
  readonly width: 'phone' | 'desktop';
  readonly dark: boolean;
  /** As the language runs, if not said. */
  readonly rtl?: boolean | undefined;
}


/** What the preview shows, and where in the survey it stands. */
export class Preview {
  readonly #changed: () => void;
  readonly #language: () => string;
  readonly #response = uuidv7();
  settings: PreviewSettings;
  /** The last state of the draft that could be shown. */
  survey: Survey | undefined;
  /** The draft has been changed since in a way that cannot be shown. */
  stale = false;
  /** Where it is to stand; the element goes on from there by itself. */
  at: SurveyState | undefined;
  persona: Persona | undefined;
  way: TriedWay | undefined;
  /** Nobody seems to get to the question that is edited. */
  unreached = false;
  #prepared: PreparedSurvey | undefined;
  #standing: SurveyState | undefined;

  /** @param dark the page around is dark now */
  constructor(changed: () => void, language: () => string, dark: boolean) {
    this.#changed = changed;
    this.#language = language;
    this.settings = { width: 'phone', dark };
  }

  set(settings: Partial<PreviewSettings>): void {
    this.settings = { ...this.settings, ...settings };
    this.#changed();
  }

  dir(language: string): 'ltr' | 'rtl' {
    return (this.settings.rtl ?? isRightToLeft(language)) ? 'rtl' : 'ltr';
  }

  /** Takes the draft over, if it can be shown, and stays where it was. */
  show(prepared: PreparedSurvey | undefined, place: string): void {
    this.stale = prepared === undefined && this.survey !== undefined;
    if (!prepared || prepared.survey === this.survey) return;
    this.#prepared = prepared;
    this.survey = prepared.survey;
    if (this.way && this.persona) this.way = goAs(prepared, this.persona, this.#who);
    this.look(place);
  }

  get #who(): TryOut {
    return { response: this.#response, now: Date.now(), language: this.#language() };
  }

  /** Goes to the question that is edited, with the answers that are there if they lead to it. */
  look(place: string): void {
    const prepared = this.#prepared;
    if (!prepared) return;
    const spot = spotOf(place);
    const ending = /^\/endings\/(\d+)/.exec(place)?.[1];
    const index = pageOf(place);
    this.unreached = false;
    if (ending !== undefined) {
      const id = prepared.survey.endings?.[Number(ending)]?.id;
      if (id !== undefined) this.at = { ...(this.#standing ?? this.#fresh(prepared)), ending: id };
    } else if (index !== undefined) {
      const page = prepared.survey.pages[index];
      if (!page) return;
      const question = spot && page.questions[spot.question]?.id;
      const found = page.questions.length === 0 ? undefined : reach(prepared, { page: page.id, question }, this.#who, this.#standing);
      this.unreached = !found && page.questions.length > 0;
      if (found) this.at = { ...this.#asAsked(found, page.questions.map(({ id }) => id)), language: this.#language() };
    } else this.at = this.#kept(prepared);
  }

  /** What is on the page is as it was answered here, and not as it was made up to come this far. */
  #asAsked(state: SurveyState, onPage: readonly string[]): SurveyState {
    const mine = this.#standing?.given ?? {};
    const given = Object.fromEntries(Object.entries(state.given).filter(([id]) => !onPage.includes(id) || Object.hasOwn(mine, id)));
    return { ...state, given };
  }

  #fresh(prepared: PreparedSurvey): SurveyState {
    const { state } = goAs(prepared, 'promoter', this.#who);
    const { ending: _ended, ...open } = state;
    return { ...open, given: {}, taken: {}, path: state.path.slice(0, 1) };
  }

  /** Where it stood, if the survey still has that page. */
  #kept(prepared: PreparedSurvey): SurveyState | undefined {
    const standing = this.#standing;
    if (!standing) return undefined;
    const path = standing.path.filter((id) => prepared.pages.has(id));
    const { ending: _ended, ...open } = standing;
    return path.length > 0 ? { ...open, survey: prepared.survey.id, path } : undefined;
  }

  /** Fills everything in as such a person would, and shows the beginning: going on leads their way. */
  goAs(persona: Persona): void {
    if (!this.#prepared) return;
    this.persona = persona;
    this.way = goAs(this.#prepared, persona, this.#who);
    this.at = this.#standing = atStart(this.#prepared, this.way);
    this.unreached = false;
    this.#changed();
  }

  /** A page on the way that was tried. */
  jumpTo(page: string): void {
    if (!this.way) return;
    const { ending: _ended, ...open } = this.way.state;
    this.at = this.#standing = { ...open, path: this.way.pages.slice(0, this.way.pages.indexOf(page) + 1) };
    this.#changed();
  }

  restart(): void {
    if (!this.#prepared) return;
    this.persona = this.way = undefined;
    this.at = this.#standing = this.#fresh(this.#prepared);
    this.unreached = false;
    this.#changed();
  }

  /** What is answered here stays here: the page around hears nothing of it. */
  readonly keep = (event: Event): void => {
    event.stopPropagation();
    this.#note(event.target);
  };

  readonly moved = (event: Event): void => this.#note(event.target);

  #note(target: EventTarget | null): void {
    const { standing } = target as CxSurvey;
    if (standing) this.#standing = standing;
  }

  /** Files stay here too. */
  readonly upload = (): Promise<{ readonly address?: string }> => Promise.resolve({});
}
