import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { BLACK, contrast, fromOkLab, hexOf, luminance, okLabOf, over, readColour, WHITE, type Colour } from '../../../components/theme/colour.js';
import { onColour, repaired, SHAPE, TEXT } from '../../../components/theme/repair.js';

const of = (text: string): Colour => readColour(text)!;
const part = fc.integer({ min: 0, max: 255 }).map((byte) => byte / 255);
const colours = fc.record({ r: part, g: part, b: part });

describe('contrast', () => {
  it('is what WCAG says of known pairs', () => {
    assert.equal(contrast(BLACK, WHITE), 21);
    assert.equal(contrast(WHITE, WHITE), 1);
    assert.equal(luminance(WHITE), 1);
    // the greys on white that every guide names
    assert.ok(Math.abs(contrast(of('#767676'), WHITE) - 4.54) < 0.005);
    assert.ok(Math.abs(contrast(of('#777'), WHITE) - 4.48) < 0.005);
    assert.ok(Math.abs(contrast(of('#949494'), WHITE) - 3.03) < 0.005);
  });

  it('is the same both ways and between 1 and 21', () => {
    fc.assert(fc.property(colours, colours, (a, b) => {
      const ratio = contrast(a, b);
      return ratio === contrast(b, a) && ratio >= 1 && ratio <= 21;
    }));
  });

  it('reads what browsers write', () => {
    assert.deepEqual(readColour('rgb(13, 110, 253)'), { r: 13 / 255, g: 110 / 255, b: 253 / 255, alpha: 1 });
    assert.deepEqual(readColour('rgba(0, 0, 0, 0.5)'), { r: 0, g: 0, b: 0, alpha: 0.5 });
    assert.deepEqual(readColour('color(srgb 0.5 0.25 1 / 0.5)'), { r: 0.5, g: 0.25, b: 1, alpha: 0.5 });
    assert.deepEqual(readColour('color(srgb none 0 1)'), { r: 0, g: 0, b: 1, alpha: 1 });
    for (const other of ['red', 'oklch(0.5 0.1 20)', 'color(display-p3 1 0 0)', '#12', 'rgb()', '', 'rgb(1 2)']) assert.equal(readColour(other), undefined, other);
  });

  it('sees what lies over something', () => {
    assert.equal(hexOf(over({ ...WHITE, alpha: 0.5 }, BLACK)), '#808080');
    assert.equal(hexOf(over({ ...BLACK, alpha: 0 }, WHITE)), '#ffffff');
  });

  it('goes to OKLab and back', () => {
    fc.assert(fc.property(colours, (colour) => hexOf(fromOkLab(okLabOf(colour))) === hexOf(colour)));
  });
});

describe('repairing', () => {
  it('leaves alone what can be seen, and makes everything else seen', () => {
    fc.assert(fc.property(colours, colours, fc.constantFrom(SHAPE, TEXT), (colour, background, least) => {
      const mended = repaired(colour, background, least);
      assert.equal(mended.changed, contrast(colour, background) < least);
      if (!mended.changed) assert.equal(mended.colour, hexOf(colour));
      // black or white is always enough for 4.5
      assert.ok(mended.ratio >= least && contrast(of(mended.colour), background) >= least);
    }), { numRuns: 300 });
  });

  it('changes no more than is needed: a step less would not do', () => {
    fc.assert(fc.property(colours, fc.constantFrom(WHITE, BLACK, of('#212529')), (colour, background) => {
      const mended = repaired(colour, background, SHAPE);
      if (!mended.changed) return;
      const [before, after] = [okLabOf(colour), okLabOf(of(mended.colour))];
      const less = fromOkLab({ ...okLabOf(colour), L: after.L + Math.sign(before.L - after.L) * 0.02 });
      assert.ok(Math.abs(after.L - before.L) < 0.02 || contrast(of(hexOf(less)), background) < SHAPE, `${hexOf(colour)} on ${hexOf(background)} became ${mended.colour}`);
    }), { numRuns: 300 });
  });

  it('keeps the hue of a yellow that nobody sees on white', () => {
    const mended = repaired(of('#ffc107'), WHITE, SHAPE);
    const [before, after] = [okLabOf(of('#ffc107')), okLabOf(of(mended.colour))];
    assert.ok(mended.ratio >= 3 && mended.ratio < 3.2, `${mended.colour} ${mended.ratio}`);
    assert.ok(Math.abs(Math.atan2(before.b, before.a) - Math.atan2(after.b, after.a)) < 0.12);
  });

  it('finds text that can be read on every colour', () => {
    fc.assert(fc.property(colours, fc.option(colours, { nil: undefined }), (colour, wish) => onColour(colour, wish).ratio >= TEXT));
    assert.deepEqual(onColour(of('#1d5fc2'), of('#ffffff')), { colour: '#ffffff', ratio: contrast(of('#1d5fc2'), WHITE), changed: false });
    assert.equal(onColour(of('#1d5fc2'), of('#1d5fc2')).changed, true);
  });
});
