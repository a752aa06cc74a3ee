import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { Given, Question } from '../../../src/model/index.js';
import { answerQuestion, goOn, parseSurvey, prepareSurvey, readExpression, startSurvey, viewOf, type PreparedSurvey, type SurveyState } from '../../../src/survey/index.js';
import { applyFix, lintSurvey, LINT_CODES, readingLevel, surveyFigures, type Finding, type LintCode } from '../../../src/survey/lint/index.js';
import { possibleAnswers, waysOf } from '../../../src/survey/ways/index.js';
import { anyAnswer, surveys } from '../../support/surveys.js';

const document = (parts: object) => ({ format: 'cx-survey/1', id: 'test', title: 'Test', language: 'en', ...parts });
const page = (id: string, ...questions: object[]) => ({ id, questions });
const nps = { type: 'nps', id: 'nps', required: true };
const why = { type: 'text', id: 'why', title: 'What is the reason?' };
const of = (parts: object, code: LintCode): readonly Finding[] => lintSurvey(document(parts)).filter((one) => one.code === code);
const places = (parts: object, code: LintCode): readonly string[] => of(parts, code).map(({ where }) => where);

describe('the linter', () => {
  it('has nothing to say of a good survey', () => {
    const good = {
      moment: 'journey-end', touchpoint: 'renewal',
      pages: [{ ...page('rate', nps), next: [{ when: { of: 'answers.nps', op: 'atLeast', to: 9 }, to: 'praise' }] }, { ...page('sorry', why), next: [{ when: { of: 'answers.nps', op: 'atMost', to: 8 }, to: 'bye' }] }, page('praise', { type: 'text', id: 'story', title: 'What do you like most?' })],
      endings: [{ id: 'wow', when: { of: 'answers.nps', op: 'atLeast', to: 9 }, title: 'Wonderful' }, { id: 'bye', title: 'Thank you' }],
    };
    assert.deepEqual(lintSurvey(document(good)), []);
  });

  it('tells what the reader tells, and mends misspelt names', () => {
    const broken = document({ pages: [page('p', { type: 'nps', id: 'n', requird: true })] });
    const [found] = lintSurvey(broken);
    assert.equal(found?.message, 'Nothing here is called "requird". Did you mean "required"?');
    assert.deepEqual((applyFix(broken, found!.fix!) as typeof broken & { pages: { questions: object[] }[] }).pages[0]!.questions[0], { type: 'nps', id: 'n', required: true });
    assert.match(lintSurvey(document({ pages: [page('p', { type: 'npss', id: 'n' })] }))[0]!.message, /Did you mean "nps"\?$/);
    assert.match(lintSurvey(document({ pages: [page('p', nps)], ending: [] }))[0]!.message, /Did you mean "endings"\?/);
  });

  it('goes into conditions, to the part that does not fit', () => {
    const wrong = (visibleIf: unknown) => lintSurvey(document({ pages: [page('p', nps), page('q', { ...why, visibleIf })] })).map(({ where, message }) => `${where.replace('/pages/1/questions/0/visibleIf', '')} ${message}`)[0];
    assert.match(wrong({ of: 'answers.nps', op: 'atLeats', to: 3 })!, /^\/op This must be is, isNot.* Did you mean "atLeast"\?$/);
    assert.match(wrong({ all: [{ of: 'answers.nps', op: 'is', to: 1 }, { not: { of: 'answers.nps', op: 'atMost', to: '3' } }] })!, /^\/all\/1\/not\/to This must be a number\.$/);
    assert.match(wrong({ of: 'answer.nps', op: 'answered' })!, /^\/of This must be a place such as "answers\.nps"/);
    assert.match(wrong({ of: 'answers.nps', op: 'is', too: 3 })!, /Nothing here is called "too"\. Did you mean "to"/);
    assert.match(wrong({ of: 'answers.nps', to: 3 })!, /^\/op This is missing/);
    assert.match(wrong({ al: [] })!, /Did you mean "all"/);
  });

  it('finds what expressions name that is not there, or not yet', () => {
    const expression = (when: string, more: object = {}) => lintSurvey(document({ pages: [{ ...page('p', nps), next: [{ when, to: 'q' }] }, page('q', { ...why, id: 'late-one' })], ...more })).filter(({ severity }) => severity === 'error').map(({ code, message }) => `${code}: ${message}`);
    assert.match(expression('answers.npz <= 6')[0]!, /unknown-place: There is no question "npz"\. Did you mean "nps"\?/);
    assert.match(expression('answers["late-one"] == "x"')[0]!, /looks-ahead: Question "late-one" is asked later/);
    assert.match(expression('answers.late == "x"').join(), /written answers\["late-one"\]/);
    assert.match(expression('answers.nps <=')[0]!, /bad-expression: The expression ends too early/);
    assert.match(expression('answers.nps + 1')[0]!, /bad-expression: Here must be true or false/);
    assert.match(expression('answers.nps.row == 1')[0]!, /has no parts/);
    assert.deepEqual(expression('answers.nps <= 6'), []);
  });

  it('finds what nobody comes to and what nobody gets out of', () => {
    const eleven = { pages: [{ ...page('p', nps), next: [{ when: { of: 'answers.nps', op: 'atLeast', to: 11 }, to: 'gold' }] }, page('q', why)], endings: [{ id: 'usual' }, { id: 'gold' }] };
    assert.deepEqual(places(eleven, 'never-holds'), ['/pages/0/next/0/when']);
    assert.deepEqual(places(eleven, 'never-shown'), ['/endings/1']);
    assert.deepEqual(places(eleven, 'wrong-value'), ['/pages/0/next/0/when']);
    const always = { pages: [{ ...page('p', nps), next: [{ when: { of: 'answers.nps', op: 'atLeast', to: 0 }, to: 'r' }, { when: { of: 'answers.nps', op: 'is', to: 3 }, to: 'q' }] }, page('q', why), page('r', { ...why, id: 'more' })] };
    assert.deepEqual(places(always, 'always-holds'), ['/pages/0/next/0/when']);
    assert.deepEqual(places(always, 'never-shown'), ['/pages/1']);
    const rule = { holds: { of: 'answers.nps', op: 'atLeast', to: 9 }, message: 'No' };
    const stuck = { pages: [page('p', nps), page('q', { ...why, required: true, rules: [rule] })] };
    assert.match(of(stuck, 'dead-end')[0]!.message, /^82 % of people come to page "q"/);
    assert.deepEqual(places({ pages: [page('p', nps), page('q', { ...why, rules: [rule] })] }, 'dead-end'), []);
    assert.deepEqual(places({ pages: [page('p', { type: 'number', id: 'n', title: 'How many?', min: 0.2, max: 0.8, required: true })] }, 'dead-end'), ['/pages/0']);
  });

  it('finds conditions on answers that nobody there has given, and ways that lead nowhere else', () => {
    const split = {
      pages: [{ ...page('p', nps), next: [{ when: { of: 'answers.nps', op: 'atLeast', to: 9 }, to: 'r' }] }, { ...page('q', why), next: [{ when: { of: 'answers.nps', op: 'atMost', to: 8 }, to: 'end' }] }, page('r', { type: 'text', id: 'story', title: 'Tell us.', visibleIf: { of: 'answers.why', op: 'answered' } })],
      endings: [{ id: 'end' }],
    };
    assert.deepEqual(places(split, 'never-known'), ['/pages/2/questions/0/visibleIf']);
    assert.deepEqual(places({ pages: [{ ...page('p', nps), next: [{ when: { of: 'answers.nps', op: 'atMost', to: 6 }, to: 'q' }] }, page('q', why)] }, 'pointless-way'), ['/pages/0/next/0']);
  });

  it('finds texts that name what is not known', () => {
    const titled = (title: unknown, more: object = {}) => ({ pages: [page('p', { ...nps, required: false }), page('q', { ...why, title }), page('r', { type: 'text', id: 'late', title: 'Late?' })], ...more });
    const [wrong] = of(titled('You gave {npz}. Why?'), 'unknown-place');
    assert.equal(wrong?.where, '/pages/1/questions/0/title');
    assert.equal(wrong?.fix?.says, 'Write {nps}.');
    assert.deepEqual(places(titled('You gave {nps}.'), 'pipe-without-fallback'), ['/pages/1/questions/0/title']);
    assert.deepEqual(places(titled('You gave {nps|a number}.'), 'pipe-without-fallback'), []);
    assert.deepEqual(places(titled('You said {late}.'), 'pipes-ahead'), ['/pages/1/questions/0/title']);
    assert.deepEqual(places(titled({ en: 'You gave {nps|it}.', de: 'Warum?' }), 'lost-place'), ['/pages/1/questions/0/title/de']);
  });

  it('finds missing translations by language', () => {
    const found = of({ title: { en: 'Test', de: 'Test' }, pages: [page('p', nps, { ...why, title: { en: 'Why?', de: 'Warum?', ar: 'لماذا؟' } })] }, 'missing-translation');
    assert.deepEqual(found.map(({ where, message }) => `${where} ${message}`), ['/title This is not there in ar.']);
  });

  it('hints at wording, in English and German', () => {
    const codes = (title: string, language = 'en') => lintSurvey(document({ language, pages: [page('p', { type: 'rating', id: 'r', title, scale: { min: 1, max: 5 }, ends: { low: '-', high: '+' } }, why)] })).filter(({ severity }) => severity === 'hint').map(({ code }) => code);
    assert.deepEqual(codes('How satisfied are you with price and quality?'), ['double-barrelled']);
    assert.deepEqual(codes('Wie zufrieden sind Sie mit Preis und Leistung?', 'de'), ['double-barrelled']);
    assert.deepEqual(codes('How great was our friendly staff?'), ['leading']);
    assert.deepEqual(codes('Wie hilfreich war unser hervorragender Kundendienst?', 'de'), ['leading']);
    assert.deepEqual(codes('The shop was not clean.'), ['negated']);
    assert.deepEqual(codes('Staff are always polite.'), ['absolute']);
    assert.deepEqual(codes('How satisfied are you with the price?'), []);
    assert.ok(lintSurvey(document({ pages: [page('p', { ...nps, title: 'Don\'t you agree?' })] })).every(({ severity }) => severity !== 'error'));
  });

  it('knows which metric fits which moment', () => {
    const at = (moment: string, question: object) => places({ moment, touchpoint: 't', pages: [page('p', question, why)] }, 'wrong-moment').length;
    const [csat, ces] = [{ type: 'csat', id: 'csat' }, { type: 'ces', id: 'ces' }];
    assert.deepEqual(['journey-end', 'after-interaction', 'after-transaction', 'any-time'].map((moment) => [at(moment, nps), at(moment, csat), at(moment, ces)]), [[0, 1, 1], [1, 0, 0], [1, 0, 0], [0, 0, 1]]);
    assert.deepEqual(places({ pages: [page('p', nps, { ...nps, id: 'again' }, why)] }, 'metric-twice'), ['/pages/0/questions/1']);
    assert.deepEqual(places({ pages: [page('p', csat, { type: 'csat', id: 'price', area: 'price' }, why)] }, 'metric-twice'), []);
    assert.deepEqual(places({ pages: [page('p', { type: 'rating', id: 'r', title: 'R', metric: 'nps', scale: { min: 1, max: 10 } })] }, 'not-nps'), ['/pages/0/questions/0/scale']);
  });

  it('stands up for those who answer', () => {
    const codes = (...questions: object[]) => lintSurvey(document({ pages: questions.map((question, i) => page(`p${i}`, question)) })).map(({ code }) => code);
    assert.ok(codes({ type: 'single-choice', id: 'i', title: 'What is your income?', required: true, choices: [{ id: 'a', text: 'A' }, { id: 'b', text: 'B' }] }).includes('sensitive-required'));
    assert.deepEqual(codes({ type: 'contact', id: 'c', title: 'Who are you?', fields: ['email'], purpose: 'A prize', required: true }, why), ['contact-required', 'contact-early']);
    assert.ok(codes({ type: 'consent', id: 'c', title: 'You may write and call', purpose: 'marketing' }).includes('consent-bundled'));
    const none = { type: 'multiple-choice', id: 'm', title: 'Which?', shuffle: true, choices: [{ id: 'a', text: 'A' }, { id: 'b', text: 'B' }, { id: 'none', text: 'None of these' }] };
    assert.deepEqual(codes(none), ['none-not-alone', 'none-moves']);
    const fixed = lintSurvey(document({ pages: [page('p', none)] })).reduce<unknown>((doc, { fix }) => (fix ? applyFix(doc, fix) : doc), document({ pages: [page('p', none)] }));
    assert.deepEqual(lintSurvey(fixed), []);
  });

  it('never throws, and says only what it has a code for', () => {
    const check = (input: unknown): void => {
      for (const { code, severity, where, message } of lintSurvey(input)) {
        assert.ok(Object.hasOwn(LINT_CODES, code));
        assert.ok(['error', 'warning', 'hint'].includes(severity) && (where === '' || where.startsWith('/')) && message.length > 0);
      }
      surveyFigures(input);
    };
    fc.assert(fc.property(fc.anything(), check));
    fc.assert(fc.property(surveys(), check), { numRuns: 60 });
    fc.assert(fc.property(surveys(), fc.string(), fc.stringMatching(/^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/), (survey, text, language) => check({ ...survey, language, title: text, pages: survey.pages.map((one) => ({ ...one, title: { [language]: text } })) })), { numRuns: 60 });
  });

  it('makes fixes that do not break what they mend', () => {
    fc.assert(fc.property(surveys(), (survey) => {
      for (const { fix, code, where } of lintSurvey(survey)) {
        if (!fix) continue;
        const fixed = applyFix(survey, fix);
        assert.ok(parseSurvey(fixed).ok, `${code} ${where}`);
      }
    }), { numRuns: 60 });
  });
});

