import 'axe-core/axe.min.js';
import type axeCore from 'axe-core';
import { expect } from '@open-wc/testing';
import { nothing, type TemplateResult } from 'lit';
import { chartStyles } from '../../components/base/charts/charts.styles.js';
import { ChartRoom } from '../../components/base/charts/measure.js';
import { ar } from '../../components/base/charts/messages/ar.js';
import { ar as driversAr } from '../../components/base/charts/messages/drivers/ar.js';
import { driverChartMessages } from '../../components/base/charts/messages/drivers/en.js';
import { chartMessages } from '../../components/base/charts/messages/en.js';
import { tellControlChart } from '../../components/base/charts/told/control-chart.js';
import { tellDistribution } from '../../components/base/charts/told/distribution.js';
import { tellDrivers, tellPriorities } from '../../components/base/charts/told/drivers.js';
import { tellFunnel } from '../../components/base/charts/told/funnel.js';
import { tellGroupChanges, tellGroups } from '../../components/base/charts/told/groups.js';
import { tellMix } from '../../components/base/charts/told/mix.js';
import { tellSurvival } from '../../components/base/charts/told/survival.js';
import type { Teller } from '../../components/base/charts/told/teller.js';
import { tellWhatIf, tellWhatIfEach, type ToldOutcome } from '../../components/base/charts/told/what-if.js';
import { tellWords } from '../../components/base/charts/told/words.js';
import { CxElement } from '../../components/base/element.js';
import { FigureWriter } from '../../components/base/figures.js';
import { Localizer, registerMessages } from '../../components/base/localize.js';
import { tokens } from '../../components/base/tokens.styles.js';
import {
  addToCrossSums, contrastTexts, Cube, driversOf, emptyCrossSums, kaplanMeier, mixRate, nps, placeInFunnel, read, readControlChart, readGroupChanges, readGroups, whatIf, type DriverColumn,
} from '../../src/metrics/index.js';
import { viewport } from './support.js';

declare const axe: typeof axeCore;

/** An element as one would write it around the pieces: a room, texts, and one chart. */
class ChartHost extends CxElement {
  static override styles = [tokens, chartStyles];
  chart: ((teller: Teller) => TemplateResult | null) | undefined;
  readonly #texts = new Localizer(this, { ...chartMessages, ...driverChartMessages });
  readonly room = new ChartRoom(this);

  protected override render(): unknown {
    return this.chart?.({ texts: this.#texts, figures: new FigureWriter(this.#texts), frame: this.room.frame }) ?? nothing;
  }
}
ChartHost.define('chart-host');
registerMessages('ar', { ...ar, ...driversAr });

/** Answers of three regions in 14 months, with a fall in one of them and a month without answers. */
function cubeOfAnswers(): Cube {
  const cube = new Cube({ metrics: [nps], dimensions: ['region'] });
  const asked = cube.measure('nps', { metric: 'nps', scale: { min: 0, max: 10 }, wording: 'friend', language: 'en', order: 'ascending', mode: 'buttons' });
  for (let month = 0; month < 14; month++) {
    if (month === 5) continue;
    for (const [r, region] of ['North', 'South', 'A region with quite a long name'].entries()) {
      for (let i = 0; i < 30; i++) cube.add(asked, cube.segmentsOf({ region }), 670 + month, (i * 7 + month * r) % 11 > (month === 9 ? 8 : 4 + r) ? 10 : (i * 5) % 9);
    }
  }
  return cube;
}

/** After the room was measured, a frame later, and what followed from it. */
async function settled(host: ChartHost): Promise<void> {
  for (let i = 0; i < 3; i++) await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 20)));
  await host.updateComplete;
}

const cube = cubeOfAnswers();
const query = { metric: 'nps', from: 670, to: 683 };
const [later, earlier] = [{ from: 677, to: 683 }, { from: 670, to: 676 }];
const named = { nameOf: (group: string) => group, privacyThreshold: 5 };
const rating = (name: string, seed: number): DriverColumn => ({ name, values: Float64Array.from({ length: 200 }, (_, i) => 1 + ((i * seed + (i % 7)) % 5)) });
const attributes = [rating('Waiting', 3), rating('An attribute with a long name', 7), rating('Staff', 11), rating('Fees', 14)];
const outcome: DriverColumn = { name: 'overall', values: Float64Array.from({ length: 200 }, (_, i) => attributes.reduce((sum, { values }, a) => sum + values[i]! * (4 - a), 0)) };
const drivers = driversOf(attributes, outcome);
if (drivers.kind !== 'measured') throw new Error('the drivers of the test cannot be told');

const sums = emptyCrossSums(5);
addToCrossSums(sums, [...attributes, outcome]);
const names = { predictors: attributes.map(({ name }) => name), outcome: 'overall' };
const told: ToldOutcome = { outcome: 'overall', unit: 'points', better: 'higher', nameOf: (name) => name, unitOf: () => 'score' };
const texts = (...said: readonly (string | number)[]): string[] => said.flatMap((word, i) => (typeof word === 'string' ? Array.from({ length: said[i + 1] as number }, () => word) : []));

