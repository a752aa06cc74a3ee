// A backend for browser tests, as Web Test Runner middleware: a collector that does what a test tells it to, and live
// feeds that a test writes. Everything goes over real HTTP.

/** Two browsers may go through the same tests at once: each has collectors, feeds and files of its own by the names that tests give. */
const ofBrowser = (ctx, name) => `${ctx.get('user-agent')} ${name}`;

/** Collectors by name: how they answer, and what they were sent. */
const collectors = new Map();
const collector = (name) => {
  if (!collectors.has(name)) collectors.set(name, { plan: [], requests: [], stored: new Map() });
  return collectors.get(name);
};

/** Open feeds by name, and what is said to whoever comes. */
const feeds = new Map();
const feed = (name) => {
  if (!feeds.has(name)) feeds.set(name, { greeting: '', status: 200, losses: null, lossesAsked: [], listeners: new Set(), opened: 0, asked: [] });
  return feeds.get(name);
};

const bodyOf = async (ctx) => {
  const chunks = [];
  for await (const chunk of ctx.req) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
};

/** One answer of a collector: 'ok', 'nonsense', 'hang up', 'poison' (rejects events of survey "poison"), a status code, or [status, retry-after]. */
async function collect(ctx, { plan, requests, stored }) {
  const text = await bodyOf(ctx);
  const step = plan.length > 1 ? plan.shift() : (plan[0] ?? 'ok');
  const body = JSON.parse(text);
  const events = body.events ?? [body]; // a webhook is sent one alone
  requests.push({ step, ids: events.map((event) => event.id), bytes: text.length, text, headers: ctx.headers });
  if (step === 'hang up') return void ctx.res.destroy();
  if (step === 'nonsense') return void (ctx.body = '<h1>Welcome</h1>');
  if (step === 'store and hang up') {
    for (const event of events) stored.set(event.id, event);
    return void ctx.res.destroy();
  }
  if (typeof step === 'number' || Array.isArray(step)) {
    const [status, retryAfter] = [step].flat();
    ctx.status = status;
    if (retryAfter !== undefined) ctx.set('retry-after', String(retryAfter));
    return void (ctx.body = '');
  }
  if (step === 'poison' && events.length > 1 && events.some((event) => event.data.survey === 'poison')) return void (ctx.status = 400);
  ctx.body = {
    results: events.map((event) => {
      if (event.data.survey === 'poison') return { id: event.id, status: 'rejected', reason: 'it is poison' };
      const status = stored.has(event.id) ? 'duplicate' : 'stored';
      stored.set(event.id, event);
      return { id: event.id, status };
    }),
  };
}

function listen(ctx, one) {
  one.opened += 1;
  one.asked.push(ctx.query.resume ?? '');
  if (one.status !== 200) return void (ctx.status = one.status);
  ctx.respond = false;
  ctx.res.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
  ctx.res.write(one.greeting || ': hello\n\n');
  one.listeners.add(ctx.res);
  ctx.res.on('close', () => one.listeners.delete(ctx.res));
}

/** Files by name: what a test put there. */
const files = new Map();

export async function testBackend(ctx, next) {
  const [, root, called, verb, what] = ctx.path.split('/');
  const name = ofBrowser(ctx, called);
  if (root === 'test-collector') {
    if (verb === 'plan') {
      collectors.delete(name);
      collector(name).plan = JSON.parse(await bodyOf(ctx));
      ctx.body = 'ok';
    } else if (verb === 'seen') {
      const { requests, stored } = collector(name);
      ctx.body = { requests, stored: [...stored.keys()] };
    } else await collect(ctx, collector(name));
  } else if (root === 'test-feed') {
    const one = feed(name);
    if (verb === 'greeting') {
      Object.assign(one, JSON.parse(await bodyOf(ctx)));
      ctx.body = 'ok';
    } else if (verb === 'say') {
      const text = await bodyOf(ctx);
      for (const listener of one.listeners) listener.write(text);
      ctx.body = { listeners: one.listeners.size, opened: one.opened, asked: one.asked };
    } else if (verb === 'losses') {
      one.losses = JSON.parse(await bodyOf(ctx));
      ctx.body = one.lossesAsked;
    } else if (verb === 'v1' && what === 'losses') {
      one.lossesAsked.push(ctx.querystring);
      if (one.losses === null) ctx.status = 404;
      else ctx.body = one.losses;
    } else if (verb === 'break') {
      for (const listener of one.listeners) listener.destroy();
      ctx.body = 'ok';
    } else listen(ctx, one);
  } else if (root === 'test-file') {
    if (ctx.method === 'POST') {
      files.set(name, JSON.parse(await bodyOf(ctx)));
      ctx.body = 'ok';
    } else {
      const { body, headers } = files.get(name);
      ctx.set(headers);
      ctx.body = body;
    }
  } else await next();
}
