import type { Browser, BrowserContext, Page } from 'puppeteer-core';
import { profileFolder, type Installed } from '../support/browsers.js';
import type { Client } from './clients.js';
import type { Kept } from './collector.js';
import { Gate } from './gate.js';
import { Ledger, type Tally } from './ledger.js';
import type { Answering, Told } from './page.js';
import { Site } from './site.js';

export const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** A browser that does not do here what is to be tried. */
export class NotHere extends Error {}

/** Waits until something is so; says what was waited for if it is not so in time. */
export async function until(test: () => boolean | Promise<boolean>, what: string, patience = 60_000): Promise<void> {
  const end = Date.now() + patience;
  while (!(await test())) {
    if (Date.now() > end) throw new Error(`${what}: not within ${patience / 1000} s`);
    await pause(50);
  }
}

/** Where answers arrive. */
export interface Backend {
  readonly url: string;
  /** The marks of what it has by now. */
  marks(): Promise<readonly string[]>;
  kept(): Promise<Kept>;
  close(): Promise<void>;
}

/** One customer with one browser, a site, and the faulty way to a backend. */
export class Lab {
  readonly client: Client;
  readonly backend: Backend;
  readonly gate: Gate;
  readonly ledger = new Ledger();
  readonly #site: Site;
  readonly #installed: Installed;
  /** A browser that others use too, for faults that leave it alive. */
  readonly #shared: Browser;
  #context: BrowserContext | undefined;
  #profile: ReturnType<typeof profileFolder> | undefined;
  #own: Browser | undefined;
  /** Runs in every page before anything else. */
  before: string | undefined;
  /** Longer, for `npm run soak`. */
  readonly soak: boolean;

  private constructor(parts: LabParts, gate: Gate, site: Site) {
    this.client = parts.client;
    this.backend = parts.backend;
    this.#installed = parts.installed;
    this.#shared = parts.shared;
    this.soak = parts.soak;
    this.gate = gate;
    this.#site = site;
  }

  static async open(parts: LabParts): Promise<Lab> {
    const gate = await Gate.open(parts.backend.url);
    const page = parts.client.page(gate.url);
    if (!parts.client.tells) gate.brings = (text) => /m-[0-9a-f]{12}/.test(text);
    return new Lab(parts, gate, await Site.open({ ...parts.client.scripts, ...parts.client.morePages?.(gate.url), '/page': page }));
  }

