import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { Area, Choice, Words } from '../../../src/model/index.js';
import { freeId, idFrom, inserted, moved, ownWords, valueAt, withValue, withWords, without } from '../../../src/survey/draft/index.js';
import { flagField, lineField, numberField, wordsField } from '../fields.js';
import { iconButton } from '../icons.js';
import { idAt, type View } from '../view.js';

interface Entry {
  readonly id: string;
  readonly text: Words;
}

export interface ListParts {
  readonly place: string;
  readonly label: string;
  /** What one entry is called, by its number. */
  readonly one: (n: number) => string;
  /** The list may be left out; else one entry stays. */
  readonly optional?: boolean;
  readonly stem: string;
  /** What else an entry has. */
  readonly more?: (place: string, entry: Entry) => TemplateResult;
}

/** A list of texts with names: Enter makes the next, several lines that are pasted become several, Backspace in an empty one takes it away. */
export function entryList(view: View, parts: ListParts): TemplateResult {
  const { place, label, one, optional = false, stem, more } = parts;
  const entries = (valueAt(view.survey, place) as readonly Entry[] | undefined) ?? [];
  const { language, survey } = view;

  const make = (text: string, others: readonly Entry[]): Entry => ({ id: freeId(idFrom(text, `${stem}-${others.length + 1}`), others.map(({ id }) => id)), text: withWords(undefined, language, text, survey.language) ?? '' });
  const replace = (next: readonly Entry[], key: string, at?: number): void => {
    view.edit({ survey: withValue(survey, place, next.length > 0 ? next : undefined), place: view.place }, { key });
    if (at !== undefined && next.length > 0) view.focus(`${place}/${at}/text`);
  };
  const add = (index: number, texts: readonly string[]): void => {
    let next = [...entries];
    texts.forEach((text, i) => (next = inserted(next, index + i, make(text, next))));
    replace(next, 'studio.did.entry-added', index + texts.length - 1);
  };
  const onKey = (event: KeyboardEvent, index: number, text: string): void => {
    if (event.isComposing) return;
    if (event.key === 'Enter') {
      event.preventDefault();
      add(index + 1, ['']);
    } else if (event.key === 'Backspace' && text === '' && (entries.length > 1 || optional)) {
      event.preventDefault();
      replace(without(entries, index), 'studio.did.entry-removed', Math.max(0, index - 1));
    } else if (event.altKey && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) {
      event.preventDefault();
      event.stopPropagation();
      const to = index + (event.key === 'ArrowUp' ? -1 : 1);
      if (to >= 0 && to < entries.length) replace(moved(entries, index, to), 'studio.did.entry-moved', to);
    }
  };
  const onPaste = (event: ClipboardEvent, index: number): void => {
    const lines = (event.clipboardData?.getData('text/plain') ?? '').split(/\r?\n/).map((line) => line.trim()).filter(Boolean);
    if (lines.length < 2) return;
    event.preventDefault();
    add(index + 1, lines);
  };

  return html`<fieldset class="list" id=${idAt(place)}>
    <legend>${label}</legend>
    <ol>
      ${repeat(entries, ({ id }) => id, (entry, i) => {
        const at = `${place}/${i}`;
        const text = ownWords(entry.text, language, survey.language);
        return html`<li @keydown=${(event: KeyboardEvent) => onKeyIn(event, `${idAt(at)}/text`, () => onKey(event, i, text))} @paste=${(event: ClipboardEvent) => onPaste(event, i)}>
          <div class="entry">
            ${wordsField(view, { place: `${at}/text`, label: one(i + 1), needed: true, quietLabel: true })}
            ${iconButton('up', view.text('studio.move-up', { what: text || one(i + 1) }), () => replace(moved(entries, i, i - 1), 'studio.did.entry-moved', i - 1), i === 0)}
            ${iconButton('down', view.text('studio.move-down', { what: text || one(i + 1) }), () => replace(moved(entries, i, i + 1), 'studio.did.entry-moved', i + 1), i === entries.length - 1)}
            ${iconButton('cross', view.text('studio.remove', { what: text || one(i + 1) }), () => replace(without(entries, i), 'studio.did.entry-removed', Math.max(0, Math.min(i, entries.length - 2))), entries.length === 1 && !optional)}
          </div>
          ${more?.(at, entry) ?? nothing}
        </li>`;
      })}
    </ol>
    <button type="button" class="small" @click=${() => add(entries.length, [''])}>${view.text('studio.add-entry')}</button>
    ${view.faultsAt(place).map((fault) => html`<p class="fault">${fault}</p>`)}
  </fieldset>`;
}

/** Keys of the text of an entry, not of what is in its details. */
function onKeyIn(event: KeyboardEvent, id: string, then: () => void): void {
  if ((event.target as HTMLElement).id === id) then();
}

/** Choices have more than a text: a name in the data, points, whether they stand alone, a picture. */
export function choiceList(view: View, place: string, label: string): TemplateResult {
  return entryList(view, {
    place, label, stem: 'choice', one: (n) => view.text('studio.choice-n', { n }),
    more: (at, entry) => choiceDetails(view, at, entry as Choice),
  });
}

function choiceDetails(view: View, at: string, choice: Choice): TemplateResult {
  const set = [choice.alone, choice.pinned, choice.points !== undefined, choice.image].filter(Boolean).length;
  return html`<details class="inner">
    <summary>${view.text('studio.choice-more')}${set > 0 ? html` <span class="count">${view.texts.number(set)}</span>` : nothing}</summary>
    <div class="grid">
      ${lineField(view, `${at}/id`, view.text('studio.set.id'), { apply: (id) => /^[a-z][a-z0-9._-]{0,63}$/.test(id) && view.set(`${at}/id`, id) })}
      ${flagField(view, `${at}/alone`, view.text('studio.set.alone'))} ${flagField(view, `${at}/pinned`, view.text('studio.set.pinned'))}
      ${numberField(view, `${at}/points`, view.text('studio.set.points'), { step: 'any' })}
      ${lineField(view, `${at}/image/src`, view.text('studio.set.image'), {
        type: 'url', apply: (src) => view.set(`${at}/image`, src === '' ? undefined : { ...choice.image, src }),
      })}
      ${choice.image ? wordsField(view, { place: `${at}/image/alt`, label: view.text('studio.set.alt') }) : nothing}
    </div>
  </details>`;
}

/** Areas of the rating structure, each with those in it. */
export function areaList(view: View, place: string, label: string, depth = 0): TemplateResult {
  return entryList(view, {
    place, label, stem: 'area', optional: true, one: (n) => view.text('studio.area-n', { n }),
    more: (at, entry) => {
      const { areas = [] } = entry as Area;
      return depth >= 2 && areas.length === 0
        ? html``
        : html`<details class="inner"><summary>${view.text('studio.area-inner')}${areas.length > 0 ? html` <span class="count">${view.texts.number(areas.length)}</span>` : nothing}</summary>${areaList(view, `${at}/areas`, view.text('studio.area-inner'), depth + 1)}</details>`;
    },
  });
}
