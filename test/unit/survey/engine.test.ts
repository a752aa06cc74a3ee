import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import {
  answerQuestion, checkResponse, goBack, goOn, inLanguage, inOrder, prepareSurvey, progressOf, resumeSurvey, usesExpressions, viewOf, type Survey,
} from '../../../src/survey/index.js';
import { parseSurvey, parseSurveyState, type Given } from '../../../src/model/index.js';
import { at, choice, go, score, sent, start, survey, text } from './support.js';

const branching = () =>
  survey({
    variables: [{ id: 'product', kind: 'text', sent: true }, { id: 'plan', kind: 'text', otherwise: 'free' }],
    pages: [
      { id: 'one', questions: [{ type: 'nps', id: 'nps', required: true }], next: [{ when: { of: 'answers.nps', op: 'atLeast', to: 9 }, to: 'praise' }] },
      { id: 'why', questions: [{ type: 'text', id: 'why', title: 'You gave {product|us} {nps}. Why?', required: { of: 'answers.nps', op: 'atMost', to: 3 } }], next: [{ when: 'answers.nps <= 6', to: 'angry' }] },
      { id: 'praise', visibleIf: { of: 'variables.plan', op: 'is', to: 'gold' }, questions: [{ type: 'single-choice', id: 'story', title: 'Tell us?', choices: [{ id: 'yes', text: 'Yes', points: 2 }, { id: 'no', text: 'No' }] }] },
    ],
    scores: [{ kind: 'sum', id: 'warmth', of: ['nps', 'story'], sent: true }],
    endings: [{ id: 'angry', when: { of: 'answers.nps', op: 'atMost', to: 6 }, title: 'We will call' }, { id: 'fine' }],
  });

