import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { checkResponse } from '../../../src/survey/index.js';
import { maskText, type PersonalKind } from '../../../src/survey/masking/index.js';
import { randomFrom } from '../../../src/survey/order.js';
import { go, sent, start, survey, text } from './support.js';

const kinds = (said: string): readonly string[] => maskText(said).found.map(({ kind, country }) => (country === undefined ? kind : `${kind} ${country}`));

/** The digit that makes a number pass. */
const withLuhn = (digits: string): string => {
  for (let check = 0; ; check += 1) {
    let sum = 0;
    for (const [i, digit] of [...digits, `${check}`].reverse().entries()) sum += i % 2 === 0 ? +digit : +digit > 4 ? +digit * 2 - 9 : +digit * 2;
    if (sum % 10 === 0) return digits + check;
  }
};

describe('personal data in texts', () => {
  it('is found and hidden, and the rest is left', () => {
    // numbers that the issuers publish for tests, and examples from the registries
    const cases: readonly [said: string, masked: string, ...found: string[]][] = [
      ['My card is 4111 1111 1111 1111, please', 'My card is •••• •••• •••• ••••, please', 'card'],
      ['3782-822463-10005 12/27', '••••-••••••-••••• 12/27', 'card'],
      ['5555555555554444 123', '•••••••••••••••• 123', 'card'],
      ['IBAN AT61 1904 3002 3457 3201 bitte', 'IBAN •••• •••• •••• •••• •••• bitte', 'iban AT'],
      ['GB82WEST12345698765432', '••••••••••••••••••••••', 'iban GB'],
      ['Write to ada.lovelace+cx@example.co.uk.', 'Write to •••.••••••••+••@•••••••.••.••.', 'email'],
      ['Call me: +43 660 123 45 67!', 'Call me: +•• ••• ••• •• ••!', 'phone'],
      ['(555) 123-4567', '(•••) •••-••••', 'phone'],
      ['Meine Nummer ist 0660/1234567', 'Meine Nummer ist ••••/•••••••', 'phone'],
      ['Tel. 1234567', 'Tel. •••••••', 'phone'],
      ['CPF 529.982.247-25', 'CPF •••.•••.•••-••', 'national-id BR'],
      ['DNI 12345678Z', 'DNI •••••••••', 'national-id ES'],
      ['NIE X1234567L', 'NIE •••••••••', 'national-id ES'],
      ['Steuer-ID 86 095 742 719', 'Steuer-ID •• ••• ••• •••', 'national-id DE'],
      ['SVNR 1237 010180', 'SVNR •••• ••••••', 'national-id AT'],
      ['HETU 131052-308T', 'HETU ••••••-••••', 'national-id FI'],
      ['RSSMRA85T10A562S', '••••••••••••••••', 'national-id IT'],
      ['PESEL 44051401359', 'PESEL •••••••••••', 'national-id PL'],
      ['19811228-9874', '••••••••-••••', 'national-id SE'],
      ['TC 10000000146', 'TC •••••••••••', 'national-id TR'],
      ['1 85 05 78 006 084 91', '• •• •• •• ••• ••• ••', 'national-id FR'],
    ];
    for (const [said, masked, ...found] of cases) {
      assert.deepEqual([kinds(said), maskText(said).text], [found, masked], said);
    }
  });

  it('is not what only looks like it', () => {
    for (const said of [
      'Order 4711', 'Order 1234567890', 'On 01.02.2026 at 10:30', '2026-11-27', '12345678A', 'I paid 1,234,567.89 EUR', 'Version 10.20.30.40', 'ISBN 978-3-16-148410-0', 'Room 0815',
      '4111 1111 1111 1112', 'AT61 1904 3002 3457 3202', 'a@b', '@ home', '10 out of 10, 100 %', 'from 1990 to 2026', '0000000000000000',
    ]) assert.deepEqual(kinds(said), [], said);
  });

  it('is found in digits of all scripts, with any dash or blank, and with what nobody sees between', () => {
    const zeros = [0x30, 0x660, 0x6f0, 0x966, 0x9e6, 0xe50, 0xff10, 0x1d7ce, 0x1d7f6];
    const separators = ['', ' ', '-', '\u00a0', '\u2013', '\u2212', '\u200b', '\u2009', '\u200f'];
    fc.assert(
      fc.property(fc.constantFrom(...zeros), fc.constantFrom(...separators), fc.stringMatching(/^4\d{14}$/), (zero, separator, start) => {
        const number = withLuhn(start).match(/.{4}/g)!.join(separator).replace(/\d/g, (digit) => String.fromCodePoint(zero + +digit));
        const { text, found } = maskText(`x ${number} y`);
        assert.equal(found[0]?.kind, 'card', number);
        assert.ok(!/\p{Nd}/u.test(text), text);
        assert.deepEqual([found[0]!.start, found[0]!.end], [2, 2 + number.length]);
      }),
    );
  });

  it('keeps the length and all around it, hides everything it names, and has nothing to hide a second time', () => {
    const pieces = fc.oneof(fc.string({ unit: 'grapheme', maxLength: 12 }), fc.constantFrom('4111111111111111', 'a@example.org', '+43 660 1234567', 'AT611904300234573201', ' ', '-', '٤١١١ ١١١١ ١١١١ ١١١١', '\u{1d7d2}', '\ud800'));
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 8 }).map((all) => all.join('')), (said) => {
        const { text, found } = maskText(said);
        assert.equal(text.length, said.length);
        let before = 0;
        for (const { start, end } of found) {
          assert.ok(start >= before && end > start && end <= said.length);
          assert.equal(text.slice(before, start), said.slice(before, start));
          assert.ok(!/[\p{L}\p{N}]/u.test(text.slice(start, end)));
          before = end;
        }
        assert.equal(text.slice(before), said.slice(before));
        assert.equal(maskText(text).text, text);
      }),
      { numRuns: 500 },
    );
  });

  it('is quick on the longest text, also one that was made to be slow', () => {
    for (const piece of ['1 ', '1-', 'a.', 'A1', '+1 ', '(0', '4111 ', 'AT61 ', 'a@']) {
      const before = process.cpuUsage(); // what else the machine does is not counted
      maskText(piece.repeat(10_000 / piece.length));
      const milliseconds = process.cpuUsage(before).user / 1000;
      assert.ok(milliseconds < 500, `${piece}: ${milliseconds} ms`);
    }
  });

  it('is not seen in order numbers more often than the documentation says', () => {
    const random = randomFrom('order numbers');
    const rate = (length: number, prefix = ''): number => {
      let seen = 0;
      for (let i = 0; i < 5000; i += 1) if (maskText(`Order ${prefix}${Array.from({ length }, () => Math.floor(random() * 10)).join('')} is late`).found.length > 0) seen += 1;
      return seen / 5000;
    };
    const rates = Object.fromEntries([6, 8, 10, 11, 12, 13, 16].map((length) => [length, rate(length)]));
    const most: Readonly<Record<string, number>> = { 6: 0, 8: 0, 10: 0.005, 11: 0.05, 12: 0.001, 13: 0.015, 16: 0.05 };
    for (const [length, share] of Object.entries(rates)) assert.ok(share <= most[length]!, `${length} digits: ${share}; ${JSON.stringify(rates)}`);
    assert.equal(rate(10, 'A-'), 0);
  });
});

