import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { CxError, type Problem } from '../../../core/problem.js';
import { uuidv7 } from '../../../core/uuid.js';
import type { Pause } from '../../../model/index.js';
import { noticeFor, type Conflict, type Json } from '../../../preferences/index.js';
import { centrePage, type Outcome } from '../page/centre.js';
import type { PageKey } from '../page/english.js';
import { PAGE_HEADERS } from '../page/html.js';
import { askPage, closedPage, donePage, unsubscribePage } from '../page/link-pages.js';
import { readForm } from '../page/read-form.js';
import { textsFor, type Texts } from '../page/texts.js';
import { formBodies, formOf } from '../../page/forms.js';
import type { LinkClaims, LinkPurpose } from '../links.js';
import type { PreferenceParts } from './api.js';

const MONTH = 30 * 86_400_000;
const LONGEST_FORM = 262_144;

/** Which page a choice on it was made on, for the ledger. */
const asked = (uiSource: string, notice?: string) => ({ uiSource: `collector/${uiSource}`, uiVersion: '1', notice });

/** The pages that links open. They need neither a sign-in nor a script, set no cookie, and send nobody on; reading one changes nothing. */
export async function addPreferencePages(app: FastifyInstance, parts: PreferenceParts): Promise<void> {
  const { keeper, links } = parts;
  // a form that cannot be read is one without fields: whoever posts to a link to unsubscribe wants to unsubscribe
  formBodies(app, LONGEST_FORM);

  const show = (reply: FastifyReply, page: string, status = 200): FastifyReply => reply.code(status).headers(PAGE_HEADERS).send(page);
  const textsOf = (request: FastifyRequest, subject?: string): Texts => {
    const { lang } = request.query as { lang?: unknown };
    const locale = subject === undefined ? undefined : keeper.preferences(subject)?.subject.locale;
    return textsFor(typeof lang === 'string' ? lang : undefined, locale, request.headers['accept-language']);
  };
  /** Opens the link of a request, or shows that it opens nothing. */
  const opened = (request: FastifyRequest, reply: FastifyReply, purpose: LinkPurpose, use: (claims: LinkClaims, texts: Texts, path: string) => FastifyReply | Promise<FastifyReply>): FastifyReply | Promise<FastifyReply> => {
    const { token } = request.params as { token: string };
    const link = links.open(token, purpose);
    if (link.kind !== 'good') return show(reply, closedPage(link.kind, textsOf(request)), link.kind === 'expired' ? 410 : 404);
    return use(link.claims, textsOf(request, link.claims.subject), `/${purpose === 'unsubscribe' ? 'u' : purpose === 'confirm' ? 'c' : 'p'}/${token}`);
  };

  app.get('/u/:token', (request, reply) => opened(request, reply, 'unsubscribe', ({ topic = '' }, texts, path) => show(reply, unsubscribePage(keeper.catalogue, topic, path, texts))));
  app.post('/u/:token', (request, reply) =>
    opened(request, reply, 'unsubscribe', ({ subject, topic = '' }, texts) => {
      const form = formOf(request);
      const scope = form.get('scope');
      const oneClick = form.get('List-Unsubscribe') === 'One-Click' || scope === null;
      const now = keeper.now();
      const choice = typeof scope === 'string' && Object.hasOwn(SCOPES, scope) ? SCOPES[scope as keyof typeof SCOPES] : SCOPES.topic;
      const outcome = withdraw(parts, subject, choice.set(topic, now, keeper.preferences(subject)?.pause ?? null), oneClick ? 'one-click' : 'mail-link');
      return show(reply, donePage(keeper.catalogue, outcome === 'locked' ? 'lockedTopic' : choice.done, topic, texts));
    }),
  );

  app.get('/c/:token', (request, reply) =>
    opened(request, reply, 'confirm', ({ topic = '' }, texts, path) => {
      const name = texts.label(keeper.catalogue.topics[topic]?.label, topic);
      return show(reply, askPage(texts.text('confirmTitle', { topic: name }), '', path, texts.text('confirmYes', { topic: name }), null, texts));
    }),
  );
  app.post('/c/:token', (request, reply) =>
    opened(request, reply, 'confirm', ({ subject, topic = '' }, texts) => show(reply, donePage(keeper.catalogue, keeper.confirm(subject, topic) ? 'confirmed' : 'nothingToConfirm', topic, texts))),
  );

  const centre = (reply: FastifyReply, subject: string, texts: Texts, path: string, outcome?: Outcome): FastifyReply => {
    const person = keeper.person(subject);
    if (!person) return show(reply, closedPage('forged', texts), 404);
    return show(reply, centrePage({ catalogue: keeper.catalogue, person, texts, path, at: keeper.now(), ...(outcome && { outcome }) }));
  };
  app.get('/p/:token', (request, reply) =>
    opened(request, reply, 'preferences', ({ subject }, texts, path) => {
      if (request.headers['sec-gpc'] === '1') keeper.sawGpc(subject);
      return centre(reply, subject, texts, path);
    }),
  );
  app.post('/p/:token', (request, reply) => opened(request, reply, 'preferences', ({ subject }, texts, path) => centre(reply, subject, texts, path, save(formOf(request), subject, parts, texts))));
  app.get('/p/:token/export', (request, reply) =>
    opened(request, reply, 'preferences', ({ subject }) => {
      const exported = keeper.export(subject);
      return reply.code(exported ? 200 : 404).header('cache-control', 'no-store').header('content-disposition', 'attachment; filename="my-preferences.json"').send(exported ?? {});
    }),
  );
  app.get('/p/:token/erase', (request, reply) =>
    opened(request, reply, 'preferences', (_claims, texts, path) => {
      const { text } = texts;
      return show(reply, askPage(text('eraseTitle'), text('eraseWhat'), `${path}/erase`, text('eraseYes'), { label: text('eraseNo'), path }, texts));
    }),
  );
  app.post('/p/:token/erase', (request, reply) =>
    opened(request, reply, 'preferences', async ({ subject }, texts) => {
      await parts.eraseEvents(subject);
      keeper.erase(subject);
      return show(reply, donePage(keeper.catalogue, 'erased', '', texts));
    }),
  );
}

