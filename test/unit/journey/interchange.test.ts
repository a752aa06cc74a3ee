import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { doAct, historyOf, JourneyIndex, type Journey, type Stat } from '../../../src/journey/index.js';
import { exportCjml, exportJourneyCsv, exportMarkdown, exportMermaid, exportUjg, importCjml, importJourneyCsv, importUjg, parseStatText, publicJourney, statText, ujgSubject, type ExportedJourney } from '../../../src/journey/interchange/index.js';
import { JOURNEY_TEMPLATES, journeyFromTemplate } from '../../../src/journey/templates/index.js';
import { journeyWith, SUPPORT } from './support.js';

const support = journeyWith(SUPPORT, { title: 'Support' });
const ODD = ['=cmd|"/c calc"!A1', 'a, b; c', 'line "quoted"', '<script>&amp;</script>', 'شراء', '-3', "'quoted", '@x', 'constructor', '# heading', '[x](javascript:alert(1))'];
const odd = journeyWith(ODD.map((name, i) => ({ type: 'touchpoint', id: `t${i}`, name, phase: null })));

/** Every record is in the text or told as lost. */
function complete({ losses }: ExportedJourney, journey: Journey, carried: (id: string) => boolean): void {
  const told = new Set(losses.map(({ id }) => id));
  for (const { id, type } of journey.records) assert.ok(carried(id) || told.has(id), `${type} ${id} is lost in silence`);
  for (const { id } of losses) assert.ok(id === journey.id || journey.records.some((record) => record.id === id));
}

