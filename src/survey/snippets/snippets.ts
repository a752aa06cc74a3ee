import { attributes, clean, escapeBlock, escapeHtml, escapeJson, escapeShortcode, escapeTemplate } from '../escape.js';
import { wanted, type SnippetOptions, type Wanted } from './options.js';

/** Where a snippet goes. */
export const SNIPPET_TARGETS = [
  'link', 'data-attributes', 'html', 'iframe', 'wordpress-block', 'wordpress-shortcode', 'wordpress-url', 'drupal', 'webflow', 'react', 'vue', 'angular',
] as const;
export type SnippetTarget = (typeof SNIPPET_TARGETS)[number];

/** Something to copy. */
export interface Snippet {
  readonly target: SnippetTarget;
  /** What it is written in, for whoever colours it. */
  readonly language: 'html' | 'text' | 'tsx' | 'vue' | 'ts';
  /** What the author pastes. */
  readonly code: string;
  /** What the site needs once, put in by whoever looks after it; not there where the snippet brings it along. */
  readonly once?: { readonly language: 'html' | 'yaml' | 'shell' | 'text'; readonly code: string };
}

/** The attributes of the element itself. */
const own = ({ kind, survey, address, attributes }: Wanted): Record<string, string> => ({ survey, ...(kind === 'survey' && { src: `${address}.json` }), ...attributes });
/** The same as a link or box carries them. */
const data = ({ kind, survey, attributes }: Wanted): Record<string, string> => ({ 'data-cx': kind, 'data-cx-survey': survey, ...Object.fromEntries(Object.entries(attributes).map(([name, value]) => [`data-cx-${name}`, value])) });

const link = (made: Wanted): string => `<a class="${made.tag}"${attributes({ ...data(made), href: made.found })}>${escapeHtml(made.text)}</a>`;
const box = (made: Wanted): string => `<div${attributes(data(made))}><p><a href="${escapeHtml(made.found)}">${escapeHtml(made.text)}</a></p></div>`;
const element = (made: Wanted, escape = escapeHtml): string => `<${made.tag}${attributes(own(made), escape)}></${made.tag}>`;
const script = (made: Wanted): string => `<script type="module" src="${escapeHtml(made.script)}"></script>`;

const MAKERS: Readonly<Record<SnippetTarget, (made: Wanted) => Omit<Snippet, 'target'>>> = {
  link: (made) => ({ language: 'html', code: link(made), once: { language: 'html', code: script(made) } }),
  'data-attributes': (made) => ({ language: 'html', code: box(made), once: { language: 'html', code: script(made) } }),
  html: (made) => ({ language: 'html', code: element(made), once: { language: 'html', code: script(made) } }),
  iframe: (made) => ({
    language: 'html',
    code: `<iframe${attributes({ src: made.address, title: made.text, width: '100%', height: String(made.height), loading: 'lazy', referrerpolicy: 'strict-origin', style: 'border:0' })}></iframe>`,
  }),
  'wordpress-block': (made) => ({
    language: 'html',
    code: `<!-- wp:cx-elements/survey ${escapeBlock({ kind: made.kind, survey: made.survey, text: inBlock(made.text), settings: Object.fromEntries(Object.entries(made.attributes).map(([name, value]) => [name, inBlock(value)])) })} /-->`,
    once: { language: 'text', code: origin(made) },
  }),
  'wordpress-shortcode': (made) => ({
    language: 'text',
    code: `[cx_survey${attributes({ kind: made.kind, survey: made.survey, text: made.text, ...Object.fromEntries(Object.entries(made.attributes).map(([name, value]) => [name.replaceAll('-', '_'), value || 'yes'])) }, escapeShortcode)}]`,
    once: { language: 'text', code: origin(made) },
  }),
  'wordpress-url': (made) => ({ language: 'text', code: made.address }),
  drupal: (made) => ({
    language: 'html',
    code: link(made),
    once: { language: 'yaml', code: `cx-survey:\n  js:\n    ${escapeJson(made.script)}: { type: external, attributes: { type: module } }\n` },
  }),
  webflow: (made) => ({ language: 'html', code: `${script(made)}\n${box(made)}` }),
  react: (made) => ({
    language: 'tsx',
    code: `import 'cx-elements/${made.kind}';\n\nexport const Survey = () => <${made.tag}${Object.entries(own(made)).map(([name, value]) => (value === '' ? ` ${name}=""` : ` ${name}={${escapeJson(clean(value))}}`)).join('')} />;\n`,
    once: { language: 'shell', code: 'npm install cx-elements' },
  }),
  vue: (made) => ({
    language: 'vue',
    code: `<script setup>\nimport 'cx-elements/${made.kind}';\n</script>\n\n<template>\n  ${element(made)}\n</template>\n`,
    once: { language: 'shell', code: 'npm install cx-elements' },
  }),
  angular: (made) => ({
    language: 'ts',
    code: `import { Component, CUSTOM_ELEMENTS_SCHEMA } from '@angular/core';\nimport 'cx-elements/${made.kind}';\n\n@Component({\n  selector: 'app-survey',\n  schemas: [CUSTOM_ELEMENTS_SCHEMA],\n  template: ${escapeJson(element(made, escapeTemplate)).replace(/\\u003([ce])/g, (_, last: string) => (last === 'c' ? '<' : '>'))},\n})\nexport class SurveyComponent {}\n`,
    once: { language: 'shell', code: 'npm install cx-elements' },
  }),
};

/** What is to be written into the settings of the WordPress plugin. */
const origin = ({ address }: Wanted): string => new URL('..', address).href.replace(/\/$/, '');
/** WordPress writes blocks anew when it saves them, and loses the end of a text whose last character is a back-slash. */
const inBlock = (text: string): string => clean(text).replace(/\\$/, '\\ ');

/**
 * One snippet. Whatever is in texts and labels stays text: see docs/embedding.md for what survives where.
 *
 * @throws CxError `bad-snippet` with the option that cannot be used
 */
export function snippet(target: SnippetTarget, options: SnippetOptions): Snippet {
  return { target, ...MAKERS[target](wanted(options)) };
}

/** All snippets, those first that work in most places. @throws CxError `bad-snippet` */
export function snippets(options: SnippetOptions): readonly Snippet[] {
  return SNIPPET_TARGETS.map((target) => snippet(target, options));
}
