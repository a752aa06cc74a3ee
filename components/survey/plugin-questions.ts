import { DisposableStore } from '../../src/core/disposable.js';
import { Emitter } from '../../src/core/emitter.js';
import type { PluginHost } from '../../src/host/host.js';
import type { QuestionGiven, QuestionState } from '../../src/sdk/registrations.js';
import { HostLink, type Hosted } from '../plugins/host-link.js';
import type { QuestionOf } from '../../src/model/index.js';
import type { Asked } from '../asking/question-view.js';

/** A question of a plugin, as it is asked. */
export type AskedOfPlugin = Asked<QuestionOf<'custom'>>;

/** A question that a plugin draws. */
interface Drawn {
  readonly container: HTMLElement;
  readonly renderer: unknown;
  readonly store: DisposableStore;
  state: QuestionState;
  asked: AskedOfPlugin;
  readonly changed: Emitter<void>;
}

/** Why a question of a plugin is not there: nobody on the page knows its type, or its plugin failed. */
export type Absent = 'waiting' | 'missing' | 'failed';

/** Draws the questions of plugins, among the children of the survey, where the styles of the page reach them. */
export class PluginQuestions {
  readonly #element: Hosted;
  readonly #link: HostLink;
  readonly #drawn = new Map<string, Drawn>();
  readonly #failed = new Set<string>();
  readonly #woken = new Set<string>();

  constructor(element: Hosted) {
    this.#element = element;
    this.#link = new HostLink(element, (host, store) => {
      store.add(host.registries.questionTypes.onDidChange(() => element.requestUpdate()));
      store.add({ dispose: () => this.clear() });
    });
  }

  /** Draws these questions and takes away all others. */
  update(all: readonly AskedOfPlugin[]): void {
    const { host } = this.#link;
    for (const id of this.#drawn.keys()) if (!all.some((asked) => asked.id === id)) this.#erase(id);
    if (host) for (const asked of all) this.#draw(host, asked);
  }

  /** Why a question is not there; undefined if it is. */
  absent({ question, id }: AskedOfPlugin): Absent | undefined {
    const registry = this.#link.host?.registries.questionTypes;
    if (!registry?.get(question.kind)) return 'missing';
    if (this.#failed.has(id)) return 'failed';
    return registry.code(question.kind) ? undefined : 'waiting';
  }

  clear(): void {
    for (const id of this.#drawn.keys()) this.#erase(id);
    this.#failed.clear();
    this.#woken.clear();
  }

  #erase(id: string): void {
    const drawn = this.#drawn.get(id);
    this.#drawn.delete(id);
    drawn?.store.dispose();
    drawn?.container.remove();
  }

  #draw(host: PluginHost, asked: AskedOfPlugin): void {
    const { kind } = asked.question;
    const { questionTypes } = host.registries;
    const declared = questionTypes.get(kind);
    const renderer = questionTypes.code(kind);
    const before = this.#drawn.get(asked.id);
    if (before && before.renderer === renderer) return tell(before, asked);
    this.#erase(asked.id);
    if (!declared || this.#failed.has(asked.id)) return;
    if (!renderer) {
      if (!this.#woken.has(kind)) void host.wake(`onQuestionType:${kind}`); // its code comes with its plugin
      this.#woken.add(kind);
      return;
    }
    const store = new DisposableStore();
    const changed = store.add(new Emitter<void>());
    const container = document.createElement('div');
    container.slot = asked.id;
    const drawn: Drawn = { container, renderer, store, changed, asked, state: stateOf(asked) };
    const { answer: kindOfAnswer, scale, metric } = declared.entry;
    const given: QuestionGiven = {
      get state() {
        return drawn.state;
      },
      onDidChange: changed.event,
      answer: (given) => {
        if (given !== null && given.kind !== kindOfAnswer) throw new TypeError(`The question type "${kind}" is declared to give answers of kind "${kindOfAnswer}", and this is "${given.kind}".`);
        drawn.asked.answer(given, { input: drawn.asked.input(), ...(scale && { scale }), ...(metric !== undefined && { metric }) });
      },
    };
    try {
      this.#element.append(container);
      const result = renderer(container, given);
      if (result) store.add(result);
      this.#drawn.set(asked.id, drawn);
    } catch (error) {
      container.remove();
      store.dispose();
      this.#failed.add(asked.id);
      host.journal.report(declared.owner, error);
      this.#element.requestUpdate();
    }
  }
}

function stateOf(asked: AskedOfPlugin): QuestionState {
  const { question, title, description, required, disabled, given, problems, texts } = asked;
  return {
    question: question.id, title, ...(description !== undefined && { description }), settings: question.settings ?? {}, required, disabled,
    given: given ?? null, problem: problems.map((one) => asked.tell(one)).join(' '), language: texts.locale,
  };
}

function tell(drawn: Drawn, asked: AskedOfPlugin): void {
  const next = stateOf(asked);
  const before = JSON.stringify(drawn.state);
  drawn.asked = asked;
  drawn.state = next;
  if (JSON.stringify(next) !== before) drawn.changed.fire();
}