type Scope = (topic: string, now: string, pause: Pause | null) => Readonly<Record<string, Json>>;
const scope = <Done extends PageKey>(done: Done, set: Scope): { readonly done: Done; readonly set: Scope } => ({ done, set });

/** What the buttons of the page to unsubscribe do; each lets less through than before. */
const SCOPES = {
  topic: scope('stoppedTopic', (topic) => ({ [`topics.${topic}.on`]: false })),
  fewer: scope('fewerDone', (topic) => ({ [`topics.${topic}.digest`]: 'monthly' })),
  pause: scope('pausedTopic', (topic, now, pause) => ({ pause: paused(topic, now, pause) as unknown as Json })),
  all: scope('stopped', (_topic, now) => ({ unsubscribeAll: { at: now } })),
} as const;

/** A pause of a month for a topic, on top of a pause that runs. */
function paused(topic: string, now: string, running: Pause | null): Pause {
  const until = new Date(Date.parse(now) + MONTH).toISOString();
  if (running === null || (running.until !== null && Date.parse(running.until) <= Date.parse(now))) return { from: now, until, topics: [topic] };
  const later = running.until === null || Date.parse(running.until) > Date.parse(until) ? running.until : until;
  const { topics, channels: _, ...rest } = running;
  return { ...rest, until: later, ...(topics && { topics: [...new Set([...topics, topic])] }) };
}

/** Takes a no. It is never refused: of whom or what nothing is known, nothing is sent anyway. */
function withdraw({ keeper }: PreferenceParts, subject: string, set: Readonly<Record<string, Json>>, via: 'one-click' | 'mail-link'): 'done' | 'locked' {
  try {
    keeper.changeNow(subject, set, via, asked(via));
    return 'done';
  } catch (error) {
    if (!(error instanceof CxError)) throw error;
    return error.code === 'locked-topic' ? 'locked' : 'done';
  }
}

/** Saves what a person chose on the page: each register for itself, so that one that cannot be saved does not keep the others. */
function save(form: FormData, subject: string, { keeper }: PreferenceParts, texts: Texts): Outcome {
  const preferences = keeper.preferences(subject);
  if (!preferences) return { saved: false, conflicts: [], problems: [] };
  const now = keeper.now();
  const rev = Number(form.get('rev'));
  const base = Number.isSafeInteger(rev) && rev >= 0 ? rev : 0;
  const { set, problems } = wanted(form);
  const found: Problem[] = [...problems];
  const conflicts: Conflict[] = [];
  let saved = false;
  const notice = noticeFor(keeper.catalogue, texts.language)?.[0];
  const attempt = (part: Readonly<Record<string, Json>>): void => {
    try {
      const { outcome, conflicts: met } = keeper.change(subject, { edit: { id: uuidv7(), set: part, at: now, actor: 'collector:form', base }, via: 'form', asked: asked('preference-centre', notice) });
      saved ||= outcome === 'accepted';
      conflicts.push(...met);
    } catch (error) {
      if (!(error instanceof CxError)) throw error;
      found.push({ code: error.code, message: error.message, where: error.where ?? Object.keys(part)[0]! });
    }
  };
  for (const [key, value] of Object.entries(set)) attempt({ [key]: value });
  return { saved, conflicts, problems: found };

  function wanted(posted: FormData): { readonly set: Readonly<Record<string, Json>>; readonly problems: readonly Problem[] } {
    switch (posted.get('do')) {
      case 'stop':
        return { set: { unsubscribeAll: { at: now } }, problems: [] };
      case 'restart':
        return { set: { unsubscribeAll: null }, problems: [] };
      default:
        return readForm(posted, keeper.catalogue, preferences!, now);
    }
  }
}
