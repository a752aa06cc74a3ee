import { html, type TemplateResult } from 'lit';

/** A text with the parts that matched set off. */
export function marked(text: string, ranges: readonly number[]): string | (string | TemplateResult)[] {
  if (ranges.length === 0) return text;
  const parts: (string | TemplateResult)[] = [];
  let at = 0;
  for (let i = 0; i < ranges.length; i += 2) {
    const [from, to] = [ranges[i]!, ranges[i + 1]!];
    parts.push(text.slice(at, from), html`<b>${text.slice(from, to)}</b>`);
    at = to;
  }
  return [...parts, text.slice(at)];
}
