// `npm run screenshots`: takes the pictures under docs/images again. `npm run screenshots -- shop import-dark` takes those
// whose names begin so; `--no-build` takes them of what was built last.
import { mkdirSync, statSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import puppeteer from 'puppeteer-core';
import { CHROMIUM_ARGS, findBrowsers } from './browsers/find.mjs';

const FOLDER = 'docs/images';
const WIDE = 1080;
const NARROW = 320; // the width at which WCAG asks that nothing needs sideways scrolling
const PAPER = 718; // A4 less the margins that browsers print with
const PATIENCE = 20_000;
const LIMIT = 300_000;

// --- what people do on the pages ---

/** Chooses a score and says why. */
const answer = (score, comment) => async (page) => {
  await (await page.waitForSelector(`cx-nps-survey >>> label:has([value="${score}"])`)).click();
  await (await page.waitForSelector('cx-nps-survey >>> textarea')).type(comment);
};

const sent = async (page) => {
  await answer(9, 'Two clicks, and the price I knew.')(page);
  await (await page.waitForSelector('cx-nps-survey >>> [part=send]')).click();
  await page.waitForSelector('cx-nps-survey >>> [part=thanks]');
};

const live = async (page) => {
  await page.waitForSelector('cx-scorecard >>> .pulse:not(.hollow)');
  await page.waitForSelector('cx-metric >>> [part=value]:not(.absent)');
};

/** The board has said in words what it shows. */
const told = async (page) => {
  await page.waitForSelector('demo-board >>> cx-metric >>> [part=value]:not(.absent)');
};

/** The map has its live figures, and what customers did is laid over it and drawn. */
const travelled = async (page) => {
  await page.waitForSelector('demo-journey >>> cx-journey-map >>> .pulse:not(.hollow)');
  await page.waitForSelector('demo-journey >>> cx-journey-flow >>> [part=summary]');
};

/** Drops the file that nobody answered. */
const dropped = async (page) => {
  await page.waitForSelector('cx-import >>> [part=drop]');
  await page.evaluate((csv) => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([csv], 'visitors-2026.csv', { type: 'text/csv' }));
    document.querySelector('cx-import').shadowRoot.querySelector('[part=drop]').dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
  }, inventedCsv());
  await page.waitForSelector('cx-import >>> [part=mapping]');
};

const counted = async (page) => {
  await dropped(page);
  await (await page.waitForSelector('cx-import >>> form .primary')).click();
  await page.waitForSelector('cx-import >>> cx-scorecard >>> cx-metric >>> [part=value]:not(.absent)');
  await (await page.waitForSelector('cx-import >>> [part=quality] summary')).click();
};

/** Every question answered, with the intervals that take a while. */
const analysed = async (page) => {
  await page.waitForSelector('demo-analysis >>> cx-drivers >>> [role=status]:not(.unseen)', { timeout: 3 * PATIENCE });
};

/** The workbench with its figures; `then` by keyboard. */
const bench = (then) => async (page) => {
  await page.waitForSelector('html[data-ready]');
  await page.waitForSelector('cx-workbench cx-scorecard >>> cx-metric >>> [part=value]:not(.absent), cx-workbench cx-metric >>> [part=value]:not(.absent)');
  await then?.(page);
};

/** Finds a command and runs it. */
const command = (query, selector) =>
  bench(async (page) => {
    await page.keyboard.press('F1');
    await page.waitForSelector('cx-workbench >>> cx-command-palette >>> dialog[open] input');
    await page.keyboard.type(query);
    await page.keyboard.press('Enter');
    await page.waitForSelector(selector);
  });

const palette = bench(async (page) => {
  await page.keyboard.press('F1');
  await page.waitForSelector('cx-workbench >>> cx-command-palette >>> dialog[open] input');
});

const details = async (page) => {
  await command('open plugins', 'cx-workbench cx-plugin-manager >>> [part=plugin]')(page);
  await (await page.waitForSelector('cx-plugin-manager >>> [aria-labelledby="name-cx-examples.answers-tile"] summary')).click();
  await page.waitForSelector('cx-plugin-manager >>> details[open] h4');
};

const contrast = async (page) => {
  await command('choose theme', 'cx-workbench >>> cx-command-palette >>> dialog[open] [role=option]')(page);
  await page.keyboard.type('contrast');
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => document.documentElement.style.getPropertyValue('--cx-paper'));
};

