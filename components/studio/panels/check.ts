import { html, nothing, type TemplateResult } from 'lit';
import { applyFix, surveySchemaOf } from '../checks.js';
import type { Finding } from '../../../src/survey/lint/index.js';
import { icon } from '../icons.js';
import { nameOfPlace } from '../place-name.js';
import type { View } from '../view.js';
import { contrastFacts } from './look.js';

/** What the linter says, with a way to the place and what can be mended at once; and what the survey asks of people. */
export function checkPanel(view: View): TemplateResult {
  const { findings, text } = view;
  const counted = (['error', 'warning', 'hint'] as const).flatMap((severity) => {
    const count = findings.filter((one) => one.severity === severity).length;
    return count > 0 ? [text(`studio.check.${severity}s`, { count })] : [];
  });
  return html`<div class="stack">
    ${figures(view)}
    <h3>${text('studio.check.findings')}</h3>
    <p role="status">${counted.length > 0 ? new Intl.ListFormat(view.texts.locale).format(counted) : text('studio.check.nothing')}</p>
    <ul class="findings">${findings.map((finding) => findingItem(view, finding))}</ul>
  </div>`;
}

function findingItem(view: View, finding: Finding): TemplateResult {
  const { text } = view;
  const { severity, where, said, fix } = finding;
  const { text: told, detail } = view.say(said);
  const mend = (): void => {
    const mended = surveySchemaOf(applyFix(view.survey, fix!));
    if (mended) view.edit({ survey: mended, place: view.place }, { key: 'studio.did.mended' });
  };
  return html`<li class=${severity}>
    <p>${icon(severity)} <b>${text(`studio.check.${severity}`)}</b> <span class="quiet">${nameOfPlace(view, where)}</span></p>
    <p>${told} ${detail ? html`<bdi lang="en" dir="ltr">${detail}</bdi>` : nothing}</p>
    <p class="row"><button type="button" class="small" @click=${() => view.go(where)}>${text('studio.check.go')}</button>
      ${fix ? html`<button type="button" class="small" @click=${mend}>${text('studio.check.fix')}</button> <span class="quiet">${view.say(fix.said).text}</span>` : nothing}</p>
  </li>`;
}

/** Minutes, who gets where, how hard it is to read, whether colours can be told. */
function figures(view: View): TemplateResult {
  const { text, texts, figures: known, survey } = view;
  const number = (value: number, digits = 0): string => texts.number(value, { maximumFractionDigits: digits, minimumFractionDigits: 0 });
  const minutes = (value: number): string => number(value, value < 2 ? 1 : 0);
  const share = (value: number): string => texts.number(value, { style: 'percent', maximumFractionDigits: 0 });
  const hard = known?.reading.filter(({ level }) => level === 'hard' || level === 'very-hard') ?? [];
  return html`<dl class="facts">
    <div><dt>${text('studio.check.minutes')}</dt><dd>${known ? text('studio.check.minutes-are', { expected: minutes(known.minutes.expected), fast: minutes(known.minutes.fast), slow: minutes(known.minutes.slow) }) : '–'}</dd></div>
    <div><dt>${text('studio.check.reading')}</dt><dd>${known ? (hard.length === 0 ? text('studio.check.reading-fine') : text('studio.check.reading-hard', { count: hard.length })) : '–'}</dd></div>
    <div><dt>${text('studio.check.contrast')}</dt><dd>${contrastFacts(view)}</dd></div>
  </dl>
  ${known
    ? html`<details class="inner"><summary>${text('studio.check.reach')}</summary>
        <table class="reach"><thead><tr><th scope="col">${text('studio.check.question')}</th><th scope="col">${text('studio.check.share')}</th></tr></thead>
        <tbody>${survey.pages.flatMap(({ questions }, i) => questions.map(({ id }, j) => html`<tr><td>${nameOfPlace(view, `/pages/${i}/questions/${j}`)}</td><td><meter min="0" max="1" .value=${known.reaching.questions[id] ?? 0} aria-hidden="true"></meter> ${share(known.reaching.questions[id] ?? 0)}</td></tr>`))}
        ${(survey.endings ?? []).map(({ id }, i) => html`<tr><td>${nameOfPlace(view, `/endings/${i}`)}</td><td><meter min="0" max="1" .value=${known.reaching.endings[id] ?? 0} aria-hidden="true"></meter> ${share(known.reaching.endings[id] ?? 0)}</td></tr>`)}</tbody></table>
        <p class="quiet">${text(known.exact ? 'studio.check.assumed' : 'studio.check.estimated')}</p></details>`
    : nothing}`;
}
