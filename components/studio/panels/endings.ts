import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { Ending } from '../../../src/model/index.js';
import { duplicate, freeId, inserted, moved, placeIds, remove } from '../../../src/survey/draft/index.js';
import { flagField, lineField, manyField, numberField, pickField, wordsField } from '../fields.js';
import { conditionEditor } from '../settings/conditions.js';
import { iconButton } from '../icons.js';
import { idAt, type View } from '../view.js';

/** What customers are told at the end, and what they are offered. */
export function endingsPanel(view: View): TemplateResult {
  const { survey, text } = view;
  const { endings = [] } = survey;
  const add = (): void => {
    const ending: Ending = { id: freeId('ending', placeIds(survey)), title: '' };
    view.edit({ survey: { ...survey, endings: inserted(endings, endings.length, ending) }, place: `/endings/${endings.length}` }, { key: 'studio.did.ending-added' });
    view.focus(`/endings/${endings.length}/title`);
  };
  return html`<div class="pages">
    <p class="quiet">${text(endings.length > 0 ? 'studio.endings.first' : 'studio.endings.usual')}</p>
    ${repeat(endings, ({ id }) => id, (ending, i) => endingBox(view, ending, i))}
    <button type="button" class="wide" @click=${add}>${text('studio.ending.add')}</button>
  </div>`;
}

function endingBox(view: View, ending: Ending, i: number): TemplateResult {
  const { survey, text } = view;
  const place = `/endings/${i}`;
  const what = text('studio.ending.n', { n: i + 1 });
  const all = survey.endings ?? [];
  const move = (to: number): void => view.edit({ survey: { ...survey, endings: moved(all, i, to) }, place: `/endings/${to}` }, { key: 'studio.did.ending-moved' });
  return html`<section class="page-box" id=${idAt(place)} tabindex="-1" aria-label=${what}>
    <header class="row head"><h3>${what}</h3><span class="end">
      ${iconButton('up', text('studio.move-up', { what }), () => move(i - 1), i === 0)}
      ${iconButton('down', text('studio.move-down', { what }), () => move(i + 1), i === all.length - 1)}
      ${iconButton('double', text('studio.duplicate', { what }), () => view.edit(duplicate(survey, place), { key: 'studio.did.ending-doubled' }))}
      ${iconButton('remove', text('studio.remove', { what }), () => view.edit(remove(survey, place), { key: 'studio.did.ending-removed' }))}
    </span></header>
    <div class="stack">
      ${conditionEditor(view, `${place}/when`, text('studio.ending.when'), { always: text('studio.ending.always') })}
      ${wordsField(view, { place: `${place}/title`, label: text('studio.ending.title'), placeholder: text('studio.ending.title-hint') })}
      ${wordsField(view, { place: `${place}/text`, label: text('studio.ending.text'), long: true })}
      ${linkFields(view, ending, place)} ${followUpFields(view, ending, place)}
      <details class="inner"><summary>${text('studio.question.more')}</summary><div class="stack">
        ${flagField(view, `${place}/screenedOut`, text('studio.ending.screened'))}
        ${lineField(view, `${place}/id`, text('studio.set.id'), { apply: (id) => view.rename(place, id) })}
      </div></details>
    </div>
  </section>`;
}

function linkFields(view: View, { links = [] }: Ending, at: string): TemplateResult {
  const { text } = view;
  const place = `${at}/links`;
  const add = (): void => {
    view.set(place, inserted(links, links.length, { text: text('studio.link.text-new'), href: 'https://example.org' }));
    view.focus(`${place}/${links.length}/text`);
  };
  return html`<fieldset class="list" id=${idAt(place)}><legend>${text('studio.links')}</legend>
    ${links.map((_, i) => html`<div class="pair">
      ${wordsField(view, { place: `${place}/${i}/text`, label: text('studio.link.text'), needed: true })}
      ${lineField(view, `${place}/${i}/href`, text('studio.link.href'), { type: 'url', apply: (href) => href && view.set(`${place}/${i}/href`, href) })}
      ${iconButton('cross', text('studio.link.remove'), () => view.edit({ ...remove(view.survey, `${place}/${i}`), place: at }, { key: 'studio.did.entry-removed' }))}
    </div>`)}
    <button type="button" class="small" @click=${add}>${text('studio.link.add')}</button>
  </fieldset>`;
}

const KINDS = ['call-back', 'review', 'story', 'other'] as const;
const CONTACTS = ['name', 'email', 'phone'] as const;

function followUpFields(view: View, { followUp }: Ending, at: string): TemplateResult {
  const { text } = view;
  const place = `${at}/followUp`;
  if (!followUp) {
    const begin = (): void => {
      view.set(place, { kind: 'call-back', offer: '' });
      view.focus(`${place}/offer`);
    };
    return html`<p class="row"><span>${text('studio.follow')}</span> <span class="quiet">${text('studio.follow.none')}</span> <button type="button" class="small" id=${idAt(place)} @click=${begin}>${text('studio.follow.add')}</button></p>`;
  }
  return html`<fieldset class="list" id=${idAt(place)}><legend>${text('studio.follow')}</legend>
    ${pickField(view, `${place}/kind`, text('studio.follow.kind'), KINDS.map((value) => ({ value, label: text(`studio.follow.${value}`) })), { apply: (kind) => view.set(`${place}/kind`, kind) })}
    ${wordsField(view, { place: `${place}/offer`, label: text('studio.follow.offer'), long: true, needed: true })}
    ${numberField(view, `${place}/days`, text('studio.follow.days'), { min: 0, max: 365 })}
    ${followUp.kind === 'call-back' ? nothing : lineField(view, `${place}/href`, text('studio.follow.href'), { type: 'url' })}
    ${manyField(view, `${place}/contact`, text('studio.follow.contact'), CONTACTS.map((value) => ({ value, label: text(`studio.contact.${value}`) })))}
    <button type="button" class="small" @click=${() => view.set(place, undefined)}>${text('studio.follow.remove')}</button>
  </fieldset>`;
}