  /** A page of the site, in a browser that lives for this fault alone if `own`, on the profile it had before. */
  async open({ own = false, path = '/page' } = {}): Promise<Page> {
    if (own) {
      this.#profile ??= profileFolder();
      this.#own ??= await this.#installed.launch(this.#profile.path);
    } else this.#context ??= await this.#shared.createBrowserContext();
    const page = await (own ? this.#own! : this.#context!).newPage();
    await page.exposeFunction('tell', (told: Told) => this.ledger.take(told));
    if (this.before !== undefined) await page.evaluateOnNewDocument(this.before);
    await this.go(page, path);
    return page;
  }

  async go(page: Page, path: string): Promise<void> {
    await page.goto(`${this.#site.url}${path}`, { waitUntil: 'load' });
    if (path !== '/other') await page.evaluate(() => window.ready.then(() => undefined));
  }

  /** The browser is gone from one moment to the next. */
  async kill(): Promise<void> {
    const process = this.#own?.process();
    this.#own = undefined;
    if (!process || process.exitCode !== null) return;
    const gone = new Promise((resolve) => process.once('exit', resolve));
    process.kill('SIGKILL');
    await gone;
    await pause(100); // its helpers notice, and let go of the profile
  }

  /** The customer closes the browser. */
  async quit(): Promise<void> {
    await this.#own?.close();
    this.#own = undefined;
  }

  /** Customers answer in a page. */
  async capture(page: Page, count: number, more: Answering = {}): Promise<readonly string[]> {
    const marks = await page.evaluate((n, how) => window.capture(n, how), count, more);
    for (const mark of marks) this.ledger.take({ kind: 'sent', mark });
    return marks;
  }

  /** Customers answer in one turn of the page, each group in its way. */
  async captureAll(page: Page, groups: readonly (readonly [count: number, more: Answering])[]): Promise<void> {
    const marks = await page.evaluate((all) => all.flatMap(([n, how]) => window.capture(n, how)), groups as [number, Answering][]);
    for (const mark of marks) this.ledger.take({ kind: 'sent', mark });
  }

  /** Customers answer, and leave within the same turn of the page. */
  async captureAndLeave(page: Page, count: number, more: Answering = {}): Promise<void> {
    const left = page.waitForNavigation();
    const marks = await page.evaluate(
      (n, how) => {
        const made = window.capture(n, how);
        location.assign('/other');
        return made;
      },
      count,
      more,
    );
    for (const mark of marks) this.ledger.take({ kind: 'sent', mark });
    await left;
  }

  /** Waits until the pages were told that `count` answers are safe. A client that never tells gets a while. */
  async safe(count: number): Promise<void> {
    if (!this.client.tells) return pause(3000);
    await until(() => this.ledger.acked.size >= count, `the page says that ${count} answers are safe`);
  }

  /** Waits until all that pages said is safe has arrived, or was told as lost. */
  keptPromises(): Promise<void> {
    return until(async () => {
      const there = new Set(await this.backend.marks());
      return [...this.ledger.acked].every((mark) => there.has(mark) || this.ledger.lost.has(mark));
    }, 'what pages said is safe arrives', 150_000);
  }

  /** Waits for what pages tell. */
  told(test: () => boolean, what: string): Promise<void> {
    return until(test, what, 20_000);
  }

  /** Waits until whatever was sent has arrived, was set aside or told as lost; or until nothing comes any more. */
  async arrived(patience = 60_000): Promise<void> {
    const end = Date.now() + patience;
    for (;;) {
      const there = new Set(await this.backend.marks());
      const open = [...this.ledger.sent].filter((mark) => !there.has(mark) && !this.ledger.refused.has(mark) && !this.ledger.lost.has(mark));
      if (open.length === 0 || Date.now() > end) break;
      await pause(200);
    }
    // the pages are told last
    const told = Date.now() + 3000;
    while (this.client.tells && Date.now() < told && [...this.ledger.sent].some((mark) => !this.ledger.acked.has(mark) && !this.ledger.refused.has(mark) && !this.ledger.lost.has(mark))) await pause(50);
    // the losses are told after all else, by events that no customer gave
    const reported = Date.now() + 30_000;
    while (this.ledger.lost.size > 0 && Date.now() < reported && (await this.backend.marks()).every((mark) => this.ledger.sent.has(mark))) await pause(200);
  }

  async close(): Promise<void> {
    await this.#context?.close().catch(() => undefined);
    await this.kill();
    await this.gate.down();
    await this.#site.close();
    this.#profile?.remove();
  }
}

/** How often answers arrived that had arrived before. */
function copiesOf({ gate, ledger }: Lab): number {
  return [...ledger.sent].reduce((sum, mark) => sum + Math.max(0, gate.passed.filter((text) => text.includes(mark)).length - 1), 0);
}

export interface LabParts {
  readonly client: Client;
  readonly backend: Backend;
  readonly installed: Installed;
  readonly shared: Browser;
  readonly soak: boolean;
}

/** A fault between a customer and a backend. */
export interface BrowserFault {
  readonly name: string;
  /** What is held to: what the page said is safe, or all that customers handed over. */
  readonly promised: 'acked' | 'sent';
  readonly browsers: readonly Installed['name'][];
  /** Is it shown beside the peers too? */
  readonly peers: boolean;
  /** How long to wait for what has not arrived, in milliseconds. */
  readonly patience?: number;
  run(lab: Lab): Promise<void>;
}

/** Lets one fault happen, and counts. @throws NotHere */
export async function inBrowser(fault: BrowserFault, parts: LabParts): Promise<Tally> {
  const began = Date.now();
  const lab = await Lab.open(parts);
  const broken: string[] = [];
  try {
    await fault.run(lab);
    await lab.arrived(fault.patience);
  } catch (error) {
    if (error instanceof NotHere) {
      await lab.close();
      await parts.backend.close();
      throw error;
    }
    broken.push((error as Error).message);
  }
  try {
    await lab.close();
    const tally = lab.ledger.tally(await parts.backend.kept(), fault.promised);
    return { fault: fault.name, browser: parts.installed.name, ...tally, copies: copiesOf(lab), faults: [...tally.faults, ...broken], seconds: Math.round((Date.now() - began) / 1000) };
  } finally {
    await parts.backend.close();
  }
}