describe('CJML', () => {
  const ACTUAL = `<?xml version="1.0" encoding="UTF-8"?>
<CJML version="2.0"><actualJourney><journeyID>J1</journeyID><journeyTitle>Moving &amp; house</journeyTitle><plannedReference>P1</plannedReference><journeyStatus>completed</journeyStatus>
<journeyPhases><journeyPhase phaseID="1"><phaseName>Order</phaseName></journeyPhase></journeyPhases>
<actors><endUser actorID="ann"/><serviceProvider actorID="sp"><companyName>Power Ltd</companyName></serviceProvider></actors>
<touchpoints>
 <actualCommunicationPoint><touchpointID>T1</touchpointID><belongsTo phaseIDref="1"/><initiator><refersTo actorIDref="ann"/><initiatorLabel>Order power</initiatorLabel></initiator><receiver><refersTo actorIDref="sp"/><receiverLabel>Receive order</receiverLabel></receiver><channel><channelName>SMS</channelName></channel><comment>By night</comment>
  <timestamps><timeOriginated>2026-01-01T10:00:00Z</timeOriginated><timeCompleted>2026-01-01T12:00:00Z</timeCompleted></timestamps>
  <touchpointExperience><experienceDescription>Easy!</experienceDescription><experienceRating>5</experienceRating></touchpointExperience></actualCommunicationPoint>
 <actualAction><touchpointID>D1</touchpointID><compliance>deviation</compliance><initiator><refersTo actorIDref="ann"/><initiatorLabel>Waits</initiatorLabel></initiator><touchpointExperience><experienceRating>9</experienceRating></touchpointExperience></actualAction>
</touchpoints></actualJourney></CJML>`;

  it('reads an actual journey with its times, experience and deviations', () => {
    const read = importCjml(ACTUAL);
    assert.ok(read.ok, JSON.stringify(read));
    const index = new JourneyIndex(read.value.journey);
    assert.deepEqual([index.journey.id, index.journey.title, index.journey.kind, index.journey.baseline], ['J1', 'Moving & house', 'actual', 'P1']);
    const [first, second] = [index.get('T1', 'touchpoint')!, index.get('D1', 'touchpoint')!];
    assert.deepEqual([first.name, index.macroOf('T1')!.name, index.get(first.channel!, 'channel')!.name, first.actors, first.band], ['Order power', 'Order', 'SMS', ['ann', 'sp'], 'customer']);
    assert.deepEqual(index.observations('T1', { metric: 'emotion' })[0]!.stat, { t: 'histogram', min: 1, counts: [0, 0, 0, 0, 1] });
    assert.deepEqual(index.observations('T1', { metric: 'ttr' })[0]!.stat, { t: 'duration', n: 1, sumMs: 7_200_000 });
    assert.deepEqual(index.at('T1', 'evidence').map(({ text, on }) => [text, on]), [['Easy!', '2026-01-01']]);
    assert.deepEqual({ ...(second.x!['cjml.point'] as object) }, { kind: 'action', compliance: 'deviation', deviation: true });
    assert.deepEqual(read.value.diagnostics.map(({ code, id }) => [code, id]), [['rating-out-of-range', 'D1']]);
  });

  it('writes what it read, and reads what it wrote as the same', () => {
    const read = importCjml(ACTUAL);
    assert.ok(read.ok);
    const written = exportCjml(read.value.journey);
    complete(written, read.value.journey, (id) => importedIds(written.text).has(id) || id.startsWith('o-') || id.startsWith('e-') || id.startsWith('channel'));
    const again = importCjml(written.text);
    assert.ok(again.ok, JSON.stringify(again));
    const meaning = (journey: Journey): unknown => JSON.parse(JSON.stringify({ ...journey, records: journey.records.map((record) => ({ ...record, order: undefined })).sort((a, b) => (a.id < b.id ? -1 : 1)) }));
    assert.deepEqual(meaning(again.value.journey), meaning(read.value.journey));
  });

  it('carries phases, touchpoints, channels and people of any journey, and tells the rest record by record', () => {
    for (const journey of [support, odd, ...JOURNEY_TEMPLATES.map((template) => journeyFromTemplate(template, { language: 'ar' }))]) {
      const written = exportCjml(journey);
      const carried = importedIds(written.text);
      complete(written, journey, (id) => carried.has(id) || id.startsWith('channel-'));
      const read = importCjml(written.text);
      assert.ok(read.ok, JSON.stringify(read));
      const [before, after] = [new JourneyIndex(journey), new JourneyIndex(read.value.journey)];
      assert.deepEqual(after.touchpoints.map(({ id, name }) => [id, name]), before.touchpoints.map(({ id, name }) => [id, name.replaceAll(/\s+/g, ' ').trim()]));
      assert.deepEqual(after.all('phase').map(({ id, name }) => [id, name]).sort(), before.all('phase').map(({ id, name }) => [id, name]).sort());
    }
    assert.ok(exportCjml(support).losses.some(({ id, message }) => id === 'obs1' && message === 'CJML is of single customers and has no place for csat of many.'));
  });

  it('takes no document type and refuses what is none, with a sentence', () => {
    for (const [text, says] of [['<!DOCTYPE CJML [<!ENTITY x SYSTEM "file:///etc/passwd">]><CJML>&x;</CJML>', /document type/], ['<html/>', /begins with <html>/], ['<CJML/>', /neither a <plannedJourney>/], ['<CJML>', /well-formed/], ['', /no XML|well-formed/]] as const) {
      const read = importCjml(text);
      assert.ok(!read.ok);
      assert.match(read.error[0]!.message, says);
    }
    fc.assert(fc.property(fc.string(), (text) => void importCjml(text)));
  });

  const importedIds = (text: string): Set<string> => {
    const read = importCjml(text);
    return new Set(read.ok ? read.value.journey.records.map(({ id }) => id) : []);
  };
});

const anyStat: fc.Arbitrary<Stat> = fc.oneof(
  fc.tuple(fc.nat(1000), fc.nat(1000)).map(([k, more]): Stat => ({ t: 'ratio', k, n: k + more, rule: 'top-2-of-5' })),
  fc.tuple(fc.nat(99), fc.nat(99), fc.nat(99)).map(([promoters, detractors, rest]): Stat => ({ t: 'nps', promoters, detractors, n: promoters + detractors + rest })),
  fc.tuple(fc.nat(999), fc.double({ min: 1, max: 5, noNaN: true }), fc.option(fc.double({ min: 0, max: 2, noNaN: true }), { nil: undefined })).map(([n, mean, sd]): Stat => ({ t: 'mean', n, mean, scale: [1, 5], ...(sd !== undefined && { sd }) })),
  fc.tuple(fc.integer({ min: -5, max: 5 }), fc.array(fc.nat(99), { minLength: 2, maxLength: 11 })).map(([min, counts]): Stat => ({ t: 'histogram', min, counts, ...(counts.length > 2 && { goodFrom: min + 1 }) })),
  fc.tuple(fc.integer({ min: -2, max: 5 })).map(([value]): Stat => ({ t: 'asserted', value, by: 'The whole team', on: '2026-09-01' })),
);

