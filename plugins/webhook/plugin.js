// Posts what customers send to an address of the site, signed by Standard Webhooks 1.0. It runs isolated: the broker of the page
// sends for it, to the origin that is granted and no other, without names and texts, and only as long as the customer allows it.
import { signWebhook } from 'cx-elements/delivery/sinks';
import { definePlugin } from 'cx-elements/sdk';

const ID = 'cx-examples.webhook';
/** How long to wait after the first failed attempt, in multiples of the first wait; after the last it is given up. */
const WAITS = [1, 5, 30, 120, 300];
/** More events than these do not wait; the oldest goes. */
const MOST_WAITING = 500;

/** Is this an address to which nobody listens on the way: with https, or on this very machine? */
const isSafe = (url) => URL.canParse(url) && (new URL(url).protocol === 'https:' || /^http:\/\/(127\.0\.0\.1|localhost)[:/]/.test(url));

/** The events that wait, sent one after the other. */
class Outbox {
  #cx;
  #secrets;
  #log;
  #waiting = [];
  #attempts = 0;
  #timer;
  #sending = false;
  #state = { sent: 0, dropped: 0, failed: 0, last: '' };

  constructor(cx, { secrets, log }) {
    this.#cx = cx;
    this.#secrets = secrets;
    this.#log = log;
  }

