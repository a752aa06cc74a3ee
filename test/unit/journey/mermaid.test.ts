import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { doAct, historyOf, keepOrder, undo, JourneyIndex, moveTouchpoint, removeRecord, setFields, addTouchpoint, writeJourney, diffJourneys, type Journey } from '../../../src/journey/index.js';
import { editAsText, exportMermaid, importMermaid } from '../../../src/journey/interchange/index.js';
import { JOURNEY_TEMPLATES, journeyFromTemplate } from '../../../src/journey/templates/index.js';
import { assertAlike, isComparable, words } from './mermaid-alike.js';
import { EDGE_CASES, mermaidText, ODD_NAMES, WRITTEN } from './mermaid-corpus.js';
import { liveMermaid, wantedMermaid, type MermaidReading } from './mermaid-oracle.js';
import { readRecording } from './mermaid-recorded.js';
import { counter, journeyWith, SUPPORT } from './support.js';

const OPTIONS = { on: '2026-11-27' };
function read(text: string): Journey {
  const outcome = importMermaid(text, OPTIONS);
  assert.ok(outcome.ok, `${JSON.stringify(text)}: ${JSON.stringify(outcome)}`);
  return outcome.value.journey;
}
const codes = (text: string): string[] => {
  const outcome = importMermaid(text, OPTIONS);
  assert.ok(outcome.ok);
  return outcome.value.diagnostics.map(({ code }) => code);
};
/** What two journeys say, but for keys of order and the text they come from. */
function meaning(journey: Journey): unknown {
  const index = new JourneyIndex(journey);
  const { records, source: _, ...head } = journey;
  return {
    head,
    order: [index.phases.map(({ id }) => [id, index.microOf(id).map((micro) => micro.id)]), index.touchpoints.map(({ id }) => id), index.all('lane').map(({ id }) => id)],
    records: records.map((record) => JSON.stringify(Object.entries({ ...record, order: undefined }).filter(([, value]) => value !== undefined).sort(([a], [b]) => (a < b ? -1 : 1)))).sort(),
  };
}

const ask = await liveMermaid();

/** What mermaid reads in what we write is what we mean. */
function assertMeant(journey: Journey, found: MermaidReading | null, text: string): void {
  assert.ok(found, text);
  const index = new JourneyIndex(journey);
  assert.deepEqual(found.tasks.map(({ task }) => words(task)), index.touchpoints.map(({ name }) => words(name)), text);
  assert.deepEqual(found.sections.map(words), index.phases.flatMap((phase) => [phase, ...index.microOf(phase.id)]).map(({ name }) => words(name)));
  assert.equal(words(found.title), words(journey.title ?? ''));
}

const recording = readRecording();
const recorded = new Map(recording.documents.map(({ text, reading }) => [text, reading]));
const AGAIN = 'Record it anew: node bench/peers/install.mjs && node --import tsx test/unit/journey/record-mermaid.ts';