describe('the way through a survey', () => {
  it('branches by id, leaves pages out, and ends where a condition says', () => {
    const prepared = branching();
    assert.equal(at(prepared, go(prepared, start(prepared), { nps: score(9) })), 'ending fine');
    assert.equal(at(prepared, go(prepared, start(prepared, { plan: 'gold' }), { nps: score(9) })), 'praise');
    assert.equal(at(prepared, go(prepared, start(prepared), { nps: score(8) })), 'why');
    assert.equal(at(prepared, go(prepared, start(prepared), { nps: score(2) }, { why: text('Slow') })), 'ending angry');
  });

  it('keeps answers on the way back and sends only those on the way taken', () => {
    const prepared = branching();
    let state = go(prepared, start(prepared, { product: 'Acme' }), { nps: score(4) });
    state = answerQuestion(prepared, state, 'why', text('Slow'));
    state = goBack(prepared, state);
    assert.equal(at(prepared, state), 'one');
    const low = go(prepared, state, {}, {});
    assert.deepEqual(sent(prepared, low).answers.map(({ question }) => question), ['nps', 'why']);
    const high = go(prepared, state, { nps: score(10) });
    const data = sent(prepared, high);
    assert.deepEqual(data.answers.map(({ question }) => question), ['nps'], 'the reason for the 4 is not sent');
    assert.deepEqual(data.fields, { product: 'Acme' });
    assert.deepEqual(data.scores, { warmth: 10 });
    assert.equal(data.duration, 4000);
  });

  it('puts variables and answers into texts, and takes nothing in them for a place', () => {
    const prepared = branching();
    const title = (variables: Record<string, string>): string | undefined => {
      const view = viewOf(prepared, go(prepared, start(prepared, variables), { nps: score(7) }));
      return view.kind === 'page' ? view.questions[0]!.title : undefined;
    };
    assert.equal(title({ product: '{why} <b>' }), 'You gave {why} <b> 7. Why?');
    assert.equal(title({}), 'You gave us 7. Why?');
  });

  it('asks for what is required, also where a condition decides it', () => {
    const prepared = branching();
    const next = goOn(prepared, start(prepared));
    assert.deepEqual(!next.ok && next.error, [{ question: 'nps', code: 'required' }]);
    const state = go(prepared, start(prepared), { nps: score(3) });
    const stuck = goOn(prepared, answerQuestion(prepared, state, 'why', text('   ')));
    assert.deepEqual(!stuck.ok && stuck.error.map(({ code }) => code), ['required']);
    assert.equal(goOn(prepared, go(prepared, start(prepared), { nps: score(4) })).ok, true);
  });

  it('ends early when a quota is full', () => {
    const prepared = survey({
      pages: [{ id: 'p', questions: [{ type: 'single-choice', id: 'age', title: 'Age', choices: [{ id: 'young', text: 'Young' }, { id: 'old', text: 'Old' }] }] }, { id: 'q', questions: [{ type: 'text', id: 't', title: 'T' }] }],
      endings: [{ id: 'done' }, { id: 'full', screenedOut: true, when: { not: { of: 'answers.age', op: 'anyOf', to: ['young', 'old'] } } }],
      quotas: [{ id: 'young', when: { of: 'answers.age', op: 'is', to: 'young' }, limit: 100, to: 'full' }],
    });
    const asked = (count: number, who: string) => {
      const next = goOn(prepared, answerQuestion(prepared, start(prepared), 'age', choice(who)), { young: count });
      return next.ok && at(prepared, next.value);
    };
    assert.equal(asked(99, 'young'), 'q');
    assert.equal(asked(100, 'young'), 'ending full');
    assert.equal(asked(100, 'old'), 'q');
  });

  it('goes on after a reload, and lets go of what no longer fits', () => {
    const prepared = branching();
    const state = go(prepared, start(prepared), { nps: score(5) });
    const kept = parseSurveyState(JSON.parse(JSON.stringify(answerQuestion(prepared, state, 'why', text('Slow')))));
    assert.ok(kept.ok);
    const resumed = resumeSurvey(prepared, kept.value)!;
    assert.deepEqual(resumed, kept.value);
    const changed = survey({ pages: [{ id: 'one', questions: [{ type: 'csat', id: 'nps' }] }, { id: 'why', questions: [{ type: 'text', id: 'why', title: 'Why?' }] }] });
    const moved = resumeSurvey(changed, { ...kept.value, given: { ...kept.value.given, nps: score(8) } })!;
    assert.deepEqual(Object.keys(moved.given), ['why'], '8 is no number of stars');
    assert.equal(at(changed, moved), 'why');
    assert.equal(resumeSurvey(changed, { ...kept.value, survey: 'other' }), undefined);
  });

  it('says how far one is, and never less on the way forward', () => {
    const prepared = branching();
    const first = progressOf(prepared, start(prepared));
    assert.deepEqual(first, { done: 0, left: [1, 3], share: 0 });
    const second = progressOf(prepared, go(prepared, start(prepared), { nps: score(7) }));
    assert.deepEqual(second.left, [1, 2]);
    assert.equal(second.share, 1 / 3);
  });

  it('needs the expression language only where there are expressions', () => {
    const { survey: document } = branching();
    assert.equal(usesExpressions(document), true);
    assert.throws(() => prepareSurvey(document), /readExpression/);
    const plain: Survey = { ...document, pages: document.pages.map(({ id, questions }) => ({ id, questions })) };
    assert.equal(usesExpressions(plain), false);
    prepareSurvey(plain);
  });
});