  get state() {
    return { ...this.#state, waiting: this.#waiting.length };
  }

  add(event) {
    this.#waiting.push(event);
    if (this.#waiting.length > MOST_WAITING) {
      this.#waiting.shift();
      this.#state.dropped += 1;
      this.#attempts = 0;
    }
    if (this.#timer === undefined) void this.send();
  }

  /** The customer does not allow it any more: what waits is forgotten, not kept for later. */
  purge(why) {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#attempts = 0;
    const { length } = this.#waiting.splice(0);
    this.#state.dropped += length;
    if (length > 0) this.#log.info(`${length} events were forgotten: ${why}`);
  }

  /** Sends what waits, now. */
  async send() {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (this.#sending) return;
    this.#sending = true;
    try {
      while (this.#waiting.length > 0 && this.#timer === undefined) await this.#sendFirst();
    } finally {
      this.#sending = false;
    }
  }

  async #sendFirst() {
    const [event] = this.#waiting;
    const outcome = await this.#post(event);
    if (this.#waiting[0] !== event) return; // forgotten meanwhile
    this.#state.last = outcome.said;
    if (outcome.is === 'denied') return this.purge(outcome.said);
    const wait = WAITS[this.#attempts];
    if (outcome.is === 'later' && wait !== undefined) {
      this.#attempts += 1;
      const first = await this.#setting('first-wait');
      // spread, so that a thousand pages do not come back at once
      this.#timer = setTimeout(() => void this.send(), 1000 * first * wait * (0.8 + 0.4 * Math.random()));
      return;
    }
    this.#waiting.shift();
    this.#attempts = 0;
    if (outcome.is === 'sent') this.#state.sent += 1;
    else {
      this.#state.failed += 1;
      this.#log.warn(`An event was given up: ${outcome.said}`);
    }
  }

  /** One attempt. Only 2xx is success; 410 means that nobody wants it there any more; all else may pass. */
  async #post(event) {
    try {
      const url = await this.#setting('url');
      const secrets = await this.#secrets.get('signing');
      if (!isSafe(url)) return { is: 'given-up', said: url ? 'the address is not one with https' : 'no address is set' };
      if (!secrets) return { is: 'given-up', said: 'no signing secret is kept; nothing is sent unsigned' };
      const body = JSON.stringify(event);
      const timestamp = String(Math.floor(Date.now() / 1000));
      const signature = signWebhook(secrets, event.id, timestamp, body);
      const { status } = await this.#cx.fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/cloudevents+json', 'webhook-id': event.id, 'webhook-timestamp': timestamp, 'webhook-signature': signature },
        body,
      });
      if (status >= 200 && status < 300) return { is: 'sent', said: String(status) };
      return { is: status === 410 ? 'given-up' : 'later', said: `the answer was ${status}` };
    } catch (error) {
      return { is: error.code === 'denied' ? 'denied' : error.code?.startsWith('bad-') ? 'given-up' : 'later', said: error.message };
    }
  }

  #setting(name) {
    return this.#cx.workspace.getConfiguration().get(`${ID}.${name}`);
  }
}

export default definePlugin({
  publisher: 'cx-examples',
  name: 'webhook',
  version: '1.0.0',
  displayName: 'Webhook',
  description: 'Posts answers and complaints to an address of yours, signed by Standard Webhooks, without names and texts.',
  engines: { cx: '>=0.1.0 <1.0.0' },
  capabilities: [
    { capability: 'network:https://hooks.example.com', reasoning: 'Posts the events there. The site puts its own address in its place.' },
    { capability: 'events:read:response', reasoning: 'These are what it posts.' },
    { capability: 'events:read:case', reasoning: 'These are what it posts.' },
    { capability: 'secrets', reasoning: 'Keeps the secret with which it signs.' },
  ],
  l10n: {
    en: {
      sink: 'Webhook', url: 'Address', 'url-about': 'Where events are posted, on the origin that the site has granted.', events: 'Events', 'events-about': 'Types of events that are posted; all of those it may see, if empty.',
      wait: 'First wait', 'wait-about': 'Seconds after which a failed post is tried again; later waits are 5, 30, 120 and 300 times as long.', secret: 'Keep the signing secret', state: 'How the webhook stands', now: 'Send what waits now', category: 'Webhook',
    },
    de: {
      sink: 'Webhook', url: 'Adresse', 'url-about': 'Wohin Ereignisse gesendet werden, am Ursprung, den die Website erlaubt hat.', events: 'Ereignisse', 'events-about': 'Arten von Ereignissen, die gesendet werden; alle sichtbaren, wenn leer.',
      wait: 'Erste Wartezeit', 'wait-about': 'Sekunden bis zum nächsten Versuch; spätere Wartezeiten sind 5-, 30-, 120- und 300-mal so lang.', secret: 'Geheimnis zum Signieren ablegen', state: 'Stand des Webhooks', now: 'Wartendes jetzt senden', category: 'Webhook',
    },
    ar: {
      sink: 'خطاف ويب', url: 'العنوان', 'url-about': 'أين تُرسل الأحداث، على المصدر الذي سمح به الموقع.', events: 'الأحداث', 'events-about': 'أنواع الأحداث التي تُرسل؛ كل ما يراه إن تُركت فارغة.',
      wait: 'الانتظار الأول', 'wait-about': 'الثواني قبل المحاولة التالية؛ وبعدها 5 و30 و120 و300 ضعفًا.', secret: 'حفظ سر التوقيع', state: 'حالة خطاف الويب', now: 'إرسال المنتظر الآن', category: 'خطاف ويب',
    },
  },
  contributes: {
    sinks: [{ id: ID, title: '%sink%', events: ['cx.response.submitted', 'cx.case.opened', 'cx.case.resolved'] }],
    commands: [
      { command: `${ID}.keep-secret`, title: '%secret%', category: '%category%' },
      { command: `${ID}.state`, title: '%state%', category: '%category%' },
      { command: `${ID}.send-now`, title: '%now%', category: '%category%' },
    ],
    // it takes the secret as an argument, so a person has no use for it
    menus: [
      { menu: 'commandPalette', command: `${ID}.keep-secret`, when: 'false' },
      { menu: 'commandPalette', command: `${ID}.state`, when: 'false' },
    ],
    configuration: [
      { key: `${ID}.url`, type: 'string', default: '', pattern: '^[^ ]*$', title: '%url%', description: '%url-about%', order: 1 },
      { key: `${ID}.events`, type: 'strings', default: [], enum: ['cx.response.submitted', 'cx.case.opened', 'cx.case.resolved'], title: '%events%', description: '%events-about%', order: 2 },
      { key: `${ID}.first-wait`, type: 'number', default: 5, minimum: 0.01, maximum: 3600, title: '%wait%', description: '%wait-about%', order: 3 },
    ],
  },
  activate(context, cx) {
    const outbox = new Outbox(cx, context);
    const settings = cx.workspace.getConfiguration();
    cx.sinks.register(ID, {
      async accept(event) {
        const wanted = await settings.get(`${ID}.events`);
        if (wanted.length === 0 || wanted.includes(event.type)) outbox.add(event);
        return 'held';
      },
    });
    cx.commands.register(`${ID}.keep-secret`, async (secrets = '') => {
      if (secrets) signWebhook(secrets, '', '', ''); // refuses what is none
      if (secrets) await context.secrets.store('signing', secrets);
      else await context.secrets.delete('signing');
    });
    cx.commands.register(`${ID}.state`, async () => outbox.state);
    cx.commands.register(`${ID}.send-now`, () => outbox.send());
    // consent is asked for each request; what waits goes at once, and not with the next attempt
    const mayPost = (granted) => granted.some((one) => one.startsWith('network:'));
    const listening = cx.capabilities?.onDidChange((granted) => mayPost(granted) || outbox.purge('the customer does not allow it any more'));
    context.subscriptions.push({
      dispose() {
        listening?.dispose();
        outbox.purge('the plugin was switched off');
      },
    });
  },
});
