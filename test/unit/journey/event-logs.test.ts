import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { makeEvent, type CxEvent } from '../../../src/model/index.js';
import { csvLogSteps, cxEventLogSteps, detectLogFormat, discover, guessColumns, ndjsonLogSteps, observeInSteps, observeSteps, ocelLogSteps, outcomeOf, xesLogSteps, type EventLog, type ReadLog } from '../../../src/journey/observed/index.js';
import { atOnce } from '../../../src/metrics/steps.js';

/** A log as cases and what happened in them. */
const told = (log: EventLog): Record<string, string[]> => Object.fromEntries(log.caseNames.map((name, c) => [name, Array.from(log.activities.subarray(log.starts[c], log.starts[c + 1]), (activity) => log.activityNames[activity]!)]));
const csv = (text: string, options: Parameters<typeof csvLogSteps>[1] = {}): ReadLog => atOnce(csvLogSteps(text, options));
const codes = ({ report }: ReadLog): string[] => report.problems.map(({ code }) => code);

describe('reading a log from CSV', () => {
  it('knows the usual names of columns, in any language of them', () => {
    assert.deepEqual(guessColumns(['Case ID', 'Activity', 'Complete Timestamp', 'Resource']), { case: 'Case ID', activity: 'Activity', time: 'Complete Timestamp', id: undefined });
    assert.deepEqual(guessColumns(['case:concept:name', 'concept:name', 'time:timestamp', 'event_id']), { case: 'case:concept:name', activity: 'concept:name', time: 'time:timestamp', id: 'event_id' });
    assert.deepEqual(guessColumns(['Fall', 'Ereignis', 'Zeitstempel']), { case: 'Fall', activity: 'Ereignis', time: 'Zeitstempel', id: undefined });
  });

  it('reads it whatever stands between the fields, with commas in names and names such as constructor', () => {
    const read = csv('\ufeffcase;activity;time\r\n1;"call; then mail";2026-01-01T10:00:00Z\r\n1;constructor;2026-01-01T11:00:00Z\r\n__proto__;constructor;2026-01-01T09:00:00Z\r\n');
    assert.deepEqual(Object.entries(told(read.log)), [['1', ['call; then mail', 'constructor']], ['__proto__', ['constructor']]]);
    assert.deepEqual(codes(read), []);
  });

  it('counts and says all that is wrong with a log', () => {
    const read = csv(['case,activity,time,event_id', '1,B,2026-01-02T10:00:00Z,e1', '1,A,2026-01-01T10:00:00+02:00,e2', '1,C,2026-01-03 10:00:00,e3', '1,C,2026-01-03 10:00:00,e3', ',A,2026-01-01T10:00:00Z,e4', '2,,2026-01-01T10:00:00Z,e5', '2,A,yesterday,e6', '2,A,2026-02-30T10:00:00Z,e7', '2,A,2026-01-01T10:00:00Z,e8', '2,B,2026-01-01T10:00:00Z,e9'].join('\n'));
    const { problems, ...report } = read.report;
    assert.deepEqual(report, { seen: 10, read: 5, missingCase: 1, missingActivity: 1, badTime: 2, duplicates: 1, outOfOrder: 1, sameInstant: 1, withZone: 4, withoutZone: 1, offsets: 2, cases: 2, activities: 3 });
    assert.deepEqual(problems.map(({ code }) => code), ['missing-case', 'missing-activity', 'bad-time', 'duplicate-id', 'out-of-order', 'same-instant', 'mixed-zones']);
    assert.equal(problems[0]!.message, 'One event has no case and is left out.');
    assert.equal(report.seen, report.read + report.missingCase + report.missingActivity + report.badTime + report.duplicates);
    assert.deepEqual(told(read.log), { 1: ['A', 'B', 'C'], 2: ['A', 'B'] });
  });

  it('takes times without a zone by the clocks of the zone that is given, over the change of clocks', () => {
    const text = 'case,activity,time\n1,A,2026-03-29 01:30:00\n1,B,2026-03-29 03:30:00\n';
    assert.equal(discover(csv(text).log).graph.edges[0]!.time.median, 2 * 3_600_000);
    assert.equal(discover(csv(text, { zone: 'Europe/Vienna' }).log).graph.edges[0]!.time.median, 3_600_000);
    assert.deepEqual(codes(csv(text)), ['no-zone']);
    assert.throws(() => csv(text, { zone: 'Mars/Olympus' }), /no time zone "Mars\/Olympus"/);
  });

  it('reads seconds and milliseconds since 1970', () => {
    const { log } = csv('case,activity,time\n1,A,1767225600\n1,B,1767225601000\n');
    assert.equal(log.times[1]! - log.times[0]!, 1000);
  });

  it('says which column is missing, and which may be meant', () => {
    assert.throws(() => csv('kunde,was,wann\n1,A,2026-01-01\n'), /No column is known to be the case or the activity or the time\. There are kunde, was, wann/);
    assert.throws(() => csv('case,activity,time\n', { columns: { case: 'case', activity: 'activty', time: 'time' } }), /Did you mean "activity"\?/);
    assert.throws(() => csv('<html><body>'), /web page or XML/);
    assert.throws(() => csv(''), /empty/);
    assert.deepEqual(codes(csv('case,activity,time\n')), ['no-events']);
  });

  it('takes outcomes of cases along', () => {
    const { log } = csv('case,activity,time,converted,csat\n1,A,2026-01-01T10:00:00Z,yes,\n1,B,2026-01-01T11:00:00Z,,4\n2,A,2026-01-01T10:00:00Z,no,x\n', { outcomes: [{ metric: 'converted', kind: 'share' }, { metric: 'csat', kind: 'score', scale: [1, 5] }] });
    assert.deepEqual(outcomeOf(log, 'converted', [0, 1]).stat, { t: 'ratio', k: 1, n: 2, rule: 'converted' });
    assert.deepEqual(outcomeOf(log, 'csat', [0, 1]).unknown, 1);
  });
});

