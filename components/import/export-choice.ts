import { html, nothing, type TemplateResult } from 'lit';
import type { PluginHost } from '../../src/host/host.js';
import type { Cube } from '../../src/metrics/cube/cube.js';
import { figureLines, type FigureLine } from '../../src/metrics/export/figures.js';
import { DEFAULT_PRIVACY_THRESHOLD } from '../../src/metrics/statistics/privacy/suppression.js';
import type { CxEvent } from '../../src/model/event.js';
import { parseEvent } from '../../src/model/parse.js';
import type { ExportContent } from '../../src/sdk/registrations.js';
import type { Localizer } from '../base/localize.js';
import { save } from '../base/export/save.js';
import { exportersOf, exportWith } from '../plugins/files.js';
import { forEachRecord, type Source } from './read-file.js';

/** What there is to be exported: the figures, and the events where the file held some. */
export interface Exportable {
  readonly cube: Cube;
  readonly by: string | undefined;
  readonly events: Source | undefined;
}

type State = { readonly is: 'idle' } | { readonly is: 'busy' } | { readonly is: 'saved'; readonly file: string } | { readonly is: 'failed'; readonly reason: string };

/** Lets a person export through the exporters that plugins bring. Shows nothing where there is none. */
export class ExportChoice {
  readonly #texts: Localizer;
  readonly #changed: () => void;
  #state: State = { is: 'idle' };

  /** @param changed called when it is to be rendered again */
  constructor(texts: Localizer, changed: () => void) {
    this.#texts = texts;
    this.#changed = changed;
  }

  render(host: PluginHost | undefined, what: Exportable): TemplateResult | typeof nothing {
    if (!host) return nothing;
    const { text } = this.#texts;
    const kinds = (['figures', ...(what.events ? ['events' as const] : [])] as const).flatMap((kind) => exportersOf(host, kind).map((one) => ({ kind, one })));
    if (kinds.length === 0) return nothing;
    const submit = (event: Event): void => {
      event.preventDefault();
      const chosen = kinds[Number(new FormData(event.target as HTMLFormElement).get('as'))];
      if (chosen) void this.#run(host, chosen.one.id, chosen.kind, what);
    };
    const state = this.#state;
    return html`<form part="export" @submit=${submit}>
      <div class="field">
        <label for="as">${text('import.export-as')}</label>
        <select id="as" name="as">
          ${kinds.map(({ kind, one }, i) => html`<option value=${i}>${text(`import.export-${kind}`, { as: one.title, plugin: one.plugin })}</option>`)}
        </select>
      </div>
      <button ?disabled=${state.is === 'busy'}>${text('import.export')}</button>
      <p role="status">${state.is === 'saved' ? text('import.saved', { file: state.file }) : state.is === 'failed' ? text('import.not-saved', { reason: state.reason }) : nothing}</p>
    </form>`;
  }

  async #run(host: PluginHost, id: string, kind: ExportContent['kind'], what: Exportable): Promise<void> {
    this.#become({ is: 'busy' });
    try {
      const content: ExportContent = kind === 'events' ? { kind, events: eventsOf(what.events!) } : { kind, figures: figuresOf(what) };
      const file = await exportWith(host, id, content, new AbortController().signal);
      save(file);
      this.#become({ is: 'saved', file: file.name });
    } catch (error) {
      this.#become({ is: 'failed', reason: error instanceof Error ? error.message : String(error) });
    }
  }

  #become(state: State): void {
    this.#state = state;
    this.#changed();
  }
}

async function* figuresOf({ cube, by }: Exportable): AsyncGenerator<FigureLine> {
  yield* figureLines(cube, { ...(by !== undefined && { by }), options: { privacyThreshold: DEFAULT_PRIVACY_THRESHOLD } });
}

async function* eventsOf(source: Source): AsyncGenerator<CxEvent> {
  const events: CxEvent[] = [];
  await forEachRecord(source, ({ value }) => {
    const read = parseEvent(value);
    if (read.ok) events.push(read.value);
  }, { progress: () => {} });
  yield* events;
}
