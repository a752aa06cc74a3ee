import { html, type TemplateResult } from 'lit';
import type { View } from '../view.js';

/** Something to copy: selected as a whole when it gets the focus, so it can be copied by hand too. */
export function codeBox(view: View, id: string, label: string, code: string): TemplateResult {
  // a line of code takes about 60 characters before it breaks
  const rows = Math.min(14, code.trimEnd().split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / 56)), 0));
  const copy = async (event: Event): Promise<void> => {
    const area = (event.currentTarget as HTMLElement).parentElement!.querySelector('textarea')!;
    try {
      await navigator.clipboard.writeText(code);
      view.tell('studio.copied');
    } catch {
      // not allowed here: it is selected, and the key for copying does the rest
      area.focus();
      area.select();
      view.tell('studio.copy-by-hand');
    }
  };
  return html`<div class="code-box">
    <textarea id=${id} class="code" dir="ltr" readonly rows=${rows} aria-label=${label} .value=${code} @focus=${(event: Event) => (event.target as HTMLTextAreaElement).select()}></textarea>
    <button type="button" class="primary" @click=${copy}>${view.text('studio.copy')}</button>
  </div>`;
}
