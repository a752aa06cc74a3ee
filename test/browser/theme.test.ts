import { expect, fixture, html } from '@open-wc/testing';
import '../../components/theme/define.js';
import { adoptTheme, backgroundOf, contrast, readColour, readTheme, resolveColour, type ThemeReport } from '../../components/theme/index.js';
import { hexOf } from '../../components/theme/colour.js';
import { noLeaks, until } from './support.js';

/** What the style sheets of these systems set, by the values they are published with. */
const SYSTEMS = {
  // bootstrap 5.3.3, dist/css/bootstrap.css
  'bootstrap': { system: 'bootstrap', vars: { '--bs-primary': '#0d6efd', '--bs-body-bg': '#fff', '--bs-border-radius': '0.375rem' }, background: '#fff', accent: '#0d6efd', on: '#ffffff', radius: '0.375rem' },
  'bootstrap, dark': { system: 'bootstrap', vars: { '--bs-primary': '#0d6efd', '--bs-body-bg': '#212529', '--bs-border-radius': '0.375rem' }, background: '#212529', accent: '#0d6efd', on: '#ffffff', radius: '0.375rem' },
  // the baseline scheme of Material 3
  'material': { system: 'material', vars: { '--md-sys-color-primary': '#6750a4', '--md-sys-color-on-primary': '#ffffff', '--md-sys-shape-corner-small': '8px' }, background: '#fef7ff', accent: '#6750a4', on: '#ffffff', radius: '8px' },
  'material of Angular': { system: 'material', vars: { '--mat-sys-primary': '#005cbb', '--mat-sys-on-primary': '#ffffff', '--mat-sys-corner-small': '8px' }, background: '#faf9fd', accent: '#005cbb', on: '#ffffff', radius: '8px' },
  'material, dark': { system: 'material', vars: { '--md-sys-color-primary': '#d0bcff', '--md-sys-color-on-primary': '#381e72', '--md-sys-shape-corner-small': '8px' }, background: '#141218', accent: '#d0bcff', on: '#381e72', radius: '8px' },
  // shadcn/ui, neutral, as its initialisation writes it
  'shadcn with Tailwind 4': { system: 'shadcn', vars: { '--primary': 'oklch(0.205 0 0)', '--primary-foreground': 'oklch(0.985 0 0)', '--radius': '0.625rem' }, background: 'oklch(1 0 0)', accent: '#171717', on: '#fafafa', radius: '0.625rem' },
  'shadcn with Tailwind 4, dark': { system: 'shadcn', vars: { '--primary': 'oklch(0.922 0 0)', '--primary-foreground': 'oklch(0.205 0 0)', '--radius': '0.625rem' }, background: 'oklch(0.145 0 0)', accent: '#e5e5e5', on: '#171717', radius: '0.625rem' },
  'shadcn, as its site has it since': { system: 'shadcn', vars: { '--primary': 'hsl(240 5.9% 10%)', '--primary-foreground': 'hsl(0 0% 98%)', '--radius': '0.5rem' }, background: '#fff', accent: '#18181b', on: '#fafafa', radius: '0.5rem' },
  'shadcn with Tailwind 3': { system: 'shadcn', vars: { '--primary': '222.2 47.4% 11.2%', '--primary-foreground': '210 40% 98%', '--radius': '0.5rem' }, background: '#fff', accent: '#0f172a', on: '#f8fafc', radius: '0.5rem' },
} as const;

/** A page with such variables, and a place in it. */
async function place(vars: Readonly<Record<string, string>>, background: string): Promise<HTMLElement> {
  const page = await fixture<HTMLElement>(html`<div><section><div></div></section></div>`);
  for (const [name, value] of Object.entries(vars)) page.style.setProperty(name, value);
  page.style.background = background;
  return page.querySelector<HTMLElement>('section > div')!;
}

/** As close as eight bits and three ways of rounding bring it. */
function near(one: string, other: string): boolean {
  const [a, b] = [readColour(one)!, readColour(other)!];
  return (['r', 'g', 'b'] as const).every((part) => Math.abs(a[part] - b[part]) <= 1.5 / 255);
}

