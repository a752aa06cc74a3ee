import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { makeEvent, type CxEvent } from '../../../src/model/index.js';
import {
  choicesOf, countThemes, DEFAULT_MODERATION, decide, filterVoices, moderator, parseModeration, parseThemes, parseVoiceMessage, scoreGroup, themeAgreement, themesBy, undecide, verbatimsOf, Voices, votesOf,
  wishOfIdea, wishOfTheme, wishOfVerbatims, type Moderation, type Themes, type Verbatim,
} from '../../../src/voice/index.js';
import { actionFrom, addAction, emptyActions, parseActions } from '../../../src/actions/index.js';
import { stamp } from '../actions/support.js';

const RESPONSES = ['0198a0b0-0000-7000-8000-000000000001', '0198a0b0-0000-7000-8000-000000000002', '0198a0b0-0000-7000-8000-000000000003'] as const;
const idOf = (n: number): string => `0198a0b0-0000-7000-8000-0000000001${String(n).padStart(2, '0')}`;
const origin = (n: number, subject?: string) => ({ source: 'https://shop.example/', id: idOf(n), time: Date.UTC(2026, 10, 1, 10, n), subject });

function sent(n: number, response: string, text: string, other: { score?: number; subject?: string; metric?: 'nps' | 'csat' } = {}): CxEvent {
  const { score = 3, subject, metric = 'nps' } = other;
  return makeEvent(
    'cx.response.submitted',
    {
      response, survey: 'after-delivery', touchpoint: 'delivery', segments: { region: 'north' },
      answers: [
        { kind: 'score', question: metric, value: score, instrument: { metric, scale: metric === 'nps' ? { min: 0, max: 10 } : { min: 1, max: 5 }, wording: 'w', language: 'en', order: 'ascending', mode: 'buttons' } },
        { kind: 'text', question: `${metric}.reason`, text },
      ],
    },
    origin(n, subject),
  );
}
const takenBack = (n: number, response: string): CxEvent => makeEvent('cx.response.withdrawn', { response, survey: 'after-delivery' }, origin(n));

let counter = 0;
const verbatim = (text: string, other: Partial<Verbatim> = {}): Verbatim => ({ id: `v${counter++}`, kind: 'answer', text, masked: [], time: '2026-11-01T10:00:00Z', person: `p${counter}`, ...other });

