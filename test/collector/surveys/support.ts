import { startCollector, type Collector, type CollectorOptions } from '../../../src/collector/index.js';
import type { Survey } from '../../../src/model/index.js';

export const KEYS = [{ id: 'k1', secret: 'a-secret-for-the-invitations-of-the-test-1' }];

/** A bank that asks: would you recommend us, and a survey that branches. */
export const renewal: Survey = {
  format: 'cx-survey/1', id: 'renewal', language: 'en', title: { en: 'Your renewal', de: 'Ihre Verlängerung', ar: 'تجديدك' }, touchpoint: 'renewal',
  pages: [{ id: 'one', questions: [{ type: 'nps', id: 'nps', required: true, business: 'Tidewell' }, { type: 'text', id: 'nps.reason', title: { en: 'Why?', de: 'Warum?', ar: 'لماذا؟' } }] }],
};
export const branch: Survey = {
  format: 'cx-survey/1', id: 'branch', revision: '3', language: 'en', title: 'Our branches',
  pages: [
    {
      id: 'visit',
      questions: [
        { type: 'csat', id: 'csat', required: true },
        { type: 'multiple-choice', id: 'what', title: 'What did you come for?', choices: [{ id: 'cash', text: 'Cash' }, { id: 'advice', text: '<b>Advice</b>' }], other: true },
        { type: 'matrix', id: 'rated', title: 'How was it?', rows: [{ id: 'queue', text: 'The queue' }, { id: 'staff', text: 'The staff' }], answers: { kind: 'scale', scale: { min: 1, max: 3 } } },
      ],
      next: [{ when: { of: 'answers.csat', op: 'atLeast', to: 4 }, to: 'end' }],
    },
    { id: 'why', questions: [{ type: 'text', id: 'why', title: 'You gave {csat}. What went wrong?', required: true }, { type: 'consent', id: 'call', title: 'May we call you?', purpose: 'call-back' }] },
  ],
  endings: [{ id: 'end', title: 'Thank you for coming', text: 'Come again.', links: [{ text: 'Find a branch', href: 'https://bank.example/branches' }] }],
};

/** A collector that hosts both, and what is asked of it over HTTP. */
export class Hosted {
  readonly collector: Collector;
  time: number;

  private constructor(collector: Collector, time: number) {
    this.collector = collector;
    this.time = time;
  }

  static async open(options: Partial<CollectorOptions> = {}): Promise<Hosted> {
    let hosted: Hosted | undefined;
    const time = Date.parse('2026-11-27T10:00:00Z');
    const collector = await startCollector({
      port: 0, now: () => hosted?.time ?? time, surveys: { surveys: [renewal, branch], linkKeys: KEYS, provider: 'Tidewell', frames: ['https://www.bank.example'] }, ...options,
    });
    return (hosted = new Hosted(collector, time));
  }

  get url(): string {
    return this.collector.url;
  }

  async get(path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<{ readonly status: number; readonly headers: Headers; readonly text: string }> {
    const response = await fetch(new URL(path, this.url), { headers, method, redirect: 'manual' });
    return { status: response.status, headers: response.headers, text: await response.text() };
  }

  /** Posts a form as a browser without scripts does: with the hidden fields of the page, and what the customer chose. */
  async post(path: string, page: string, chosen: Readonly<Record<string, string | readonly string[]>>): Promise<{ readonly status: number; readonly text: string }> {
    const body = new URLSearchParams(hiddenFields(page));
    for (const [name, values] of Object.entries(chosen)) for (const value of [values].flat()) body.append(name, value as string);
    const response = await fetch(new URL(path, this.url), { method: 'POST', body });
    return { status: response.status, text: await response.text() };
  }

  count(): Promise<number> {
    return this.collector.count();
  }

  close(): Promise<void> {
    return this.collector.close();
  }
}

const ENTITIES: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'" };
export const unescape = (text: string): string => text.replace(/&(amp|lt|gt|quot|#39);/g, (entity) => ENTITIES[entity]!);

export function hiddenFields(page: string): Record<string, string> {
  return Object.fromEntries([...page.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)">/g)].map(([, name, value]) => [name!, unescape(value!)]));
}
