import { uuidv7 } from '../../core/uuid.js';
import { languagesOf, makeEvent, parseSurveyState, type CxEvent, type Survey, type SurveyState } from '../../model/index.js';
import { answerQuestion, goOn, prepareSurvey, readExpression, responseOf, resumeSurvey, startSurvey, usesExpressions, usualWords, viewOf, type PreparedSurvey, type QuotaCounts } from '../../survey/index.js';
import { SURVEY_LANGUAGES, surveyTexts, type SurveyTexts } from '../../survey/words/index.js';
import type { Ingest, Receipt } from '../ingest.js';
import { consentEvent, permissionsIn, type Permission } from './consents.js';
import { isPlain } from './fields.js';
import type { Invitation, SurveyLinks } from './links.js';
import { QuotaCounter, type EventsAfter } from './quotas.js';
import { readField, saysSomething } from './read-fields.js';
import type { SurveySettings } from './settings.js';

/** What the pages of hosted surveys need. */
export interface SurveyHostParts {
  readonly settings: SurveySettings;
  readonly ingest: Ingest;
  /** Is an event of this id stored? */
  readonly hasEvent: (id: string) => Promise<boolean>;
  /** What quotas are counted from. */
  readonly eventsAfter: EventsAfter;
  /** Notes a permission of a known person in the ledger of preferences, which tells of it by events of its own; false where it cannot be noted. */
  readonly permit?: ((subject: string, permission: Permission) => boolean) | undefined;
  /** The address of the collector, once it listens. */
  readonly base: () => string;
  readonly frames: readonly string[];
  readonly links: SurveyLinks | undefined;
  readonly now: () => number;
}

/** Where somebody stands who answers without a script, and what is to be shown. */
export type Step =
  | { readonly kind: 'ask'; readonly state: SurveyState; readonly problems: ReadonlyMap<string, string> }
  | { readonly kind: 'thanks' | 'already' | 'failed'; readonly state: SurveyState };

/** Events that a page may send about a survey. */
const OF_SURVEYS = new Set(['cx.response.submitted', 'cx.response.saved', 'cx.response.withdrawn', 'cx.survey.shown', 'cx.survey.dismissed', 'cx.followup.requested']);

/** The surveys that a collector hosts: answering them without a script, and taking in what their elements send. */
export class SurveyHost {
  readonly parts: SurveyHostParts;
  readonly #surveys: Map<string, PreparedSurvey>;
  readonly #quotas = new WeakMap<PreparedSurvey, QuotaCounter>();

  constructor(parts: SurveyHostParts) {
    this.parts = parts;
    this.#surveys = new Map(parts.settings.surveys.map((survey) => [survey.id, ready(survey)]));
  }

  get(id: string): PreparedSurvey | undefined {
    return this.#surveys.get(id);
  }

  /**
   * Hosts a survey from now on, in the place of an earlier state of it.
   *
   * @param keep stores it, once it is known that it can be shown
   * @throws CxError with the place of an expression that cannot be read, and what `keep` throws; then nothing has changed
   */
  put(survey: Survey, keep: () => void): void {
    const prepared = ready(survey);
    keep();
    this.#surveys.set(survey.id, prepared);
  }

  /** The address of a survey. */
  address(survey: string): string {
    return `${this.parts.base()}/s/${survey}`;
  }

  /** The first language of those wanted in which the survey is written, or else its own. */
  language({ title, language, pages }: Survey, ...wanted: readonly (string | undefined)[]): string {
    // a question without a title is the usual one, which we have in our languages
    const usual = pages.every(({ questions }) => questions.every((question) => question.title === undefined));
    const written = [...languagesOf(title), language, ...(usual ? Object.keys(SURVEY_LANGUAGES) : [])];
    const tags = wanted.flatMap((list) => (list ?? '').split(',').map((tag) => tag.split(';')[0]!.trim().toLowerCase()));
    for (const tag of tags) {
      const found = written.find((one) => one.toLowerCase() === tag) ?? written.find((one) => one.toLowerCase().split('-')[0] === tag.split('-')[0]);
      if (found !== undefined) return found;
    }
    return language;
  }