describe('verbatims of events', () => {
  it('have the score beside them, the place and the language, and no personal data', () => {
    const [one] = verbatimsOf([sent(1, RESPONSES[0], 'It came late. Call me: +43 1 234 5678 or ada@example.org', { subject: 'p-7' })]);
    assert.deepEqual(one, {
      id: `${RESPONSES[0]}:nps.reason`, kind: 'answer', text: 'It came late. Call me: +•• • ••• •••• or •••@•••••••.•••', masked: ['email', 'phone'], time: '2026-11-01T10:01:00.000Z', person: 'p-7', survey: 'after-delivery',
      question: 'nps.reason', language: 'en', score: { metric: 'nps', value: 3, min: 0, max: 10, group: 'low' }, touchpoint: 'delivery', segments: { region: 'north' },
    });
  });

  it('are of complaints and comments on decisions too, and of nothing that is empty', () => {
    const events = [
      makeEvent('cx.case.opened', { case: 'C-1', category: 'delivery', complaint: true, text: 'It broke.' }, origin(1)),
      makeEvent('cx.case.opened', { case: 'C-2', category: 'inquiry', text: 'When do you open?' }, origin(2)),
      makeEvent('cx.case.reopened', { case: 'C-1', text: 'It broke again.' }, origin(3)),
      makeEvent('cx.decision.voted', { decision: 'slots', option: 'yes', comment: 'At last' }, origin(4, 'p-1')),
      makeEvent('cx.decision.voted', { decision: 'slots', option: 'no', comment: 'On reflection, no' }, origin(5, 'p-1')),
      sent(6, RESPONSES[0], '   '),
    ];
    assert.deepEqual(verbatimsOf(events).map(({ kind, text, area }) => [kind, text, area]), [['comment', 'On reflection, no', undefined], ['complaint', 'It broke again.', undefined], ['complaint', 'It broke.', 'delivery']]);
  });

  // whatever comes, in whatever order and however often
  it('do not depend on the order of events: sent again, the last counts; taken back, none does', () => {
    const all = [sent(1, RESPONSES[0], 'one'), sent(2, RESPONSES[0], 'two'), takenBack(3, RESPONSES[0]), sent(4, RESPONSES[1], 'three'), sent(5, RESPONSES[1], 'four'), sent(5, RESPONSES[2], 'five'), takenBack(1, RESPONSES[2])];
    fc.assert(
      fc.property(fc.shuffledSubarray(all, { minLength: 0 }), fc.shuffledSubarray(all), (events, again) => {
        const got = verbatimsOf([...events, ...again]).map(({ text }) => text);
        const there = new Set([...events, ...again]);
        const expected = [
          ...(there.has(all[6]!) ? [] : there.has(all[5]!) ? ['five'] : []),
          ...(there.has(all[4]!) ? ['four'] : there.has(all[3]!) ? ['three'] : []),
          ...(there.has(all[2]!) ? [] : there.has(all[1]!) ? ['two'] : there.has(all[0]!) ? ['one'] : []),
        ];
        assert.deepEqual([...got].sort(), [...expected].sort());
      }),
    );
  });

  it('tell what came and went, forget a person, and keep only the newest', () => {
    const voices = new Voices();
    assert.equal(voices.add(sent(1, RESPONSES[0], 'one', { subject: 'p-1' })).added.length, 1);
    assert.deepEqual(voices.add(sent(1, RESPONSES[0], 'one', { subject: 'p-1' })), { added: [], removed: [] });
    voices.add(sent(2, RESPONSES[1], 'two', { subject: 'p-2' }));
    voices.add(sent(3, RESPONSES[2], 'three', { subject: 'p-1' }));
    assert.deepEqual(voices.keepNewest(2).removed, [`${RESPONSES[0]}:nps.reason`]);
    assert.deepEqual(voices.forget('p-1').removed.length, 2);
    assert.deepEqual(voices.all.map(({ text }) => text), ['two']);
  });

  it('remember who said what for so many only, and show nothing that may have been taken back before', () => {
    const voices = new Voices();
    const id = (n: number): string => `0198a0b0-0000-7000-9000-${String(n).padStart(12, '0')}`;
    const silent = (n: number): CxEvent => makeEvent('cx.response.submitted', { response: id(n), survey: 's', answers: [] }, { source: 'https://shop.example/', id: id(n), time: Date.UTC(2026, 9, 1) + n * 1000 });
    voices.add(sent(1, RESPONSES[0], 'one'));
    for (let n = 0; n < 500; n++) voices.add(silent(n));
    assert.equal(voices.remembered, 501);
    voices.keepNewest(2);
    assert.equal(voices.remembered, 20);
    assert.deepEqual(voices.all.map(({ text }) => text), ['one']);
    const again = { ...silent(3), id: id(900), data: { ...sent(2, id(3), 'late').data } } as CxEvent;
    assert.deepEqual(voices.add(again).added, []);
    assert.equal(voices.add(sent(5, RESPONSES[1], 'new')).added.length, 1);
  });

  it('say how good a score is, whichever scale and way it runs', () => {
    const of = (metric: string, min: number, max: number, low = false): string => Array.from({ length: max - min + 1 }, (_, i) => scoreGroup(metric, min + i, { min, max }, low)[0]).join('');
    assert.deepEqual([of('nps', 0, 10), of('csat', 1, 5), of('ces', 1, 7), of('effort', 1, 5, true)], ['lllllllmmhh', 'llmhh', 'lllmhhh', 'hhmll']);
  });
});