describe('a survey in which the linter finds no error', () => {
  /** Answers for which the page lets one go on, if there are any among those that conditions can tell apart. */
  function wayOut(prepared: PreparedSurvey, state: SurveyState): SurveyState | undefined {
    const view = viewOf(prepared, state);
    if (view.kind === 'ending') return state;
    // what a question may be answered with also decides which of the later ones of the page are shown
    const questions = prepared.pages.get(view.id)!.page.questions.filter(({ type }) => type !== 'statement');
    const tryFrom = (i: number, at: SurveyState): SurveyState | undefined => {
      if (i === questions.length) {
        const next = goOn(prepared, at);
        return next.ok ? next.value : undefined;
      }
      const question: Question = questions[i]!;
      const references = [{ kind: 'answers' as const, id: question.id, constants: [-1, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 'a', 'b'], complex: false, where: '' }];
      const answers: (Given | null)[] = [null, ...possibleAnswers(question, question.type === 'matrix' ? [{ ...references[0]!, row: 'x' }] : references).answers.map(({ given }) => given)];
      for (const given of answers) {
        const out = tryFrom(i + 1, answerQuestion(prepared, at, question.id, given));
        if (out) return out;
      }
      return undefined;
    };
    return tryFrom(0, state);
  }

  it('can be gone through to an ending, whatever was answered', () => {
    let walked = 0;
    fc.assert(
      fc.property(surveys(), fc.constantFrom({}, { plan: 'gold' }, { plan: 'silver', visits: 12 }), fc.infiniteStream(fc.nat()), (survey, variables, draws) => {
        const parsed = parseSurvey(survey);
        assert.ok(parsed.ok, JSON.stringify(parsed));
        if (lintSurvey(survey).some(({ severity }) => severity === 'error')) return;
        walked += 1;
        const prepared = prepareSurvey(parsed.value, readExpression);
        let state = startSurvey(prepared, { response: '019ab000-0000-7000-8000-000000000001', now: 0, language: 'en', variables });
        for (let turns = 0; state.ending === undefined; turns += 1) {
          assert.ok(turns <= survey.pages.length, 'it never ends');
          const view = viewOf(prepared, state);
          assert.ok(view.kind === 'page');
          for (const { question } of view.questions) {
            const [given] = fc.sample(anyAnswer(question), { numRuns: 1, seed: draws.next().value });
            state = answerQuestion(prepared, state, question.id, given!);
          }
          const next = goOn(prepared, state);
          const out = next.ok ? next.value : wayOut(prepared, state);
          assert.ok(out, `nobody gets on from ${view.id} with ${JSON.stringify(state.given)}`);
          state = out;
        }
      }),
      { numRuns: 300 },
    );
    assert.ok(walked > 30, `${walked} of the drawn surveys had no error`);
  });
});

