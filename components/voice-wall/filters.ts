import { html, nothing, type TemplateResult } from 'lit';
import { choicesOf, isEmptyFilter, type VoiceFilter } from '../../src/voice/filter.js';
import { SCORE_GROUPS } from '../../src/voice/groups.js';
import type { Verbatim } from '../../src/voice/verbatim.js';
import { groupName, isolated, languageName, nameOf, themeName, type Words } from './words.js';

type Choice = readonly [value: string, label: string];

/** What can be chosen of a list is worked out once: scrolling draws anew, and lists are long. */
const known = new WeakMap<readonly Verbatim[], Map<string, readonly string[]>>();

function once(all: readonly Verbatim[], name: string, make: () => readonly string[]): readonly string[] {
  const of = known.get(all) ?? new Map<string, readonly string[]>();
  known.set(all, of);
  const found = of.get(name) ?? make();
  of.set(name, found);
  return found;
}

/** The values of something that enough people have. */
export const valuesOf = (all: readonly Verbatim[], name: string, valueOf: (verbatim: Verbatim) => string | undefined, privacyThreshold: number): readonly string[] =>
  once(all, `${privacyThreshold} ${name}`, () => choicesOf(all, valueOf, privacyThreshold).map(({ value }) => value));

/** What narrows the wall down. Only what enough people have can be chosen, so that no choice leads to few of them or leaves few over. */
export function renderFilters(words: Words, all: readonly Verbatim[], filter: VoiceFilter, privacyThreshold: number, change: (filter: VoiceFilter) => void): TemplateResult {
  const { text } = words.texts;
  const choices = (name: string, valueOf: (verbatim: Verbatim) => string | undefined, label: (value: string) => string): readonly Choice[] => valuesOf(all, name, valueOf, privacyThreshold).map((value) => [value, label(value)]);
  const pick = (name: 'group' | 'kind' | 'touchpoint' | 'area' | 'theme' | 'language', options: readonly Choice[]): TemplateResult | typeof nothing => {
    const chosen = filter[name] ?? '';
    // one that everybody has narrows nothing down; one that is chosen stays in sight
    if (options.length < 2 && chosen === '') return nothing;
    const shown = chosen === '' || options.some(([value]) => value === chosen) ? options : [...options, [chosen, isolated(chosen)] as const];
    return html`<label class="pick"
      ><span>${text(`voice.filter.${name}`)}</span>
      <select data-filter=${name} @change=${(event: Event) => change({ ...filter, [name]: (event.target as HTMLSelectElement).value })}>
        <option value="" ?selected=${chosen === ''}>${text('voice.filter.all')}</option>
        ${shown.map(([value, label]) => html`<option value=${value} ?selected=${value === chosen}>${label}</option>`)}
      </select></label
    >`;
  };
  const isNps = all.every(({ score }) => !score || score.metric === 'nps');
  const groups = valuesOf(all, 'group', ({ score }) => score?.group, privacyThreshold);
  return html`<div part="filters" class="filters">
    ${pick('group', SCORE_GROUPS.filter((group) => groups.includes(group)).map((group) => [group, groupName(words, group, isNps ? 'nps' : undefined)]))}
    ${pick('kind', choices('kind', ({ kind }) => kind, (kind) => text(`voice.kind.${kind}`)))}
    ${pick('touchpoint', choices('touchpoint', ({ touchpoint }) => touchpoint, (id) => isolated(nameOf(words, id))))}
    ${pick('area', choices('area', ({ area }) => area, (id) => isolated(nameOf(words, id))))}
    ${pick('theme', words.themes.map(({ id }) => [id, isolated(themeName(words, id))]))}
    ${pick('language', choices('language', ({ language }) => language, (tag) => languageName(words, tag)))}
    ${renderSegments(words, all, filter, privacyThreshold, change)}
    <label class="pick"><span>${text('voice.filter.search')}</span> <input type="search" data-filter="search" dir="auto" maxlength="200" .value=${filter.search ?? ''} @input=${(event: Event) => change({ ...filter, search: (event.target as HTMLInputElement).value })} /></label>
    ${isEmptyFilter(filter) ? nothing : html`<button type="button" data-act="clear" @click=${() => change({})}>${text('voice.filter.clear')}</button>`}
  </div>`;
}

/** Groups of customers, those of all dimensions in one list. */
function renderSegments(words: Words, all: readonly Verbatim[], filter: VoiceFilter, privacyThreshold: number, change: (filter: VoiceFilter) => void): TemplateResult | typeof nothing {
  const { text } = words.texts;
  const dimensions = once(all, 'dimensions', () => [...new Set(all.flatMap(({ segments }) => Object.keys(segments ?? {})))].sort());
  const options = dimensions.flatMap((dimension) => valuesOf(all, `of ${dimension}`, ({ segments }) => segments?.[dimension], privacyThreshold).map((value) => ({ dimension, value })));
  if (options.length < 2 && !filter.segment) return nothing;
  const keyOf = (one: VoiceFilter['segment']): string => (one ? JSON.stringify([one.dimension, one.value]) : '');
  return html`<label class="pick"
    ><span>${text('voice.filter.segment')}</span>
    <select
      data-filter="segment"
      @change=${(event: Event) => {
        const key = (event.target as HTMLSelectElement).value;
        change({ ...filter, segment: options.find((one) => keyOf(one) === key) });
      }}
    >
      <option value="" ?selected=${!filter.segment}>${text('voice.filter.all')}</option>
      ${options.map((one) => html`<option value=${keyOf(one)} ?selected=${keyOf(one) === keyOf(filter.segment)}>${`${nameOf(words, one.dimension)}: ${isolated(nameOf(words, one.value))}`}</option>`)}
    </select></label
  >`;
}
