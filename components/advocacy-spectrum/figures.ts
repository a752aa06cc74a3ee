import { html, nothing, type TemplateResult } from 'lit';
import type { AdvocacyDocument } from '../../src/advocacy/document.js';
import { readAdvocacy } from '../../src/advocacy/read.js';
import { firstDay, parsePeriod } from '../../src/metrics/period/calendar.js';
import { chartStyles } from '../base/charts/charts.styles.js';
import { ChartRoom } from '../base/charts/measure.js';
import { chartWords } from '../base/charts/messages/words.js';
import type { Teller } from '../base/charts/told/teller.js';
import { FigureWriter } from '../base/figures.js';
import { Localizer } from '../base/localize.js';
import { periodName } from '../base/periods.js';
import type { CxAdvocacySpectrum } from './advocacy-spectrum.js';
import { figureStyles } from './figures.styles.js';
import { messages } from './messages/en.js';
import { figureTexts } from './messages/figures.js';
import type { More } from './more.js';
import type { Known } from './place.js';
import { tellChanges, tellFlow, tellShares, type ToldAdvocacy } from './told.js';

const DAY = 86_400_000;

/** All that is shown once something is known. */
export type Figures = (known: Known, document: AdvocacyDocument | undefined, problems: unknown) => TemplateResult;

/** Makes it for an element; loaded with the first figures. @param failed is told of a part that could not be loaded */
export function figuresOf(host: CxAdvocacySpectrum, failed: (error: unknown) => void): Figures {
  const texts = new Localizer(host, { ...chartWords, ...messages, ...figureTexts });
  const room = new ChartRoom(host);
  const { text } = texts;
  const root = host.shadowRoot!;
  // beneath the styles of the element, so that those hold where both say something
  const sheets = [chartStyles, figureStyles].flatMap(({ styleSheet }) => (styleSheet && !root.adoptedStyleSheets.includes(styleSheet) ? [styleSheet] : []));
  root.adoptedStyleSheets = [...root.adoptedStyleSheets.slice(0, 1), ...sheets, ...root.adoptedStyleSheets.slice(1)];

  /** What is on the screen. */
  let shown: ToldAdvocacy | null = null;
  let more: More | undefined;
  let menu: (() => TemplateResult) | undefined;
  const asked = new Set<string>();
  const bring = (name: string, load: () => Promise<void>): void => {
    if (asked.has(name)) return;
    asked.add(name);
    load().then(() => host.requestUpdate(), failed);
  };

  /** What a period is called: by the calendar, or as the counts name it. */
  const nameOfPeriod = (key: string): string => {
    const found = parsePeriod(key);
    if (!found) return key;
    const name = periodName(texts, found.unit, found.period);
    return firstDay(found.unit, found.period + 1) * DAY > Date.now() ? text('advocacy.so-far', { period: name }) : name;
  };

  /** Whom the figures are about, those seen once too. */
  const scope = ({ reading, later, earlier, threshold }: ToldAdvocacy, isCompared: boolean): string => {
    const { basis, n, before, onlyEarlier, onlyLater } = reading;
    const people = (count: number, period: string): string => text('advocacy.people', { count, period });
    const only = (count: number | 'few' | null, period: string): string => (count === null || count === 0 ? '' : count === 'few' ? text('advocacy.only-few', { threshold, period }) : text('advocacy.only', { count, period }));
    if (basis === 'one-period') return [`${people(n, later)}.`, isCompared ? text('advocacy.alone') : ''].filter(Boolean).join(' ');
    const size = basis === 'everybody' ? `${people(n, later)}, ${people(before, earlier)}.` : `${people(n, text('advocacy.against', { later, earlier }))}. ${text('advocacy.twice')}`;
    return [size, only(onlyEarlier, earlier), only(onlyLater, later)].filter(Boolean).join(' ');
  };

  return ({ counts, movers }, document, problems) => {
    const teller: Teller = { texts, figures: new FigureWriter(texts), frame: room.frame };
    const later = nameOfPeriod(counts.later);
    const earlier = counts.earlier === undefined ? '' : nameOfPeriod(counts.earlier);
    const threshold = host.privacyThreshold;
    const reading = readAdvocacy(counts, { privacyThreshold: threshold });
    const title = html`<h2 part="title" id="title">${text('advocacy.title')}</h2>`;
    shown = null;
    if (reading.kind !== 'measured') return html`<header class="head">${title}${problems}</header><p part="empty">${text(`advocacy.${reading.kind}`, { period: later, threshold })}</p>`;
    const told = (shown = { reading, later, earlier: reading.flow ? earlier : '', threshold });
    bring('more', async () => void (more = (await import('./more.js')).moreOf(host)));
    if (host.exportable) bring('menu', async () => void (menu = (await import('./exporting.js')).exportMenuOf(host, () => shown)));
    const changes = tellChanges(teller, told);
    const flow = tellFlow(teller, told);
    return html`<header class="head">
        <div class="title">${title} ${host.exportable ? (menu?.() ?? nothing) : nothing}</div>
        <p part="period">${scope(told, counts.earlier !== undefined)}</p>
        ${problems}
      </header>
      <section part="shares">${tellShares(teller, told)}</section>
      ${changes ? html`<section part="changes">${changes}</section>` : nothing} ${flow ? html`<section part="flow">${flow}</section>` : nothing}
      ${more?.(teller, reading, movers, document) ?? nothing}`;
  };
}