  /** Somebody opens the page: nothing is stored. */
  begin(prepared: PreparedSurvey, language: string, invitation?: Invitation): SurveyState {
    return startSurvey(prepared, { response: invitation?.answer ?? uuidv7(), now: this.parts.now(), language });
  }

  /** Was this invitation answered? */
  isAnswered({ answer }: Invitation): Promise<boolean> {
    return this.parts.hasEvent(answer);
  }

  /** Takes what was posted from a page: goes on, says what is missing, or stores the answer once. */
  async take(prepared: PreparedSurvey, form: FormData, language: string, invitation?: Invitation): Promise<Step> {
    const texts = surveyTexts(language);
    const kept = this.#stateIn(prepared, form, language, invitation);
    let state = { ...kept.state, language };
    // the survey was changed meanwhile, and what was posted is of a page that no longer comes here
    if (!kept.isSamePage) return { kind: 'ask', state, problems: new Map() };
    const view = viewOf(prepared, state);
    const unreadable = new Map<string, string>();
    if (view.kind === 'page') {
      for (const { question } of view.questions) {
        if (!isPlain(question) || question.type === 'statement') continue;
        const given = readField(question, form);
        if (given === null && saysSomething(question, form)) unreadable.set(question.id, texts.text('notRight'));
        state = answerQuestion(prepared, state, question.id, given);
      }
    }
    if (unreadable.size > 0) return { kind: 'ask', state, problems: unreadable };
    const next = goOn(prepared, state, await this.#counts(prepared));
    if (!next.ok) {
      const { say } = viewOf(prepared, state);
      return { kind: 'ask', state, problems: new Map(next.error.map(({ question, code, message }) => [question, message === undefined ? texts.text(code === 'required' ? 'chooseOne' : 'notRight') : say(message)])) };
    }
    state = next.value;
    if (state.ending === undefined) return { kind: 'ask', state, problems: new Map() };
    return { kind: await this.#store(prepared, state, invitation), state };
  }

  async #counts(prepared: PreparedSurvey): Promise<QuotaCounts> {
    if (!prepared.survey.quotas?.length) return {};
    const counter = this.#quotas.get(prepared) ?? new QuotaCounter(prepared, this.parts.eventsAfter);
    this.#quotas.set(prepared, counter);
    return counter.counts();
  }

  async #store(prepared: PreparedSurvey, state: SurveyState, invitation: Invitation | undefined): Promise<'thanks' | 'already' | 'failed'> {
    const { ingest, now } = this.parts;
    if (prepared.endings.get(state.ending!)?.screenedOut) return 'thanks';
    const data = responseOf(prepared, state, now());
    if (data.answers.length === 0) return 'thanks';
    const origin = { source: this.address(prepared.survey.id), subject: invitation?.subject, time: now() };
    const event = makeEvent('cx.response.submitted', { ...data, ...(invitation?.touchpoint !== undefined && { touchpoint: invitation.touchpoint }) }, {
      // the response has one answer that counts: its id is the event's, so a form that is posted twice counts once
      id: state.response, ...origin,
    });
    const allowed = permissionsIn(data);
    if (!ingest.hasRoom(1 + allowed.length)) return 'failed';
    const { subject } = origin;
    let untold: readonly Permission[];
    try {
      // what was posted again is there with all that was allowed in it
      if (await this.parts.hasEvent(state.response)) return 'already';
      // the ledger first: if it cannot be written, nothing is stored yet and the form can be posted again
      untold = allowed.filter((one) => subject === undefined || !this.parts.permit?.(subject, one));
    } catch {
      return 'failed';
    }
    // in one commit, so that neither is there without the other
    const [receipt] = await ingest.submit([event, ...untold.map((one) => consentEvent(one, event.data, origin))]);
    if (receipt!.status === 'stored') return 'thanks';
    return receipt!.status === 'duplicate' || receipt!.status === 'conflict' ? 'already' : 'failed';
  }