describe('reading a log from NDJSON', () => {
  it('takes one event a line', () => {
    const read = atOnce(ndjsonLogSteps('{"case":"c","event":"A","timestamp":"2026-01-01T10:00:00Z"}\n\n{"case":"c","event":"B","timestamp":1767261600000}\n{"case":7,"event":"B"}\n'));
    assert.deepEqual(told(read.log), { c: ['A', 'B'] });
    assert.equal(read.report.badTime, 1);
    assert.throws(() => atOnce(ndjsonLogSteps('{"case":"c"\n')), /Line 1 is no JSON object/);
  });
});

const XES = `<?xml version="1.0" encoding="UTF-8"?>
<log xes.version="1.0" xmlns="http://www.xes-standard.org/">
  <global scope="event"><string key="concept:name" value="unknown"/></global>
  <string key="concept:name" value="A log"/>
  <trace><string key="concept:name" value="case &amp; one"/>
    <event><string key="concept:name" value="A"/><date key="time:timestamp" value="2026-01-01T10:00:00.000+01:00"/><string key="lifecycle:transition" value="start"/></event>
    <event><string key="concept:name" value="A"/><date key="time:timestamp" value="2026-01-01T11:00:00.000+01:00"/><string key="lifecycle:transition" value="complete"/></event>
    <event><string key="concept:name" value="B"/><date key="time:timestamp" value="2026-01-02T10:00:00.000+01:00"/><list key="more"><string key="concept:name" value="inner"/></list></event>
  </trace>
  <trace><event><string key="concept:name" value="B"/><date key="time:timestamp" value="2026-01-02T10:00:00.000+01:00"/></event></trace>
</log>`;

describe('reading a log from XES', () => {
  it('takes complete events of traces', () => {
    assert.deepEqual(told(atOnce(xesLogSteps(XES)).log), { 'case & one': ['A', 'B'], 'trace 2': ['B'] });
    assert.deepEqual(told(atOnce(xesLogSteps(XES, { lifecycle: 'all' })).log)['case & one'], ['A', 'A', 'B']);
  });

  it('takes no document type, so nothing can grow, and says what is wrong with a text', () => {
    assert.throws(() => atOnce(xesLogSteps('<!DOCTYPE log [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><log>&b;</log>')), /document type .* is not taken/);
    assert.throws(() => atOnce(xesLogSteps('<log><trace></log>')), /Line 1: this is no well-formed XML/);
    assert.throws(() => atOnce(xesLogSteps('<html/>')), /begins with <html>/);
    assert.throws(() => atOnce(xesLogSteps('')), /no <log>|no well-formed XML/);
    assert.throws(() => atOnce(xesLogSteps('<log>'.repeat(300))), /200 deep/);
  });
});

const OCEL = {
  eventTypes: [{ name: 'Call', attributes: [] }], objectTypes: [{ name: 'customer', attributes: [] }, { name: 'order', attributes: [] }],
  objects: [{ id: 'ann', type: 'customer' }, { id: 'bob', type: 'customer' }, { id: 'o1', type: 'order' }],
  events: [
    { id: 'e1', type: 'Call', time: '2026-01-01T10:00:00Z', relationships: [{ objectId: 'ann', qualifier: 'by' }, { objectId: 'o1', qualifier: 'of' }] },
    { id: 'e2', type: 'Meeting', time: '2026-01-02T10:00:00Z', relationships: [{ objectId: 'ann', qualifier: 'x' }, { objectId: 'bob', qualifier: 'x' }, { objectId: 'ann', qualifier: 'again' }] },
    { id: 'e3', type: 'Restock', time: '2026-01-03T10:00:00Z', relationships: [] },
    { id: 'e4', type: 7 },
  ],
};

