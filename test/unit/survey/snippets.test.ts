import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { runInNewContext } from 'node:vm';
import { transformSync } from 'esbuild';
import fc from 'fast-check';
import rehypeParse from 'rehype-parse';
import { unified } from 'unified';
import { CxError } from '../../../src/core/index.js';
import { clean } from '../../../src/survey/escape.js';
import { snippet, snippetHelp, snippets, CONTENT_SETTINGS, SNIPPET_TARGETS, SURVEY_KINDS, type SnippetOptions } from '../../../src/survey/snippets/index.js';

interface Node {
  readonly type: string;
  readonly tagName?: string;
  readonly properties?: Readonly<Record<string, unknown>>;
  readonly children?: readonly Node[];
  readonly value?: string;
}
const parser = unified().use(rehypeParse, { fragment: true });
const parseHtml = (html: string): Node => parser.parse(html) as unknown as Node;
const elements = (node: Node): Node[] => [...(node.type === 'element' ? [node] : []), ...(node.children ?? []).flatMap(elements)];
const textOf = (node: Node): string => node.value ?? (node.children ?? []).map(textOf).join('');
/** `data-cx-low-label` as hast calls it. */
const camel = (name: string): string => name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());

const ADDRESS = 'https://surveys.bank.example/s/renewal';
/** Texts that try to be something else. */
const nasty = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.array(fc.constantFrom('<script>alert(1)</script>', '"', "'", '`', '${x}', '{{x}}', '{', '}', '</', '-->', '--', '<!--', ']]', '[', ']', '\\', '\n', '\r\n', '\0', '&quot;', '&#34;', '&', '\u2028', '\ud800', '\u202e', '<img src=x onerror=1>', 'javascript:', ' onload=', '/>', '=', 'a', ' '), { maxLength: 12 }).map((parts) => parts.join('')),
);
const words = nasty.filter((text) => clean(text).trim() !== '' && text.trim() !== '');
const options: fc.Arbitrary<SnippetOptions> = fc.record({
  kind: fc.constantFrom(...SURVEY_KINDS),
  survey: fc.stringMatching(/^[a-z][a-z0-9._-]{0,20}$/),
  address: fc.webUrl({ withQueryParameters: true, withFragments: true }).map((url) => url.replace(/^http:/, 'https:')),
  text: words,
  attributes: fc.dictionary(fc.constantFrom(...CONTENT_SETTINGS), words, { maxKeys: 5 }),
});

const same = (found: unknown, meant: string, about: string): void => assert.equal(Array.isArray(found) ? found.join(' ') : String(found), meant, about);