describe('what is sent', () => {
  const everything = () =>
    survey({
      touchpoint: 'checkout', journey: 'purchase', revision: '7',
      pages: [
        {
          id: 'p',
          questions: [
            { type: 'csat', id: 'csat' }, { type: 'ces', id: 'ces' },
            { type: 'rating', id: 'speed', title: { en: 'Speed', de: 'Tempo' }, scale: { min: 0, max: 4 }, metric: 'speed', look: 'smileys' },
            { type: 'multiple-choice', id: 'what', title: 'What?', other: true, most: 2, choices: [{ id: 'a', text: 'A' }, { id: 'b', text: 'B' }, { id: 'none', text: 'None', alone: true }] },
            { type: 'ranking', id: 'rank', title: 'Rank', choices: [{ id: 'a', text: 'A' }, { id: 'b', text: 'B' }] },
            { type: 'matrix', id: 'm', title: 'M', rows: [{ id: 'clean', text: 'Clean' }, { id: 'quiet', text: 'Quiet' }], answers: { kind: 'scale', scale: { min: 1, max: 5 } } },
            { type: 'number', id: 'nights', title: 'Nights', min: 1, unit: 'nights' }, { type: 'date', id: 'day', title: 'Day', max: '2030-01-01' },
            { type: 'emotion', id: 'felt', title: 'Felt' }, { type: 'contact', id: 'who', title: 'Who', fields: ['name', 'email'], purpose: 'To call back' },
            { type: 'consent', id: 'ok', title: 'OK', purpose: 'call-back' }, { type: 'statement', id: 's', title: 'Thanks' },
          ],
        },
      ],
    });
  const answers = {
    csat: score(4), ces: score(7), speed: score(0), what: { kind: 'choice', choices: ['a'], other: 'C\u0000' }, rank: { kind: 'ranking', order: ['b', 'a'] },
    m: { kind: 'matrix', rows: { clean: 5, quiet: 1 } }, nights: { kind: 'number', value: 2 }, day: { kind: 'date', date: '2026-01-02' },
    felt: { kind: 'emotion', word: 'relieved', intensity: 3 }, who: { kind: 'contact', details: { name: 'Ada\nL', email: 'ada@example.org' } }, ok: { kind: 'consent', given: true },
  } satisfies Readonly<Record<string, Given>>;

  it('is answers of the event model, each rating with its instrument', () => {
    const prepared = everything();
    const data = sent(prepared, go(prepared, start(prepared), answers));
    assert.deepEqual(data.answers.map(({ kind, question }) => `${kind} ${question}`), [
      'score csat', 'score ces', 'score speed', 'choice what', 'ranking rank', 'score m.clean', 'score m.quiet', 'number nights', 'date day', 'emotion felt', 'contact who', 'consent ok',
    ]);
    const [csat, , speed, what] = data.answers;
    assert.deepEqual(csat?.kind === 'score' && csat.instrument, { metric: 'csat', scale: { min: 1, max: 5 }, wording: 'cx.csat.satisfied.1', language: 'en', order: 'ascending', mode: 'stars' });
    assert.ok(speed?.kind === 'score' && speed.instrument.metric === 'speed' && speed.instrument.mode === 'smileys');
    assert.ok(what?.kind === 'choice' && what.other === 'C\ufffd', 'what databases refuse is replaced');
    assert.equal(data.touchpoint, 'checkout');
  });

  it('counts translations of one document as one wording', () => {
    const prepared = everything();
    const wording = (language: string) => {
      const state = go(prepared, inLanguage(start(prepared), language), { speed: score(1) });
      const [answer] = sent(prepared, state).answers;
      return answer?.kind === 'score' ? answer.instrument.wording : undefined;
    };
    assert.equal(wording('de-AT'), wording('en'));
  });

  it('is taken by a server that goes the way again, and refused if it was made up', () => {
    const prepared = everything();
    const data = sent(prepared, go(prepared, start(prepared), answers));
    assert.deepEqual(checkResponse(prepared, data), []);
    const codes = (answers: typeof data.answers) => checkResponse(prepared, { ...data, answers }).map(({ code }) => code);
    assert.deepEqual(codes([{ kind: 'choice', question: 'what', choices: ['a', 'none'] }]), ['alone']);
    assert.deepEqual(codes([{ kind: 'choice', question: 'nothing', choices: [] }]), ['unknown-question']);
    assert.deepEqual(codes([{ kind: 'text', question: 'csat', text: 'x' }]), ['wrong-kind']);
    const way = branching();
    const low = sent(way, go(way, start(way), { nps: score(4) }, {}));
    assert.deepEqual(checkResponse(way, low), []);
    assert.deepEqual(checkResponse(way, { ...low, answers: [...low.answers, { kind: 'choice', question: 'story', choices: ['yes'] }] }).map(({ code }) => code), ['off-the-way']);
    assert.deepEqual(checkResponse(way, { ...low, answers: [] }).map(({ code }) => code), ['required']);
  });
});