describe('who comes where, and how long it takes', () => {
  const branching = document({
    pages: [{ ...page('rate', nps), next: [{ when: { of: 'answers.nps', op: 'atLeast', to: 9 }, to: 'praise' }] }, { ...page('sorry', why), next: [{ when: 'has(answers.why) || !has(answers.why)', to: 'bye' }] }, page('praise', { type: 'text', id: 'story', title: 'What do you like most?' })],
    endings: [{ id: 'bye' }],
  });

  it('counts ways exactly, under assumptions that it states', () => {
    const figures = surveyFigures(branching)!;
    assert.equal(figures.exact, true);
    assert.ok(Math.abs(figures.reaching.questions['story']! - 2 / 11) < 1e-12);
    assert.ok(Math.abs(figures.reaching.questions['why']! - 9 / 11) < 1e-12);
    assert.ok(Math.abs(figures.reaching.endings['bye']! - 1) < 1e-12);
    const known = surveyFigures(branching, { answers: { nps: { 10: 0.6, 3: 0.4 } } })!;
    assert.ok(Math.abs(known.reaching.questions['story']! - 0.6) < 1e-12);
    assert.match(known.assumed, /1 distributions are given/);
  });

  it('gives minutes with the shortest and the longest way', () => {
    const { fast, expected, slow } = surveyFigures(branching)!.minutes;
    assert.ok(fast > 0.2 && fast < expected && expected < slow && slow < 2, `${fast} ${expected} ${slow}`);
  });

  it('adds up to everybody, and agrees with people drawn one by one', () => {
    fc.assert(fc.property(surveys(), (survey) => {
      const prepared = prepareSurvey(survey, readExpression);
      const ways = waysOf(prepared);
      const stuck = [...ways.stuck.values()].reduce((a, b) => a + b, 0);
      const ended = [...ways.endings.values()].reduce((a, b) => a + b, 0);
      assert.ok(Math.abs(stuck + ended - 1) < 1e-6, `${stuck} + ${ended}`);
    }), { numRuns: 100 });
  });

  it('is quick for two hundred questions, also where conditions remember everything', () => {
    const pages = Array.from({ length: 200 }, (_, i) => page(`p${i}`, { type: 'single-choice', id: `q${i}`, title: 'Which?', choices: [{ id: 'a', text: 'A', points: 1 }, { id: 'b', text: 'B' }] }));
    const heavy = document({ pages, scores: [{ kind: 'sum', id: 'all', of: pages.map((_, i) => `q${i}`) }], endings: [{ id: 'much', when: { of: 'scores.all', op: 'atLeast', to: 100 } }, { id: 'little' }] });
    const before = process.cpuUsage(); // what else the machine does is not counted
    const figures = surveyFigures(heavy)!;
    assert.ok(process.cpuUsage(before).user < 5_000_000);
    assert.equal(figures.exact, false);
    const share = figures.reaching.endings['much'] ?? 0;
    assert.ok(share < 0.2, `about 80 of 200 are chosen on average: ${share}`);
  });
});

describe('reading level', () => {
  it('is LIX for alphabets, and words and sentences for all', () => {
    const easy = 'We want to hear from you. Was the shop clean? Did you find what you came for? Tell us in your own words.';
    const level = readingLevel(easy, 'en');
    assert.deepEqual([level.words, level.sentences, level.level], [23, 4, 'very-easy']);
    assert.equal(readingLevel('Why?', 'en').lix, undefined);
    assert.equal(readingLevel('نود أن نسمع منك. '.repeat(8), 'ar').lix, undefined);
    assert.equal(readingLevel('Notwithstanding aforementioned organisational considerations, respondents acknowledge comprehensive responsibilities regarding subsequent administrative communications, notifications, documentation, confirmations, authorisations.'.repeat(2), 'en').level, 'very-hard');
  });
});