/** A year of answers at an airport that does not exist: 11 stands for "no answer", as it does in many exports. */
function inventedCsv() {
  let state = 7;
  const random = () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
  const bell = () => random() + random() + random() - 1.5;
  const within = (low, high, value) => Math.min(high, Math.max(low, Math.round(value)));
  const rows = Array.from({ length: 1512 }, (_, i) => {
    const month = Math.floor((i / 1512) * 12);
    const terminal = 'ABC'[Math.floor(random() ** 1.3 * 3)];
    const mood = month * 0.09 - 'ABC'.indexOf(terminal) * 0.5 + bell() * 2.2;
    const date = new Date(Date.UTC(2026, month, 1 + Math.floor(random() * 28))).toISOString().slice(0, 10);
    const recommend = random() < 0.045 ? 11 : random() < 0.02 ? '' : within(0, 10, 7.9 + mood + bell());
    const satisfaction = random() < 0.03 ? '' : within(1, 5, 4 + mood * 0.45 + bell() * 0.8);
    return [date, terminal, recommend, satisfaction].join(',');
  });
  return ['date,terminal,recommend,satisfaction', ...rows].join('\n');
}

/** The sentence and the topics are there. */
const chosen = async (page) => void (await page.waitForSelector('cx-preference-center >>> h4'));

/** A part of the preference centre is opened, and has come. */
const part = (n, selector) => async (page) => {
  await (await page.waitForSelector(`cx-preference-center >>> [part=section]:nth-child(${n}) summary`)).click();
  await page.waitForSelector(`cx-preference-center >>> ${selector}`);
};

const opened = (...steps) => async (page) => {
  for (const step of steps) await step(page);
};

/** A survey has come. */
const prompted = (page) => page.waitForSelector('cx-survey-prompt >>> [part=panel]');

/** The tool for authors is open. */
const why = async (page) => {
  await page.waitForSelector('html[data-ready]');
  await (await page.waitForSelector('cx-survey-debug >>> [part=toggle]')).click();
  await page.waitForSelector('cx-survey-debug >>> [part=prompt]');
};

/** The studio with a template in it, and the first question opened. */
const studio = (then) => async (page) => {
  await (await page.waitForSelector('cx-survey-studio >>> [data-template="nps-relationship"]')).click();
  await page.waitForSelector('cx-survey-studio >>> .stage cx-survey >>> form');
  await then?.(page);
};
const studioQuestion = studio(async (page) => {
  await (await page.waitForSelector('cx-survey-studio >>> .opener')).click();
  await page.waitForSelector('cx-survey-studio >>> .card.open');
});
const studioTab = (tab, then) => studio(async (page) => {
  await (await page.waitForSelector(`cx-survey-studio >>> #studio-tab-${tab}`)).click();
  await then?.(page);
});

// --- the pictures ---

/** Of the real data sets there are no pictures: they are not ours to show. */
const INVENTED = '/analysis/?set=invented';
const CALM = 'Two clicks, and the price I knew.';
const CROSS = 'The app was down for two days, and nobody said why.';
const GERMAN = 'Zwei Klicks, und der Preis ist derselbe.';
const ARABIC = 'نقرتان فقط، والسعر كما هو.';

/** The four ways every page is looked at. */
const ways = (name, path, steps) => ({
  [`${name}-light`]: { path, steps },
  [`${name}-dark`]: { path, steps, dark: true },
  [`${name}-narrow`]: { path, steps, width: NARROW },
  [`${name}-rtl`]: { path: `${path}ar.html`, steps },
});

