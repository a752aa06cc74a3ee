import { html, nothing, svg, type TemplateResult } from 'lit';
import type { ThemeCount } from '../../src/voice/themes/themes.js';
import { isolated, themeName, type Words } from './words.js';

/** What can be done with a theme. */
export interface ThemeActs {
  readonly show: (theme: string) => void;
  /** Nothing where no action can be made. */
  readonly makeAction: ((count: ThemeCount) => void) | undefined;
}

const percent = ({ texts }: Pick<Words, 'texts'>, share: number): string => texts.number(share, { style: 'percent', maximumFractionDigits: 0 });

/** The share as a point with its interval as a line, on a scale from 0 to all. */
function renderShare({ share, interval }: Extract<ThemeCount, { kind: 'counted' }>): TemplateResult {
  const at = (value: number): number => Math.round(value * 1000) / 10;
  return html`<svg class="share" viewBox="0 0 100 12" preserveAspectRatio="none" aria-hidden="true" focusable="false">
    ${svg`<line class="track" x1="0" y1="6" x2="100" y2="6"></line><line class="reach" x1=${at(interval.lower)} y1="6" x2=${at(interval.upper)} y2="6"></line><line class="point" x1=${at(share)} y1="1" x2=${at(share)} y2="11"></line>`}
  </svg>`;
}

/** How many people speak of each theme: with their number, the share and its interval; few are not told. */
export function renderThemes(words: Words, counts: readonly ThemeCount[], privacyThreshold: number, acts: ThemeActs): TemplateResult {
  const { texts } = words;
  const { text } = texts;
  const level = counts.find((one) => one.kind === 'counted')?.interval.level ?? 0.95;
  return html`<details class="themes" part="themes">
    <summary>${text('voice.themes')}</summary>
    <p class="quiet">${text('voice.themes.share', { level: percent(words, level) })}</p>
    <ul>
      ${counts.map((count) => {
        const name = isolated(themeName(words, count.theme));
        return html`<li>
          <strong>${name}</strong>
          ${count.kind === 'counted'
            ? html`<span class="figure">${text('voice.themes.of', { n: count.n, of: count.of })} · ${`${percent(words, count.share)} (${percent(words, count.interval.lower)}\u2013${percent(words, count.interval.upper)})`}</span>${renderShare(count)}
                <span class="acts">
                  <button type="button" data-theme=${count.theme} aria-label=${text('voice.themes.show.of', { theme: name })} @click=${() => acts.show(count.theme)}>${text('voice.themes.show')}</button>
                  ${acts.makeAction ? html`<button type="button" data-act="make" aria-label=${text('voice.make-action.of', { text: name })} @click=${() => acts.makeAction?.(count)}>${text('voice.make-action')}</button>` : nothing}
                </span>`
            : html`<span class="figure">${text('voice.themes.few', { threshold: privacyThreshold })}</span>`}
        </li>`;
      })}
    </ul>
    <p class="quiet">${text('voice.themes.note')}</p>
  </details>`;
}
