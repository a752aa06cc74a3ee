import { html, nothing, type TemplateResult } from 'lit';
import type { Phase, Touchpoint } from '../../../../src/journey/document/records.js';
import { gapOf, type Gap } from '../../../../src/journey/figures/gap.js';
import { observedAt } from '../../../../src/journey/figures/observed-at.js';
import type { JourneyIndex } from '../../../../src/journey/map/journey-index.js';
import { journeyChanges } from '../../../../src/journey/told/changes.js';
import { keptFormat } from '../../../base/kept-formats.js';
import { NO_GUESTS, type Column, type Guest, type GuestColumn } from '../../columns.js';
import { observedIn } from '../../compare.js';
import { gapGlyph } from '../../glyphs.js';
import type { MapContext } from '../../lanes/context.js';
import type { Row } from '../../lanes/rows.js';
import type { LayerHost } from '../layer.js';
import type { LoadedLayer } from '../layers.js';
import { styles } from './beside.styles.js';
import { messages } from './messages/en.js';
import { joined } from '../../../base/joined.js';

const GUEST = 'removed:';
const ROW = 'layer:beside';

/** What became of the touchpoints of an earlier version. */
interface Changes {
  readonly now: JourneyIndex;
  readonly was: JourneyIndex;
  readonly added: ReadonlySet<string>;
  /** From which phase. */
  readonly moved: ReadonlyMap<string, Phase | undefined>;
  /** What it was called. */
  readonly renamed: ReadonlyMap<string, string>;
  readonly removed: ReadonlyMap<string, Touchpoint>;
  readonly guests: readonly Guest[];
}

/** A comparison as both figures side by side, or as what differs; and, of versions, what was added, moved and removed. */
class BesideLayer implements LoadedLayer {
  readonly #host: LayerHost;
  #changes: Changes | undefined;

  constructor(host: LayerHost) {
    this.#host = host;
    host.texts.add(messages);
    host.adopt(styles);
  }

  look(): void {
    const was = this.#host.earlier();
    const now = this.#host.index();
    if (!was || !now) this.#changes = undefined;
    else if (this.#changes?.was !== was || this.#changes.now !== now) this.#changes = changesOf(was, now);
  }

  guests(): readonly Guest[] {
    return this.#changes?.guests ?? NO_GUESTS;
  }

  head({ texts }: MapContext, column: Column): TemplateResult | undefined {
    const changes = this.#changes;
    if (!changes) return undefined;
    if (column.kind === 'guest') return changes.removed.has(column.id) ? html`<span class="badge removed">${texts.text('journey.beside.removed')}</span>` : undefined;
    const told = this.#told(changes, column.id, texts.text);
    return told.length === 0 ? undefined : html`${told.map((one) => html`<span class="badge changed">${one}</span>`)}`;
  }

  #told({ added, moved, renamed }: Changes, id: string, text: MapContext['texts']['text']): readonly string[] {
    const before = renamed.get(id);
    const from = moved.get(id);
    return [
      ...(added.has(id) ? [text('journey.beside.added')] : []),
      ...(moved.has(id) ? [from ? text('journey.beside.moved-from', { phase: `\u2068${from.name}\u2069` }) : text('journey.beside.moved')] : []),
      ...(before === undefined ? [] : [text('journey.beside.renamed', { name: `\u2068${before}\u2069` })]),
    ];
  }

  cell(context: MapContext, row: Row, column: Column): TemplateResult | undefined {
    const { other, figures, side, texts } = context;
    if (!other || (row.kind !== 'curve' && row.kind !== 'metric')) return undefined;
    const metric = row.metric ?? 'emotion';
    if (column.kind === 'guest') {
      const gone = this.#changes?.removed.get(column.id);
      if (!gone) return undefined;
      const was = observedAt(other.side.index, gone.id, metric, other.side.series, other.side.view);
      return was.figure.kind === 'unmeasured' ? undefined : html`<p class="figure was"><s>${figures.value(was.figure)}</s> <small>${figures.basis(was)}</small></p>`;
    }
    const { compareAs } = this.#host.wishes;
    if (compareAs === 'curve') return undefined;
    const [mine, theirs] = [observedIn(side, column, metric), observedIn(other.side, column, metric)];
    const known = mine.figure.kind !== 'unmeasured' && theirs.figure.kind !== 'unmeasured';
    const gap = known ? gapOf(mine, theirs) : null;
    const difference = gap && gap.difference !== null ? html`<p class=${`gap ${gap.state}`}>${gapGlyph(gap.state, gap.difference)}${withInterval(context, gap, other.name)}</p>` : nothing;
    if (compareAs === 'difference') return html`${difference === nothing ? html`<p class="quiet">${texts.text('journey.beside.none')}</p>` : difference}`;
    return html`<dl class="beside">
        <div><dt>${this.#host.sideName()}</dt><dd class=${mine.figure.kind}><b>${figures.value(mine.figure)}</b> <small>${figures.basis(mine)}</small></dd></div>
        <div><dt><bdi>${other.name}</bdi></dt><dd class=${theirs.figure.kind}><b>${figures.value(theirs.figure)}</b> <small>${figures.basis(theirs)}</small></dd></div>
      </dl>${difference}`;
  }