describe('moderation', () => {
  const rules: Moderation = { ...DEFAULT_MODERATION, rules: [{ id: 'abuse', words: ['idiot*'], does: 'hide', reason: 'abuse' }, { id: 'lawyer', words: ['my lawyer'], does: 'hold', reason: 'other' }] };
  const state = (moderation: Moderation, one: Verbatim): string => moderator(moderation)(one).state;

  it('shows, holds and hides by rules, and holds what had personal data in it', () => {
    assert.deepEqual(moderator(rules)(verbatim('You IDIOTS!')), { state: 'hidden', by: 'rules', reason: 'abuse' });
    assert.deepEqual(moderator(rules)(verbatim('Ask my  lawyer.')), { state: 'held', reason: 'other' });
    assert.equal(state(rules, verbatim('my good lawyer')), 'shown');
    assert.deepEqual(moderator(rules)(verbatim('•••', { masked: ['email'] })), { state: 'held', reason: 'personal-data' });
    assert.equal(state({ ...rules, hold: 'rules' }, verbatim('•••', { masked: ['email'] })), 'shown');
    assert.deepEqual(moderator({ ...rules, hold: 'everything' })(verbatim('Fine')), { state: 'held', reason: 'not-looked-at' });
  });

  it('holds by what a person decided, until the words are others', () => {
    const one = verbatim('You idiots');
    const decided = decide(rules, one, { state: 'shown' }, stamp());
    assert.deepEqual(moderator(decided)(one), { state: 'shown', by: 'person' });
    assert.equal(state(decided, { ...one, text: 'You utter idiots' }), 'hidden');
    assert.equal(state(undecide(decided, one.id), one), 'hidden');
    const hidden = decide(rules, verbatim('Fine', { id: 'x' }), { state: 'hidden', reason: 'off-topic' }, stamp());
    assert.deepEqual(moderator(hidden)(verbatim('Fine', { id: 'x' })), { state: 'hidden', by: 'person', reason: 'off-topic' });
    assert.ok(parseModeration(JSON.parse(JSON.stringify(hidden))).ok);
  });

  it('shows nothing before somebody has looked, if so set, whatever it says', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => assert.notEqual(state({ ...rules, hold: 'everything' }, verbatim(text)), 'shown')));
  });

  it('is read with the place of every fault and what may be meant', () => {
    const parsed = parseModeration({ ...rules, rule: [] });
    assert.ok(!parsed.ok && /Did you mean|"rule"/.test(parsed.error[0]!.message));
  });
});

describe('themes', () => {
  const themes: Themes = {
    format: 'cx-themes/1',
    themes: [
      { id: 'late', title: { en: 'Late', de: 'Zu spät' }, any: ['late', 'delay*', 'zu spät', 'متأخر', '遅い'] },
      { id: 'price', title: 'Price', any: ['price', 'expensive'], not: ['not expensive'] },
    ],
  };
  const about = (text: string, language = 'en'): string => themesBy(themes)(verbatim(text, { language })).join(' ');

  it('go by words and not by letters, in any case and script', () => {
    assert.equal(about('It was LATE.'), 'late');
    assert.equal(about('Chocolate'), '');
    assert.equal(about('Two delays, and expensive!'), 'late price');
    assert.equal(about('not expensive'), '');
    assert.equal(about('Viel zu spät', 'de'), 'late');
    assert.equal(about('وصل مُتَأَخِّرًا متأخر', 'ar'), 'late');
    assert.equal(about('配達が遅い', 'ja'), 'late');
  });

  it('are set by hand where somebody did, and how far rules and hand agree is told', () => {
    const all = [verbatim('late', { id: 'a' }), verbatim('late', { id: 'b' }), verbatim('fine', { id: 'c' }), verbatim('slow', { id: 'd' })];
    const labels = { a: ['late'], b: ['late'], c: [], d: ['late'] };
    assert.deepEqual(all.map((one) => themesBy(themes, labels)(one)), [['late'], ['late'], [], ['late']]);
    const kappa = themeAgreement(all, themes, labels).get('late')!;
    assert.deepEqual([kappa.n, kappa.observed, kappa.kappa], [4, 0.75, 0.5]);
  });

  it('count people once, with an interval, and say no number of few', () => {
    const all = [...Array.from({ length: 12 }, (_, i) => verbatim('late', { person: `p${i % 6}`, score: { metric: 'nps', value: 3, min: 0, max: 10, group: 'low' } })), verbatim('price', { person: 'x' }), ...Array.from({ length: 13 }, () => verbatim('fine'))];
    const [late, price] = countThemes(all, themes.themes, themesBy(themes), { privacyThreshold: 5 });
    assert.ok(late?.kind === 'counted' && late.n === 6 && late.of === 20 && late.share === 0.3 && late.interval.lower > 0.1 && late.interval.upper < 0.6);
    assert.deepEqual(late.groups, { low: 6, middle: 0, high: 0 });
    assert.deepEqual(price, { kind: 'suppressed', theme: 'price' });
  });

  it('become the beginning of an action that can be stored', () => {
    const counted = countThemes([verbatim('late'), verbatim('fine')], themes.themes, themesBy(themes));
    const wishes = [wishOfTheme(themes.themes[0]!, counted[0]!, 'de'), wishOfVerbatims([verbatim('Sending it back\ncost more', { area: 'returns' })]), wishOfIdea({ id: 'slots', title: 'Time slots', votes: 12 })];
    for (const wish of wishes) {
      const { document } = addAction(emptyActions(), actionFrom(wish), stamp());
      assert.ok(parseActions(JSON.parse(JSON.stringify(document))).ok, JSON.stringify(document));
    }
    assert.equal(actionFrom(wishes[0]!).title, 'Zu spät');
    assert.equal(actionFrom(wishes[1]!).area, 'returns');
  });

  it('are read with the place of every fault', () => {
    const parsed = parseThemes({ format: 'cx-themes/1', themes: [{ id: 'late', title: 'Late', anny: ['late'], any: [] }] });
    assert.ok(!parsed.ok && parsed.error.some(({ where, message }) => where === '/themes/0' && message.includes('Did you mean "any"?') || where === '/themes/0/any'));
  });
});