describe('reading a log from OCEL 2.0', () => {
  it('takes the events of each customer, and says how many belong to several or none', () => {
    const read = atOnce(ocelLogSteps(JSON.stringify(OCEL)));
    assert.deepEqual(told(read.log), { ann: ['Call', 'Meeting'], bob: ['Meeting'] });
    assert.deepEqual([read.objectType, read.objectTypes, read.multiplied, read.outside, read.report.missingCase], ['customer', ['customer', 'order'], 1, 1, 1]);
    assert.deepEqual(told(atOnce(ocelLogSteps(JSON.stringify(OCEL), { cases: 'order' })).log), { o1: ['Call'] });
  });

  it('refuses other things with a sentence', () => {
    assert.throws(() => atOnce(ocelLogSteps('{"ocel:events":{}}')), /OCEL 1\.0/);
    assert.throws(() => atOnce(ocelLogSteps('[]')), /needs "events" and "objects"/);
    assert.throws(() => atOnce(ocelLogSteps('nope')), /no JSON/);
    assert.throws(() => atOnce(ocelLogSteps(JSON.stringify(OCEL), { cases: 'invoice' })), /There are customer, order/);
  });
});

describe('from a text to an observed journey', () => {
  const CSV = 'case,activity,time\n1,Call,2026-11-06T16:00:00Z\n1,Solved,2026-11-09T09:30:00Z\n';
  it('sees which form a text is of', () => {
    assert.deepEqual([CSV, XES, JSON.stringify(OCEL), JSON.stringify(OCEL, null, 2), '{"case":1,"activity":"A","time":1}\n{"case":1}', '\ufeff{"a":1}\n'].map(detectLogFormat), ['csv', 'xes', 'ocel', 'ocel', 'ndjson', 'ndjson']);
  });

  it('goes all the way, in working time, with nothing that a worker could not be sent', async () => {
    const task = { source: CSV, discover: { hours: { hours: [{ days: [1, 2, 3, 4, 5], from: 540, to: 1020 }] }, goals: ['Solved'] } };
    const told: string[] = [];
    const found = await observeInSteps(structuredClone(task), { slice: -1, onProgress: ({ part }) => void told.push(part) });
    assert.equal(found.journey.graph.edges[0]!.time.median, 90 * 60_000, 'an hour on Friday and half of one on Monday');
    assert.deepEqual(structuredClone(found), found);
    assert.equal(found.report!.read, 2);
    assert.ok(told.includes('graph'));
    const again = atOnce(observeSteps({ source: found.log }));
    assert.deepEqual([again.report, again.journey.dropOff.dropped], [null, 0]);
    await assert.rejects(observeInSteps({ source: 'nothing' }), /No column is known/);
    assert.throws(() => atOnce(observeSteps({ source: CSV, read: { format: 'xls' as 'csv' } })), /There is csv, ndjson, xes and ocel/);
  });
});

describe('reading the events of elements and collector', () => {
  const at = (hour: number) => ({ source: 'https://example.test/', time: Date.UTC(2026, 0, 1, hour) });
  const interaction = (hour: number, subject: string, activity: string): CxEvent => ({ ...makeEvent('cx.interaction.recorded', { activity, journey: 'renewal' }, { ...at(hour), subject }) }) as CxEvent;

  it('makes customers cases, and what they answered the outcome', () => {
    const answered = makeEvent('cx.response.submitted', { response: '018f0000-0000-7000-8000-000000000001', survey: 's', answers: [{ kind: 'score', question: 'q', value: 5, instrument: { metric: 'csat', scale: { min: 1, max: 5 }, wording: 'w', language: 'en', order: 'ascending', mode: 'buttons' } }] }, { ...at(12), subject: 'ann' }) as CxEvent;
    const read = atOnce(cxEventLogSteps([interaction(11, 'ann', 'pay'), interaction(10, 'ann', 'call'), interaction(10, 'bob', 'call'), answered], { outcomes: [{ metric: 'csat', kind: 'score', scale: [1, 5] }] }));
    assert.deepEqual(told(read.log), { ann: ['call', 'pay'], bob: ['call'] });
    assert.deepEqual(Array.from(read.log.outcomes[0]!.values), [5, NaN]);
    assert.equal(atOnce(cxEventLogSteps([interaction(11, 'ann', 'pay')], { journey: 'other' })).report.seen, 0);
  });
});