const charts: Readonly<Record<string, (teller: Teller) => TemplateResult | null>> = {
  distribution: (teller) => {
    const reading = read(cube, query);
    return reading.kind === 'measured' ? tellDistribution(teller, reading) : null;
  },
  'control chart': (teller) =>
    tellControlChart(teller, {
      unit: 'points', limits: 'by-period', target: 40, provisional: true, assurance: 'inconsistent',
      periods: readControlChart(cube, query)!.points.map(({ key, reading, cause, lower, center, upper }) => ({
        name: key, short: key, value: reading.value, n: reading.n, cause, lower, center, upper, state: cause === 'common-cause' || cause === null ? 'common' : 'concern',
      })),
    }),
  groups: (teller) => tellGroups(teller, readGroups(cube, 'region', query), named),
  'changes of groups': (teller) => tellGroupChanges(teller, readGroupChanges(cube, 'region', { metric: 'nps' }, later, earlier), named, 'higher'),
  'mix and rate': (teller) =>
    tellMix(teller, mixRate([{ id: 'North', n: 50, value: 20 }, { id: 'South', n: 50, value: 40 }], [{ id: 'North', n: 80, value: 22 }, { id: 'South', n: 20, value: 31 }])!, {
      unit: 'points', better: 'higher', earlier: '2025', later: '2026', nameOf: (group) => group,
    }),
  drivers: (teller) => tellDrivers(teller, drivers, (name) => name),
  priorities: (teller) => tellPriorities(teller, drivers, (name) => name),
  survival: (teller) =>
    tellSurvival(teller, ['All', 'Monthly', 'Two years'].map((name, k) => ({ name, curve: kaplanMeier(Array.from({ length: 60 }, (_, i) => ({ time: 1 + ((i * 7) % 36), event: i % (k + 2) === 0 }))) })), {
      time: (value) => `${value} months`, timeName: 'months', horizons: [12, 24],
    }),
  funnel: (teller) =>
    tellFunnel(teller, placeInFunnel([{ id: 'Alpha', n: 40, value: 0.1 }, { id: 'Beta', n: 90, value: 0.6 }, { id: 'Gamma', n: 200, value: 0.21 }, { id: 'Delta', n: 300, value: 0.2 }])!, {
      unit: 'share', within: [0, 1], sizeName: 'Answers', better: 'lower',
    }),
  words: (teller) => {
    const contrast = contrastTexts(texts('late', 40, 'bus', 30, 'kind', 2), texts('kind', 45, 'bus', 30, 'late', 3), (text) => [text]);
    return contrast.kind === 'contrast' ? tellWords(teller, { ...contrast, first: 'detractors', second: 'promoters', leastTexts: 5 }) : null;
  },
  'a what-if': (teller) => tellWhatIf(teller, whatIf(sums, names, [{ name: 'Waiting', by: 0.5 }, { name: 'Fees', by: -0.25 }]), told),
  'what-ifs of each driver': (teller) => tellWhatIfEach(teller, names.predictors.map((name) => ({ name, by: 0.25, result: whatIf(sums, names, [{ name, by: 0.25 }]) })), told),
};

for (const [width, lang] of [[900, 'en'], [320, 'en'], [900, 'ar'], [320, 'ar']] as const) {
  describe(`charts at ${width} px in ${lang}`, () => {
    let host: ChartHost;

    beforeEach(async () => {
      await viewport(width);
      host = document.createElement('chart-host') as ChartHost;
      host.lang = lang;
      host.dir = lang === 'ar' ? 'rtl' : 'ltr';
      host.setAttribute('style', 'background: #fff; color: #1d2a2e');
    });
    afterEach(async () => {
      host.remove();
      await viewport(1280);
    });

    for (const [name, chart] of Object.entries(charts)) {
      it(`${name}: sentence, picture within its room, the same as a table, and no styles in markup`, async () => {
        host.chart = chart;
        document.body.append(host);
        await settled(host);
        const root = host.shadowRoot!;
        expect(root.querySelector('figcaption')!.textContent!.trim()).to.match(/.{10,}/);
        expect(root.textContent).not.to.match(/chart\.|figure\.|undefined|NaN|{\w+}/);
        expect(root.querySelectorAll('[style]').length).to.equal(0);

        const box = host.getBoundingClientRect();
        for (const text of root.querySelectorAll('svg text')) {
          const { left, right } = text.getBoundingClientRect();
          expect(left, `${text.textContent} begins outside`).to.be.at.least(box.left - 3);
          expect(right, `${text.textContent} ends outside`).to.be.at.most(box.right + 3);
        }
        expect(document.documentElement.scrollWidth).to.be.at.most(Math.max(width, document.documentElement.clientWidth));

        root.querySelector('details')!.open = true;
        expect(root.querySelectorAll('tbody tr').length).to.be.greaterThan(1);
        const { violations } = await axe.run(host, { resultTypes: ['violations'] });
        expect(violations.filter(({ id }) => id !== 'region').flatMap(({ id, nodes }) => nodes.map(({ failureSummary }) => `${id} ${failureSummary}`))).to.deep.equal([]);
      });
    }
  });
}

describe('a chart', () => {
  it('keeps the size of its letters when its room changes, and shows a gap as a gap', async () => {
    const host = document.createElement('chart-host') as ChartHost;
    host.chart = charts['control chart'];
    await viewport(900);
    document.body.append(host);
    await settled(host);
    const height = (): number => host.shadowRoot!.querySelector('svg text')!.getBoundingClientRect().height;
    const wide = height();
    await viewport(400);
    await settled(host);
    expect(height()).to.be.closeTo(wide, 1);
    const path = host.shadowRoot!.querySelector('path.line')!.getAttribute('d')!;
    expect(path.match(/M/g)!.length).to.equal(2);
    host.remove();
    await viewport(1280);
  });
});