describe('orders', () => {
  it('are the same for one seed, hold every choice, and keep pinned ones in place', () => {
    fc.assert(
      fc.property(fc.string(), fc.array(fc.boolean(), { minLength: 1, maxLength: 12 }), (seed, pins) => {
        const things = pins.map((pinned, i) => ({ id: `c${i}`, pinned }));
        const order = inOrder({ seed }, { id: 'q', shuffle: true }, things);
        assert.deepEqual(order, inOrder({ seed }, { id: 'q', shuffle: true }, things));
        assert.deepEqual([...order].sort((a, b) => a.id.localeCompare(b.id)), [...things].sort((a, b) => a.id.localeCompare(b.id)));
        things.forEach((thing, i) => thing.pinned && assert.equal(order[i], thing));
      }),
    );
  });

  it('are each as likely as the others', () => {
    const counts = new Map<string, number>();
    for (let i = 0; i < 6000; i += 1) {
      const order = inOrder({ seed: `seed ${i}` }, { id: 'q', shuffle: true }, [{ id: 'a' }, { id: 'b' }, { id: 'c' }]).map(({ id }) => id).join('');
      counts.set(order, (counts.get(order) ?? 0) + 1);
    }
    assert.equal(counts.size, 6);
    // chi-squared with five degrees of freedom, one in ten thousand
    const chi = [...counts.values()].reduce((sum, count) => sum + (count - 1000) ** 2 / 1000, 0);
    assert.ok(chi < 25.7, `${chi}`);
  });
});

describe('a document that cannot be', () => {
  const problems = (parts: object) => {
    const parsed = parseSurvey({ format: 'cx-survey/1', id: 'test', title: 'Test', language: 'en', pages: [{ id: 'p', questions: [{ type: 'nps', id: 'nps' }] }], ...parts });
    return parsed.ok ? [] : parsed.error.map(({ where, message }) => `${where}: ${message}`);
  };

  it('is told with its place, what is expected and what is meant', () => {
    assert.match(problems({ pages: [{ id: 'p', questions: [{ type: 'npss', id: 'a' }] }] })[0]!, /^\/pages\/0\/questions\/0.*nps, csat/);
    assert.match(problems({ endings: [{ id: 'e', when: { of: 'answers.npz', op: 'answered' } }] })[0]!, /\/endings\/0\/when\/of: .*Did you mean "nps"\?/);
    assert.match(problems({ pages: [{ id: 'p', questions: [] }, { id: 'q', questions: [], next: [{ when: { of: 'answers.x', op: 'answered' }, to: 'p' }] }] }).join('\n'), /forward only/);
    assert.match(problems({ format: 'cx-survey/2' })[0]!, /version 2 .* reads version 1/);
    assert.match(problems({ endings: [{ id: 'e', links: [{ text: 'x', href: 'javascript:alert(1)' }] }] })[0]!, /https:\/\//);
    assert.match(problems({ pages: [{ id: 'p', questions: [{ type: 'nps', id: 'a' }, { type: 'nps', id: 'a' }] }] })[0]!, /"a" already/);
  });

  it('is found when it is read where branches go in a circle, however many pages it has', () => {
    const onward = { of: 'answers.nps', op: 'answered' };
    // for each page, whom it leads to
    const survey = (ways: readonly (readonly number[])[]) => problems({ pages: ways.map((targets, i) => ({ id: `p${i}`, questions: i === 0 ? [{ type: 'nps', id: 'nps' }] : [], next: targets.map((to) => ({ when: onward, to: `p${to}` })) })) });
    assert.match(survey([[0]])[0]!, /^\/pages\/0\/next\/0\/to: .*goes forward only/, 'to itself');
    assert.match(survey([[1], [0]])[0]!, /^\/pages\/1\/next\/0\/to/, 'to and fro');
    assert.match(survey([[2], [], [3], [1]])[0]!, /^\/pages\/3\/next\/0\/to/, 'by way of others');
    fc.assert(
      fc.property(fc.array(fc.array(fc.nat({ max: 5 }), { maxLength: 2 }), { minLength: 6, maxLength: 6 }), (ways) => {
        const back = ways.flatMap((targets, i) => targets.flatMap((to, j) => (to <= i ? [`/pages/${i}/next/${j}/to`] : [])));
        assert.deepEqual(survey(ways).map((one) => one.slice(0, one.indexOf(':'))), back);
      }),
    );
  });

  it('never makes the reader throw', () => {
    fc.assert(fc.property(fc.anything(), (input) => void parseSurvey(input)));
    const cyclic: Record<string, unknown> = { format: 'cx-survey/1' };
    cyclic['pages'] = cyclic;
    assert.equal(parseSurvey(cyclic).ok, false);
  });
});
