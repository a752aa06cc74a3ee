import { DisposableStore, toDisposable, type Disposable } from '../../src/core/disposable.js';
import type { Asking } from './asking.js';

/** What a survey waits for. */
export interface TriggerSettings {
  /** Seconds on these pages, while they are seen. */
  readonly after?: number | undefined;
  /** How much of the page has been scrolled through, in percent. */
  readonly scroll?: number | undefined;
  readonly exitIntent: boolean;
  /** The name of an event that reaches the window. */
  readonly on?: string | undefined;
  /** A selector of what is clicked. */
  readonly click?: string | undefined;
  /** The how-manieth page of the visit. */
  readonly pageViews?: number | undefined;
  /** Only what a script or the customer asks for. */
  readonly manual: boolean;
  /** Every one of these, not any of them. */
  readonly all: boolean;
}

export type TriggerName = 'after' | 'scroll' | 'exit' | 'on' | 'click' | 'page-views';

/** Between two looks at the delay; a page that is closed loses so much of it at most. */
const TICK = 1000;
/** Who has been here for less has not made up their mind to leave. */
const SETTLED = 3000;
/** A swipe back up of so much of the window within so long reaches for the address bar. */
const SWIPE = { share: 0.5, within: 500 };

/** Calls `fired` each time that what a survey waits for has come; the first time at once where it waits for nothing. */
export class Triggers implements Disposable {
  readonly #store = new DisposableStore();
  readonly #waiting = new Set<TriggerName>();
  readonly #settings: TriggerSettings;
  readonly #fired: () => void;

  constructor(settings: TriggerSettings, name: string, asking: Asking, fired: () => void) {
    this.#settings = settings;
    this.#fired = fired;
    const { after, scroll, exitIntent, on, click, pageViews, manual } = settings;
    if (typeof after === 'number') this.#delay(after * 1000, name, asking);
    if (typeof scroll === 'number') this.#scrolled(scroll / 100);
    if (exitIntent) this.#exit(asking);
    if (on) this.#listen(window, on, () => this.#fire('on'), 'on');
    if (click) this.#clicked(click);
    if (typeof pageViews === 'number') this.#viewed(pageViews, asking);
    if (this.#waiting.size === 0 && !manual) queueMicrotask(() => this.#store.disposed || fired());
  }

  /** What has not come yet. */
  get waiting(): readonly TriggerName[] {
    return [...this.#waiting];
  }

  dispose(): void {
    this.#store.dispose();
  }

  #fire(trigger: TriggerName): void {
    this.#waiting.delete(trigger);
    if (this.#waiting.size > 0 && this.#settings.all) return;
    this.#fired();
  }

  #listen(target: EventTarget, type: string, listener: (event: Event) => void, trigger?: TriggerName): void {
    if (trigger) this.#waiting.add(trigger);
    target.addEventListener(type, listener, { passive: true });
    this.#store.add(toDisposable(() => target.removeEventListener(type, listener)));
  }

  /** Goes on from page to page, and stands still while the page is not seen. */
  #delay(milliseconds: number, name: string, asking: Asking): void {
    const { clock } = asking;
    this.#waiting.add('after');
    // asked for each time: storage may be allowed or taken away meanwhile
    let gone = asking.device.delay(name);
    let timer: Disposable | undefined;
    const tick = (): void => {
      const began = clock.now();
      timer = clock.after(Math.min(TICK, Math.max(0, milliseconds - gone)), () => {
        if (!document.hidden) gone += Math.max(0, clock.now() - began);
        asking.device.keepDelay(name, gone);
        if (gone >= milliseconds) this.#fire('after');
        else tick();
      });
    };
    tick();
    this.#store.add(toDisposable(() => timer?.dispose()));
  }

  #scrolled(share: number): void {
    const look = (): void => {
      const { scrollHeight, clientHeight } = document.documentElement;
      // a page that fits the window is read through as it is
      if (scrollY + clientHeight >= share * scrollHeight - 1 && this.#waiting.has('scroll')) this.#fire('scroll');
    };
    this.#listen(window, 'scroll', look, 'scroll');
    this.#listen(window, 'resize', look);
    const frame = requestAnimationFrame(look);
    this.#store.add(toDisposable(() => cancelAnimationFrame(frame)));
  }

  /** By mouse: up and out of the window. By finger: a quick swipe back up, after having read on; or coming back from another tab or app. */
  #exit({ clock }: Asking): void {
    const began = clock.now();
    const leave = (): void => {
      if (clock.now() - began >= SETTLED) this.#fire('exit');
    };
    this.#listen(document.documentElement, 'mouseleave', (event) => (event as MouseEvent).clientY <= 0 && leave(), 'exit');
    let top = { y: scrollY, at: began };
    this.#listen(window, 'scroll', () => {
      const now = clock.now();
      if (scrollY >= top.y || now - top.at > SWIPE.within) top = { y: scrollY, at: now };
      if (top.y - scrollY > SWIPE.share * innerHeight && matchMedia('(pointer: coarse)').matches) leave();
    });
    let away = false;
    this.#listen(document, 'visibilitychange', () => {
      if (document.hidden) away = true;
      else if (away && matchMedia('(hover: none)').matches) leave();
    });
  }

  #clicked(selector: string): void {
    this.#listen(document, 'click', (event) => {
      if (event.composedPath().some((one) => one instanceof Element && one.matches(selector))) this.#fire('click');
    }, 'click');
  }

  #viewed(times: number, asking: Asking): void {
    this.#waiting.add('page-views');
    const look = (): void => {
      if (asking.visit.views >= times && this.#waiting.has('page-views')) this.#fire('page-views');
    };
    this.#store.add(asking.navigated(look));
    queueMicrotask(() => this.#store.disposed || look());
  }
}
