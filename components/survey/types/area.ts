import { css, html, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Area, QuestionOf } from '../../../src/model/index.js';
import { RATING_STRUCTURE, wayToArea } from '../../../src/model/rating-structure.js';
import { lookStyles } from '../../asking/looks.styles.js';
import { describedBy, group, type Asked, type QuestionView } from '../../asking/question-view.js';
import { listStyles } from './choices.js';

export const messages = {
  'survey.area.question': 'Which area is this about?',
  'survey.area.which': 'The area',
  'survey.area.part': '{area}: which part of it?',
  'survey.area.whole': 'All of it, or another part',
  'survey.area.shopping': 'Shopping experience',
  'survey.area.shopping.store': 'Store',
  'survey.area.shopping.website': 'Website or app',
  'survey.area.shopping.checkout': 'Checkout',
  'survey.area.shopping.delivery': 'Delivery',
  'survey.area.shopping.returns': 'Returns',
  'survey.area.branding': 'Branding and PR',
  'survey.area.branding.trust': 'Trust',
  'survey.area.branding.responsibility': 'Responsibility',
  'survey.area.branding.media': 'In the media',
  'survey.area.service': 'Customer service',
  'survey.area.service.phone': 'By phone',
  'survey.area.service.chat': 'By chat or e-mail',
  'survey.area.service.in-person': 'In person',
  'survey.area.service.self': 'Self-service',
  'survey.area.service.billing': 'Billing',
  'survey.area.marketing': 'Marketing',
  'survey.area.marketing.advertising': 'Advertising',
  'survey.area.marketing.messages': 'Messages to me',
  'survey.area.marketing.offers': 'Offers',
  'survey.area.marketing.loyalty': 'Loyalty programme',
  'survey.area.product': 'Product management',
  'survey.area.product.quality': 'Quality',
  'survey.area.product.range': 'Range',
  'survey.area.product.price': 'Price',
  'survey.area.product.ease': 'Ease of use',
  'survey.area.product.wishes': 'Something new',
} as const;

type WhichArea = Asked<QuestionOf<'area'>>;

/** What an area is called: as the author says, or, of the usual ones, as we do. */
function nameOf({ question, say, texts }: WhichArea, area: Area): string {
  return question.areas ? say(area.text) : texts.text(`survey.area.${area.id}`);
}

/** One step: the areas at one level. `whole` is the area above, for those who mean no part of it. */
function renderStep(asked: WhichArea, areas: readonly Area[], way: readonly Area[], whole: Area | undefined): TemplateResult {
  const { id, texts: { text }, answer, input, required, problems } = asked;
  const step = whole ? way.indexOf(whole) + 1 : 0;
  const name = `${id}-step${step}`;
  const title = whole ? text('survey.area.part', { area: nameOf(asked, whole) }) : text('survey.area.which');
  const chosen = way[step]?.id ?? (whole && way.length > 0 ? whole.id : undefined);
  const box = (area: Area, said: string): TemplateResult => html`<label>
    <input type="radio" name=${name} value=${area.id} .checked=${live(chosen === area.id)} @change=${() => answer({ kind: 'choice', choices: [area.id] }, { input: input() })} />
    <span>${said}</span>
  </label>`;
  return html`<div class="step" role="radiogroup" aria-labelledby="${name}-title" aria-describedby=${describedBy(asked)} aria-required=${`${required && !whole}`} aria-invalid=${`${problems.length > 0}`}>
    <p class=${whole ? 'then' : 'spoken'} id="${name}-title">${title}</p>
    <div part="choices" class="list areas">${areas.map((area) => box(area, nameOf(asked, area)))}${whole ? box(whole, text('survey.area.whole')) : ''}</div>
  </div>`;
}

/** Asks for the area of the rating structure, step by step: first the whole, then the part. The answer is the innermost that was chosen. */
export const areaView: QuestionView<QuestionOf<'area'>> = {
  messages,
  styles: [
    lookStyles,
    listStyles,
    css`
      .areas {
        grid-template-columns: repeat(auto-fill, minmax(min(100%, 13em), 1fr));
      }
      .step + .step {
        margin-block-start: calc(5 * var(--_space));
      }
      .step .then {
        font-weight: 600;
      }
    `,
  ],
  render(asked) {
    const areas = asked.question.areas ?? RATING_STRUCTURE;
    const chosen = asked.given?.kind === 'choice' ? asked.given.choices[0] : undefined;
    const way = chosen === undefined ? [] : wayToArea(chosen, areas);
    const steps = [undefined, ...way.filter((area) => (area.areas?.length ?? 0) > 0)];
    return group(asked, html`${steps.map((whole) => renderStep(asked, whole?.areas ?? areas, way, whole))}`, 'group', true);
  },
  usualTitle: ({ text }) => text('survey.area.question'),
};

