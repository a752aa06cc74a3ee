import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { read } from '../../../src/metrics/index.js';
import { EventCounter } from '../../../src/metrics/intake/index.js';
import { nps } from '../../../src/metrics/scales/nps.js';
import { csat } from '../../../src/metrics/scales/csat.js';
import { parseEvent, type CxEvent, type CxEventOf } from '../../../src/model/index.js';
import type { ExportContent, Imported, LeftOut } from '../../../src/sdk/index.js';
import { answered, testPlugin } from '../../../src/sdk/testing/index.js';
import { ownPlugin } from '../../support/own-plugins.js';

const plugin = await ownPlugin('survey-files');

const COLUMNS: readonly (readonly [name: string, words: string, code: object])[] = [
  ['StartDate', 'Start Date', { ImportId: 'startDate', timeZone: 'America/Denver' }],
  ['EndDate', 'End Date', { ImportId: 'endDate', timeZone: 'America/Denver' }],
  ['Status', 'Response Type', { ImportId: 'status' }],
  ['IPAddress', 'IP Address', { ImportId: 'ipAddress' }],
  ['Progress', 'Progress', { ImportId: 'progress' }],
  ['Duration (in seconds)', 'Duration (in seconds)', { ImportId: 'duration' }],
  ['Finished', 'Finished', { ImportId: 'finished' }],
  ['RecordedDate', 'Recorded Date', { ImportId: 'recordedDate', timeZone: 'America/Denver' }],
  ['ResponseId', 'Response ID', { ImportId: '_recordId' }],
  ['RecipientEmail', 'Recipient Email', { ImportId: 'recipientEmail' }],
  ['DistributionChannel', 'Distribution Channel', { ImportId: 'distributionChannel' }],
  ['UserLanguage', 'User Language', { ImportId: 'userLanguage' }],
  ['Q1_NPS_GROUP', 'How likely are you to recommend us? - Group', { ImportId: 'QID1_NPS_GROUP' }],
  ['Q1', 'How likely are you to recommend us?', { ImportId: 'QID1' }],
  ['Q2', 'How satisfied are you with the branch?', { ImportId: 'QID2' }],
  ['Q3', 'What should we do better?\nTell us, please.', { ImportId: 'QID3_TEXT' }],
  ['Q4_1', 'What did you use? - Branch', { ImportId: 'QID4', choiceId: '1' }],
  ['Q4_2', 'What did you use? - App', { ImportId: 'QID4', choiceId: '2' }],
  ['Region', 'Region', { ImportId: 'Region' }],
];
const quoted = (cell: string): string => (/[",\n\r\t]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
const ROWS = [
  ['2026-03-08 12:00:00', '2026-03-08 12:05:30', 'IP Address', '192.0.2.1', '100', '330', 'True', '2026-03-08 12:05:31', 'R_1', 'ada@example.com', 'email', 'EN', 'Promoter', '10', '5', 'Nothing, "really"\nnothing.', 'Branch', 'App', 'North'],
  ['2026-03-08 12:00:00', '2026-01-08 12:05:30', '0', '192.0.2.2', '100', '12', '1', '2026-01-08 12:05:31', 'R_2', '', 'anonymous', 'DE', '1', '3', '2', '=1+1', '', 'App', 'Coast'],
  ['2026-01-09 12:00:00', '2026-01-09 12:05:30', '0', '', '40', '12', '0', '2026-01-09 12:05:31', 'R_3', '', 'anonymous', 'EN', '', '7', '', '', '', '', 'Coast'],
  ['2026-01-09 12:00:00', '2026-01-09 12:05:30', 'Survey Preview', '', '100', '12', 'True', '2026-01-09 12:05:31', 'R_4', '', 'preview', 'EN', 'Promoter', '10', '', '', '', '', ''],
  ['2026-01-09 12:00:00', 'soon', 'IP Address', '', '100', '12', 'True', '', 'R_5', '', 'email', 'EN', 'Promoter', '10', '', '', '', '', ''],
];
const table = (rows = ROWS, delimiter = ','): string =>
  [COLUMNS.map(([name]) => name), COLUMNS.map(([, words]) => words), COLUMNS.map(([, , code]) => JSON.stringify(code)), ...rows].map((row) => row.map(quoted).join(delimiter)).join('\r\n');
const FILE = 'Branch visit_June 13, 2026_11.54.csv';

async function imported(text: string, settings: Readonly<Record<string, unknown>> = {}, language = 'en'): Promise<{ readonly events: CxEvent[]; readonly leftOut: LeftOut[] }> {
  const test = await testPlugin(plugin, { settings, language });
  await test.activate();
  const importer = test.host.registries.importers.code('cx-examples.qualtrics')!;
  const all: Imported[] = [];
  for await (const one of importer.read({ name: FILE, text }, new AbortController().signal)) all.push(one);
  assert.deepEqual(test.problems, []);
  await test.dispose();
  return { events: all.flatMap((one) => (one.kind === 'event' ? [one.event] : [])), leftOut: all.filter((one): one is LeftOut => one.kind === 'left-out') };
}

const submitted = (event: CxEvent | undefined): CxEventOf<'cx.response.submitted'> => {
  assert.equal(event?.type, 'cx.response.submitted');
  return event as CxEventOf<'cx.response.submitted'>;
};

describe('the importer of survey-files', () => {
  it('knows an export of Qualtrics by its header rows, and nothing else', async () => {
    const test = await testPlugin(plugin);
    await test.activate();
    const importer = test.host.registries.importers.code('cx-examples.qualtrics')!;
    assert.equal(await importer.detect(FILE, table().slice(0, 4096)), 1);
    assert.equal(await importer.detect(FILE, table(ROWS, '\t').slice(0, 4096)), 1);
    assert.equal(await importer.detect('x.csv', 'StartDate,EndDate,Status\n'), 0.6);
    assert.equal(await importer.detect('x.csv', 'NPS,region,day\n9,North,2026-01-01\n'), 0);
    await test.dispose();
  });

  for (const delimiter of [',', '\t']) {
    it(`reads every kind of answer, between ${JSON.stringify(delimiter)}, into events that are such`, async () => {
      const { events } = await imported(table(ROWS, delimiter), { 'cx-examples.qualtrics.segments': ['Region'] });
      for (const event of events) assert.deepEqual(parseEvent(event), { ok: true, value: event });
      const first = submitted(events[0]);
      assert.equal(first.time, '2026-03-08T18:05:30.000Z'); // Denver, on the day the clocks went forward
      assert.equal(submitted(events[1]).time, '2026-01-08T19:05:30.000Z');
      assert.deepEqual([first.data.survey, first.data.duration, first.data.segments], ['branch-visit', 330_000, { channel: 'email', region: 'North' }]);
      assert.deepEqual(first.data.answers.map((answer) => [answer.kind, answer.question, answer.kind === 'score' ? [answer.instrument.metric, answer.value, answer.instrument.language] : answer.kind === 'choice' ? answer.choices : answer.kind === 'text' ? answer.text : '']), [
        ['score', 'q1', ['nps', 10, 'en']],
        ['score', 'q2', ['csat', 5, 'en']],
        ['text', 'q3', 'Nothing, "really"\nnothing.'],
        ['choice', 'qid4', ['Branch', 'App']],
      ]);
      assert.equal(events[2]?.type, 'cx.response.saved');
      assert.equal(events.length, 3);
    });
  }

  it('gives figures, and the same ids each time: read twice, it counts once', async () => {
    const { events } = await imported(table());
    const again = await imported(table());
    assert.deepEqual(again.events, events);
    assert.equal(new Set(events.map(({ id }) => id)).size, events.length);
    const counter = new EventCounter({ metrics: [nps, csat], unit: 'month', dimensions: ['channel'] });
    for (const [i, value] of [...events, ...again.events].entries()) counter.add({ line: i + 1, value: value as unknown as Record<string, never> });
    assert.equal(counter.events, 3);
    const reading = read(counter.cube, { metric: 'nps' });
    assert.deepEqual([reading.value, reading.n], [0, 2]); // one promoter, one detractor; the unfinished one does not count
    assert.equal(read(counter.cube, { metric: 'csat' }).value, 0.5);
  });

  it('says what it leaves behind, in the language of the page', async () => {
    const { leftOut } = await imported(table());
    assert.deepEqual(leftOut.map(({ what, rows }) => [what, rows]), [
      ['IPAddress', undefined], ['RecipientEmail', undefined], ['Q1_NPS_GROUP', undefined], ['Region', undefined],
      ['Previews, tests, spam', 1], ['Responses without a date', 1], ['Unfinished responses', 1],
    ]);
    const german = await imported(table(), {}, 'de');
    assert.match(german.leftOut[0]!.why, /bleibt in der Datei/);
  });

  it('carries over nothing that says who somebody is', async () => {
    const { events } = await imported(table());
    assert.doesNotMatch(JSON.stringify(events), /192\.0\.2|ada@example/);
  });

  it('refuses what is no such export, in a sentence', async () => {
    await assert.rejects(imported('a,b\n1,2\n'), /three header rows/);
    await assert.rejects(imported('a,b\nx,y\n"{""ImportId"":""QID1""}",z\n1,2\n'), /ResponseId and EndDate/);
    const strange = await imported(table().replaceAll('America/Denver', 'Mars/Olympus'));
    assert.deepEqual([strange.leftOut[0]?.what, submitted(strange.events[0]).time], ['Mars/Olympus', '2026-03-08T12:05:30.000Z']);
  });

  it('makes an event of any cells, or says why not', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.string({ unit: 'binary', maxLength: 30 }), { minLength: 4, maxLength: 4 }), async ([a = '', b = '', c = '', d = '']) => {
        const row = [...ROWS[0]!];
        [row[13], row[14], row[15], row[18]] = [a, b, c, d];
        const { events, leftOut } = await imported(table([row]), { 'cx-examples.qualtrics.segments': ['Region'] });
        assert.equal(events.length, 1);
        for (const event of events) assert.ok(parseEvent(event).ok, JSON.stringify(parseEvent(event)));
        assert.ok(leftOut.length >= 3);
      }),
      { numRuns: 60 },
    );
  });
});

