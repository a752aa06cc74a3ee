import type { SnippetTarget } from '../snippets.js';

/** What to do with a snippet: its name, the steps, and what to know. */
export interface SnippetHelp {
  readonly name: string;
  readonly steps: readonly string[];
  readonly note: string;
}
export type SnippetWords = Readonly<Record<SnippetTarget, SnippetHelp>>;

/** How snippets are used, in English. */
export const english: SnippetWords = {
  link: {
    name: 'Link',
    steps: ['Paste this as a link into the text, in a paragraph of its own.', 'Ask whoever looks after the site to put the script into its pages, once.'],
    note: 'Works everywhere: where the script is, the survey takes the place of the link; elsewhere the link opens the survey.',
  },
  'data-attributes': {
    name: 'Box',
    steps: ['Open the HTML view of your editor and paste this.', 'Ask whoever looks after the site to put the script into its pages, once.'],
    note: 'The words inside are seen where there is no script. Do not take them out: editors remove empty boxes.',
  },
  html: {
    name: 'Element',
    steps: ['Open the HTML view of your editor and paste this on one line.', 'Ask whoever looks after the site to put the script into its pages, once.'],
    note: 'For places that keep all HTML. Most editors remove it: then take the link.',
  },
  iframe: {
    name: 'Frame',
    steps: ['Paste this where your editor takes frames or embed code.'],
    note: 'Needs no script. With the script on the page the frame gets the right height, and the theme and language of the page.',
  },
  'wordpress-block': {
    name: 'WordPress block',
    steps: ['Install the plugin and write the address of your surveys into its settings, once.', 'Add the block "Customer survey", or paste this into the code editor.'],
    note: 'The page keeps the block when the plugin is off; it then shows nothing.',
  },
  'wordpress-shortcode': {
    name: 'WordPress shortcode',
    steps: ['Install the plugin and write the address of your surveys into its settings, once.', 'Paste this into the text, in a paragraph of its own.'],
    note: 'For the classic editor and for page builders.',
  },
  'wordpress-url': {
    name: 'Address',
    steps: ['Paste the address into an empty paragraph.'],
    note: 'For every editor that knows oEmbed. WordPress shows a frame of fixed height unless the plugin is there.',
  },
  drupal: {
    name: 'Drupal',
    steps: ['Put the library into the .libraries.yml of your theme and list it in the .info.yml, once.', 'Paste the link with the source button of the editor, in a paragraph of its own.'],
    note: 'The usual text formats remove classes and data attributes; the survey is then found by its address.',
  },
  webflow: {
    name: 'Webflow',
    steps: ['Add an Embed element and paste this.', 'Publish: the designer does not run scripts.'],
    note: 'The script may stand on a page several times.',
  },
  react: { name: 'React', steps: ['Install the package, once.', 'Put this into your project.'], note: 'Types for JSX: see cx-elements/jsx.' },
  vue: { name: 'Vue', steps: ['Install the package, once.', 'Tell the compiler that tags which begin with cx- are elements.', 'Put this into your project.'], note: 'compilerOptions: { isCustomElement: (tag) => tag.startsWith("cx-") }' },
  angular: { name: 'Angular', steps: ['Install the package, once.', 'Put this into your project.'], note: 'CUSTOM_ELEMENTS_SCHEMA lets the template use elements.' },
};