const pictures = {
  ...ways('shop', '/shop/', answer(9, CALM)),
  'shop-dark': { path: '/shop/', steps: answer(4, CROSS), dark: true },
  'shop-rtl': { path: '/shop/ar.html', steps: answer(9, ARABIC) },
  'shop-german': { path: '/shop/de.html', steps: answer(7, GERMAN) },
  'shop-thanks': { path: '/shop/', steps: sent },
  ...ways('intranet', '/intranet/', live),
  'intranet-forced-colors': { path: '/intranet/', steps: live, dark: true, forced: true },
  'intranet-print': { path: '/intranet/', steps: live, width: PAPER, print: true },
  ...ways('board', '/board/', told),
  'board-manager': { path: '/board/?who=manager', steps: told },
  ...ways('import', '/import/', dropped),
  ...ways('import-result', '/import/', counted),
  ...ways('journey', '/journey/', travelled),
  'journey-light': { path: '/journey/', steps: travelled, width: 1440 },
  'journey-dark': { path: '/journey/', steps: travelled, width: 1440, dark: true },
  'journey-rtl': { path: '/journey/ar.html', steps: travelled, width: 1440 },
  'journey-forced-colors': { path: '/journey/', steps: travelled, width: 1440, dark: true, forced: true },
  'analysis-light': { path: INVENTED, steps: analysed },
  'analysis-dark': { path: INVENTED, steps: analysed, dark: true },
  'analysis-narrow': { path: INVENTED, steps: analysed, width: NARROW },
  'analysis-rtl': { path: '/analysis/ar.html?set=invented', steps: analysed },
  'analysis-forced-colors': { path: INVENTED, steps: analysed, dark: true, forced: true },
  'analysis-print': { path: INVENTED, steps: (page) => page.waitForSelector('demo-analysis >>> #q-words'), width: PAPER, print: true },
  ...ways('workbench', '/workbench/', bench()),
  'workbench-rtl': { path: '/workbench/?lang=ar', steps: bench() },
  'workbench-forced-colors': { path: '/workbench/', steps: bench(), dark: true, forced: true },
  ...ways('studio', '/studio/', studioQuestion),
  'studio-rtl': { path: '/studio/?lang=ar', steps: studioQuestion },
  'studio-forced-colors': { path: '/studio/', steps: studioQuestion, dark: true, forced: true },
  'studio-start': { path: '/studio/', steps: async (page) => void (await page.waitForSelector('cx-survey-studio >>> [data-template]')) },
  'studio-languages': { path: '/studio/', steps: studioTab('languages', async (page) => (await page.waitForSelector('cx-survey-studio >>> .chips button')).click()) },
  'studio-check': { path: '/studio/', steps: studioTab('check') },
  'workbench-palette': { path: '/workbench/', steps: palette, seen: true },
  'workbench-settings': { path: '/workbench/', steps: command('open settings', 'cx-workbench cx-settings >>> [part=setting]') },
  'workbench-plugins': { path: '/workbench/', steps: details },
  'workbench-why': { path: '/workbench/', steps: command('why shown', 'cx-workbench cx-why >>> [part=verdict]') },
  'workbench-contrast': { path: '/workbench/', steps: contrast },
  ...ways('preferences', '/preferences/', chosen),
  'preferences-forced-colors': { path: '/preferences/', steps: chosen, dark: true, forced: true },
  'preferences-topic': { path: '/preferences/?topic=offers', steps: chosen, width: NARROW },
  'preferences-week': { path: '/preferences/', steps: part(2, '[role=grid]') },
  'preferences-week-narrow': { path: '/preferences/', steps: part(2, '[role=grid]'), width: NARROW },
  'preferences-ahead': { path: '/preferences/', steps: opened(part(4, 'form'), part(5, '.figure'), part(6, '[part=section]:nth-child(6) li span')) },
  'prompts-light': { path: '/prompts/?mode=corner', steps: prompted, seen: true },
  'prompts-dark': { path: '/prompts/?mode=sheet', steps: prompted, dark: true, seen: true },
  'prompts-popover': { path: '/prompts/?mode=popover', steps: prompted, seen: true },
  'prompts-narrow': { path: '/prompts/?mode=sheet', steps: prompted, width: NARROW, height: 640, seen: true },
  'prompts-rtl': { path: '/prompts/?mode=corner&lang=ar', steps: prompted, seen: true },
  'prompts-why': { path: '/prompts/?mode=corner&whom=half&when=scroll', steps: why, seen: true },
  loop: { compose: loop },
};

/** A page in a window of its own, with nothing kept from the one before. */
async function open(browser, url, { path, steps, width = WIDE, height = 800, dark = false, forced = false, print = false, scale = 1 }) {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE);
  page.on('pageerror', (error) => console.warn(`  ${path}: ${error.message}`));
  await page.setViewport({ width, height, deviceScaleFactor: scale });
  // puppeteer has no forced colours of its own; the session must live as long as the page, or the emulation ends
  const session = await page.createCDPSession();
  const features = { 'prefers-color-scheme': dark ? 'dark' : 'light', 'forced-colors': forced ? 'active' : 'none', 'prefers-reduced-motion': 'reduce' };
  await session.send('Emulation.setEmulatedMedia', { media: print ? 'print' : 'screen', features: Object.entries(features).map(([name, value]) => ({ name, value })) });
  await page.goto(url + path, { waitUntil: 'load', timeout: PATIENCE });
  await steps(page);
  // neither a focus ring nor a hovered button, and the page from its top
  await page.mouse.move(0, 0);
  await page.evaluate(async () => {
    for (let at = document.activeElement; at; at = at.shadowRoot?.activeElement) at.blur();
    scrollTo(0, 0);
    await document.fonts.ready;
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  });
  return { page, close: () => context.close() };
}

