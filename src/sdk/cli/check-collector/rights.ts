// What a key opens and what it does not, where there is one that reads beside the one that sends.
import { all, holds, skip, type Check } from './check.js';
import { said, type Answer, type Target } from './target.js';

const NO_READER = 'there is no token that reads figures: --reader';
const FIGURES = '/v1/metrics';
const TICKETS = '/v1/tickets';

const isRefused = ({ status }: Answer): boolean => status === 401 || status === 403;

/** The same with another character in one place: another key of the same form. */
export const changed = (text: string, place: number): string => `${text.slice(0, place)}${text[place] === 'A' ? 'B' : 'A'}${text.slice(place + 1)}`;

const ticketFor = (target: Target, subject: string): Promise<Answer> =>
  target.ask({ path: TICKETS, key: target.reader, body: JSON.stringify({ subject, seconds: 60 }), headers: { 'content-type': 'application/json' } });

export const RIGHTS: readonly Check[] = [
  {
    id: 'access/scopes',
    title: 'A key that sends reads no figures, one that reads sends nothing, and nobody reads without one',
    remedy: 'Give each key the rights it needs and no more, and answer 401 or 403 to the rest. The key of a site stands in its pages, where everybody can read it.',
    async run(target) {
      if (target.reader === undefined) return skip(NO_READER);
      const event = target.shown();
      const sent = await target.ask({ body: JSON.stringify([event]), key: target.reader });
      const figures = (key: string | null): Promise<Answer> => target.ask({ method: 'GET', path: FIGURES, key });
      const [reads, sends, nobody] = [await figures(target.reader), await figures(target.key ?? null), await figures(null)];
      const then = await target.statuses([event]);
      return all(
        holds(reads.status === 200, `figures with the token that reads: ${said(reads)}`), holds(isRefused(sends), `figures with the key that sends: ${said(sends)}`), holds(nobody.status === 401, `figures without a key: ${said(nobody)}`),
        holds(isRefused(sent), `an event with the token that reads: ${said(sent)}`), holds(then === 'stored', `that event with the right key is ${then}: it was stored before`),
      );
    },
  },
  {
    id: 'access/tickets',
    title: 'A ticket reads for a page; changed it opens nothing, and it neither sends nor makes tickets',
    remedy: 'Sign tickets over all that they say, compare in constant time, and let them open what they name and nothing else.',
    async run(target) {
      if (target.reader === undefined) return skip(NO_READER);
      const made = await ticketFor(target, 'check-collector');
      if (made.status === 404) return skip(`there is no ${TICKETS}`);
      const { ticket } = made.status === 201 ? (JSON.parse(made.body) as { readonly ticket?: unknown }) : {};
      if (typeof ticket !== 'string') return holds(false, `POST ${TICKETS}: ${said(made)}`);
      const reads = (with_: string): Promise<Answer> => target.ask({ method: 'GET', path: `${FIGURES}?ticket=${encodeURIComponent(with_)}`, key: null });
      const good = await reads(ticket);
      // the last character of a signature may hold bits that count for nothing
      const places = Array.from({ length: 24 }, (_, i) => Math.floor((i * (ticket.length - 1)) / 24));
      const forged = await Promise.all([...places.map((place) => changed(ticket, place)), ticket.slice(0, -4), ticket.split('.').slice(0, -1).join('.'), `${ticket}x`].map(reads));
      const send = await target.ask({ path: `${target.endpoint.pathname}?ticket=${encodeURIComponent(ticket)}`, key: null, body: JSON.stringify([target.shown()]) });
      const more = await target.ask({ path: `${TICKETS}?ticket=${encodeURIComponent(ticket)}`, key: null, body: JSON.stringify({ subject: 'x' }), headers: { 'content-type': 'application/json' } });
      return all(
        holds(good.status === 200, `figures with the ticket: ${said(good)}`), ...forged.map((answer) => holds(answer.status === 401, `figures with a ticket that was changed: ${said(answer)}`)),
        holds(isRefused(send), `an event with the ticket: ${said(send)}`), holds(isRefused(more), `a ticket made with a ticket: ${said(more)}`),
      );
    },
  },
];