describe('snippets', () => {
  it('for a plain survey read as docs show them', () => {
    const made = { kind: 'nps-survey', survey: 'renewal', address: ADDRESS, text: 'Rate us', attributes: { business: 'Tidewell' } } as const;
    assert.equal(snippet('link', made).code, `<a class="cx-nps-survey" data-cx="nps-survey" data-cx-survey="renewal" data-cx-business="Tidewell" href="${ADDRESS}#cx=nps-survey">Rate us</a>`);
    assert.equal(snippet('link', made).once!.code, '<script type="module" src="https://surveys.bank.example/s/-/embed.js"></script>');
    assert.equal(snippet('html', made).code, '<cx-nps-survey survey="renewal" business="Tidewell"></cx-nps-survey>');
    assert.equal(snippet('html', { ...made, kind: 'survey', attributes: {} }).code, `<cx-survey survey="renewal" src="${ADDRESS}.json"></cx-survey>`);
    assert.equal(snippet('wordpress-shortcode', made).code, '[cx_survey kind="nps-survey" survey="renewal" text="Rate us" business="Tidewell"]');
    assert.equal(snippet('wordpress-block', made).once!.code, 'https://surveys.bank.example');
    assert.equal(snippet('wordpress-url', made).code, ADDRESS);
    assert.deepEqual(snippets(made).map(({ target }) => target), SNIPPET_TARGETS);
  });

  it('in HTML hold the texts as text, whatever they say, and are one thing on one line', () => {
    fc.assert(
      fc.property(options, (made) => {
        const all: Partial<Record<string, string>> = made.attributes!;
        for (const target of ['link', 'data-attributes', 'html', 'iframe', 'drupal', 'vue'] as const) {
          const { code } = snippet(target, made);
          const html = target === 'vue' ? /<template>\n {2}(.*)\n<\/template>/s.exec(code)![1]! : code;
          assert.doesNotMatch(html, /[\n\r]/, target);
          const tree = parseHtml(html);
          const tags = elements(tree).map(({ tagName }) => tagName);
          const tag = `cx-${made.kind}`;
          assert.deepEqual(tags, { link: ['a'], drupal: ['a'], 'data-attributes': ['div', 'p', 'a'], html: [tag], vue: [tag], iframe: ['iframe'] }[target]);
          const [first] = elements(tree);
          const names = Object.keys(first!.properties!);
          assert.ok(names.every((name) => !/^(on|:|@|v-|#)/i.test(name)), target);
          if (target === 'link' || target === 'data-attributes' || target === 'drupal') same(textOf(tree), clean(made.text), target);
          if (target === 'iframe') same(first!.properties!['title'], clean(made.text), target);
          else for (const [name, value] of Object.entries(all)) same(first!.properties![target === 'html' || target === 'vue' ? name : camel(`data-cx-${name}`)] ?? first!.properties![camel(name)], clean(value!) === '' ? '' : clean(value!), `${target} ${name}`);
        }
      }),
    );
  });

  it('in JavaScript hold the texts as strings', () => {
    fc.assert(
      fc.property(options, (made) => {
        const { code } = snippet('react', made);
        const compiled = transformSync(code.replace(/^import .*\n/, '').replace('export const Survey', 'const Survey'), { loader: 'tsx', jsx: 'transform', jsxFactory: 'h' }).code;
        const { tag, props } = runInNewContext(`${compiled}; Survey();`, { h: (tag: string, props: Record<string, string>) => ({ tag, props }) }) as { tag: string; props: Record<string, string> };
        assert.equal(tag, `cx-${made.kind}`);
        for (const [name, value] of Object.entries(made.attributes!)) assert.equal(props[name], clean(value));
        const angular = transformSync(snippet('angular', made).code.replace(/^import .*\n/gm, '').replace('@Component(', 'globalThis.taken = (').replace('export class SurveyComponent {}', ''), { loader: 'ts' }).code;
        const { template } = runInNewContext(`${angular}; globalThis.taken;`, { CUSTOM_ELEMENTS_SCHEMA: 0 }) as { template: string };
        assert.doesNotMatch(template, /[{}\n]/, 'nothing that Angular would evaluate');
        const [element] = elements(parseHtml(template));
        for (const [name, value] of Object.entries(made.attributes!)) same(element!.properties![name] ?? element!.properties![camel(name)], clean(value), name);
      }),
      { numRuns: 60 },
    );
  });

  it('for WordPress cannot end the comment or the shortcode around them', () => {
    fc.assert(
      fc.property(options, (made) => {
        const block = snippet('wordpress-block', made).code;
        const [, json] = /^<!-- wp:cx-elements\/survey (\{.*\}) \/-->$/s.exec(block)!;
        assert.doesNotMatch(json!, /--|[<>&]|\\"/);
        const said = JSON.parse(json!) as { text: string; settings: Record<string, string> };
        const kept = (value: string): string => clean(value).replace(/\\$/, '\\ ');
        assert.equal(said.text, kept(made.text));
        for (const [name, value] of Object.entries(made.attributes!)) assert.equal(said.settings[name], kept(value));
        assert.match(snippet('wordpress-shortcode', made).code, /^\[cx_survey( [a-z_]+="[^"[\]\\<>\n]*")+\]$/);
      }),
    );
  });

  it('refuse what is no survey, no address, or nothing that content may set', () => {
    const made = { kind: 'nps-survey', survey: 'renewal', address: ADDRESS, text: 'Rate us' } as const;
    const refused = (wrong: object, where: string): void => assert.throws(() => snippets({ ...made, ...wrong }), (error) => error instanceof CxError && error.code === 'bad-snippet' && error.where === where);
    for (const address of ['javascript:alert(1)', 'data:text/html,x', '//bank.example', 'https://user:pass@bank.example/s/x', 'file:///etc/passwd', '']) refused({ address }, 'address');
    refused({ script: 'javascript:alert(1)' }, 'script');
    for (const survey of ['', 'A', 'a b', 'a"b', '__proto__', 'a/b']) refused({ survey }, 'survey');
    refused({ kind: 'script' }, 'kind');
    refused({ text: ' ' }, 'text');
    refused({ height: 1e9 }, 'height');
    refused({ attributes: { onclick: 'x' } }, 'attributes');
    refused({ attributes: { subject: 'eve' } }, 'attributes');
  });

  it('are explained in every language that we have, with as many steps', () => {
    for (const target of SNIPPET_TARGETS) {
      const english = snippetHelp(target, 'en');
      for (const language of ['de-AT', 'ar']) {
        const help = snippetHelp(target, language);
        assert.equal(help.steps.length, english.steps.length, `${target} ${language}`);
        assert.notEqual(help.steps[0], english.steps[0]);
      }
      assert.equal(snippetHelp(target, 'constructor'), english);
    }
  });

  it('fit into an Embed element of Webflow', () => {
    assert.ok(snippet('webflow', { kind: 'survey', survey: 'renewal', address: ADDRESS, text: 'Rate us' }).code.length < 10_000);
  });
});