async function take(browser, url, picture) {
  if (picture.compose) return picture.compose(browser, url);
  const { page, close } = await open(browser, url, picture);
  const sideways = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  if (sideways > 0) console.warn(`  ${picture.path} is ${sideways} px too wide for ${picture.width ?? WIDE} px`);
  const png = await page.screenshot({ fullPage: !picture.seen }); // a dialog covers what is seen, not the whole page
  await close();
  return png;
}

/** Both ends of the loop beside each other. The pages refuse to be framed, so pictures of them are put together. */
async function loop(browser, url) {
  const height = 860;
  const scale = 1.5;
  const windows = [
    { name: 'A customer answers', path: '/shop/', steps: answer(9, CALM), width: 460 },
    { name: 'The scorecard moves', path: '/intranet/', steps: live, width: 1000 },
  ];
  const shown = [];
  for (const one of windows) {
    const { page, close } = await open(browser, url, { ...one, height, scale });
    shown.push(`<figure><figcaption>${one.name}</figcaption><img width="${one.width}" height="${height}" src="data:image/png;base64,${await page.screenshot({ encoding: 'base64' })}"></figure>`);
    await close();
  }
  const page = await browser.newPage();
  page.setDefaultTimeout(PATIENCE);
  await page.setViewport({ width: 1600, height: 1000, deviceScaleFactor: scale });
  await page.setContent(`<!doctype html>
    <style>
      body { display: flex; gap: 28px; inline-size: fit-content; margin: 0; padding: 20px 28px 28px; background: #e9e6de; }
      figure { margin: 0; }
      figcaption { margin-block-end: 10px; font: 600 17px/1.4 system-ui, sans-serif; color: #1d2a2e; }
      img { display: block; border-radius: 10px; box-shadow: 0 1px 2px #1d2a2e33, 0 8px 24px #1d2a2e26; }
    </style>
    ${shown.join('')}`);
  const body = await page.waitForSelector('body');
  const png = await body.screenshot();
  await page.close();
  return png;
}

// --- taking them ---

const wanted = process.argv.slice(2).filter((name) => !name.startsWith('-'));
const names = Object.keys(pictures).filter((name) => wanted.length === 0 || wanted.some((start) => name.startsWith(start)));
const unknown = wanted.filter((start) => !names.some((name) => name.startsWith(start)));
if (unknown.length > 0) {
  console.error(`There is no picture ${unknown.join(', ')}. There is ${Object.keys(pictures).join(', ')}.`);
  process.exit(2);
}
const { chromium } = findBrowsers();
if (!chromium) {
  console.error('The pictures are taken with Chromium, which this machine does not have. Install it, or set CHROME_PATH.');
  process.exit(1);
}
if (!process.argv.includes('--no-build')) {
  console.log('Building ...');
  await import('./build.mjs');
}
const { startLoop } = await import('../demo/loop.mjs');

mkdirSync(FOLDER, { recursive: true });
const demo = await startLoop({ db: ':memory:' });
const browser = await puppeteer.launch({ executablePath: chromium, args: CHROMIUM_ARGS, timeout: PATIENCE, protocolTimeout: 2 * PATIENCE });
// a browser that hangs is not left running
const limit = setTimeout(() => {
  console.error(`Not done after ${LIMIT / 1000} seconds.`);
  browser.process()?.kill('SIGKILL');
  process.exit(1);
}, LIMIT);
try {
  for (const name of names) {
    const file = `${FOLDER}/${name}.png`;
    writeFileSync(file, await take(browser, demo.url, pictures[name]));
    console.log(`${basename(file).padEnd(30)} ${Math.round(statSync(file).size / 1024).toString().padStart(4)} kB`);
  }
} finally {
  clearTimeout(limit);
  await browser.close();
  await demo.close();
}
