import { createHash } from 'node:crypto';
import { startCollector, type Collector, type CollectorOptions, type PreferenceSettings } from '../../../src/collector/index.js';
import { NO_EVENT_BEFORE, type Catalogue, type Preferences } from '../../../src/model/index.js';
import type { Conflict, Edit } from '../../../src/preferences/index.js';

export const SENDER = 'sender-key-of-the-test-0123456789abcdef';

const CHANNELS = ['email', 'sms', 'post'];
export const catalogue: Catalogue = {
  schema: 'cx-catalogue/1',
  version: '1',
  channels: {
    email: { label: { en: 'e-mail', de: 'E-Mail' }, interrupts: true },
    sms: { label: { en: 'text message' }, interrupts: true, fallback: 'post' },
    post: { label: { en: 'post' }, interrupts: false },
  },
  topics: {
    offers: { label: { en: 'Offers', de: 'Angebote' }, class: 'none', basis: 'opt-in', channels: CHANNELS, typicalPerMonth: 4 },
    tips: { label: { en: 'Tips' }, class: 'none', basis: 'opt-out', channels: CHANNELS, typicalPerMonth: 2 },
    events: { label: { en: 'Events' }, class: 'none', basis: 'opt-in', doubleOptIn: true, channels: CHANNELS },
    orders: { label: { en: 'Orders' }, class: 'service', basis: 'contract', channels: CHANNELS },
    recall: { label: { en: 'Product safety recall' }, class: 'safety', basis: 'legal', channels: CHANNELS },
  },
  jurisdictions: [],
  gpc: { honour: 'everywhere' },
  notices: { privacy: { version: 3, locale: 'en', sha256: NO_EVENT_BEFORE, url: 'https://bank.example/privacy', title: 'Privacy at the bank', since: '2026-05-01' } },
  offerKinds: { closeouts: { label: { en: 'Closeouts' } } },
  lifeEvents: { birthday: { label: { en: 'Birthday' }, inReturn: { en: 'a card' } } },
  parameters: { branch: { type: 'choice', label: { en: 'Your branch' }, options: [{ id: 'north', label: { en: 'North' } }] } },
};

export const settings: PreferenceSettings = {
  catalogue,
  baseUrl: 'http://127.0.0.1:4180',
  controller: 'Tidewell',
  linkKeys: [{ id: 'k1', secret: 'a-secret-for-the-links-of-the-test-1' }],
  senderKeys: [{ id: 's1', sha256: createHash('sha256').update(SENDER).digest('hex') }],
  unsubscribeMailto: 'stop@bank.example',
};

/** What the collector answers. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: { readonly preferences: Preferences; readonly conflicts: readonly Conflict[]; readonly type?: string; readonly detail?: string; readonly [more: string]: unknown };
  readonly text: string;
}

/** A collector that keeps preferences, and those who use it. */
export class Bank {
  readonly collector: Collector;
  /** Its clock, in milliseconds; moves only when it is moved. */
  time: number;

  private constructor(collector: Collector, time: number) {
    this.collector = collector;
    this.time = time;
  }

  static async open(options: Partial<CollectorOptions> = {}, time = Date.parse('2026-01-05T15:00:00Z')): Promise<Bank> {
    let bank: Bank | undefined = undefined as Bank | undefined;
    const collector = await startCollector({ port: 0, preferences: settings, now: () => bank?.time ?? time, ...options });
    bank = new Bank(collector, time);
    return bank;
  }

  close(): Promise<void> {
    return this.collector.close();
  }

  async request(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Answer> {
    const json = body !== undefined && typeof body !== 'string' && !(body instanceof FormData) && !(body instanceof URLSearchParams);
    const response = await fetch(`${this.collector.url}${path}`, {
      method,
      redirect: 'manual',
      headers: { ...(json && { 'content-type': 'application/json' }), ...headers },
      ...(body !== undefined && { body: json ? JSON.stringify(body) : (body as BodyInit) }),
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, text, body: (/json/.test(response.headers.get('content-type') ?? '') ? JSON.parse(text) : {}) as Answer['body'] };
  }

  /** As a sender. */
  send(method: string, path: string, body?: unknown): Promise<Answer> {
    return this.request(method, path, body, { authorization: `Bearer ${SENDER}` });
  }

  /** Makes a person known, reachable by e-mail and text. */
  async welcome(subject: string, more: object = {}): Promise<void> {
    await this.send('PUT', `/v1/people/${subject}/facts`, { zone: 'America/New_York', channels: { email: { reach: 'ok' }, sms: { reach: 'ok' } }, ...more });
  }

  /** The path of a link, as it stands in a message. */
  async link(subject: string, purpose: string, more: object = {}): Promise<string> {
    const { body } = await this.send('POST', '/v1/links', { subject, purpose, ...more });
    return new URL(String(body['url'])).pathname;
  }

  /** A device of a customer. */
  async device(subject: string): Promise<Device> {
    return new Device(this, (await this.link(subject, 'preferences')).slice(3));
  }

  may(subject: string, topic: string, channel = 'email'): Promise<string> {
    return this.send('POST', '/v1/decisions', { requests: [{ subject, topic, channel }] }).then(({ body }) => (body['decisions'] as { reason: string }[])[0]!.reason);
  }
}

/** A device with a link to the preferences. */
export class Device {
  readonly #bank: Bank;
  readonly token: string;

  constructor(bank: Bank, token: string) {
    this.#bank = bank;
    this.token = token;
  }

  request(method: string, path = '', body?: unknown, headers: Record<string, string> = {}): Promise<Answer> {
    return this.#bank.request(method, `/v1/preferences${path}`, body, { authorization: `Bearer ${this.token}`, ...headers });
  }

  read(headers: Record<string, string> = {}): Promise<Answer> {
    return this.request('GET', '', undefined, headers);
  }

  /** Sets registers, from the revision that the device has. */
  set(registers: Edit['set'], ifMatch?: string, more: object = {}): Promise<Answer> {
    const ops = Object.entries(registers).map(([key, to]) => ({ key, to }));
    const consent = { notice: 'privacy', uiSource: 'test', uiVersion: '1' };
    return this.request('PATCH', '', { ops, consent, ...more }, ifMatch === undefined ? {} : { 'if-match': ifMatch });
  }
}
