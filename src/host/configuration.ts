import { toDisposable, type Usable } from '../core/disposable.js';
import { Emitter, type Event } from '../core/emitter.js';
import { CxError } from '../core/problem.js';
import type { Setting } from '../model/plugin/contributions/setting.js';
import type { SettingValue } from '../model/plugin/contributions/setting-value.js';
import type { Inspection } from '../sdk/api.js';
import { Registry } from './registry.js';

/** Who sets a value; a later layer wins, and what `policy` sets cannot be changed. */
export const LAYERS = ['plugin', 'host', 'user', 'policy'] as const;
export type Layer = (typeof LAYERS)[number];

/** Keeps what people set, for the next visit. */
export interface SettingStore {
  load(): Readonly<Record<string, unknown>>;
  save(values: Readonly<Record<string, unknown>>): Promise<void>;
}

/** Which settings changed. */
export interface ConfigurationChange {
  readonly keys: readonly string[];
  /** Is it this one, or one that begins with this and a dot? */
  affects(key: string): boolean;
}

/** What is wrong with a value for a setting; `settingFault` of the model. */
export type SettingFault = (setting: Setting, value: unknown) => string | undefined;

/** The settings of all plugins, with their values in layers. */
export class ConfigurationService {
  readonly registry: Registry<Setting>;
  readonly #layers: Readonly<Record<Layer, Map<string, unknown>>> = { plugin: new Map(), host: new Map(), user: new Map(), policy: new Map() };
  readonly #store: SettingStore | undefined;
  readonly #fault: SettingFault;
  readonly #emitter = new Emitter<ConfigurationChange>();
  readonly onDidChange: Event<ConfigurationChange> = this.#emitter.event;

  /** Values need not fit, nor be of settings that are declared yet: what does not fit is shown and not applied. */
  constructor(fault: SettingFault, values: { readonly host?: Readonly<Record<string, unknown>>; readonly policy?: Readonly<Record<string, unknown>> } = {}, store?: SettingStore, open?: () => void) {
    this.registry = new Registry('configuration', open);
    this.#store = store;
    this.#fault = fault;
    this.#fill('host', values.host ?? {});
    this.#fill('policy', values.policy ?? {});
    this.#fill('user', store?.load() ?? {});
  }

  #fill(layer: Layer, values: Readonly<Record<string, unknown>>): void {
    for (const [key, value] of Object.entries(values)) this.#layers[layer].set(key, value);
  }

  /** Declares a setting; a second one of its name is refused. */
  declare(setting: Setting, owner: string): Usable {
    const declared = this.registry.declare(setting.key, setting, owner);
    this.#changed([setting.key]);
    return declared;
  }

  /**
   * The value in force.
   *
   * @throws CxError `unknown-setting`
   */
  get(key: string): SettingValue {
    return this.inspect(key).value;
  }

  /** The value of every layer, and those that cannot be used. */
  inspect(key: string): Inspection<SettingValue> {
    const setting = this.#setting(key);
    const fits: Partial<Record<`${Layer}Value`, SettingValue>> = {};
    const invalid: { layer: string; value: unknown; expected: string }[] = [];
    let value: SettingValue = setting.default;
    for (const layer of LAYERS) {
      const set = this.#layers[layer].get(key);
      if (set === undefined) continue;
      const expected = this.#fault(setting, set);
      if (expected === undefined) value = fits[`${layer}Value`] = set as SettingValue;
      else invalid.push({ layer, value: set, expected });
    }
    return { key, defaultValue: setting.default, ...fits, value, invalid };
  }

  /**
   * Sets a value for this person; `undefined` takes it back. Settles when it is stored.
   *
   * @throws CxError `unknown-setting`, `invalid-setting`, `locked-setting`
   */
  async update(key: string, value: unknown): Promise<void> {
    const setting = this.#setting(key);
    if (this.isLocked(key)) throw new CxError({ code: 'locked-setting', message: `"${key}" is set by this site and cannot be changed here.`, where: key });
    const expected = value === undefined ? undefined : this.#fault(setting, value);
    if (expected !== undefined) throw new CxError({ code: 'invalid-setting', message: `"${key}" must be ${expected}.`, where: key });
    this.#put('user', key, value);
    await this.#store?.save(Object.fromEntries(this.#layers.user));
  }

  /** Replaces all that this person has set, as the JSON view of the settings does: values that do not fit are kept and shown, not applied. */
  async replaceUserValues(values: Readonly<Record<string, unknown>>): Promise<void> {
    const keys = new Set([...this.#layers.user.keys(), ...Object.keys(values)]);
    this.#layers.user.clear();
    this.#fill('user', values);
    this.#changed([...keys]);
    await this.#store?.save(Object.fromEntries(this.#layers.user));
  }

  /** All that this person has set. */
  get userValues(): Readonly<Record<string, unknown>> {
    return Object.fromEntries(this.#layers.user);
  }

  /** Has the host set it for good? */
  isLocked(key: string): boolean {
    const declared = this.registry.get(key);
    const value = this.#layers.policy.get(key);
    return declared !== undefined && value !== undefined && this.#fault(declared.entry, value) === undefined;
  }

  /** Puts values of a plugin over the defaults, until it is disposed. Later ones win over earlier ones. */
  propose(values: Readonly<Record<string, SettingValue>>): Usable {
    const before = new Map(Object.keys(values).map((key) => [key, this.#layers.plugin.get(key)]));
    for (const [key, value] of Object.entries(values)) this.#put('plugin', key, value);
    return toDisposable(() => {
      for (const [key, value] of before) this.#put('plugin', key, value);
    });
  }

  #put(layer: Layer, key: string, value: unknown): void {
    if (value === undefined) this.#layers[layer].delete(key);
    else this.#layers[layer].set(key, value);
    this.#changed([key]);
  }

  #changed(keys: readonly string[]): void {
    this.#emitter.fire({ keys, affects: (asked) => keys.some((key) => key === asked || key.startsWith(`${asked}.`)) });
  }

  #setting(key: string): Setting {
    const declared = this.registry.get(key);
    if (!declared) throw new CxError({ code: 'unknown-setting', message: `No plugin declares the setting "${key}".`, where: key });
    return declared.entry;
  }
}
