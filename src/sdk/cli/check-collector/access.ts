// Who may send, and what an answer gives away.
import { all, holds, PASS, skip, type Check, type Verdict } from './check.js';
import { changed } from './rights.js';
import { receiptsIn, said, type Answer } from './target.js';

const EVIL = 'https://evil.example';
/** What no answer may tell a stranger. */
const TELLING = /\bat (?:\S+ \()?(?:file:|\/|[A-Z]:\\)|node_modules|SQLITE|\bSELECT\b|\bINSERT INTO\b|Traceback|stack"/;

/** Does an answer let a page of that site read it? */
const lets = ({ headers }: Answer, origin: string): boolean => headers['access-control-allow-origin'] === origin || headers['access-control-allow-origin'] === '*';
const preflight = { 'access-control-request-method': 'POST', 'access-control-request-headers': 'content-type' };

export const ACCESS: readonly Check[] = [
  {
    id: 'access/no-key',
    title: 'Without a key, or with a wrong one, nothing is stored and the answer is 401, the same for both',
    remedy: 'Answer 401 with the same body to a missing, wrong or revoked key, before the body is read, and compare in constant time.',
    async run(target) {
      if (target.key === undefined) return skip('there is no key to leave out: --key');
      const event = target.shown();
      const body = JSON.stringify([event]);
      const none = await target.ask({ body, key: null });
      const wrong = await target.ask({ body, key: changed(target.key, target.key.length - 1) });
      const then = await target.statuses([event]);
      // what names the request in a log is another each time
      const same = ({ body: text }: Answer): string => text.replaceAll(/"(?:instance|trace|trace_?id|request_?id)":"[^"]*"/gi, '');
      return all(holds(none.status === 401, `without a key: ${said(none)}`), holds(wrong.status === 401, `with a wrong key: ${said(wrong)}`), holds(same(none) === same(wrong), 'the two answers differ'), holds(then === 'stored', `with the key afterwards it is ${then}: it was stored before`));
    },
  },
  {
    id: 'access/foreign-site',
    title: 'A site that is not listed is not let in together with cookies',
    remedy: 'Name exactly the sites on your list in access-control-allow-origin. Never send back any Origin together with access-control-allow-credentials.',
    async run(target) {
      const verdicts: Verdict[] = [];
      for (const origin of [EVIL, 'null', ...(target.origin === undefined ? [] : [`${target.origin}.evil.example`, target.origin.replace('://', '://x.')])]) {
        const asked = await target.ask({ method: 'OPTIONS', headers: { origin, ...preflight } });
        const sent = await target.ask({ body: '[]', headers: { origin } });
        for (const answer of [asked, sent]) {
          const reflected = answer.headers['access-control-allow-origin'] === origin;
          verdicts.push(holds(!(lets(answer, origin) && answer.headers['access-control-allow-credentials'] === 'true'), `${origin} may read with cookies`));
          if (target.origin !== undefined) verdicts.push(holds(!lets(answer, origin), `${origin} may read`));
          verdicts.push(holds(!(origin === 'null' && reflected), 'pages without an origin are let in by name'));
        }
      }
      return all(...verdicts);
    },
  },
  {
    id: 'access/own-site',
    title: 'The pages of a site on the list may ask, send and read the answer',
    remedy: 'Answer OPTIONS with access-control-allow-origin, -methods (POST) and -headers (content-type), and name the origin in the answer to POST, with vary: Origin.',
    async run(target) {
      if (target.origin === undefined) return skip('no site was named: --origin');
      const { origin } = target;
      const asked = await target.ask({ method: 'OPTIONS', headers: { origin, ...preflight } });
      const { answer, receipts } = await target.send([target.shown()], { origin });
      return all(
        holds(lets(asked, origin), `preflight: access-control-allow-origin ${asked.headers['access-control-allow-origin']}`),
        holds(/content-type|\*/i.test(asked.headers['access-control-allow-headers'] ?? ''), `preflight: access-control-allow-headers ${asked.headers['access-control-allow-headers']}`),
        holds(lets(answer, origin), `access-control-allow-origin ${answer.headers['access-control-allow-origin']}`),
        holds(receipts?.[0]?.status === 'stored', said(answer)),
        holds(answer.headers['access-control-allow-origin'] === '*' || /origin/i.test(answer.headers['vary'] ?? ''), 'no vary: Origin'),
      );
    },
  },
  {
    id: 'access/problems',
    title: 'Errors are problem details (RFC 9457) that tell nothing of the inside',
    remedy: 'Answer errors as application/problem+json with type, title, status and detail; write stacks, paths and SQL into your own log only.',
    async run(target) {
      const answers = [await target.ask({ body: 'not JSON' }), await target.ask({ body: '[]', headers: { 'content-type': 'application/xml' } }), await target.ask({ method: 'GET', path: '/v1/there-is-no-such-thing' })];
      return all(
        ...answers.map((answer) => {
          if (answer.status < 400) return holds(false, said(answer));
          const isProblem = (answer.headers['content-type'] ?? '').startsWith('application/problem+json');
          if (!isProblem) return holds(false, `${answer.status} as ${answer.headers['content-type']}`);
          const { title, status, type } = JSON.parse(answer.body) as { readonly title?: unknown; readonly status?: unknown; readonly type?: unknown };
          return holds(typeof title === 'string' && typeof type === 'string' && status === answer.status, said(answer));
        }),
        ...answers.map((answer) => holds(!TELLING.test(answer.body), said(answer))),
      );
    },
  },
  {
    id: 'access/cookies',
    title: 'Taking events in sets no cookie and sends nobody on',
    remedy: 'Leave set-cookie and redirects out of the answer to POST: a page that sends on its way out cannot follow.',
    async run(target) {
      const { answer } = await target.send([target.shown()]);
      return all(holds(answer.headers['set-cookie'] === undefined, 'it sets a cookie'), holds(answer.status < 300 || answer.status >= 400, said(answer)));
    },
  },
  {
    id: 'access/methods',
    title: 'GET on the address of events tells nothing',
    remedy: 'Answer 404 or 405 to everything but POST and OPTIONS.',
    async run(target) {
      const answers = await Promise.all(['GET', 'PUT', 'DELETE', 'PATCH'].map((method) => target.ask({ method })));
      return all(...answers.map((answer) => holds([400, 401, 403, 404, 405, 415, 501].includes(answer.status), said(answer))));
    },
  },
  {
    id: 'access/alive',
    title: 'After all of this it still takes events',
    remedy: 'Something above has brought it down: run single checks with --only to find out which.',
    async run(target) {
      const answer = await target.ask({ body: JSON.stringify([target.shown()]) });
      return receiptsIn(answer)?.[0]?.status === 'stored' ? PASS : holds(false, said(answer));
    },
  },
];
