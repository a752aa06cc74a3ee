import { CancellationTokenSource } from '../../../../src/core/cancellation.js';
import { manualClock } from '../../../../src/core/clock.js';
import { toDisposable } from '../../../../src/core/disposable.js';
import { Emitter } from '../../../../src/core/emitter.js';
import { CxError } from '../../../../src/core/problem.js';
import { Broker } from '../../../../src/host/broker/broker.js';
import type { Consent } from '../../../../src/host/broker/consent.js';
import type { Doors, SurfaceGuest } from '../../../../src/host/broker/doors.js';
import { Grants, type Policy } from '../../../../src/host/broker/grants.js';
import { Ledger } from '../../../../src/host/broker/ledger.js';
import { memoryStore } from '../../../../src/host/broker/storage.js';
import { makeEvent, type CxEventOf } from '../../../../src/model/index.js';
import { parseCapability } from '../../../../src/model/plugin/capability.js';
import type { Exporter, Importer, Source } from '../../../../src/sdk/registrations.js';
import type { InputBoxOptions, ProgressStep, QuickPickItem, QuickPickOptions } from '../../../../src/sdk/window.js';

/** A customer who can change their mind. */
export function customer(...purposes: string[]) {
  const allowed = new Set(purposes);
  const changed = new Emitter<void>();
  const consent = { allows: (purpose: string) => allowed.has(purpose), globalPrivacyControl: false as boolean, onDidChange: changed.event } satisfies Consent;
  const change = (act: () => void) => (): void => {
    act();
    changed.fire();
  };
  return {
    consent,
    give: (purpose: string) => change(() => allowed.add(purpose))(),
    withdraw: (purpose: string) => change(() => allowed.delete(purpose))(),
    objectToSharing: change(() => (consent.globalPrivacyControl = true)),
  };
}

/** A broker before a plugin that is played by the test. */
export function brokered(capabilities: readonly string[], { consent = customer('analytics').consent, ...policy }: { consent?: Consent } & Partial<Policy> = {}) {
  const clock = manualClock(1_700_000_000_000);
  const told: { name: string; value: unknown }[] = [];
  const called: { name: string; value: unknown }[] = [];
  const said: string[] = [];
  const registered = new Set<string>();
  const guests: SurfaceGuest[] = [];
  const settingsChanged = new Emitter<readonly string[]>();
  const made = { importers: new Map<string, Importer>(), exporters: new Map<string, Exporter>(), sources: new Map<string, Source>() };
  /** What people answer, and what is at work on the screen. */
  const people = { pick: async (items: readonly QuickPickItem[], _options: QuickPickOptions): Promise<QuickPickItem | undefined> => items[1], input: async (options: InputBoxOptions): Promise<string | undefined> => options.value };
  const progress: { readonly title: string; readonly steps: ProgressStep[]; over: boolean; readonly stop: CancellationTokenSource }[] = [];
  /** What the plugin answers, by what it is asked. */
  const answers = new Map<string, (value: never) => unknown>();
  const remembered = (name: string) => {
    registered.add(name);
    return toDisposable(() => registered.delete(name));
  };
  const doors: Doors = {
    registerCommand: (id) => remembered(`command ${id}`),
    ownsCommand: (id) => id.startsWith('acme.'),
    executeCommand: async (id, args) => ({ id, args }),
    eventsOfSink: () => ['cx.response.submitted', 'cx.survey.shown'],
    registerSurface(kind, id, guest) {
      guests.push(guest);
      return remembered(`${kind} ${id}`);
    },
    setContextKey: () => {},
    inspectConfiguration(key) {
      if (key !== 'acme.size') throw new CxError({ code: 'not-declared', message: 'Not yours.' });
      return { key, defaultValue: 3, userValue: 7, value: 7, invalid: [] };
    },
    async updateConfiguration(key, value) {
      if (key !== 'acme.size') throw new CxError({ code: 'not-declared', message: 'Not yours.' });
      said.push(`${key} ${String(value)}`);
    },
    onDidChangeConfiguration: (listener) => settingsChanged.event(listener),
    registerImporter(id, importer) {
      made.importers.set(id, importer);
      return remembered(`importer ${id}`);
    },
    registerExporter(id, exporter) {
      made.exporters.set(id, exporter);
      return remembered(`exporter ${id}`);
    },
    registerSource(id, source) {
      made.sources.set(id, source);
      return remembered(`source ${id}`);
    },
    eventsOfSource: () => ['cx.response.submitted'],
    pick: async <Item extends QuickPickItem>(items: readonly Item[], options: QuickPickOptions) => (await people.pick(items, options)) as Item | undefined,
    input: async (options) => people.input(options),
    async withProgress(options, task) {
      const shown = { title: options.title, steps: [] as ProgressStep[], over: false, stop: new CancellationTokenSource() };
      progress.push(shown);
      await task((step) => void shown.steps.push(step), shown.stop.token);
      shown.over = true;
    },
    status(text) {
      said.push(`status ${text}`);
      return toDisposable(() => said.push(`status ${text} gone`));
    },
    showMessage: async (_severity, text) => void said.push(text),
    log: (_level, text) => void said.push(text),
    store: memoryStore(),
    secrets: memoryStore(),
  };
  const grants = new Grants({ granted: capabilities.map((text) => parseCapability(text)!), ...policy }, consent);
  const ledger = new Ledger(clock);
  const wire = { call: async (name: string, value: unknown) => (called.push({ name, value }), answers.get(name)?.(value as never)), tell: (name: string, value: unknown) => told.push({ name, value }) > 0 };
  const broker = new Broker(wire, doors, grants, ledger, clock);
  /** What the plugin gets: the value, or the code of the refusal. */
  const ask = async (name: string, value: unknown = {}): Promise<unknown> => {
    try {
      return await broker.handle(name, value, new AbortController().signal);
    } catch (error) {
      if (error instanceof CxError) return error.code;
      throw error;
    }
  };
  return { broker, people, progress, answers, made, settingsChanged, ask, told, called, said, registered, ledger, clock, doors, grants, guests, events: () => told.filter(({ name }) => name === 'event').map(({ value }) => (value as { event: CxEventOf<'cx.response.submitted'> }).event) };
}

/** An answer with a person all over it. */
export const response = (survey = 'renewal') =>
  makeEvent('cx.response.submitted', {
    response: '0193a0c0-0000-7000-8000-000000000001',
    survey,
    touchpoint: 'checkout',
    segments: { account: 'ada@example.com' },
    answers: [
      { kind: 'score', question: 'recommend', value: 9, instrument: { metric: 'nps', scale: { min: 0, max: 10 }, wording: 'w', language: 'en', order: 'ascending', mode: 'buttons' } },
      { kind: 'text', question: 'why', text: 'Call me, Ada Lovelace, +44 1234' },
    ],
  }, { source: 'https://shop.example/account/ada?token=1', subject: 'customer-4711' });
