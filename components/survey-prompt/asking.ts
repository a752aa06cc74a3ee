import { systemClock, type Clock } from '../../src/core/clock.js';
import { toDisposable, type Disposable } from '../../src/core/disposable.js';
import { Emitter } from '../../src/core/emitter.js';
import type { AskRecord, ContactPolicy } from '../../src/model/index.js';
import type { AskContext } from '../../src/survey/policy/ask.js';
import { BUILT_IN_POLICY } from '../../src/survey/policy/defaults.js';
import { isAskRecord, mergeRecords, sharedAskStore, type AskStore } from '../../src/survey/policy/store.js';
import { Device, type Visit } from './device.js';
import { isTurnTaken, takeTurn } from './turn.js';
import type { CxSurveyPrompt } from './survey-prompt.js';

/** What a page says once, for all its surveys. */
export interface AskingSettings {
  /** Whom to ask and how often; the built-in policy if not given, and nobody while it is null: it is being read, or cannot be. */
  readonly policy?: ContactPolicy | null | undefined;
  /** History, a pseudonym and the delay may be kept on the device. */
  readonly storage?: boolean | undefined;
  /** The customer has consented to being asked; counts where the policy needs it. */
  readonly consent?: boolean | undefined;
  /** A pseudonym of the customer that is the same over visits. */
  readonly visitor?: string | undefined;
  /** The history that all devices of the customer share. */
  readonly store?: AskStore | undefined;
  /** What the customer chose in the preference centre: see `mayAskBy`. */
  readonly mayAsk?: AskContext['mayAsk'];
  readonly clock?: Clock | undefined;
}

/** What a tab tells the others; anything may come in. */
interface Message {
  readonly record?: unknown;
  readonly free?: unknown;
}

/**
 * The one place of a page where it is decided who is asked: all prompts share it, also those of another copy of the library. It holds the policy, the
 * history and the turn, and asks nothing itself.
 */
export class Asking {
  #settings: AskingSettings = {};
  #device = new Device(false);
  #visit: Visit | undefined;
  /** What other tabs told; it is in the history of the device too where that may be kept. */
  #heard: readonly AskRecord[] = [];
  #channel: BroadcastChannel | undefined;
  #began: Disposable | undefined;
  /** Listens to the history that all devices share. */
  #elsewhere: Disposable | undefined;
  #open: CxSurveyPrompt | undefined;
  readonly #changed = new Emitter<void>();
  readonly #navigated = new Emitter<void>();
  /** The prompts on the page, in the order in which they came. */
  readonly prompts = new Set<CxSurveyPrompt>();
  /** Something that a decision depends on is different now. */
  readonly changed = this.#changed.event;
  /** The address of the page is another one, without a page having been loaded. */
  readonly navigated = this.#navigated.event;

  get settings(): AskingSettings {
    return this.#settings;
  }

  /** Says something for the whole page; what is left out stays as it is, `undefined` takes it back. */
  configure(settings: AskingSettings): void {
    const before = this.#settings;
    this.#settings = { ...before, ...settings };
    const { store } = this.#settings;
    if (store !== before.store) {
      this.#elsewhere?.dispose();
      this.#elsewhere = store?.changed?.(() => this.#changed.fire());
    }
    if (!this.#settings.storage !== !before.storage) {
      if (before.storage) this.#device.forget();
      this.#device = new Device(!!this.#settings.storage);
      this.#visit = undefined;
    }
    this.#changed.fire();
  }

  /** Knows nothing of the visitor any more, and has nothing on the device: for a page on which somebody signs out. */
  forget(): void {
    this.#device.forget();
    this.#device = new Device(!!this.#settings.storage);
    this.#heard = [];
    this.#visit = undefined;
    this.#changed.fire();
  }

  get clock(): Clock {
    return this.#settings.clock ?? systemClock;
  }

  get device(): Device {
    return this.#device;
  }

