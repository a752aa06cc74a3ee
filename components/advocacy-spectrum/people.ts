import { html, nothing, type TemplateResult } from 'lit';
import { directionOf, ADVOCACY_GROUPS } from '../../src/advocacy/segments.js';
import type { Mover } from '../../src/advocacy/classify.js';
import type { AdvocacyDocument } from '../../src/advocacy/document.js';
import { capital, type Teller } from '../base/charts/told/teller.js';
import { groupGlyph } from './glyphs.js';
import { groupName, movedText, type Measured } from './told.js';

/** More names than this are not listed: somebody has to call them. */
const MOST = 50;

/** Names a customer to who may see it; undefined for one who may not be named. */
export type NameOf = (subject: string) => string | undefined;

/** Why a rule puts somebody where they are: in the words of the document, or, for a usual rule, in the language of the page. */
export function reasonOf({ texts }: Pick<Teller, 'texts'>, { id, rules }: AdvocacyDocument, rule: string): string {
  const key = `advocacy.rule.${rule}`;
  const usual = id === 'usual' ? texts.text(key) : key;
  return usual === key ? (rules.find((one) => one.id === rule)?.reason ?? rule) : usual;
}

/** Who moved left: by name and with the rules that say so where the host names them, else as many as may be told. */
export function tellMoved(teller: Teller, reading: Measured, document: AdvocacyDocument, movers: readonly Mover[] | null, nameOf: NameOf | undefined): TemplateResult | typeof nothing {
  const { texts } = teller;
  if (!reading.flow && !(movers && nameOf)) return nothing;
  return html`<section part="moved" aria-labelledby="moved">
    <h3 id="moved">${texts.text('advocacy.left')}</h3>
    ${movers && nameOf ? named(teller, document, movers, nameOf) : counted(teller, reading)}
  </section>`;
}

function counted(teller: Teller, { flow }: Measured): TemplateResult {
  const { texts } = teller;
  const { left } = flow!;
  if (left.n === 0) return html`<p>${texts.text(left.atLeast ? 'advocacy.left-hidden' : 'advocacy.left-nobody')}</p>`;
  const ways = flow!.cells.flatMap((row, r) => row.flatMap((n, c) => {
    const [from, to] = [ADVOCACY_GROUPS[r], ADVOCACY_GROUPS[c]];
    return n && from && to && directionOf(from, to) === 'left' ? [{ from, to, n }] : [];
  }));
  return html`<p>${capital(texts.text('advocacy.left-count', { n: movedText(teller, left), count: left.n }), texts.locale)}</p>
    <ul class="plain">
      ${ways.sort((a, b) => b.n - a.n).map(({ from, to, n }) => html`<li>${texts.text('advocacy.left-from', { from: groupName(teller, from), to: groupName(teller, to), n })}</li>`)}
    </ul>`;
}

function named(teller: Teller, document: AdvocacyDocument, movers: readonly Mover[], nameOf: NameOf): TemplateResult {
  const { texts } = teller;
  const known = movers.map((mover) => ({ mover, name: nameOf(mover.subject) }));
  const shown = known.filter(({ name }) => name !== undefined);
  const unnamed = known.length - shown.length;
  const reason = (rule: string): string => reasonOf(teller, document, rule);
  return html`${movers.length === 0 ? html`<p>${texts.text('advocacy.left-nobody')}</p>` : nothing}
    <ul>
      ${shown.slice(0, MOST).map(
        ({ mover: { from, to, ruleBefore, ruleNow }, name }) => html`<li>
          <h4>${groupGlyph(to)}<bdi>${name}</bdi> <span class="quiet">${texts.text('advocacy.left-named', { from: groupName(teller, from), to: groupName(teller, to) })}</span></h4>
          <p>${texts.text('advocacy.now', { reason: reason(ruleNow) })}</p>
          <p class="quiet">${texts.text('advocacy.before', { reason: reason(ruleBefore) })}</p>
        </li>`,
      )}
    </ul>
    ${shown.length > MOST ? html`<p>${texts.text('advocacy.more', { count: shown.length - MOST })}</p>` : nothing}
    ${unnamed > 0 ? html`<p class="quiet">${texts.text('advocacy.unnamed', { count: unnamed })}</p>` : nothing}`;
}