describe('beside what mermaid\'s own parser was recorded to say', () => {
  it('is the word of the mermaid that we are measured beside, of the whole corpus', () => {
    assert.equal(recording.mermaid, wantedMermaid(), AGAIN);
    for (const text of EDGE_CASES) assert.ok(recorded.has(text), `${JSON.stringify(text)} was not asked. ${AGAIN}`);
    const refused = recording.documents.filter(({ reading }) => reading === null).length;
    assert.ok(recording.documents.length - refused > 700 && refused > 50, `${recording.documents.length} texts, ${refused} refused`);
  });

  it('reads the whole corpus alike, and refuses what it refuses', () => {
    for (const { text, reading } of recording.documents) if (isComparable(text)) assertAlike(text, reading);
  });

  it('gives back byte for byte what mermaid takes too, and refuses the rest with a sentence', () => {
    let taken = 0;
    for (const { text, reading } of recording.documents) {
      const outcome = importMermaid(text, OPTIONS);
      if (outcome.ok) assert.equal(exportMermaid(outcome.value.journey).text, text);
      else assert.match(outcome.error[0]!.message, /\S{3,}.*[.”]$/);
      if (isComparable(text)) assert.equal(outcome.ok, reading !== null, JSON.stringify(text));
      taken += Number(outcome.ok);
    }
    assert.ok(taken > 700, `${taken} taken`);
  });

  for (const make of WRITTEN) {
    const journey = make();
    it(`means what we meant in what we write of "${journey.title ?? 'odd names'}"`, () => {
      const { text } = exportMermaid(journey);
      assert.ok(recorded.has(text), `What we write has changed. ${AGAIN}`);
      assertMeant(journey, recorded.get(text)!, text);
    });
  }

  /** What it does with what nobody meant: silently something else, or a refusal. */
  const tasks = (lines: string): readonly (string | number)[][] | null | undefined => {
    const text = `journey\n${lines}`;
    assert.ok(recorded.has(text), `${JSON.stringify(text)} was not asked. ${AGAIN}`);
    return recorded.get(text)?.tasks.map(({ task, score, people }) => [task.trim(), score, ...people]) ?? null;
  };

  it('has the edges that are known: taken for something else in silence', () => {
    assert.deepEqual(tasks('Call at 10:30: 4: Me'), [['Call at 10', 30, '4']]);
    assert.deepEqual(tasks('Title deed signed: 4: Me'), []);
    assert.match(recorded.get('journey\nTitle deed signed: 4: Me')!.title, /^deed signed/);
    assert.deepEqual(tasks('A: 4: Me: nps 40'), [['A', 4, 'Me']]);
    assert.deepEqual(tasks('A: 3.7: Me\nB: -2: Me\nC: 12: Me\nD: happy: Me\nE: 1e1: Me'), [['A', 3.7, 'Me'], ['B', -2, 'Me'], ['C', 12, 'Me'], ['D', Number.NaN, 'Me'], ['E', 10, 'Me']]);
    assert.deepEqual(tasks('A: 4:'), [['A', 4, '']]);
    assert.deepEqual(tasks('A: 4: Me, '), [['A', 4, 'Me', '']]);
    assert.deepEqual(recorded.get('journey\nsection One\nA: 1: Me\nsection One\nB: 2: Me')?.sections, ['One', 'One']);
    assert.deepEqual(recorded.get('journey\nA: 1: Me\nsection S\nB: 2: Me')?.tasks.map(({ section }) => section), ['', 'S']);
  });

  it('has the edges that are known: refused', () => {
    for (const text of ['Journey planning: 4: Me', 'Section 5 form: 4: Me', 'A; B: 4: Me', 'Ticket #42: 4: Me', 'section Phase 1: Discovery\nA: 1: Me', 'A']) assert.equal(tasks(text), null, text);
    assert.equal(recorded.get('JOURNEY\nA: 1'), null);
  });
});

describe('beside mermaid itself', { skip: ask ? false : 'mermaid is not installed (node bench/peers/install.mjs)' }, () => {
  it('says today what was recorded', async () => {
    for (const { text, reading } of recording.documents) assert.deepEqual(await ask!(text), reading, `${JSON.stringify(text)}. ${AGAIN}`);
  });

  it('reads a generated corpus alike, and refuses what it refuses', async () => {
    let [taken, refusedToo] = [0, 0];
    await fc.assert(fc.asyncProperty(mermaidText, async (text) => {
      fc.pre(isComparable(text));
      const theirs = await ask!(text);
      if (theirs) taken += 1;
      else refusedToo += 1;
      assertAlike(text, theirs);
    }), { numRuns: 1500 });
    assert.ok(taken > 200 && refusedToo > 20, `${taken} taken, ${refusedToo} refused`);
  });

  it('reads back what we write, in the same sense', async () => {
    for (const journey of [...JOURNEY_TEMPLATES.map((template) => journeyFromTemplate(template)), ...WRITTEN.map((make) => make())]) {
      const { text } = exportMermaid(journey);
      assertMeant(journey, await ask!(text), text);
    }
  });
});

