import { scaleOf } from '../../src/journey/document/scale.js';
import { curveOf, gapsBetween } from '../../src/journey/figures/curve.js';
import { journeySentences, type JourneyStatement } from '../../src/journey/told/statements.js';
import type { MapContext } from './lanes/context.js';
import { joined } from '../base/joined.js';

export { curveMessages } from './messages/curve-en.js';

/** What the curve shows, in sentences: how much is known, its highest and lowest place, where it ends, how it stands to what it is held against. */
export function curveSentence(context: MapContext, metric: string): string {
  const { index, texts, figures, side, other } = context;
  const told = journeySentences(index, { metric, view: side.view, against: [] });
  const find = <S extends JourneyStatement['says']>(says: S) => told.find((one): one is Extract<JourneyStatement, { says: S }> => one.says === says);
  const known = find('known')!;
  const scale = metric === 'emotion' ? scaleOf(index.head) : undefined;
  const name = scale ? texts.text('journey.on-scale', { metric: figures.metric(metric), low: texts.number(scale.min), high: texts.number(scale.max) }) : figures.metric(metric);
  const some = known.measured + known.asserted;
  if (some === 0) return texts.text('journey.curve.nothing', { metric: name, count: known.touchpoints });
  const spot = (says: 'highest' | 'lowest' | 'end'): string => {
    const found = find(says);
    return found ? texts.text(`journey.curve.${says}`, { value: figures.value(found.spot.figure), at: found.spot.touchpoint.name || texts.text('journey.unnamed') }) : '';
  };
  const places = joined(texts.locale, [spot('highest'), spot('lowest'), spot('end')]);
  const first = texts.text('journey.curve', { metric: name, known: texts.number(some), count: known.touchpoints });
  const sentences = [places === '' ? `${first}.` : `${first}: ${places}.`];
  if (known.asserted > 0) sentences.push(texts.text('journey.curve.asserted', { count: known.asserted }));
  if (other) {
    const { index: there, series, view, who } = other.side;
    const gaps = gapsBetween(curveOf(index, { metric, view: side.view }), curveOf(there, { metric, series, view, ...(who !== undefined && { who }) }), side.view).filter((gap) => gap !== null);
    const count = (state: string): string => texts.number(gaps.filter((gap) => gap.state === state).length);
    sentences.push(gaps.length === 0 ? texts.text('journey.curve.not-held', { against: other.name }) : texts.text('journey.curve.against', { against: other.name, worse: count('worse'), better: count('better'), count: gaps.length }));
  }
  return sentences.join(' ');
}