describe('an observation on one line', () => {
  it('is read as it was written', () => {
    fc.assert(fc.property(anyStat, (stat) => assert.deepEqual(parseStatText(statText(stat)), stat)));
    assert.deepEqual(parseStatText('hours 90 n 30 sd 1.5 median 2 p90 8'), { t: 'duration', sumMs: 324_000_000, n: 30, sdMs: 5_400_000, told: { medianMs: 7_200_000, p90Ms: 28_800_000 } });
    for (const text of ['82', '82 %', '', 'NaN/3', 'mean 4']) assert.equal(parseStatText(text), null, text);
  });
});

describe('a table', () => {
  it('carries touchpoints, texts and figures there and back', () => {
    for (const delimiter of [',', ';', '\t'] as const) {
      for (const journey of [support, odd]) {
        const written = exportJourneyCsv(journey, { delimiter });
        const read = importJourneyCsv(written.text, { id: journey.id });
        assert.ok(read.ok, JSON.stringify(read));
        assert.deepEqual(read.value.diagnostics, []);
        const [before, after] = [new JourneyIndex(journey), new JourneyIndex(read.value.journey)];
        assert.deepEqual(after.touchpoints.map(({ name }) => name), before.touchpoints.map(({ name }) => name));
        assert.deepEqual(after.phases.map(({ name }) => name), before.phases.map(({ name }) => name));
        for (const [i, { id }] of before.touchpoints.entries()) {
          for (const metric of ['csat', 'emotion']) assert.deepEqual(after.observations(after.touchpoints[i]!.id, { metric, series: 'current' }).map(({ stat }) => stat), before.observations(id, { metric, series: 'current' }).map(({ stat }) => stat));
          assert.deepEqual(after.at(after.touchpoints[i]!.id, 'pain').map(({ text }) => text), before.at(id, 'pain').map(({ text }) => text));
        }
        const carried = new Set(journey.records.filter(({ id }) => !written.losses.some((loss) => loss.id === id && loss.code === 'left-out')).map(({ id }) => id));
        complete(written, journey, (id) => carried.has(id));
        assert.ok(carried.size < journey.records.length || journey === odd);
      }
    }
  });

  it('runs nothing in a spreadsheet', () => {
    const { text } = exportJourneyCsv(odd);
    for (const cell of text.split(/\r\n|,(?=(?:[^"]*"[^"]*")*[^"]*$)/)) assert.ok(!/^"?(?:[=@\t]|[-+](?!\d))/.test(cell), cell);
    assert.ok(text.includes(`"'=cmd|`));
  });

  it('reads what was copied from a spreadsheet, in German and Arabic too, and says what a number alone lacks', () => {
    const pasted = 'Phase\tSchritt\tKanal\tVerantwortlich\temotion\tcsat\tGedanken\nSuchen\tLiest\tWebsite\tAnn\t4\t82 %\tHm?\nSuchen\tRuft an\tTelefon\tAnn\t2\t9/20\t\n';
    const read = importJourneyCsv(pasted, { on: '2026-11-27', title: 'Neu' });
    assert.ok(read.ok);
    const index = new JourneyIndex(read.value.journey);
    assert.deepEqual(index.touchpoints.map(({ name }) => name), ['Liest', 'Ruft an']);
    assert.deepEqual(index.all('phase').length, 1);
    assert.equal(index.ownerOf(index.touchpoints[0]!.id)!.name, 'Ann');
    assert.deepEqual(index.observations(index.touchpoints[0]!.id, { metric: 'emotion' })[0]!.stat, { t: 'asserted', value: 4, by: 'table', on: '2026-11-27' });
    assert.deepEqual(index.observations(index.touchpoints[1]!.id, { metric: 'csat' })[0]!.stat, { t: 'ratio', k: 9, n: 20, rule: 'share' });
    assert.equal(index.cell(index.all('lane')[0]!.id, index.touchpoints[0]!.id)!.text, 'Hm?');
    assert.deepEqual(read.value.diagnostics.map(({ code, line }) => [code, line]), [['not-an-observation', 2]]);
    assert.match(read.value.diagnostics[0]!.message, /does not say of how many/);
    const arabic = importJourneyCsv('المرحلة,نقطة التواصل\nالبحث,يقرأ\n');
    assert.ok(arabic.ok && new JourneyIndex(arabic.value.journey).phases[0]!.name === 'البحث');
  });

  it('is refused with a sentence where it is none', () => {
    for (const [text, says] of [['a,b\n1,2\n', /No column is called "touchpoint"/], ['', /empty/], ['{"a":1}', /JSON/]] as const) {
      const read = importJourneyCsv(text);
      assert.ok(!read.ok);
      assert.match(read.error[0]!.message, says);
    }
    fc.assert(fc.property(fc.string(), (text) => void importJourneyCsv(`touchpoint\n${text}`)));
  });
});

describe('what is given away', () => {
  const secret = journeyWith([
    ...SUPPORT, { type: 'evidence', id: 'e3', at: 't2', text: 'SHOWN', source: 's', on: '2026-10-02', consent: { show: 'public', on: '2026-10-02' } }, { type: 'note', id: 'n', at: 't1', text: 'SECRET note' },
    { type: 'owner', id: 'o9', name: 'Ann', contact: 'SECRET@example.test' }, { type: 'suggestion', id: 's', by: 'SECRET', on: '2026-10-02T10:00:00Z', status: 'open', change: { do: 'remove', id: 't1' } },
    { type: 'plugin', id: 'q', plugin: 'acme.x', data: 'SECRET' }, { type: 'touchpoint', id: 't9', name: 'T', phase: null, x: { 'acme.x': 'SECRET' } },
  ], { x: { 'acme.x': 'SECRET' }, kind: 'actual' });

  it('has no verbatim without a yes, nothing of the team, and tells what was taken out', () => {
    const { journey, losses } = publicJourney(secret);
    const text = JSON.stringify(journey);
    assert.ok(!/SECRET|hung up|music!/.test(text), text);
    assert.ok(text.includes('SHOWN'));
    const told = new Set(losses.map(({ id }) => id));
    for (const { id } of secret.records) assert.ok(told.has(id) || journey.records.some((record) => record.id === id), id);
    assert.deepEqual(new JourneyIndex(journey).get('pain1', 'pain')!.evidence, undefined);
    const written = exportMermaid(secret, { carry: 'public' });
    assert.ok(!/SECRET|hung up|music!/.test(written.text) && written.text.includes('SHOWN'));
    assert.ok(written.losses.some(({ id }) => id === 'e1'));
  });

  it('as CJML or Markdown has no verbatim that nobody may read', () => {
    for (const { text } of [exportCjml(secret), exportMarkdown(secret)]) assert.ok(!text.includes('The music!'));
  });
});

describe('whatever things are called', () => {
  const label = fc.oneof({ arbitrary: fc.string({ maxLength: 12 }), weight: 2 }, { arbitrary: fc.string({ unit: 'grapheme', maxLength: 8 }), weight: 1 }, { arbitrary: fc.tuple(fc.constantFrom(...ODD, '\t', "'=", ' | ', '"'), fc.string({ maxLength: 4 })).map((parts) => parts.join('')), weight: 1 });
  const named = fc.array(label, { minLength: 1, maxLength: 5 }).map((names) => journeyWith([{ type: 'phase', id: 'p', name: 'P' }, { type: 'channel', id: 'c', name: names[0] }, ...names.map((name, i) => ({ type: 'touchpoint', id: `t${i}`, name, phase: 'p', channel: 'c' })), { type: 'pain', id: 'x', at: 't0', text: `ouch ${names[0]}` }]));
  const tidy = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();

  it('a table brings it back', () => {
    fc.assert(fc.property(named, fc.constantFrom(',', ';', '\t'), (journey, delimiter) => {
      // a touchpoint without a name is no row of a table
      fc.pre(new JourneyIndex(journey).touchpoints.every(({ name }) => name.trim() !== '' && !name.includes('|')));
      const read = importJourneyCsv(exportJourneyCsv(journey, { delimiter: delimiter as ',' }).text);
      assert.ok(read.ok, JSON.stringify(read));
      const [before, after] = [new JourneyIndex(journey), new JourneyIndex(read.value.journey)];
      assert.deepEqual(after.touchpoints.map(({ name }) => tidy(name)), before.touchpoints.map(({ name }) => tidy(name)));
      assert.deepEqual(after.all('channel').map(({ name }) => tidy(name)), before.all('channel').map(({ name }) => tidy(name)));
    }));
  });

  it('CJML brings it back', () => {
    fc.assert(fc.property(named, (journey) => {
      const read = importCjml(exportCjml(journey).text);
      assert.ok(read.ok, JSON.stringify(read));
      const [before, after] = [new JourneyIndex(journey), new JourneyIndex(read.value.journey)];
      assert.deepEqual(after.touchpoints.map(({ name }) => name), before.touchpoints.map(({ id, name }) => tidy(name) || id));
      assert.deepEqual(after.all('channel').map(({ name }) => name), before.all('channel').flatMap(({ name }) => (tidy(name) === '' ? [] : [tidy(name)])));
    }));
  });
});

describe('metrics of UJG', () => {
  it('carry counts there and back, and never a rate without them', () => {
    const written = exportUjg(support);
    const graph = (JSON.parse(written.text) as { '@graph': Record<string, unknown>[] })['@graph'];
    assert.ok(graph.every((one) => one['@type'] === 'MetricObservation' && typeof one['metricValue'] === 'number'));
    const rate = graph.find((one) => one['metricKey'] === 'csatRate')!;
    assert.deepEqual([rate['metricSubjectRef'], rate['numeratorCount'], rate['denominatorCount'], rate['metricUnit']], [ujgSubject('j', 't1'), 82, 120, 'ratio']);
    complete(written, support, (id) => ['obs1', 'obs2', 'obs6', 'obs7'].includes(id));
    const bare = journeyWith(SUPPORT.filter((record) => (record as { type: string }).type !== 'observation'));
    const read = importUjg(new JourneyIndex(bare), written.text);
    assert.ok(read.ok, JSON.stringify(read));
    assert.deepEqual(read.value.diagnostics, []);
    const done = doAct(historyOf(bare), read.value.act);
    assert.ok(done.ok, JSON.stringify(done));
    const [before, after] = [new JourneyIndex(support), new JourneyIndex(done.value.journey)];
    for (const [at, metric] of [['t1', 'csat'], ['t3', 'csat'], ['t3', 'emotion'], ['j', 'nps']] as const) {
      const stat = before.observations(at, { metric, series: 'current' })[0]!.stat;
      assert.deepEqual(after.observations(at, { metric })[0]!.stat, stat, `${at} ${metric}`);
    }
  });

  it('refuse what cannot be added up, and say of what they know nothing', () => {
    const read = importUjg(new JourneyIndex(support), JSON.stringify([
      { '@type': 'MetricObservation', metricSubjectRef: 't1', metricKey: 'csatRate', metricValue: 0.5, metricUnit: 'ratio' }, { '@type': 'MetricObservation', metricSubjectRef: 'urn:elsewhere', metricKey: 'x', metricValue: 1 },
      { '@type': 'MetricObservation', metricSubjectRef: 't1', metricKey: 'ttrMs', metricValue: 5000, metricUnit: 'millisecond', denominatorCount: 4 }, { '@type': 'Phase' }, { '@type': 'MetricObservation' },
    ]));
    assert.ok(read.ok);
    assert.deepEqual(read.value.diagnostics.map(({ code }) => code), ['unknown-subject', 'not-an-observation', 'not-an-observation']);
    assert.deepEqual(read.value.act.operations.map((one) => one.do === 'add' && one.record.type === 'observation' && one.record.stat), [{ t: 'duration', n: 4, sumMs: 20_000 }]);
    assert.ok(!importUjg(new JourneyIndex(support), '{"@graph":[{}]}').ok && !importUjg(new JourneyIndex(support), 'no').ok);
    fc.assert(fc.property(fc.jsonValue(), (value) => void importUjg(new JourneyIndex(support), JSON.stringify(value))));
  });
});

describe('Markdown', () => {
  it('is an outline with sizes and intervals, in the order of reading', () => {
    const { text, losses } = exportMarkdown(support);
    assert.deepEqual([...text.matchAll(/^#+ .*/gm)].map(([line]) => line), ['# Support', '## Learn', '### Read the help', '## Ask', '### Get an answer', '## Reach us', '### Call']);
    assert.match(text, /- csat: 68\.3 % \(59\.6 % – 76 %, n = 120\)/);
    assert.match(text, /- emotion: 4 \(an opinion, not counted\)/);
    assert.ok(text.includes('I hung up twice') && !text.includes('The music!'), 'what nobody may read is not in it');
    assert.ok(losses.some(({ id }) => id === 'e2'));
    assert.match(exportMarkdown(support, { privacyThreshold: 100 }).text, /- csat: not known/);
  });

  it('makes no markup and no link of what people wrote', () => {
    const { text } = exportMarkdown(journeyWith([...ODD, 'https://evil.example', '1. one', '- two', '**bold**', '![](x)'].map((name, i) => ({ type: 'touchpoint', id: `t${i}`, name, phase: null }))));
    assert.ok(!/(?<!\\)[<[*`]/.test(text.replaceAll(/^#+ /gm, '')), text);
    assert.ok(!text.includes('https:'));
  });
});
