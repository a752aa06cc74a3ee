import type { Cap, Catalogue, Parameter, ParameterValue, Preferences, Window } from '../../../model/index.js';
import { EVERYTHING_CAP } from '../../../preferences/index.js';
import { box, choice, dayNames, group, monthNames, yesNo } from './fields.js';
import { html, type Html } from '../../page/html.js';
import type { Texts } from './texts.js';

interface Shown {
  readonly catalogue: Catalogue;
  readonly preferences: Preferences;
  readonly texts: Texts;
  /** Now. */
  readonly at: string;
}

const plain = (cap: Cap | undefined): cap is Cap & { readonly per: { readonly mode: 'calendar' } } =>
  cap?.per.mode === 'calendar' && !cap.topics && !cap.channels && !cap.classes && cap.max !== null;

/** How many: the one limit on everything is set here; others are shown and can be taken back. */
export function capFields({ preferences: { caps }, texts: { text } }: Shown): Html {
  const given = caps[EVERYTHING_CAP];
  const own = plain(given) ? given : undefined;
  const others = Object.entries(caps).filter(([id]) => id !== EVERYTHING_CAP || !own);
  const units = [['day', text('perDay')], ['week', text('perWeek')], ['month', text('perMonth')]] as const;
  return html`<h2>${text('caps')}</h2>${group(text('caps'), [
    html`<div class="row"><label>${text('atMost')}<input name="caps.${EVERYTHING_CAP}.max" inputmode="numeric" size="3" value="${own?.max ?? ''}"></label><span>${text('messages')}</span>
      <select name="caps.${EVERYTHING_CAP}.unit" aria-label="${text('caps')}">${units.map(([unit, label]) => html`<option value="${unit}"${(own?.per.mode === 'calendar' ? own.per.unit : 'month') === unit && html` selected`}>${label}</option>`)}</select></div>
      <p class="soft">${text('capHint')}</p>`,
    ...others.map(([id, cap]) => html`<div class="row">${box(`caps.${id}.remove`, 'yes', false, text('otherCap', { limit: limitOf(cap) }))}</div>`),
  ])}`;
}

const limitOf = ({ max, per }: Cap): string => `${max ?? '∞'} / ${per.mode === 'rolling' ? `${per.hours} h` : per.unit}`;

/** Hours without messages: those there are, and an empty row. */
export function quietFields({ preferences: { quiet, subject }, texts }: Shown): Html {
  const { text } = texts;
  const days = dayNames(texts);
  const row = (window: Partial<Window>, i: number): Html => {
    const { channels, topics } = window;
    return group(`${text('quiet')} ${i + 1}`, [
      html`<div class="row"><label>${text('from')}<input type="time" name="quiet.${i}.start" value="${window.start ?? ''}"></label><label>${text('until')}<input type="time" name="quiet.${i}.end" value="${window.end === '24:00' ? '00:00' : (window.end ?? '')}"></label></div>
        <div class="row" role="group" aria-label="${text('days')}">${days.map((name, day) => box(`quiet.${i}.days`, String(day + 1), window.days?.includes(day + 1) ?? false, name))}</div>
        <input type="hidden" name="quiet.${i}.scope" value="${JSON.stringify({ channels, topics })}">`,
    ]);
  };
  const zones = ['', ...new Set([...(subject.zone ? [subject.zone] : []), 'UTC', ...Intl.supportedValuesOf('timeZone')])].map((zone) => [zone, zone || text('zoneUnknown')] as const);
  return html`<h2>${text('quiet')}</h2><p class="soft">${text('quietHint')}</p>${[...quiet, {}].map(row)}<div class="row">${choice('subject.zone', subject.zone ?? '', zones, text('zone'))}</div>`;
}

/** A time without messages. */
export function pauseFields({ preferences: { pause, subject }, texts, at }: Shown): Html {
  const { text } = texts;
  const running = pause !== null && (pause.until === null || Date.parse(pause.until) > Date.parse(at));
  const state = !running ? text('pauseNow') : pause.until === null ? text('pauseOpen') : text('pauseUntil', { date: texts.date(pause.until, subject.zone) });
  const options = [['keep', text('pauseKeep')], ['30', text('pause30')], ['open', text('pauseForever')], ...(running ? [['end', text('pauseEnd')] as const] : [])] as const;
  return html`<h2>${text('pause')}</h2>${group(state, html`<div class="row">${choice('pause', 'keep', options, text('pause'))}</div>`)}`;
}

/** Occasions: only what the customer wants to tell, and never a year. */
export function lifeFields({ catalogue: { lifeEvents = {} }, preferences, texts }: Shown): Html | null {
  const kinds = Object.entries(lifeEvents);
  const { text } = texts;
  if (kinds.length === 0) return null;
  const months = [['', '–'], ...monthNames(texts).map((name, i) => [String(i + 1), name] as const)] as const;
  const purposes = [['recognition', text('recognition')], ['offers', text('forOffers')], ['service', text('forService')]] as const;
  return html`<h2>${text('life')}</h2><p class="soft">${text('lifeHint')}</p>${kinds.map(([id, { label, inReturn }]) => {
    const told = preferences.lifeEvents[id];
    const name = (field: string): string => `lifeEvents.${id}.${field}`;
    return group(texts.label(label, id), [
      html`${inReturn && html`<p class="soft">${text('inReturn', { what: texts.label(inReturn, '') })}</p>`}<div class="row">${choice(name('month'), told ? String(told.month) : '', months, text('month'))}<label>${text('day')}<input name="${name('day')}" inputmode="numeric" size="2" value="${told?.day ?? ''}"></label>${box(name('share'), 'yes', told?.share ?? false, text('share'))}</div>
        <div class="row" role="group" aria-label="${text('forWhat')}"><span>${text('forWhat')}</span>${purposes.map(([use, what]) => box(name('uses'), use, told?.uses.includes(use) ?? false, what))}</div>
        <div class="row">${box(name('muted'), 'yes', told?.muted ?? false, text('mute'))}</div>`,
    ]);
  })}`;
}

/** The host's own questions. */
export function parameterFields({ catalogue: { parameters = {} }, preferences, texts }: Shown): Html | null {
  const questions = Object.entries(parameters);
  if (questions.length === 0) return null;
  return html`<h2>${texts.text('parameters')}</h2>${questions.map(([id, parameter]) => group(texts.label(parameter.label, id), answerField(`parameters.${id}`, parameter, preferences.parameters[id], texts)))}`;
}

function answerField(name: string, parameter: Parameter, value: ParameterValue | undefined, texts: Texts): Html {
  const named = (options: readonly { readonly id: string; readonly label: Parameter['label'] }[]) => options.map(({ id, label }) => [id, texts.label(label, id)] as const);
  switch (parameter.type) {
    case 'boolean':
      return yesNo(name, value as boolean | undefined, [texts.text('yes'), texts.text('no')]);
    case 'choice':
      return html`<div class="row">${choice(name, String(value ?? ''), [['', '–'], ...named(parameter.options)], texts.label(parameter.label, ''))}</div>`;
    case 'choices':
      return html`<div class="row">${named(parameter.options).map(([id, label]) => box(name, id, Array.isArray(value) && value.includes(id), label))}</div>`;
    default:
      return html`<div class="row"><input name="${name}" aria-label="${texts.label(parameter.label, '')}"${parameter.type === 'integer' && html` inputmode="numeric"`} value="${String(value ?? '')}"></div>`;
  }
}
