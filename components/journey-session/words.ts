import type { Journey } from '../../src/journey/document/journey.js';
import type { JourneyRecord, RecordOf } from '../../src/journey/document/records.js';
import { statText } from '../../src/journey/interchange/stat-text.js';
import { journeyChanges, type ChangeStatement } from '../../src/journey/told/changes.js';
import type { JourneyIndex } from '../../src/journey/map/journey-index.js';
import type { Localizer } from '../base/localize.js';
import { joined } from '../base/joined.js';

const short = (text: string): string => (text.length > 80 ? `${text.slice(0, 79)}\u2026` : text);

/** What a record is called. */
export function nameOf(record: JourneyRecord | undefined): string {
  if (!record) return '';
  return short('name' in record && record.name !== '' ? record.name : 'text' in record ? record.text : record.id);
}

/** What a suggestion would do, in a line. */
export function suggestionText({ change }: RecordOf<'suggestion'>, index: JourneyIndex, { text, locale }: Localizer): string {
  switch (change.do) {
    case 'add': {
      const { type, name } = change.record;
      return text('session.change.add', { type: text(type === 'touchpoint' || type === 'phase' ? `session.type.${type}` : 'session.type.other'), name: short(typeof name === 'string' ? name : String(change.record['text'] ?? '')) });
    }
    case 'remove':
      return text('session.change.remove', { name: nameOf(index.get(change.id)) || change.id });
    case 'set': {
      const before = nameOf(index.get(change.id)) || change.id;
      const { name } = change.fields;
      return typeof name === 'string' && Object.keys(change.fields).length === 1 ? text('session.change.rename', { before, name: short(name) }) : text('session.change.set', { fields: joined(locale, Object.keys(change.fields)), name: before });
    }
  }
}

/** A line of the summary: what, and by whom if that is known. */
export interface SummaryLine {
  readonly text: string;
  readonly by: readonly string[];
  /** A record that was taken away and can be put back. */
  readonly gone?: { readonly id: string; readonly name: string };
}

/** What has changed between two states, line by line. */
export function summaryOf(before: Journey, after: Journey, index: JourneyIndex, { text, number, locale }: Localizer, authorsOf: (id: string) => readonly string[]): readonly SummaryLine[] {
  return journeyChanges(before, after).map((said): SummaryLine => {
    switch (said.says) {
      case 'added':
      case 'removed':
        return { text: said.says === 'added' && said.phase && said.phase.id !== said.record.id ? text('session.says.added-in', { name: nameOf(said.record), phase: nameOf(said.phase) }) : text(`session.says.${said.says}`, { name: nameOf(said.record) }), by: authorsOf(said.record.id), ...(said.says === 'removed' && { gone: { id: said.record.id, name: nameOf(said.record) } }) };
      case 'renamed':
        return { text: text('session.says.renamed', { before: short(said.before), name: nameOf(said.record) }), by: authorsOf(said.record.id) };
      case 'moved':
        return { text: said.to && said.record.type === 'touchpoint' ? text('session.says.moved', { name: nameOf(said.record), place: number(said.place), phase: nameOf(said.to) }) : text('session.says.moved-out', { name: nameOf(said.record), place: number(said.place) }), by: authorsOf(said.record.id) };
      case 'changed':
        return { text: text('session.says.changed', { fields: joined(locale, said.fields), name: nameOf(said.record) }), by: authorsOf(said.record.id) };
      case 'observed':
        return { text: text('session.says.observed', { metric: said.metric, name: nameOf(index.get(said.at)) || said.at, before: figure(said.before, text), after: figure(said.after, text) }), by: byOfFigures(before, after, said, authorsOf) };
      case 'suggested':
        return { text: text(`session.says.suggested.${said.status}`, { count: said.n }), by: byOf(after, (record) => record.type === 'suggestion' && record.status === said.status && !before.records.includes(record), authorsOf) };
      case 'others':
        return { text: text('session.says.others', { type: said.type, added: said.added, changed: said.changed, removed: said.removed }), by: byOf(after, (record) => record.type === said.type && !before.records.includes(record), authorsOf) };
      case 'head':
        return { text: text('session.says.head', { fields: joined(locale, said.fields) }), by: [] };
    }
  });
}

const figure = (stat: Parameters<typeof statText>[0] | null, text: Localizer['text']): string => (stat ? statText(stat) : text('session.nothing'));

function byOf(journey: Journey, test: (record: JourneyRecord) => boolean, authorsOf: (id: string) => readonly string[]): readonly string[] {
  return [...new Set(journey.records.filter(test).flatMap(({ id }) => authorsOf(id)))];
}

function byOfFigures(before: Journey, after: Journey, { at, metric }: Extract<ChangeStatement, { says: 'observed' }>, authorsOf: (id: string) => readonly string[]): readonly string[] {
  const is = (record: JourneyRecord): boolean => record.type === 'observation' && record.at === at && record.metric === metric;
  return [...new Set([...byOf(before, is, authorsOf), ...byOf(after, is, authorsOf)])];
}

const plain = (text: string): string => text.replaceAll(/[\\`*_[\]<>#|]/g, '\\$&').replaceAll(/\s+/g, ' ');

/** The summary as Markdown. */
export function summaryMarkdown(title: string, since: string, lines: readonly SummaryLine[], { text, locale }: Localizer): string {
  const said = lines.map((line) => `- ${joined(locale, [plain(line.text), line.by.length > 0 ? plain(text('session.by', { name: joined(locale, line.by) })) : ''])}`);
  return `## ${plain(text('session.summary'))}: ${plain(title)}\n\n${plain(since)}\n\n${said.length > 0 ? said.join('\n') : plain(text('session.summary-nothing'))}\n`;
}
