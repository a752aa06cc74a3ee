import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { coloursOf, styleSheetOf } from '../look.js';
import type { View } from '../view.js';
import { SHAPE, TEXT } from '../../theme/repair.js';
import { codeBox } from './code-box.js';

/** How the survey looks: an accent, corners, distances. Font and size are the page's. */
export function lookPanel(view: View): TemplateResult {
  const { text, look } = view;
  const sheet = styleSheetOf(look);
  return html`<div class="stack look">
    <p class="quiet">${text('studio.look.about')}</p>
    ${colourField(view, 'accent', text('studio.look.accent'), '#1d5fc2')}
    ${look.accent === undefined ? nothing : colourField(view, 'onAccent', text('studio.look.on-accent'), '#ffffff')}
    ${contrastTable(view)}
    ${lengthField(view, 'radius', text('studio.look.radius'), 0.5, 1.5)} ${lengthField(view, 'space', text('studio.look.space'), 0.25, 0.5)}
    ${sheet === '' ? nothing : html`<h3>${text('studio.look.sheet')}</h3><p class="quiet">${text('studio.look.sheet-about')}</p>${codeBox(view, 'studio-sheet', text('studio.look.sheet'), sheet)}`}
  </div>`;
}

function colourField(view: View, key: 'accent' | 'onAccent', label: string, usual: string): TemplateResult {
  const { text, look } = view;
  const value = look[key];
  const id = `studio-${key}`;
  const written = (event: Event): void => {
    const { value: said } = event.target as HTMLInputElement;
    if (/^#[0-9a-f]{6}$/i.test(said.trim())) view.dress({ [key]: said.trim().toLowerCase() });
    else if (said.trim() === '') view.dress({ [key]: undefined });
    else view.tell('studio.look.bad-colour');
  };
  return html`<div class="field"><label for="${id}-text">${label}</label>
    <div class="row">
      <input id=${id} type="color" aria-label=${text('studio.look.pick', { what: label })} .value=${live(value ?? usual)} @input=${(event: Event) => view.dress({ [key]: (event.target as HTMLInputElement).value }, true)} @change=${() => view.settle()} />
      <input id="${id}-text" class="code" dir="ltr" spellcheck="false" autocomplete="off" placeholder=${text(key === 'accent' ? 'studio.look.page' : 'studio.look.by-itself')} .value=${live(value ?? '')} @change=${written} />
      ${value === undefined ? nothing : html`<button type="button" class="small" @click=${() => view.dress(key === 'accent' ? { accent: undefined, onAccent: undefined } : { [key]: undefined })}>${text(key === 'accent' ? 'studio.look.page-again' : 'studio.look.by-itself')}</button>`}
    </div></div>`;
}

function lengthField(view: View, key: 'radius' | 'space', label: string, usual: number, most: number): TemplateResult {
  const { look, text, texts } = view;
  const value = look[key] ?? usual;
  const id = `studio-${key}`;
  return html`<div class="field"><label for=${id}>${label}</label><div class="row">
    <input id=${id} type="range" min="0" max=${most} step="0.05" .value=${live(`${value}`)} @input=${(event: Event) => view.dress({ [key]: Number((event.target as HTMLInputElement).value) }, true)} @change=${() => view.settle()} />
    <output for=${id}>${look[key] === undefined ? text('studio.look.page') : `${texts.number(value, { maximumFractionDigits: 2 })} em`}</output>
    ${look[key] === undefined ? nothing : html`<button type="button" class="small" @click=${() => view.dress({ [key]: undefined })}>${text('studio.look.page-again')}</button>`}
  </div></div>`;
}

/** The contrast of each pair in both schemes, with what was mended. */
function contrastTable(view: View): TemplateResult | typeof nothing {
  const { text, look } = view;
  const schemes = (['light', 'dark'] as const).flatMap((scheme) => {
    const colours = coloursOf(look, scheme);
    return colours ? [{ scheme, colours }] : [];
  });
  if (schemes.length === 0) return nothing;
  const cell = (ratio: number, least: number, colour: string, changed: boolean): TemplateResult =>
    html`<span class="swatch" .style=${`background:${colour}`} aria-hidden="true"></span> <code dir="ltr">${colour}</code> <b>${ratioText(view, ratio)}</b> <span class="quiet">${text(changed ? 'studio.look.mended' : 'studio.look.enough', { least: view.texts.number(least, { maximumFractionDigits: 1 }) })}</span>`;
  return html`<table class="contrast"><caption>${text('studio.look.contrast')}</caption>
    <thead><tr><td></td><th scope="col">${text('studio.look.on-paper')}</th><th scope="col">${text('studio.look.on-it')}</th></tr></thead>
    <tbody>${schemes.map(({ scheme, colours: { accent, onAccent } }) => html`<tr><th scope="row">${text(`studio.preview.${scheme}`)}</th>
      <td>${cell(accent.ratio, SHAPE, accent.colour, accent.changed)}</td><td>${cell(onAccent.ratio, TEXT, onAccent.colour, onAccent.changed)}</td></tr>`)}</tbody></table>
    <p class="quiet">${text('studio.look.formula')}</p>`;
}

const ratioText = (view: View, ratio: number): string => `${view.texts.number(ratio, { maximumFractionDigits: 2, minimumFractionDigits: 2 })}:1`;

/** One sentence for the panel of checks. */
export function contrastFacts(view: View): string {
  const { look, text } = view;
  const all = (['light', 'dark'] as const).flatMap((scheme) => coloursOf(look, scheme) ?? []);
  if (all.length === 0) return text('studio.check.contrast-page');
  const least = Math.min(...all.map(({ accent }) => accent.ratio));
  const lettering = Math.min(...all.map(({ onAccent }) => onAccent.ratio));
  const mended = all.some(({ accent, onAccent }) => accent.changed || onAccent.changed);
  return text(mended ? 'studio.check.contrast-mended' : 'studio.check.contrast-is', { shape: ratioText(view, least), text: ratioText(view, lettering) });
}

