import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import rehypeParse from 'rehype-parse';
import { unified } from 'unified';
import { cesUsual, csatUsual, npsUsual } from '../../../components/asking/usual.messages.js';
import { ar } from '../../../components/locales/surveys-ar.js';
import { de } from '../../../components/locales/surveys-de.js';
import { CxError } from '../../../src/core/index.js';
import { emailBlock, type EmailBlockOptions } from '../../../src/survey/email/index.js';
import { clean } from '../../../src/survey/escape.js';
import { surveyTexts, type SurveyWordKey } from '../../../src/survey/words/index.js';

interface Node {
  readonly type: string;
  readonly tagName?: string;
  readonly properties?: Readonly<Record<string, unknown>>;
  readonly children?: readonly Node[];
  readonly value?: string;
}
const parser = unified().use(rehypeParse, { fragment: true });
const tree = (html: string): Node => parser.parse(html) as unknown as Node;
const elements = (node: Node): Node[] => [...(node.type === 'element' ? [node] : []), ...(node.children ?? []).flatMap(elements)];
const textOf = (node: Node): string => node.value ?? (node.children ?? []).map(textOf).join('');
const links = (html: string): Node[] => elements(tree(html)).filter(({ tagName }) => tagName === 'a');

const LINK = 'https://surveys.bank.example/s/renewal/k1.abc.def';
const words = fc.oneof(fc.string({ unit: 'binary', maxLength: 80 }), fc.array(fc.constantFrom('<b>', '"', "'", '&quot;', '<!--[if mso]>', '</td>', '<script>', '\n', '\0', '{business}', '\u202e', 'a'), { maxLength: 8 }).map((parts) => parts.join('')));

describe('the words of surveys', () => {
  const pairs: readonly (readonly [SurveyWordKey, string])[] = [
    ['npsQuestion', 'nps.question'], ['npsUs', 'nps.us'], ['csatUs', 'csat.us'], ['npsLow', 'nps.low'], ['npsHigh', 'nps.high'], ['csatQuestion', 'csat.question'], ['csatLow', 'csat.low'], ['csatHigh', 'csat.high'],
    ['ofScale', 'ask.called'], ['cesQuestion', 'ces.question'], ['cesUs', 'ces.us'], ['cesLow', 'ces.low'], ['cesHigh', 'ces.high'],
  ];
  for (const [language, messages] of [['en', { ...npsUsual, ...csatUsual, ...cesUsual }], ['de', de], ['ar', ar]] as const) {
    it(`ask in ${language} what the elements ask: answers to both are counted as one wording`, () => {
      const { text } = surveyTexts(language);
      const places = { business: '{business}', value: '{value}', max: '{max}' };
      for (const [key, name] of pairs) assert.equal(text(key, places), (messages as Readonly<Record<string, unknown>>)[name], name);
    });
  }
});

describe('the block for an e-mail', () => {
  it('has a link for each score, which proposes it and says it in words', () => {
    for (const [metric, first, last] of [['nps', 0, 10], ['csat', 1, 5], ['ces', 1, 7]] as const) {
      const { html, text } = emailBlock({ metric, link: `${LINK}?utm_source=mail&lang=en#x`, business: 'Tidewell' });
      const found = links(html);
      assert.equal(found.length, last - first + 1);
      found.forEach((link, i) => {
        const url = new URL(link.properties!['href'] as string);
        assert.equal(url.searchParams.get('score'), String(first + i));
        assert.equal(url.searchParams.get('utm_source'), 'mail');
        assert.equal(link.properties!['ariaLabel'], `${first + i} of ${last}`);
        assert.ok(text.includes(url.href));
      });
      assert.ok(text.split('\n').every((line) => line.length < 998), 'no line that mail servers would break');
    }
  });

  it('is written from right to left where its language is', () => {
    const { html } = emailBlock({ metric: 'nps', link: LINK, language: 'ar-EG' });
    const [table] = elements(tree(html));
    assert.deepEqual([table!.properties!['lang'], table!.properties!['dir']], ['ar', 'rtl']);
    assert.ok(!html.includes('align="left"') || html.includes('align="right"'));
    assert.match(html, /ما مدى احتمال/);
    assert.match(emailBlock({ metric: 'csat', link: LINK, language: 'de' }).text, /^Wie zufrieden sind Sie mit uns\?/);
  });

  it('keeps every text as text, and asks for nothing from elsewhere', () => {
    fc.assert(
      fc.property(fc.record({ question: words, lowLabel: words, highLabel: words, metric: fc.constantFrom('nps', 'csat', 'ces') }), (made) => {
        const { html, text } = emailBlock({ ...made, link: LINK } as EmailBlockOptions);
        const all = elements(tree(html));
        assert.deepEqual([...new Set(all.map(({ tagName }) => tagName))].sort(), ['a', 'table', 'tbody', 'td', 'tr']);
        for (const { properties } of all) assert.ok(Object.keys(properties!).every((name) => /^(role|border|cellPadding|cellSpacing|width|height|lang|dir|style|colSpan|align|vAlign|bgColor|href|title|ariaLabel)$/.test(name)), Object.keys(properties!).join());
        assert.ok(textOf(tree(html)).includes(clean(made.question)));
        assert.ok(!text.includes('\0'));
        assert.ok(all.filter(({ tagName }) => tagName === 'a').every(({ properties }) => String(properties!['href']).startsWith(LINK)));
        assert.doesNotMatch(html, /url\(|@import|expression/);
      }),
    );
  });

  it('says what a picture shows', () => {
    const { html } = emailBlock({ metric: 'csat', link: LINK, picture: (value) => `https://bank.example/smiley-${value}.png` });
    const pictures = elements(tree(html)).filter(({ tagName }) => tagName === 'img');
    assert.deepEqual(pictures.map(({ properties }) => properties!['alt']), ['1 of 5', '2 of 5', '3 of 5', '4 of 5', '5 of 5']);
  });

  it('refuses what is no link, no colour, no picture', () => {
    const refused = (wrong: object, where: string): void => assert.throws(() => emailBlock({ metric: 'nps', link: LINK, ...wrong }), (error) => error instanceof CxError && error.where === where);
    refused({ link: 'javascript:alert(1)' }, 'link');
    refused({ link: '/s/renewal' }, 'link');
    refused({ cell: 'red;background:url(https://evil.example)' }, 'cell');
    refused({ picture: () => 'http://bank.example/a.png' }, 'picture');
    refused({ picture: () => 'https://bank.example/a.png" onerror="x' }, 'picture');
  });
});
