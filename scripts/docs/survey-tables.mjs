// The tables of docs/surveys-authoring.md, made of the code that they tell about.
import { tsImport } from 'tsx/esm/api';

const load = (path) => tsImport(`../../src/${path}`, import.meta.url);
const cell = (text) => String(text).replaceAll('|', '\\|').replaceAll('\n', ' ');
const table = (head, rows) => [head, head.map(() => '---'), ...rows].map((row) => `| ${row.map(cell).join(' | ')} |`).join('\n');

/** What an element of SurveyJS or Formbricks looks like at its least. */
const SURVEYJS = {
  text: {}, 'text (number, date, email, tel, url)': { type: 'text', inputType: 'number' }, comment: {}, radiogroup: { choices: ['a', 'b'] }, dropdown: { choices: ['a', 'b'] }, buttongroup: { choices: ['a', 'b'] }, checkbox: { choices: ['a', 'b'] }, tagbox: { choices: ['a', 'b'] },
  ranking: { choices: ['a', 'b'] }, imagepicker: { choices: [{ value: 'a', imageLink: '/a.png' }] }, boolean: {}, 'rating (0 to 10, "recommend")': { type: 'rating', rateMin: 0, rateMax: 10, title: 'Would you recommend us?' }, rating: {}, slider: {}, matrix: { rows: ['a'], columns: ['b'] },
  multipletext: { items: [{ name: 'a' }] }, html: { html: '<b>Hello</b>' }, file: {}, panel: { title: 'P', elements: [{ type: 'text', name: 'b' }] }, matrixdropdown: {}, matrixdynamic: {}, paneldynamic: {}, signaturepad: {}, expression: {}, image: {}, imagemap: {},
};
const CHOICES = { choices: [{ id: 'a', label: { default: 'A' } }, { id: 'b', label: { default: 'B' } }] };
const FORMBRICKS = {
  openText: {}, 'openText (number)': { type: 'openText', inputType: 'number' }, multipleChoiceSingle: CHOICES, multipleChoiceMulti: CHOICES, nps: {}, csat: { range: 5 }, 'ces (7)': { type: 'ces', range: 7 }, 'ces (5)': { type: 'ces', range: 5 }, rating: { range: 5, scale: 'star' }, ranking: CHOICES, matrix: { rows: CHOICES.choices, columns: CHOICES.choices },
  pictureSelection: { choices: [{ id: 'a', imageUrl: 'https://example.org/a.png' }] }, date: {}, consent: {}, cta: {}, fileUpload: {}, contactInfo: { email: { show: true } }, address: { zip: { show: true } }, cal: {},
};

export async function surveyTables() {
  const [{ LINT_CODES }, { BANK }, { surveyFigures }, { maskText }, { randomFrom }, { importFormbricks, importSurveyJs }] = await Promise.all(
    ['survey/lint/index.ts', 'survey/bank/index.ts', 'survey/lint/index.ts', 'survey/masking/index.ts', 'survey/order.ts', 'survey/import/index.ts'].map(load),
  );
  const bank = await Promise.all(BANK.map(async ({ id, title, moment, reason, load: open }) => {
    const { survey, tests } = await open();
    return [`\`${id}\``, title.en, moment, reason.en, survey.pages.flatMap(({ questions }) => questions).length, `${Math.round(surveyFigures(survey).minutes.expected * 60)} s`, tests.length];
  }));
  const random = randomFrom('order numbers');
  const DRAWN = 10_000;
  const masking = [6, 8, 9, 10, 11, 12, 13, 14, 15, 16, 18, 20].map((length) => {
    let seen = 0;
    for (let i = 0; i < DRAWN; i += 1) if (maskText(`Order ${Array.from({ length }, () => Math.floor(random() * 10)).join('')} is late`).found.length > 0) seen += 1;
    return [length, `${((100 * seen) / DRAWN).toFixed(1)} %`];
  });
  const became = ({ survey, items }) => {
    const types = [...new Set((survey?.pages ?? []).flatMap(({ questions }) => questions).map(({ type }) => `\`${type}\``))];
    const why = items.find(({ what, mapped }) => (what === 'question' || what === 'panel') && mapped !== 'yes')?.why ?? '';
    return [types.join(', ') || 'none', why.replace(/^[a-z]+: /, '')];
  };
  const imported = [
    ...Object.entries(SURVEYJS).map(([name, more]) => ['SurveyJS', name, ...became(importSurveyJs({ elements: [{ type: name, name: 'q', ...more }] }))]),
    ...Object.entries(FORMBRICKS).map(([name, more]) => ['Formbricks', name, ...became(importFormbricks({ name: 'S', questions: [{ id: 'q', type: name, headline: { default: 'Q' }, ...more }] }))]),
  ];
  return {
    codes: table(['Code', 'Severity', 'Says'], Object.entries(LINT_CODES).map(([code, { severity, about }]) => [`\`${code}\``, severity, about])),
    bank: table(['Id', 'For', 'Moment', 'Why', 'Questions', 'Takes about', 'Tests'], bank),
    masking: table(['Digits', 'Looked like personal data'], masking),
    import: table(['From', 'Type', 'Becomes', 'Note'], imported),
  };
}

export function withTables(page, tables) {
  return page.replace(/(<!-- table: (\w+) -->\n)[^]*?(<!-- end -->)/g, (_, begin, name, end) => `${begin}\n${tables[name]}\n\n${end}`);
}
