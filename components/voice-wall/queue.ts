import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { Standing } from '../../src/voice/moderation/moderate.js';
import type { HidingReason } from '../../src/voice/moderation/reasons.js';
import type { Verbatim } from '../../src/voice/verbatim.js';
import { renderHide, shownText } from './item.js';
import { beginning, isolated, momentText, type Words } from './words.js';

/** So many wait in sight; the rest follows as they are done. */
const MOST = 20;

export interface Judged {
  readonly verbatim: Verbatim;
  readonly standing: Standing;
}

export interface QueueActs {
  readonly show: (verbatim: Verbatim) => void;
  readonly hide: (verbatim: Verbatim, reason: HidingReason) => void;
}

/** What waits for a moderator, the oldest first, with why; and what is hidden, which can be shown after all. */
export function renderQueue(words: Words, held: readonly Judged[], hidden: readonly Judged[], acts: QueueActs): TemplateResult {
  const { text } = words.texts;
  return html`<section part="queue" class="queue" aria-labelledby="queue">
    <h3 id="queue" tabindex="-1">${text('voice.queue')} · ${words.texts.number(held.length)}</h3>
    ${held.length === 0 ? html`<p class="quiet">${text('voice.queue.none')}</p>` : html`<ul>${repeat(held.slice(0, MOST), ({ verbatim }) => verbatim.id, (one) => renderJudged(words, one, acts))}</ul>`}
    ${held.length > MOST ? html`<p class="quiet">${text('voice.queue.more', { count: held.length - MOST })}</p>` : nothing}
    ${hidden.length > 0
      ? html`<details>
          <summary>${text('voice.hidden')} · ${words.texts.number(hidden.length)}</summary>
          <ul>${repeat(hidden.slice(0, 5 * MOST), ({ verbatim }) => verbatim.id, (one) => renderJudged(words, one, acts))}</ul>
        </details>`
      : nothing}
  </section>`;
}

function renderJudged(words: Words, { verbatim, standing }: Judged, acts: QueueActs): TemplateResult {
  const { text } = words.texts;
  const reason = 'reason' in standing ? standing.reason : undefined;
  const named = (what: string): string => `${what}: ${isolated(beginning({ ...verbatim, text: shownText(verbatim) }))}`;
  return html`<li data-id=${verbatim.id}>
    <p class="meta"><time datetime=${verbatim.time}>${momentText(words, verbatim.time)}</time>${reason === undefined ? nothing : html`<span>${text(`voice.reason.${reason}`)}</span>`}</p>
    <p class="text" dir="auto" lang=${verbatim.language ?? nothing}>${shownText(verbatim)}</p>
    <div class="acts">
      <button type="button" data-act="show" aria-label=${named(text('voice.moderate.show'))} @click=${() => acts.show(verbatim)}>${text('voice.moderate.show')}</button>
      ${standing.state === 'hidden' ? nothing : renderHide(words, verbatim, reason === 'not-looked-at' ? undefined : reason, acts.hide)}
    </div>
  </li>`;
}