describe('filters', () => {
  const values = fc.array(fc.record({ person: fc.integer({ min: 1, max: 12 }), touchpoint: fc.constantFrom('a', 'b', 'c', undefined), text: fc.constantFrom('late', 'fine', 'slow') }), { maxLength: 40 });
  const make = (rows: readonly { person: number; touchpoint: string | undefined; text: string }[]): Verbatim[] => rows.map(({ person, touchpoint, text }) => verbatim(text, { person: `p${person}`, ...(touchpoint && { touchpoint }) }));
  const none = (): readonly string[] => [];

  it('never lead to fewer people than may be shown, nor leave fewer over, by what can be chosen', () => {
    fc.assert(
      fc.property(values, fc.constantFrom('late', 'fine', 'slow', ''), (rows, search) => {
        const all = make(rows);
        for (const touchpoint of ['', 'a', 'b', 'c']) {
          const left = filterVoices(all, { touchpoint, search }, none, 5);
          if (left.kind === 'shown') assert.ok(left.people === 0 || left.people >= 5);
        }
        const choices = choicesOf(all, (one) => one.touchpoint, 5);
        for (const { people } of choices) assert.ok(people >= 5);
      }),
    );
  });

  it('are exactly what they say where nothing must be hidden', () => {
    fc.assert(
      fc.property(values, (rows) => {
        const all = make(rows);
        const left = filterVoices(all, { touchpoint: 'a', search: 'LATE' }, none, 0);
        assert.deepEqual(left.kind === 'shown' && left.verbatims, all.filter((one) => one.touchpoint === 'a' && one.text === 'late'));
      }),
    );
  });
});

describe('votes on ideas', () => {
  const vote = (n: number, subject: string, option: string): CxEvent => makeEvent('cx.decision.voted', { decision: 'slots', option }, origin(n, subject));
  it('count each person once, by their last vote, and say nothing of few', () => {
    const events = [vote(1, 'a', 'no'), vote(2, 'a', 'yes'), vote(3, 'b', 'yes'), vote(4, 'c', 'no')];
    assert.deepEqual(votesOf(events.reverse()), [{ decision: 'slots', people: 3, options: [{ option: 'yes', votes: 2 }, { option: 'no', votes: 1 }] }]);
    assert.deepEqual(votesOf(events, { privacyThreshold: 2 })[0]!.options.map(({ votes }) => votes), [null, null]);
  });
});

describe('what a feed says', () => {
  it('is read, and never thrown over', () => {
    const message = { asOf: '2026-11-27T10:00:00Z', added: verbatimsOf([sent(1, RESPONSES[0], 'one')]), removed: [] };
    assert.ok(parseVoiceMessage(JSON.parse(JSON.stringify(message))).ok);
    fc.assert(fc.property(fc.anything(), (input) => void parseVoiceMessage(input)));
  });
});
