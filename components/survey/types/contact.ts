import { css, html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { ContactField, QuestionOf } from '../../../src/model/index.js';
import { group, partProblem, type Asked, type QuestionView } from '../../asking/question-view.js';

export const messages = {
  'survey.contact.name': 'Name',
  'survey.contact.email': 'E-mail address',
  'survey.contact.phone': 'Phone number',
  'survey.contact.company': 'Company',
  'survey.contact.postcode': 'Postcode',
  'survey.contact.country': 'Country',
  'survey.contact.purpose': 'What it is for: {purpose}',
  'survey.problem.field-missing': 'Please fill this in.',
} as const;

interface Field {
  readonly type: 'text' | 'email' | 'tel';
  readonly autocomplete: string;
  /** As many characters as an answer may have. */
  readonly most: number;
}

const FIELDS: Readonly<Record<ContactField, Field>> = {
  name: { type: 'text', autocomplete: 'name', most: 200 },
  email: { type: 'email', autocomplete: 'email', most: 254 },
  phone: { type: 'tel', autocomplete: 'tel', most: 40 },
  company: { type: 'text', autocomplete: 'organization', most: 200 },
  postcode: { type: 'text', autocomplete: 'postal-code', most: 20 },
  country: { type: 'text', autocomplete: 'country-name', most: 80 },
};

type Contact = Asked<QuestionOf<'contact'>>;

function renderField(asked: Contact, field: ContactField, details: Readonly<Partial<Record<ContactField, string | undefined>>>): TemplateResult {
  const { id, question: { needed = [] }, required, given, texts: { text }, answer, input } = asked;
  const { type, autocomplete, most } = FIELDS[field];
  const problem = partProblem(asked, field);
  // needed if any is filled: so it is said as soon as that holds
  const must = needed.includes(field) && (required || given !== undefined);
  const onInput = ({ target }: Event): void => {
    // as they all stand: a password manager fills several before anything is drawn again
    const inputs = [...(target as HTMLInputElement).closest('.fields')!.querySelectorAll('input')];
    const next = Object.fromEntries(inputs.filter(({ value }) => value !== '').map(({ name, value }) => [name, value]));
    answer(Object.keys(next).length > 0 ? { kind: 'contact', details: next } : null, { input: input() });
  };
  return html`<div class="field">
    <label for="${id}-${field}">${text(`survey.contact.${field}`)}${must ? html` <span class="quiet">(${text('survey.required')})</span>` : nothing}</label>
    <input id="${id}-${field}" name=${field} type=${type} dir=${type === 'text' ? 'auto' : 'ltr'} autocomplete=${autocomplete} maxlength=${most} spellcheck="false" .value=${live(details[field] ?? '')}
      aria-required=${`${must}`} aria-invalid=${`${problem !== undefined}`} aria-describedby=${problem?.id ?? nothing} @input=${onInput} />
    ${problem?.text ?? nothing}
  </div>`;
}

/** Questions for details by which a customer can be reached. What they are for stands beside them. */
export const contactView: QuestionView<QuestionOf<'contact'>> = {
  messages,
  styles: [
    css`
      .fields {
        display: grid;
        gap: calc(3 * var(--_space)) calc(4 * var(--_space));
        margin-block-start: calc(3 * var(--_space));
        max-inline-size: 34em;
      }
      @container (inline-size >= 34em) {
        .fields {
          grid-template-columns: 1fr 1fr;
          align-items: start;
        }
      }
      .field label {
        display: block;
      }
      :dir(rtl) > .field [dir='ltr'] {
        text-align: end;
      }
    `,
  ],
  render(asked) {
    const { question, given, texts, say } = asked;
    const details = given?.kind === 'contact' ? given.details : {};
    return group(
      asked,
      html`<p class="quiet">${texts.text('survey.contact.purpose', { purpose: say(question.purpose) })}</p>
        <div class="fields">${question.fields.map((field) => renderField(asked, field, details))}</div>`,
    );
  },
};