  above({ texts }: MapContext): TemplateResult | undefined {
    const changes = this.#changes;
    if (!changes) return undefined;
    const counts = [['added', changes.added.size], ['moved', changes.moved.size], ['renamed', changes.renamed.size], ['removed', changes.removed.size]] as const;
    const said = counts.filter(([, count]) => count > 0).map(([what, count]) => texts.text(`journey.beside.count-${what}`, { count }));
    return html`<p class="beside-said">${said.length > 0 ? texts.text('journey.beside.since', { changes: joined(texts.locale, said) }) : texts.text('journey.beside.same')}</p>`;
  }

  facts({ texts }: MapContext, touchpoint: Touchpoint): TemplateResult | undefined {
    const told = this.#changes ? this.#told(this.#changes, touchpoint.id, texts.text) : [];
    return told.length === 0 ? undefined : html`${told.map((one) => html`<li class="changed"><strong>${one}</strong></li>`)}`;
  }

  guest(context: MapContext, guest: GuestColumn): TemplateResult | undefined {
    return this.#changes?.removed.has(guest.id) ? html`<article class="guest"><s><bdi>${guest.name}</bdi></s> ${this.head(context, guest)}</article>` : undefined;
  }

  dispose(): void {
    this.#changes = undefined;
  }
}

const SIGNED: Intl.NumberFormatOptions = { signDisplay: 'exceptZero', maximumFractionDigits: 1 };

/** `-13.8, worse than expected (-18.1 ... -9.4)`: the difference with its interval. */
function withInterval({ texts, figures }: MapContext, gap: Gap, against: string): string {
  const { interval, unit } = gap;
  const told = figures.shortGap(gap, against);
  if (!interval) return told;
  const end = (value: number): string => `\u2068${keptFormat(Intl.NumberFormat, texts.locale, SIGNED).format(unit === 'share' || unit === 'ratio' ? value * 100 : value).replace('-', '\u2212')}\u2069`;
  return `${told} (${end(interval.lower)} \u2026 ${end(interval.upper)})`;
}

function changesOf(was: JourneyIndex, now: JourneyIndex): Changes {
  const added = new Set<string>();
  const moved = new Map<string, Phase | undefined>();
  const renamed = new Map<string, string>();
  const removed = new Map<string, Touchpoint>();
  for (const change of journeyChanges(was.journey, now.journey)) {
    if (!('record' in change) || change.record.type !== 'touchpoint') continue;
    const { id } = change.record;
    if (change.says === 'added') added.add(id);
    else if (change.says === 'removed') removed.set(`${GUEST}${id}`, change.record);
    else if (change.says === 'renamed') renamed.set(id, change.before);
    else if (change.says === 'moved') moved.set(id, change.from?.id === change.to?.id ? undefined : change.from);
  }
  const guests = [...removed].map(([guest, touchpoint]): Guest => {
    // behind the nearest before it that is still there
    let at = was.columnOf(touchpoint.id) - 1;
    while (at >= 0 && now.columnOf(was.touchpoints[at]!.id) < 0) at -= 1;
    const after = at >= 0 ? was.touchpoints[at]!.id : null;
    return { column: { kind: 'guest', id: guest, name: touchpoint.name, of: ROW }, after, before: after === null ? (now.touchpoints[0]?.id ?? null) : null };
  });
  return { now, was, added, moved, renamed, removed, guests };
}

export const layer = (host: LayerHost): LoadedLayer => new BesideLayer(host);