  /**
   * What the form kept of earlier pages. It comes from the customer's browser, so it is read as strangers' data and the way is gone anew; if it is none
   * of ours, they begin anew. Where the survey was changed meanwhile, they go on as far as their answers lead.
   */
  #stateIn(prepared: PreparedSurvey, form: FormData, language: string, invitation: Invitation | undefined): { readonly state: SurveyState; readonly isSamePage: boolean } {
    const kept = form.get('cx-state');
    const fresh = this.begin(prepared, language, invitation);
    const parsed = typeof kept === 'string' ? parseSurveyState(readJson(kept)) : undefined;
    if (!parsed?.ok) return { state: fresh, isSamePage: true };
    const resumed = resumeSurvey(prepared, { ...parsed.value, response: invitation?.answer ?? parsed.value.response });
    return resumed ? { state: resumed, isSamePage: resumed.path.at(-1) === parsed.value.path.at(-1) } : { state: fresh, isSamePage: false };
  }

  /** Takes events in that the element of a survey sends: only such as are about a survey that is hosted here, and with an invitation one answer in its name. */
  async events(inputs: readonly unknown[], invitation?: Invitation): Promise<Receipt[]> {
    const read = inputs.map((input, place) => this.#eventOf(input, place, invitation));
    const receipts = await this.parts.ingest.submit(read.flatMap((one) => ('event' in one ? [one.event] : [])));
    return read.map((one) => ('event' in one ? { ...receipts.shift()!, id: one.id } : one.receipt));
  }

  #eventOf(input: unknown, place: number, invitation: Invitation | undefined): { readonly id: string; readonly event: unknown } | { readonly receipt: Receipt } {
    const { id, type, data } = (input ?? {}) as Partial<CxEvent>;
    if (type === 'cx.consent.given') return this.#consentOf(input, place, invitation);
    const survey = (data as { survey?: unknown } | undefined)?.survey;
    const name = typeof id === 'string' && id.length <= 100 ? id : String(place);
    if (typeof type !== 'string' || !OF_SURVEYS.has(type) || typeof survey !== 'string' || !this.#surveys.has(survey) || (invitation && survey !== invitation.survey)) {
      return { receipt: { id: name, status: 'rejected', reason: 'This is not about a survey that is hosted here.' } };
    }
    if (!invitation) return { id: name, event: input };
    const { subject, touchpoint, answer } = invitation;
    return {
      id: name,
      // who answers and for which invitation is what was signed, whatever the page says; its address would carry the token
      event: {
        ...(input as object), source: this.address(survey), subject, ...(type === 'cx.response.submitted' && { id: answer }),
        data: { ...(data as object), ...(touchpoint !== undefined && { touchpoint }) },
      },
    };
  }

  /** A permission that an element tells of: for a purpose that a survey here asks for, and with an invitation in the name of who was invited. */
  #consentOf(input: unknown, place: number, invitation: Invitation | undefined): { readonly id: string; readonly event: unknown } | { readonly receipt: Receipt } {
    const { id, data } = (input ?? {}) as Partial<CxEvent>;
    const name = typeof id === 'string' && id.length <= 100 ? id : String(place);
    const purpose = (data as { purpose?: unknown } | undefined)?.purpose;
    const surveys = invitation ? [this.#surveys.get(invitation.survey)] : [...this.#surveys.values()];
    const isAsked = surveys.some((prepared) => [...(prepared?.questions.values() ?? [])].some((question) => question.type === 'consent' && question.purpose === purpose));
    if (!isAsked) return { receipt: { id: name, status: 'rejected', reason: 'No survey that is hosted here asks for this.' } };
    return { id: name, event: invitation ? { ...(input as object), source: this.address(invitation.survey), subject: invitation.subject } : input };
  }

  texts(language: string): SurveyTexts {
    return surveyTexts(language);
  }
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

const ready = (survey: Survey): PreparedSurvey => ({ ...prepareSurvey(survey, usesExpressions(survey) ? readExpression : undefined), usual: usualWords });
