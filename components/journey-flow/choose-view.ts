import { html, nothing, type TemplateResult } from 'lit';
import type { LogReport } from '../../src/journey/observed/log/builder.js';
import type { LogColumns } from '../../src/journey/observed/read/table.js';
import type { Localizer } from '../base/localize.js';
import type { Reading } from './sources.js';

/** Where somebody chooses a file, or drops one. */
export function renderChoose({ text }: Localizer, isOver: boolean, open: (file: File) => void, over: (is: boolean) => void): TemplateResult {
  const drag = (event: DragEvent): void => {
    event.preventDefault();
    over(event.type === 'dragover');
  };
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    over(false);
    const file = event.dataTransfer?.files[0];
    if (file) open(file);
  };
  const choose = (event: Event): void => {
    const input = event.target as HTMLInputElement;
    const file = input.files?.[0];
    input.value = ''; // the same file can be chosen again
    if (file) open(file);
  };
  return html`<div part="drop" class=${isOver ? 'over' : ''} @dragover=${drag} @dragleave=${drag} @drop=${drop}>
    <label class="file"><input type="file" accept=".csv,.tsv,.txt,.ndjson,.jsonl,.json,.jsonocel,.xes,.xml" @change=${choose} /> ${text('flow.choose')}</label>
    <p class="quiet">${text('flow.drop')}</p>
  </div>`;
}

/** How far it is, and a way to call it off. */
export function renderBusy({ text }: Localizer, { what, name, share }: Extract<Reading, { kind: 'busy' }>, cancel: () => void, percent: (share: number) => string): TemplateResult {
  const label = text(`flow.${what}`, { name });
  return html`<div class="busy" part="busy">
    <p tabindex="-1" id="busy"><bdi>${label}</bdi> ${share === null ? nothing : html`<span class="quiet">${percent(share)}</span>`}</p>
    ${share === null ? html`<progress aria-label=${label}></progress>` : html`<progress max="1" .value=${share} aria-label=${label}></progress>`}
    <button type="button" @click=${cancel}>${text('flow.cancel')}</button>
  </div>`;
}

/** Which column is what, where that cannot be seen from the names. */
export function renderColumns({ text }: Localizer, { file, names, guess }: Extract<Reading, { kind: 'columns' }>, read: (columns: LogColumns) => void, other: () => void): TemplateResult {
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    const data = new FormData(event.target as HTMLFormElement);
    const of = (role: string): string => String(data.get(role) ?? '');
    read({ case: of('case'), activity: of('activity'), time: of('time'), ...(of('id') !== '' && { id: of('id') }) });
  };
  return html`<form part="columns" @submit=${submit}>
    <h3 tabindex="-1" id="busy">${text('flow.columns')}</h3>
    <p><bdi>${text('flow.columns-told', { name: file.name })}</bdi></p>
    ${(['case', 'activity', 'time', 'id'] as const).map((role) => html`<label>${text(`flow.columns.${role}`)}
      <select name=${role} ?required=${role !== 'id'}><option value="">${text(role === 'id' ? 'flow.none' : 'flow.columns.choose')}</option>${names.map((name) => html`<option value=${name} ?selected=${guess[role] === name}>${name}</option>`)}</select></label>`)}
    <div class="tools"><button class="primary">${text('flow.read')}</button><button type="button" @click=${other}>${text('flow.another')}</button></div>
  </form>`;
}

/** Counts of a report by the code of what they are about. */
const COUNTS: Readonly<Record<string, keyof LogReport>> = { 'missing-case': 'missingCase', 'missing-activity': 'missingActivity', 'bad-time': 'badTime', 'duplicate-id': 'duplicates', 'out-of-order': 'outOfOrder', 'same-instant': 'sameInstant', 'mixed-zones': 'withoutZone' };

/** What was wrong with the log and what was made of it: nothing is left out in silence. */
export function renderReport({ text }: Localizer, report: LogReport | null): TemplateResult | typeof nothing {
  if (!report || report.problems.length === 0) return nothing;
  return html`<details part="report"><summary>${text('flow.report', { count: report.problems.length, read: report.read, seen: report.seen })}</summary>
    <ul>${report.problems.map(({ code, message }) => {
      const key = `flow.problem.${code}`;
      const count = COUNTS[code];
      const told = text(key, { count: count === undefined ? 0 : (report[count] as number) });
      return told === key ? html`<li lang="en">${message}</li>` : html`<li>${told}</li>`;
    })}</ul></details>`;
}