  get visit(): Visit {
    return (this.#visit ??= this.#device.view(this.clock.now()));
  }

  /** The prompt that is open on this page. */
  get open(): CxSurveyPrompt | undefined {
    return this.#open;
  }

  /** Listens to the page while there are prompts on it. */
  join(prompt: CxSurveyPrompt): Disposable {
    this.prompts.add(prompt);
    this.#began ??= this.#listen();
    this.#changed.fire();
    return toDisposable(() => {
      this.prompts.delete(prompt);
      if (this.prompts.size === 0) {
        this.#began?.dispose();
        this.#began = undefined;
      }
      this.#changed.fire();
    });
  }

  /** What a decision depends on, as it is now; `own` is the prompt that asks. */
  async context(own: CxSurveyPrompt): Promise<AskContext> {
    const { visitor = this.#device.visitor, consent = false, mayAsk } = this.#settings;
    const policy = this.#settings.policy ?? BUILT_IN_POLICY;
    const history = await this.#store.read().then((read) => mergeRecords(read, this.#heard), () => null);
    const open = this.#open ? (this.#open === own ? undefined : this.#open.request.survey) : (await isTurnTaken()) ? '' : undefined;
    const { doNotTrack, globalPrivacyControl = false } = navigator as Navigator & { readonly globalPrivacyControl?: boolean };
    return {
      policy, history, visitor, mayAsk, open, now: this.clock.now(), session: this.visit.id, page: location.href,
      signals: { consent, dnt: doNotTrack === '1', gpc: globalPrivacyControl },
    };
  }

  /** Takes the turn for a prompt; null while another survey is open, in any tab. */
  async takeTurn(prompt: CxSurveyPrompt): Promise<Disposable | null> {
    if (this.#open && this.#open !== prompt) return null;
    this.#open = prompt;
    const turn = await takeTurn(() => {
      this.#tell({ free: true });
      this.#changed.fire();
    });
    if (!turn) {
      this.#open = undefined;
      return null;
    }
    return toDisposable(() => {
      if (this.#open === prompt) this.#open = undefined;
      turn.dispose();
    });
  }

  /** Notes what happened to a survey. */
  async note(record: AskRecord): Promise<void> {
    const stamped = { ...record, session: this.visit.id };
    this.#heard = mergeRecords(this.#heard, [stamped]);
    this.#tell({ record: stamped });
    await this.#store.add(stamped);
    this.#changed.fire();
  }

  get #store(): AskStore {
    const { store } = this.#settings;
    return store ? sharedAskStore(this.#device.history, store) : this.#device.history;
  }

  #tell(message: Message): void {
    this.#channel?.postMessage(message);
  }

  readonly #onMessage = ({ data }: MessageEvent<Message | null>): void => {
    if (isAskRecord(data?.record)) this.#heard = mergeRecords(this.#heard, [data.record]);
    this.#changed.fire();
  };

  #listen(): Disposable {
    let href = location.href;
    const look = (): void => {
      if (location.href === href) return;
      href = location.href;
      this.#visit = this.#device.view(this.clock.now());
      this.#navigated.fire();
      this.#changed.fire();
    };
    const back = ({ persisted }: PageTransitionEvent): void => void (persisted && this.#changed.fire());
    // where there is no Navigation API, pages that call pushState themselves are seen when people go back and forth
    const { navigation } = globalThis as { navigation?: EventTarget };
    navigation?.addEventListener('currententrychange', look);
    for (const type of ['popstate', 'hashchange']) addEventListener(type, look);
    addEventListener('pageshow', back);
    const channel = typeof BroadcastChannel === 'function' ? new BroadcastChannel('cx-elements.asking') : undefined;
    channel?.addEventListener('message', this.#onMessage);
    this.#channel = channel;
    return toDisposable(() => {
      navigation?.removeEventListener('currententrychange', look);
      for (const type of ['popstate', 'hashchange']) removeEventListener(type, look);
      removeEventListener('pageshow', back);
      channel?.close();
      this.#channel = undefined;
    });
  }
}

const ASKING = Symbol.for('cx-elements.asking');

/** The one of this page. */
export const asking = (): Asking => ((globalThis as { [ASKING]?: Asking })[ASKING] ??= new Asking());