describe('the look of the page', () => {
  noLeaks();

  for (const [name, { system, vars, background, accent, on, radius }] of Object.entries(SYSTEMS)) {
    it(`is taken over from ${name}, and all of it can be seen`, async () => {
      const el = await place(vars, background);
      let report: ThemeReport | undefined;
      const theme = adoptTheme(el, { onReport: (one) => (report = one) });
      expect(report!.system).to.equal(system);
      expect(near(el.style.getPropertyValue('--cx-accent'), accent), el.style.getPropertyValue('--cx-accent')).to.equal(true);
      expect(near(el.style.getPropertyValue('--cx-on-accent'), on), el.style.getPropertyValue('--cx-on-accent')).to.equal(true);
      expect(el.style.getPropertyValue('--cx-radius')).to.equal(radius);
      for (const { used, least } of report!.pairs) expect(used).to.be.at.least(least);
      expect(report!.certain).to.equal(true);
      theme.dispose();
      expect(el.getAttribute('style') ?? '').to.equal('');
    });
  }

  it('is mended where it could not be seen, against what is really behind it', async () => {
    const el = await place({ '--bs-primary': '#ffc107' }, '#fff');
    const theme = adoptTheme(el);
    const used = readColour(el.style.getPropertyValue('--cx-accent'))!;
    expect(contrast(used, readColour('#fff')!)).to.be.within(3, 3.2);
    theme.dispose();
    // the same yellow on a dark card is fine as it is
    el.parentElement!.style.background = '#222';
    const again = adoptTheme(el);
    expect(el.style.getPropertyValue('--cx-accent')).to.equal('#ffc107');
    again.dispose();
  });

  it('is only told where the page does not want it mended', async () => {
    const el = await place({ '--bs-primary': '#ffc107' }, '#fff');
    let report: ThemeReport | undefined;
    const theme = adoptTheme(el, { repair: false, onReport: (one) => (report = one) });
    expect(el.style.getPropertyValue('--cx-accent')).to.equal('#ffc107');
    expect(report!.pairs[0]).to.include({ name: 'accent on background', least: 3 });
    expect(report!.pairs[0]!.used).to.be.below(3);
    theme.dispose();
  });

  it('follows when the page changes its theme', async () => {
    const el = await place({ '--md-sys-color-primary': '#6750a4', '--md-sys-color-on-primary': '#ffffff' }, '#fef7ff');
    const theme = adoptTheme(el);
    const page = el.parentElement!.parentElement!;
    page.style.background = '#141218';
    page.style.setProperty('--md-sys-color-primary', '#d0bcff');
    page.style.setProperty('--md-sys-color-on-primary', '#381e72');
    await until(() => el.style.getPropertyValue('--cx-accent') === '#d0bcff', 'the dark accent');
    expect(el.style.getPropertyValue('--cx-on-accent')).to.equal('#381e72');
    theme.dispose();
  });

  it('sees through what is half there, into shadows, and says when a picture is in between', async () => {
    const host = await fixture<HTMLElement>(html`<div></div>`);
    host.style.background = '#000';
    const inner = document.createElement('p');
    host.attachShadow({ mode: 'open' }).append(inner);
    inner.style.background = 'rgba(255, 255, 255, 0.5)';
    expect(hexOf(backgroundOf(inner).colour)).to.equal('#808080');
    inner.style.backgroundImage = 'linear-gradient(red, blue)';
    expect(backgroundOf(inner).certain).to.equal(false);
    expect(resolveColour('no colour')).to.equal(undefined);
    expect(resolveColour('rebeccapurple')).to.include({ alpha: 1 });
    expect(document.querySelectorAll('html > span').length).to.equal(0);
  });

  it('is taken over by an attribute alone, and let go with it', async () => {
    const el = await place({ '--primary': '222.2 47.4% 11.2%', '--primary-foreground': '210 40% 98%' }, '#fff');
    el.dataset['cxTheme'] = 'auto';
    await until(() => el.style.getPropertyValue('--cx-accent'), 'the accent');
    delete el.dataset['cxTheme'];
    await until(() => el.style.getPropertyValue('--cx-accent') === '', 'the end of it');
  });

  it('says what a page without a design system has set of ours, and mends only what cannot be seen', async () => {
    const el = await place({ '--cx-accent': '#eee', '--cx-on-accent': '#fff' }, '#fff');
    expect(readTheme(el).system).to.equal(undefined);
    expect(readTheme(el).pairs.map(({ said }) => said < 3)).to.deep.equal([true, true]);
    const theme = adoptTheme(el);
    expect(contrast(readColour(el.style.getPropertyValue('--cx-accent'))!, readColour('#fff')!)).to.be.at.least(3);
    theme.dispose();
    const fine = await place({ '--cx-accent': '#0e5a63', '--cx-on-accent': '#ffffff' }, '#fff');
    const kept = adoptTheme(fine);
    expect(fine.style.getPropertyValue('--cx-accent')).to.equal(''); // the page's own is used as it is
    kept.dispose();
  });
});
