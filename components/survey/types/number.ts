import { css, html, noChange, nothing, type PropertyPart, type TemplateResult } from 'lit';
import { Directive, directive, type DirectiveParameters } from 'lit/directive.js';
import type { QuestionOf } from '../../../src/model/index.js';
import { describedBy, labelled, type Asked, type QuestionView, type ShownProblem } from '../../asking/question-view.js';
import { readNumber } from '../../asking/typed-number.js';

export const messages = {
  'survey.number.between': 'From {min} to {max}',
  'survey.number.from': 'At least {min}',
  'survey.number.to': 'At most {max}',
  'survey.problem.not-a-number': 'Write a number in digits.',
  'survey.problem.too-low': 'Write {min} or more.',
  'survey.problem.too-high': 'Write {max} or less.',
  'survey.problem.too-precise': { one: 'Write at most {count} digit behind the decimal point.', other: 'Write at most {count} digits behind the decimal point.' },
  'survey.problem.not-whole': 'Write a whole number.',
} as const;

type Numbered = Asked<QuestionOf<'number'>>;

/** What stands in a field as the customer typed it, as long as it is the answer; else the answer as the language writes it. */
class Typed extends Directive {
  override render(text: string, _same: (typed: string) => boolean): unknown {
    return text;
  }

  override update(part: PropertyPart, [text, same]: DirectiveParameters<this>): unknown {
    const field = part.element as HTMLInputElement;
    if (!same(field.value)) field.value = text;
    return noChange;
  }
}
const typed = directive(Typed);

/** What is counted, as it stands beside the field and as it is spoken; before the number where the language puts money there. */
function unitOf({ question: { unit, currency }, say, texts: { locale } }: Numbered): { readonly shown: string; readonly spoken: string; readonly before: boolean } | undefined {
  if (currency !== undefined) {
    const parts = new Intl.NumberFormat(locale, { style: 'currency', currency, currencyDisplay: 'narrowSymbol' }).formatToParts(1);
    const at = parts.findIndex(({ type }) => type === 'currency');
    const spoken = new Intl.DisplayNames(locale, { type: 'currency' }).of(currency) ?? currency;
    return { shown: parts[at]!.value, spoken, before: at < parts.findIndex(({ type }) => type === 'integer') };
  }
  return unit === undefined ? undefined : { shown: say(unit), spoken: say(unit), before: false };
}

/** Questions that are answered with a number, typed as the customer is used to. A text field: one of type "number" changes under the wheel, and takes what is typed for nothing where its marks are not those of the browser's language. */
export const numberView: QuestionView<QuestionOf<'number'>> = {
  messages,
  styles: [
    css`
      .counted {
        display: flex;
        align-items: center;
        gap: calc(2 * var(--_space));
        max-inline-size: 20em;
        margin-block-start: calc(2 * var(--_space));
      }
      .counted input:not([type='radio']) {
        flex: 1;
        min-inline-size: 0;
        font-variant-numeric: tabular-nums;
      }
    `,
  ],
  render(asked) {
    const { question, id, given, disabled, required, problems, texts, answer, hold, input } = asked;
    const { min, max, decimals = 0, currency } = question;
    const write = (value: number): string => texts.number(value, { maximumFractionDigits: Math.max(decimals, 6), useGrouping: false });
    const unit = unitOf(asked);
    const read = (text: string): number | undefined => readNumber(text, texts.locale, [unit?.shown ?? '', currency ?? '']);
    const value = given?.kind === 'number' ? given.value : undefined;
    const onInput = ({ target }: Event): void => {
      const text = (target as HTMLInputElement).value;
      const found = read(text);
      hold(found === undefined && text.trim() !== '' ? 'not-a-number' : null);
      answer(found === undefined ? null : { kind: 'number', value: found }, { input: input() });
    };
    // settled: the customer sees what was understood
    const onChange = ({ target }: Event): void => {
      const field = target as HTMLInputElement;
      const found = read(field.value);
      if (found !== undefined) field.value = write(found);
    };
    const tell = (problem: ShownProblem): string => {
      const values = Object.fromEntries(Object.entries(problem.values ?? {}).map(([name, one]) => [name, name === 'count' ? one : write(+one)]));
      return problem.code === 'too-precise' && decimals === 0 ? texts.text('survey.problem.not-whole') : asked.tell({ ...problem, values });
    };
    const hint: TemplateResult | typeof nothing = min === undefined && max === undefined ? nothing : html`<p class="quiet" id="${id}-range">${
      min === undefined ? texts.text('survey.number.to', { max: write(max!) }) : max === undefined ? texts.text('survey.number.from', { min: write(min) }) : texts.text('survey.number.between', { min: write(min), max: write(max) })}</p>`;
    const said = unit && html`<span><span id="${id}-unit" aria-hidden="true">${unit.shown}</span><span id="${id}-unit-said" hidden>${unit.spoken}</span></span>`;
    return labelled(
      { ...asked, tell },
      html`${hint}
        <div class="counted">
          ${unit?.before ? said : nothing}
          <input id="${id}-control" type="text" inputmode=${min !== undefined && min < 0 ? 'text' : decimals > 0 ? 'decimal' : 'numeric'} autocomplete="off" maxlength="40" ?disabled=${disabled}
            aria-required=${`${required}`} aria-invalid=${`${problems.length > 0}`} aria-describedby=${describedBy(asked, ...(hint === nothing ? [] : [`${id}-range`]), ...(unit ? [`${id}-unit-said`] : []))}
            .value=${typed(value === undefined ? '' : write(value), (text) => read(text) === value && (value !== undefined || text === '' || problems.length > 0 || text.trim() !== ''))}
            @input=${onInput} @change=${onChange} />
          ${unit && !unit.before ? said : nothing}
        </div>`,
    );
  },
};