describe('the exporter of survey-files', () => {
  const written = async (content: ExportContent): Promise<string> => {
    const test = await testPlugin(plugin);
    await test.activate();
    const { name, type, text } = await test.host.registries.exporters.code('cx-examples.csv')!.write(content, new AbortController().signal);
    await test.dispose();
    assert.match(name, /\.csv$/);
    assert.match(type, /^text\/csv/);
    return text;
  };
  async function* each<T>(...items: T[]): AsyncGenerator<T> {
    yield* items;
  }

  it('writes a line for each answer, and no cell that a spreadsheet would run', async () => {
    const event = answered('nps', 9);
    event.data.answers.push({ kind: 'text', question: 'why', text: '=HYPERLINK("https://evil.example","x")' }, { kind: 'choice', question: 'what', choices: ['@SUM(1)', 'b'] });
    const lines = (await written({ kind: 'events', events: each<CxEvent>(event) })).trimEnd().split('\r\n');
    assert.equal(lines.length, 4);
    assert.match(lines[1]!, /,nps,score,nps,9,$/);
    assert.match(lines[2]!, /,why,text,,,"'=HYPERLINK\(""https:\/\/evil\.example"",""x""\)"$/);
    assert.match(lines[3]!, /,"?'@SUM\(1\); b"?$/);
  });

  it('writes figures with their n and interval; a negative figure stays a number', async () => {
    const figure = { metric: 'nps', period: '2026-11', dimension: '', group: '', value: -12.5, unit: 'points', n: 40, lower: -30, upper: 5, level: 0.95, method: '% 9-10 minus % 0-6', interval: 'adjusted Wald', reason: '' } as const;
    const lines = (await written({ kind: 'figures', figures: each(figure) })).trimEnd().split('\r\n');
    assert.equal(lines[1], 'nps,2026-11,,,-12.5,points,40,-30,5,0.95,% 9-10 minus % 0-6,adjusted Wald,');
  });
});