describe('a mermaid text', () => {
  it('comes back byte for byte when nothing was changed', () => {
    for (const text of EDGE_CASES) {
      const outcome = importMermaid(text, OPTIONS);
      if (outcome.ok) assert.equal(exportMermaid(outcome.value.journey).text, text);
      else assert.match(outcome.error[0]!.message, /\S{3,}.*[.”]$/);
    }
    fc.assert(fc.property(mermaidText, (text) => {
      const outcome = importMermaid(text, OPTIONS);
      fc.pre(outcome.ok);
      assert.equal(exportMermaid(outcome.value.journey).text, text);
    }), { numRuns: 1500 });
  });

  it('keeps every other line when one thing is changed, and says what it should', () => {
    const acts = [
      (index: JourneyIndex, n: number) => index.touchpoints[0] && setFields(index.touchpoints[n % index.touchpoints.length]!.id, { name: 'Changed: "name" #1' }),
      (index: JourneyIndex, n: number) => index.phases[0] && setFields(index.phases[n % index.phases.length]!.id, { goal: 'A goal' }),
      (index: JourneyIndex, n: number) => addTouchpoint(index, { phase: index.phases[0]?.id ?? null, at: n % 3, name: 'New one' }, counter('new-')),
      (index: JourneyIndex, n: number) => index.touchpoints[0] && removeRecord(index, index.touchpoints[n % index.touchpoints.length]!.id),
      (index: JourneyIndex, n: number) => index.touchpoints[0] && moveTouchpoint(index, index.touchpoints[n % index.touchpoints.length]!.id, { phase: index.phases.at(-1)?.id ?? null, at: 0 }),
      (index: JourneyIndex) => setFields(index.journey.id, { title: 'Another title: with a colon' }),
      (index: JourneyIndex) => setFields(index.journey.id, { kind: 'actual' }),
      () => ({ name: 'add', operations: [{ do: 'add', record: { type: 'owner', id: 'own', name: 'Ann' } } as const] }),
    ];
    fc.assert(fc.property(mermaidText, fc.nat(acts.length - 1), fc.nat(20), (text, which, n) => {
      const outcome = importMermaid(text, OPTIONS);
      fc.pre(outcome.ok);
      const { journey } = outcome.value;
      const act = acts[which]!(new JourneyIndex(journey), n);
      fc.pre(act !== undefined && act.operations.length > 0);
      const done = doAct(historyOf(journey), act);
      assert.ok(done.ok, JSON.stringify(done));
      const written = exportMermaid(done.value.journey).text;
      const again = importMermaid(written, { ...OPTIONS, id: journey.id });
      assert.ok(again.ok, `${JSON.stringify(text)}\n${JSON.stringify(written)}\n${JSON.stringify(again)}`);
      assert.deepEqual(meaning(again.value.journey), meaning(done.value.journey), `${JSON.stringify(text)}\n${JSON.stringify(written)}`);
      const lines = text.split(/\r?\n/).filter((line) => /^\s*(?:%%(?!cx)|#)/.test(line));
      for (const line of lines) assert.ok(written.includes(line), `${JSON.stringify(line)} is lost of ${JSON.stringify(text)}: ${JSON.stringify(written)}`);
    }), { numRuns: 1500 });
  });

  it('changes one line for one change', () => {
    const text = '%% ours\njourney\n    title My day\n\n    section Go to work\n      %% the best part\n      Make tea: 5: Me\n      Do work: 1: Me, Cat\n    section Home\n      Sit: 5: Me\n';
    const journey = read(text);
    const index = new JourneyIndex(journey);
    const [, second] = index.touchpoints;
    const done = doAct(historyOf(journey), setFields(second!.id, { name: 'Do the work' }));
    assert.ok(done.ok);
    assert.equal(exportMermaid(done.value.journey).text, text.replace('      Do work: 1: Me, Cat\n', '      Do the work: 1: Me, Cat\n      %%cx {"id":"t-do-work"}\n'));
    const emotion = index.observations('t-make-tea', { metric: 'emotion' })[0]!;
    const rescored = doAct(historyOf(journey), setFields(emotion.id, { stat: { t: 'asserted', value: 2, by: 'mermaid', on: OPTIONS.on } }));
    assert.ok(rescored.ok);
    assert.equal(exportMermaid(rescored.value.journey).text, text.replace('Make tea: 5', 'Make tea: 2'));
  });
});

describe('the text beside the grid', () => {
  const first = journeyWith(SUPPORT, { title: 'Support' });
  const edited = (change: (text: string) => string, journey: Journey = first): { history: ReturnType<typeof historyOf>; operations: readonly { do: string }[] } => {
    const edit = editAsText(journey, change(exportMermaid(journey).text), OPTIONS);
    assert.ok(edit.ok, JSON.stringify(edit));
    const done = doAct(historyOf(journey), edit.value.act);
    assert.ok(done.ok, JSON.stringify(done));
    return { history: done.value, operations: edit.value.act.operations };
  };

  it('that was not changed changes nothing but where the journey is from', () => {
    const { operations } = edited((text) => text);
    assert.deepEqual(operations.map((one) => one.do === 'set' && Object.keys((one as unknown as { fields: object }).fields)), [['source']]);
    const again = edited((text) => text, edited((text) => text).history.journey);
    assert.deepEqual(again.operations, []);
  });

  it('is one act: a name changed, a line moved, a line taken away, a line added', () => {
    const base = edited((text) => text).history.journey;
    const renamed = edited((text) => text.replace('Read the help:', 'Search the help:'), base);
    assert.deepEqual(renamed.operations.map((one) => one.do), ['set', 'set']);
    assert.equal(new JourneyIndex(renamed.history.journey).get('t1', 'touchpoint')!.name, 'Search the help');
    const added = edited((text) => text.replace('    section Ask', '      See an advert: 4\n    section Ask'), base);
    assert.deepEqual(new JourneyIndex(added.history.journey).touchpoints.map(({ name }) => name), ['Read the help', 'See an advert', 'Get an answer', 'Call']);
    assert.deepEqual(added.operations.filter((one) => one.do === 'set').length, 1, 'all others keep their keys of order');
    const back = undo(added.history);
    assert.ok(back.ok);
    assert.equal(writeJourney(back.value.journey), writeJourney(base));
    assert.equal(exportMermaid(back.value.journey).text, exportMermaid(base).text);
  });

  it('says in which line it cannot be read, and changes nothing then', () => {
    const edit = editAsText(first, exportMermaid(first).text.replace('Call:', 'Call #1:'));
    assert.ok(!edit.ok && /^line \d+$/.test(edit.error[0]!.where!));
  });

  it('keeps keys of order of all that did not move, whatever is done to the grid in between', () => {
    fc.assert(fc.property(mermaidText, mermaidText, (one, other) => {
      const [before, after] = [importMermaid(one, OPTIONS), importMermaid(other, { ...OPTIONS, id: 'j' })];
      fc.pre(before.ok && after.ok);
      const kept = keepOrder(before.value.journey, after.value.journey);
      assert.deepEqual((meaning(kept) as { order: unknown }).order, (meaning(after.value.journey) as { order: unknown }).order);
      assert.deepEqual(keepOrder(before.value.journey, before.value.journey), before.value.journey);
    }));
  });
});

describe('a hostile mermaid text', () => {
  it('comes to an end, however it is made: every way of matching a long line would take years', () => {
    const n = 100_000;
    for (const text of [`journey\n${'style:'.repeat(n)}x`, `journey\n${'\n'.repeat(n)}A: 1`, `---\ntitle: a${' '.repeat(n)}b\n---\njourney`, `journey\n${'%%{'.repeat(n)}`, `journey\n${'%%{a:'.repeat(n)}`, `journey\nA: 3${','.repeat(n)}`, `journey\n${'#a'.repeat(n)}`, `journey\naccDescr {${' '.repeat(n)}`, `journey\n${':'.repeat(n)}`, `journey\n${'A: 1: B\n%%cx {"a":'.repeat(5000)}`]) {
      const outcome = importMermaid(text, OPTIONS);
      if (outcome.ok) assert.equal(exportMermaid(outcome.value.journey).text, text);
    }
  });

  it('keeps a name of a megabyte in the text, and shows its beginning', () => {
    const text = `journey\n${'a'.repeat(1_000_000)}: 3: ${'b'.repeat(10_000)}\nsection ${'c'.repeat(2000)}\n`;
    const outcome = importMermaid(text, OPTIONS);
    assert.ok(outcome.ok, JSON.stringify(outcome).slice(0, 300));
    assert.deepEqual(outcome.value.diagnostics.map(({ code }) => code), ['name-cut', 'name-cut']);
    assert.equal(exportMermaid(outcome.value.journey).text, text);
    const many = importMermaid(`journey\n${'section S\n'.repeat(10_000)}`, OPTIONS);
    assert.ok(!many.ok && /at most 2000 phases/.test(many.error[0]!.message));
  });
});

describe('diagnostics', () => {
  it('name what mermaid takes and nobody meant', () => {
    assert.deepEqual(codes('journey\nCall at 10:30: 4: Me'), ['colon-inside-name-suspected', 'score-out-of-range']);
    assert.deepEqual(codes('journey\nA: 4: Me: nps 40'), ['fields-mermaid-drops']);
    assert.deepEqual(codes('journey\nA: happy: Me\nB: -2: Me'), ['score-not-a-number', 'score-out-of-range']);
    assert.deepEqual(codes('journey\nA: 4: Me, '), ['empty-actor']);
    assert.deepEqual(codes('journey\nA: 4: Me\n%%cx {oops}\n%%cx {"type":"pain","id":"p"}\n%%cx {"type":"pian","id":"p"}'), ['carried-unreadable', 'carried-unreadable', 'carried-unreadable']);
  });

  it('say line and cure where mermaid refuses', () => {
    for (const [text, where, says] of [['journey\nA: 1\nTicket #42: 4: Me', 'line 3', /"#35;"/], ['journey\nA; B: 4: Me', 'line 2', /"#59;"/], ['journey\nsection Phase 1: Discovery', 'line 2', /"#58;"/], ['journey\nA', 'line 2', /has no score. Write "A: 3: Me"/], ['JOURNEY\nA: 1', 'line 1', /small letters/], ['journey\r\nJourney planning: 4', 'line 2', /"#74;"/]] as const) {
      const outcome = importMermaid(text);
      assert.ok(!outcome.ok);
      assert.equal(outcome.error[0]!.where, where, text);
      assert.match(outcome.error[0]!.message, says);
    }
  });

  it('take a scale of their own from scores beyond 1 to 5', () => {
    assert.deepEqual(read('journey\nA: 9: Me\nB: -1').scale, { min: -1, max: 9, neutral: 3 });
    assert.equal(read('journey\nCall at 10:30: 4: Me').scale, undefined);
  });
});

describe('what mermaid does not show', () => {
  it('rides in lines of ours and comes back whole', () => {
    for (const journey of [journeyWith(SUPPORT, { title: 'Support', lang: 'en', x: { 'acme.a': [1] } }), ...JOURNEY_TEMPLATES.map((template) => journeyFromTemplate(template, { language: 'ar' })), journeyWith(ODD_NAMES), journeyWith([...SUPPORT, { type: 'actor', id: 'q', name: 'Ann' }, { type: 'actor', id: 'r', name: 'Ann' }, { type: 'touchpoint', id: 'two', name: 'Two Anns', phase: 'p1', actors: ['q', 'r', 'q'] }])]) {
      const written = exportMermaid(journey);
      assert.deepEqual(written.losses, []);
      const again = importMermaid(written.text, OPTIONS);
      assert.ok(again.ok, JSON.stringify(again));
      assert.deepEqual(again.value.diagnostics.filter(({ severity }) => severity !== 'hint'), []);
      assert.deepEqual(meaning(again.value.journey), meaning(journey), written.text);
    }
  });

  it('whatever things are called', async () => {
    const label = fc.oneof({ arbitrary: fc.string({ maxLength: 12 }), weight: 2 }, { arbitrary: fc.string({ unit: 'grapheme', maxLength: 8 }), weight: 1 }, { arbitrary: fc.tuple(fc.constantFrom('title ', 'section ', 'journey', 'accTitle:', 'accDescr {', 'style', 'classDef', '%%{', '#35;', '#amp;', ''), fc.string({ maxLength: 6 })).map((parts) => parts.join('')), weight: 1 });
    const step = fc.record({ name: label, actors: fc.array(label, { maxLength: 2 }), phase: fc.nat(2) });
    await fc.assert(fc.asyncProperty(fc.array(label, { maxLength: 2 }), fc.array(step, { maxLength: 4 }), label, label, async (phases, steps, title, description) => {
      const people = [...new Set(steps.flatMap(({ actors }) => actors))];
      const journey = journeyWith([
        ...phases.map((name, i) => ({ type: 'phase', id: `p${i}`, name })), ...people.map((name, i) => ({ type: 'actor', id: `a${i}`, name })),
        ...steps.map(({ name, actors, phase }, i) => ({ type: 'touchpoint', id: `t${i}`, name, phase: phases[phase] === undefined ? null : `p${phase}`, actors: [...new Set(actors)].map((actor) => `a${people.indexOf(actor)}`) })),
      ], { title, accessibility: { description } });
      const { text } = exportMermaid(journey);
      const again = importMermaid(text, { ...OPTIONS, id: 'j' });
      assert.ok(again.ok, `${JSON.stringify(text)} ${JSON.stringify(again)}`);
      const [before, after] = [new JourneyIndex(journey), new JourneyIndex(again.value.journey)];
      assert.deepEqual(after.touchpoints.map(({ id, name }) => [id, name]), before.touchpoints.map(({ id, name }) => [id, name]), text);
      assert.deepEqual(after.phases.map(({ id, name }) => [id, name]), before.phases.map(({ id, name }) => [id, name]), text);
      assert.deepEqual(after.touchpoints.map(({ actors = [] }) => actors.map((id) => after.get(id, 'actor')!.name.trim())), before.touchpoints.map(({ actors = [] }) => actors.map((id) => before.get(id, 'actor')!.name.trim())), text);
      const comparable = [...phases, ...people, title, description, ...steps.map(({ name }) => name)].every((name) => !/[<>&\ufb02]/.test(name));
      if (!ask || !comparable) return;
      const theirs = await ask(text);
      assert.ok(theirs, text);
      assert.deepEqual(theirs.tasks.map(({ task }) => words(task)), before.touchpoints.map(({ name }) => words(name)), text);
      assert.deepEqual(theirs.sections.map(words), before.phases.map(({ name }) => words(name)), text);
      assert.equal(words(theirs.title), words(journey.title ?? ''), text);
      assert.equal(words(theirs.accDescr), words(journey.accessibility?.description ?? ''), text);
    }), { numRuns: 1000 });
  });

  it('reads the short forms that people write', () => {
    const index = new JourneyIndex(read('journey\nAsk: 3: Customer, Agent\n%%cx {"id":"t1","metrics":{"csat":{"k":82,"n":120,"scale":"top2of5"},"fcr":{"num":61,"den":100}},"momentOfTruth":true}'));
    assert.deepEqual(index.observations('t1', { metric: 'csat' })[0]!.stat, { t: 'ratio', k: 82, n: 120, rule: 'top2of5' });
    assert.deepEqual(index.observations('t1', { metric: 'fcr' })[0]!.stat, { t: 'ratio', k: 61, n: 100, rule: 'share' });
    assert.equal(index.get('t1', 'touchpoint')!.momentOfTruth, true);
  });

  it('is told record by record when only mermaid\'s own is written', () => {
    const journey = journeyWith(SUPPORT);
    const { text, losses } = exportMermaid(journey, { carry: 'plain' });
    assert.ok(!text.includes('%%'));
    const told = new Set(losses.map(({ id }) => id));
    for (const record of journey.records) {
      if (record.type === 'phase' || record.type === 'touchpoint' || (record.type === 'observation' && record.metric === 'emotion' && record.stat.t === 'asserted')) continue;
      assert.ok(told.has(record.id), `${record.id} is lost in silence`);
    }
    assert.ok(losses.every(({ message }) => message.endsWith('.')));
  });

  it('does not make a figure of what is not known', () => {
    const journey = journeyWith([{ type: 'touchpoint', id: 't-a', name: 'A', phase: null }]);
    assert.match(exportMermaid(journey).text, /A: 3\n\s+%%cx \{"score":null\}/);
    assert.deepEqual(exportMermaid(journey, { carry: 'plain' }).losses.map(({ code }) => code), ['approximated']);
    const again = read(exportMermaid(journey).text);
    assert.equal(new JourneyIndex(again).all('observation').length, 0);
    assert.deepEqual(diffJourneys(again, read(exportMermaid(again).text)).changed, []);
    assert.ok(writeJourney(again).includes('cx-journey/1'));
  });
});
