import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { toDisposable, type Disposable } from '../../src/core/disposable.js';

/** A text of the interface; where it depends on a number, one for each plural form of the language. */
export type Message = string | (Partial<Record<Intl.LDMLPluralRule, string>> & { readonly other: string });
export type Messages = Readonly<Record<string, Message>>;

interface Registry {
  readonly messages: Map<string, Messages>;
  readonly changed: Set<() => void>;
}

/** Shared by all copies of the library on a page, so that a locale is loaded once whichever copy brought it. */
const REGISTRY = Symbol.for('cx-elements.locales');
const { messages, changed }: Registry = ((globalThis as { [REGISTRY]?: Registry })[REGISTRY] ??= { messages: new Map(), changed: new Set() });

const tellAll = (): void => changed.forEach((tell) => tell());

/** Adds the texts of a language; dispose what it returns to take them away. What a language lacks is told in English. */
export function registerMessages(language: string, added: Messages): Disposable {
  const before = messages.get(language);
  messages.set(language, { ...before, ...added });
  tellAll();
  return toDisposable(() => {
    // who came later stays; what was there before comes back
    const rest = Object.entries({ ...messages.get(language) }).filter(([name, text]) => text !== added[name]);
    const kept = { ...Object.fromEntries(Object.entries({ ...before }).filter(([name]) => name in added)), ...Object.fromEntries(rest) };
    if (Object.keys(kept).length > 0) messages.set(language, kept);
    else messages.delete(language);
    tellAll();
  });
}

/** Watches `lang` and `dir` anywhere in the document. */
let observer: MutationObserver | undefined;

/** What goes into the places of a message: `{count}` is a number for whose plural form is looked. */
export type Values = Readonly<Record<string, string | number>>;

/** Gives an element its texts and numbers in the language around it. */
export class Localizer implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  #english: Messages;
  readonly #changed = (): void => {
    this.#locale = undefined;
    this.#host.requestUpdate();
  };
  #locale: string | undefined;

  constructor(host: ReactiveControllerHost & HTMLElement, english: Messages) {
    this.#host = host;
    this.#english = english;
    host.addController(this);
  }

  hostConnected(): void {
    this.#changed();
    changed.add(this.#changed);
    observer ??= new MutationObserver(tellAll);
    observer.observe(document, { subtree: true, attributeFilter: ['lang', 'dir'] });
  }

  hostDisconnected(): void {
    changed.delete(this.#changed);
  }

  /** The language of the page at this place, if we have its texts, or else English: for `Intl` and for `lang`. */
  get locale(): string {
    return (this.#locale ??= supported(languageAt(this.#host)));
  }

  /** Adds English texts, of a part that came later. */
  add(english: Messages): void {
    this.#english = { ...this.#english, ...english };
  }

  /** The text of that name with the values put in. */
  text = (name: string, values: Values = {}): string => {
    const message = messagesOf(this.locale)?.[name] ?? this.#english[name] ?? messagesOf('en')?.[name] ?? name;
    const template = typeof message === 'string' ? message : (message[new Intl.PluralRules(this.locale).select(values['count'] as number)] ?? message.other);
    return template.replace(/{(\w+)}/g, (_, key: string) => {
      const value = values[key]!;
      return typeof value === 'number' ? this.number(value) : value;
    });
  };

  /** A number; without options, a whole one. */
  number(value: number, options?: Intl.NumberFormatOptions): string {
    // the first number that Intl writes costs as much as all the rest of a survey: small ones are written without it
    const plain = !options && value < 1000 && value >= 0 && !messagesOf(this.locale)?.['digits'];
    return plain ? `${value}` : new Intl.NumberFormat(this.locale, options).format(value);
  }
}

/** The nearest `lang`, out through the shadows, or else English. */
export function languageAt(element: Element): string {
  const found = element.closest<HTMLElement>('[lang]');
  const { host } = element.getRootNode() as ShadowRoot;
  return found ? found.lang : host ? languageAt(host) : '';
}

/**
 * Language, script and region of the tag if there are texts for it or for its language; English otherwise, for numbers
 * too. Asking `Intl` whether a tag is well formed would cost a millisecond of every first paint.
 */
function supported(tag: string): string {
  const [found = 'en'] = /^[a-z]{2,3}(-[a-z]{4})?(-[a-z]{2})?\b/i.exec(tag) ?? [];
  return /^en\b/i.test(found) || messagesOf(found) ? found : 'en';
}

function messagesOf(tag: string): Messages | undefined {
  return messages.get(tag) ?? messages.get(tag.split('-')[0]!.toLowerCase());
}