describe('what is sent', () => {
  const prepared = survey({
    pages: [{ id: 'p', questions: [
      { type: 'text', id: 'why', title: 'Why?', limit: 40, least: 10 }, { type: 'text', id: 'raw', title: 'Raw', mask: false }, { type: 'text', id: 'mail', title: 'Mail', format: 'email' }, { type: 'text', id: 'phone', title: 'Phone', format: 'phone' },
      { type: 'single-choice', id: 'who', title: 'Who?', choices: [{ id: 'a', text: 'A' }], other: true },
    ] }],
  });

  it('has no personal data in texts, but where it was asked for or masking is off', () => {
    const secret = 'Card 4111 1111 1111 1111';
    const data = sent(prepared, go(prepared, start(prepared), { why: text(secret), raw: text(secret), mail: text('a@example.org'), phone: text('+43 660 1234567'), who: { kind: 'choice', choices: [], other: 'b@example.org' } }));
    const said = Object.fromEntries(data.answers.map((answer) => [answer.question, answer.kind === 'text' ? answer.text : answer.kind === 'choice' ? answer.other : undefined]));
    assert.deepEqual(said, { why: 'Card •••• •••• •••• ••••', raw: secret, mail: 'a@example.org', phone: '+43 660 1234567', who: '•@•••••••.•••' });
    assert.deepEqual(checkResponse(prepared, data), [], 'a server takes it: nothing got longer or shorter');
  });

  it('names kinds that an element can tell', () => {
    const found: readonly PersonalKind[] = maskText('a@example.org and 4111 1111 1111 1111').found.map(({ kind }) => kind);
    assert.deepEqual(found, ['email', 'card']);
  });
});

describe('what looks like an address and hides nothing', () => {
  it('ends', () => {
    for (const text of ['-@-.-', '_@-.-', "'@-.--.-", '-@-.-\u2022']) assert.equal(typeof maskText(text).text, 'string');
  });

  it('never takes for ever, whatever signs stand together', () => {
    fc.assert(fc.property(fc.string({ unit: fc.constantFrom(..."-@._+' a1\u2022") , maxLength: 40 }), (text) => maskText(text).text.length === text.length));
  });
});
