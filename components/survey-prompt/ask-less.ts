import type { AskContext, AskRequest } from '../../src/survey/policy/ask.js';
import type { Catalogue, Preferences } from '../../src/model/index.js';
import type { Contact } from '../../src/preferences/index.js';

/** What the preference centre has of a customer. */
export interface AskLessOptions {
  readonly catalogue: Catalogue;
  readonly preferences: Preferences;
  /** The topic under which the customer decides about questions, or one for each; `feedback` if not given. */
  readonly topic?: string | ((request: AskRequest) => string);
  /** The channel that stands for the page itself; `web` if not given. */
  readonly channel?: string;
  /** What was sent beside the surveys of this page: limits count it too. */
  readonly history?: readonly Contact[];
}

/**
 * Lets what a customer chose in the preference centre count for surveys: topics, pauses, hours and limits. The rules are loaded when this is called.
 *
 * @returns for `mayAsk` of `asking().configure`, or of `<cx-survey-policy>`
 */
export async function mayAskBy({ catalogue, preferences, topic = 'feedback', channel = 'web', history = [] }: AskLessOptions): Promise<NonNullable<AskContext['mayAsk']>> {
  const { mayContact } = await import('../preferences/engine.js');
  return (request, at, asked) => {
    const name = typeof topic === 'string' ? topic : topic(request);
    const shown = asked.filter(({ kind }) => kind === 'shown').map((one): Contact => ({ at: one.at, topic: typeof topic === 'string' ? topic : topic({ survey: one.survey, metrics: one.metrics ?? [] }), channel }));
    const { allowed, reason, nextAllowedAt } = mayContact({ topic: name, channel, at: new Date(Math.ceil(at)).toISOString() }, { catalogue, preferences, history: [...history, ...shown], alternatives: false });
    return { allowed, reason, next: nextAllowedAt === null ? null : Date.parse(nextAllowedAt) };
  };
}
