import { html, type Html } from '../../page/html.js';
import type { Texts } from './texts.js';

/** Two choices of one weight, side by side; none is made unless it was made before. */
export function yesNo(name: string, value: boolean | undefined, labels: readonly [yes: string, no: string]): Html {
  return html`<div class="row">${[true, false].map(
    (one, i) => html`<label><input type="radio" name="${name}" value="${String(one)}"${value === one && html` checked`}>${labels[i]}</label>`,
  )}</div>`;
}

/** A box; ticked only if it was ticked before. */
export function box(name: string, value: string, ticked: boolean, label: string): Html {
  return html`<label><input type="checkbox" name="${name}" value="${value}"${ticked && html` checked`}>${label}</label>`;
}

/** One of a list. */
export function choice(name: string, value: string, options: readonly (readonly [value: string, label: string])[], label: string): Html {
  return html`<label>${label}<select name="${name}">${options.map(([one, text]) => html`<option value="${one}"${one === value && html` selected`}>${text}</option>`)}</select></label>`;
}

/** A group with its name; what is in it is read out with it. */
export function group(name: string, content: Html | readonly Html[]): Html {
  return html`<fieldset><legend>${name}</legend><div>${content}</div></fieldset>`;
}

/** The days of the week, 1 Monday .. 7 Sunday, as the language writes them. */
export function dayNames({ language }: Texts): readonly string[] {
  const format = new Intl.DateTimeFormat(language, { weekday: 'short', timeZone: 'UTC' });
  return Array.from({ length: 7 }, (_, day) => format.format(Date.UTC(2026, 0, 5 + day)));
}

/** The months, 1..12. */
export function monthNames({ language }: Texts): readonly string[] {
  const format = new Intl.DateTimeFormat(language, { month: 'long', timeZone: 'UTC' });
  return Array.from({ length: 12 }, (_, month) => format.format(Date.UTC(2026, month, 15)));
}
