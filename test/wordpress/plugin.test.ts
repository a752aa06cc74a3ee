import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import rehypeParse from 'rehype-parse';
import { unified } from 'unified';
import { findWordPress } from '../../scripts/wordpress.mjs';
import { CONTENT_SETTINGS, snippet, SURVEY_KINDS, type SnippetOptions } from '../../src/survey/snippets/index.js';
import { clean } from '../../src/survey/escape.js';
import { inWordPress, type Step } from './run.js';
import { readFileSync } from 'node:fs';

interface Node {
  readonly type: string;
  readonly tagName?: string;
  readonly properties?: Readonly<Record<string, unknown>>;
  readonly children?: readonly Node[];
  readonly value?: string;
}
const parser = unified().use(rehypeParse, { fragment: true });
const elements = (node: Node): Node[] => [...(node.type === 'element' ? [node] : []), ...(node.children ?? []).flatMap(elements)];
const parsed = (html: string): Node[] => elements(parser.parse(html) as unknown as Node);
const textOf = (node: Node): string => node.value ?? (node.children ?? []).map(textOf).join('');
const camel = (name: string): string => name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());

const ADDRESS = 'https://surveys.bank.example/s/renewal';
const NASTY = ['<script>alert(1)</script>', '"', "'", '[', ']', '\\', '\\n', '--', '-->', '<!--', '&quot;', '&#34;', '&', '\n', '\n\n', '[cx_survey survey="x"]', ' onload=1', '{', '}', '%1$s', 'http://a.b/c', 'ä', '😀', '“', '…', 'x', ' ', '$1'];
const words = fc.array(fc.constantFrom(...NASTY), { minLength: 1, maxLength: 8 }).map((parts) => parts.join('')).filter((text) => text.trim() !== '');
const made: fc.Arbitrary<SnippetOptions> = fc.record({ kind: fc.constantFrom(...SURVEY_KINDS), survey: fc.constant('renewal'), address: fc.constant(ADDRESS), text: words, attributes: fc.dictionary(fc.constantFrom('question', 'business', 'thanks'), words, { maxKeys: 3 }) });

const { found, why } = findWordPress();

