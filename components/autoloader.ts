/**
 * Registers what appears on the page, when it appears: one script, and only the elements that are used are loaded.
 * Each element's file stands beside this one (`nps-survey.js` for `<cx-nps-survey>`), and so does each locale.
 */
/** Elements whose texts are in files of their own. */
const WORKBENCH = new Set(['cx-command-palette', 'cx-plugin-manager', 'cx-settings', 'cx-tile', 'cx-walkthrough', 'cx-why', 'cx-workbench']);
const PREFERENCES = new Set(['cx-capability-level', 'cx-consent', 'cx-life-events', 'cx-preference-center']);
const SURVEYS = new Set(['cx-ces-survey', 'cx-complaint', 'cx-csat-survey', 'cx-nps-survey', 'cx-survey', 'cx-survey-prompt']);
/** What measures and what follows from it. */
const INSIGHT = new Set<string>([
  'cx-advocacy-spectrum', 'cx-recognize',
  'cx-action-board',
  'cx-benchmark',
  'cx-control-chart',
  'cx-distribution',
  'cx-drivers',
  'cx-review-pack',
  'cx-voice-wall',
]);
const JOURNEYS = new Set(['cx-journey-flow', 'cx-journey-map', 'cx-journey-session']);
const ELEMENTS = new Set([...JOURNEYS, ...WORKBENCH, ...PREFERENCES, ...INSIGHT, 'cx-delivery', 'cx-import', 'cx-metric', 'cx-plugin-surface', 'cx-scorecard', 'cx-survey-debug', 'cx-survey-policy', ...SURVEYS]);
const LOCALES = new Set(['ar', 'de']);
/** Surveys meet customers of many languages. */
const SURVEY_LOCALES = new Set('ar de es fr he it ja ko nl pl pt tr uk zh'.split(' '));
const asked = new Set<string>();

function load(file: string): void {
  if (asked.has(file)) return;
  asked.add(file);
  import(/* @vite-ignore */ new URL(file, import.meta.url).href).catch(() => asked.delete(file)); // may be there later
}

/** Loads an element that is not there yet, and its texts in the language around `near`. A name that is none of ours is left alone. */
export function bring(name: string, near: Element): void {
  if (!ELEMENTS.has(name) || customElements.get(name)) return;
  load(`./${name.slice(3)}.js`);
  bringLocale(name, near.closest<HTMLElement>('[lang]')?.lang ?? '');
}

/** Loads the texts of an element in a language, if there are any. */
export function bringLocale(name: string, tag: string): void {
  const language = tag.split('-')[0]!.toLowerCase();
  // figures, and charts within a scorecard, are told with the texts of the other
  if ((INSIGHT.has(name) || name === 'cx-scorecard') && LOCALES.has(language)) load(`./locales/${INSIGHT.has(name) ? '' : 'insight/'}${language}.js`);
  if ((SURVEYS.has(name) ? SURVEY_LOCALES : LOCALES).has(language)) load(`./locales/${WORKBENCH.has(name) ? 'workbench/' : INSIGHT.has(name) ? 'insight/' : JOURNEYS.has(name) ? 'journey-' : PREFERENCES.has(name) ? 'preferences-' : SURVEYS.has(name) ? 'surveys-' : name === 'cx-survey-debug' ? 'survey-debug-' : ''}${language}.js`);
}

function discover(root: Element): void {
  for (const element of [root, ...root.querySelectorAll(':not(:defined)')]) bring(element.localName, element);
}

discover(document.documentElement);
new MutationObserver((changes) => {
  for (const { addedNodes } of changes) for (const node of addedNodes) if (node instanceof Element) discover(node);
}).observe(document.documentElement, { subtree: true, childList: true });
