import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ces, csat, Cube, nps } from '../../../src/metrics/index.js';
import { builtInMetrics } from '../../../src/metrics/built-in/index.js';
import { RATING_STRUCTURE } from '../../../src/model/rating-structure.js';
import { parseScorecard, placesOf, readScorecard, SCORECARD_TEMPLATES, scorecardTemplate, type PartReading } from '../../../src/scorecard/index.js';
import { instrumentOf } from '../metrics/support.js';
import { MONTH, noon } from './support.js';

const METRICS = [nps, csat, ces, ...builtInMetrics()];
const NOV = MONTH('2026-11');

describe('templates of scorecards', () => {
  for (const template of SCORECARD_TEMPLATES) {
    it(`${template} can be read, in English, German and Arabic, with metrics that there are`, () => {
      const document = scorecardTemplate(template);
      const parsed = parseScorecard(document);
      assert.deepEqual(parsed.ok ? [] : parsed.error, []);
      const titled = [document, ...[...placesOf(document)].map(({ node }) => node)];
      for (const { id, title } of titled) {
        if (typeof title === 'object') for (const language of ['en', 'de', 'ar']) assert.ok(title[language], `${id} in ${language}`);
        else assert.equal(title, undefined, `${id} is called in one language`); // those of the usual names
      }
      const cube = new Cube({ metrics: METRICS, dimensions: ['touchpoint'] });
      cube.add(cube.measure('csat', instrumentOf('csat')), cube.segmentsOf({ touchpoint: 'shopping.checkout' }), NOV, 5);
      const { figures } = readScorecard(document, cube, { now: noon('2026-12') });
      assert.deepEqual(figures.flatMap(({ notes }) => notes.filter(({ code }) => code === 'unknown-metric' || code === 'unknown-dimension' || code === 'no-span')), []);
    });
  }

  it('are one for the whole and one for each area of the rating structure, and the whole holds all of them', () => {
    assert.deepEqual(SCORECARD_TEMPLATES.slice(1), RATING_STRUCTURE.map(({ id }) => id));
    const whole = new Set([...placesOf(scorecardTemplate('overall'))].map(({ node }) => node.id));
    for (const { id, areas = [] } of RATING_STRUCTURE) {
      for (const { node } of placesOf(scorecardTemplate(id as 'shopping'))) assert.ok(whole.has(node.id), node.id);
      for (const area of areas) assert.ok(whole.has(`${area.id}.csat`), area.id);
    }
  });

  it('take targets, and tell those that are not set', () => {
    const cube = new Cube({ metrics: METRICS, dimensions: ['channel'] });
    for (let i = 0; i < 40; i++) cube.add(cube.measure('csat', instrumentOf('csat')), cube.segmentsOf({ channel: i < 20 ? 'shopping.checkout' : 'shopping.store' }), NOV, i % 2 === 0 ? 5 : 2);
    const document = scorecardTemplate('shopping', { dimension: 'channel', targets: { 'shopping.checkout.csat': 50 } });
    const { root, figures } = readScorecard(document, cube, { now: noon('2026-12'), audience: 'line' });
    const found = (id: string) => figures.find((figure) => figure.id === id)!;
    assert.deepEqual([found('shopping.checkout.csat').status, found('shopping.checkout.csat').score], ['near', 10]);
    assert.deepEqual(found('shopping.store.csat').notes, [{ code: 'no-target' }]);
    assert.deepEqual(found('shopping.delivery.csat').notes.map(({ code }) => code), ['unknown-group']);
    assert.equal((root.children.at(-1) as PartReading).score, 10);
    assert.ok(readScorecard(document, cube, { now: noon('2026-12'), audience: 'executive' }).root.children.every(({ id }) => id !== 'shopping.checkout.csat'), 'executives see the roll-up');
  });
});