describe('the WordPress plugin', { skip: found.length === 0 && `not run: ${why}` }, () => {
  for (const folder of found) {
    const wordpress = (steps: readonly Step[], task: Omit<Parameters<typeof inWordPress>[1], 'steps'> = {}): readonly unknown[] => inWordPress(folder, { ...task, steps }).results;
    const show = (text: string, task: Omit<Parameters<typeof inWordPress>[1], 'steps'> = {}): string => wordpress([{ do: 'show', text }], task)[0] as string;
    const { version } = inWordPress(folder, { steps: [] });

    describe(`in WordPress ${version}`, () => {
      it('knows the kinds and settings that the script takes', () => {
        const php = readFileSync('cms/wordpress/cx-elements/includes/markup.php', 'utf8');
        const list = (name: string): string[] => [...new RegExp(`function ${name}\\(\\) \\{\\s*return array\\(([^)]*)\\)`).exec(php)![1]!.matchAll(/'([^']*)'/g)].map(([, one]) => one!);
        assert.deepEqual(list('cx_elements_kinds'), [...SURVEY_KINDS]);
        assert.deepEqual(list('cx_elements_content_settings'), [...CONTENT_SETTINGS]);
        const block = JSON.parse(readFileSync('cms/wordpress/cx-elements/blocks/survey/block.json', 'utf8')) as { attributes: { kind: { enum: string[] } } };
        assert.deepEqual(block.attributes.kind.enum, [...SURVEY_KINDS]);
      });

      it('makes a link of a block and of a shortcode, which an author may save', () => {
        const options = { kind: 'nps-survey', survey: 'renewal', address: ADDRESS, text: 'Rate us', attributes: { business: 'Tidewell & Co' } } as const;
        for (const target of ['wordpress-block', 'wordpress-shortcode'] as const) {
          const [link] = parsed(show(`Before.\n\n${snippet(target, options).code}\n\nAfter.`)).filter(({ tagName }) => tagName === 'a');
          assert.deepEqual([link!.properties!['href'], link!.properties!['dataCx'], link!.properties!['dataCxSurvey'], link!.properties!['dataCxBusiness'], textOf(link!)], [`${ADDRESS}#cx=nps-survey`, 'nps-survey', 'renewal', 'Tidewell & Co', 'Rate us']);
        }
      });

      it('keeps every text as text, from the snippet through WordPress into the page', () => {
        const all = fc.sample(made, { numRuns: 60, seed: 5 });
        for (const target of ['wordpress-block', 'wordpress-shortcode'] as const) {
          const shown = wordpress(all.map((options) => ({ do: 'show', text: snippet(target, options).code })));
          shown.forEach((html, i) => {
            const { text, kind, attributes } = all[i]!;
            const nodes = parsed(html as string).filter(({ tagName }) => tagName !== 'p' && tagName !== 'div');
            assert.deepEqual(nodes.map(({ tagName }) => tagName), ['a'], `${target}: ${html as string}`);
            const [link] = nodes;
            assert.equal(link!.properties!['dataCx'], kind);
            const plain = (value: string): string => clean(value).replace(/\s+/g, ' ').trim();
            // WordPress itself takes tags out of what its authors write into blocks, and leaves entities as they are
            const isKept = (value: string): boolean => !/&/.test(value) && (target === 'wordpress-shortcode' || !/[<>]/.test(value));
            const same = (found: unknown, value: string): void => void (isKept(value) && assert.equal(String(found).replace(/\s+/g, ' ').trim(), plain(value), target));
            // and it sets dashes and quotes in what is read as typographers do
            if (!/--|["']/.test(text)) same(textOf(link!), text);
            assert.ok(Object.keys(link!.properties!).every((name) => /^(href|className|dataCx.*)$/.test(name)), Object.keys(link!.properties!).join());
            for (const [name, value] of Object.entries(attributes!)) same(link!.properties![camel(`data-cx-${name}`)], value);
          });
        }
      });

      it('shows a frame, of a height within reason', () => {
        const [frame] = parsed(show('[cx_survey survey="renewal" display="frame" height="999999" text="Rate &quot;us&quot;"]')).filter(({ tagName }) => tagName === 'iframe');
        assert.deepEqual([frame!.properties!['src'], frame!.properties!['title'], frame!.properties!['height']], [ADDRESS, 'Rate "us"', 10_000]);
      });

      it('takes nothing from an author that is not text of a survey', () => {
        const html = show('[cx_survey survey="renewal" kind="script" onclick="alert(1)" style="x" subject="eve" src="//evil.example" href="javascript:alert(1)" address="https://evil.example"]');
        const [link] = parsed(html).filter(({ tagName }) => tagName === 'a');
        assert.deepEqual([link!.properties!['href'], link!.properties!['dataCx']], [ADDRESS, 'survey']);
        assert.doesNotMatch(html, /evil|onclick|eve"|style=/);
        for (const survey of ['../admin', 'a b', 'A', '"><script>', '__proto__', '']) assert.equal(show(`[cx_survey survey="${survey}"]`).trim(), '', survey);
      });

      it('tells authors what is missing, and visitors nothing', () => {
        const task = { options: {} };
        assert.equal(show('[cx_survey survey="renewal"]', task).trim(), '');
        assert.match(show('[cx_survey survey="renewal"]', { ...task, canEdit: true }), /address of your surveys is missing/);
      });

      it('puts the script on the page once, as a module, and only where it is needed', () => {
        const page = (text: string, options = {}): string => wordpress([{ do: 'show', text }, { do: 'scripts' }], { options: { address: 'https://surveys.bank.example', ...options } })[1] as string;
        const both = page('[cx_survey survey="renewal"]\n\n[cx_survey survey="other"]');
        assert.equal(both.match(/<script[^>]*embed\.js/g)?.length, 1);
        assert.match(both, /<script type="module"[^>]* src=["']https:\/\/surveys\.bank\.example\/s\/-\/embed\.js["']/);
        assert.doesNotMatch(page('Nothing here.'), /embed\.js/);
        assert.match(page('Nothing here.', { everywhere: true }), /embed\.js/);
      });

      it('lets authors keep our elements in the post, with their texts and nothing that runs', () => {
        const element = '<cx-nps-survey survey="renewal" business="Tidewell" onclick="alert(1)" style="color:red" subject="eve"></cx-nps-survey>';
        assert.equal(wordpress([{ do: 'save', text: element }])[0], '<cx-nps-survey survey="renewal" business="Tidewell"></cx-nps-survey>');
        assert.equal(wordpress([{ do: 'save', text: element }], { plugin: false })[0], '');
      });

      it('makes pasted addresses of surveys known, so that WordPress asks the collector', () => {
        const ask = (text: string, plugin = true): unknown => wordpress([{ do: 'provider', text }], { plugin })[0];
        assert.equal(ask(ADDRESS), 'https://surveys.bank.example/oembed');
        assert.equal(ask(ADDRESS, false), false);
        assert.equal(ask('https://evil.example/s/renewal'), false);
      });

      it('reads settings as addresses, or not at all', () => {
        const read = (address: unknown): unknown => (wordpress([{ do: 'settings', text: JSON.stringify({ address, everywhere: '1', more: 1 }) }]) as [{ address: string }])[0].address;
        assert.equal(read(' https://surveys.bank.example/ '), 'https://surveys.bank.example');
        assert.equal(read('https://bank.example:8443/surveys/?a#b'), 'https://bank.example:8443/surveys');
        for (const wrong of ['javascript:alert(1)', 'https://user:pass@bank.example', 'data:text/html,x', '/s', 'ftp://bank.example', '', ['x'], 7]) assert.equal(read(wrong), '', JSON.stringify(wrong));
        const [page] = wordpress([{ do: 'settings-page' }], { canEdit: true, options: { address: 'https://surveys.bank.example/"><script>' } }) as [string];
        assert.match(page, /<label for="cx-elements-address">/);
        assert.doesNotMatch(page, /"><script>/);
        assert.equal(wordpress([{ do: 'settings-page' }])[0], '', 'for nobody else');
      });
    });
  }
});
