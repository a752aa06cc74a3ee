import type { Journey } from '../../../../src/journey/document/journey.js';
import { scaleOf } from '../../../../src/journey/document/scale.js';
import type { ObservedAt } from '../../../../src/journey/figures/observed-at.js';
import type { MarkdownWords } from '../../../../src/journey/interchange/markdown.js';
import { JourneyIndex } from '../../../../src/journey/map/journey-index.js';
import type { Localizer } from '../../../base/localize.js';
import { FigureTexts } from '../../figure-text.js';
import { PlainFigureWriter } from '../../plain-texts.js';

export { exportMarkdown } from '../../../../src/journey/interchange/markdown.js';

/** The words of an outline in the language of the map: those with which the map itself says it. */
export function markdownWords(texts: Localizer, journey: Journey, threshold: number): MarkdownWords {
  const { text } = texts;
  const figures = new FigureTexts(texts, new PlainFigureWriter(texts), new JourneyIndex(journey), scaleOf(journey), threshold);
  return {
    channel: text('journey.row.channel'), owner: text('journey.row.owner'), actors: text('journey.row.actor'), momentOfTruth: text('journey.moment'), end: text('journey.ends'),
    pain: text('journey.one.pain'), gain: text('journey.one.gain'), opportunity: text('journey.one.opportunity'), behind: text('journey.row.backstage'),
    standard: text('journey.export.standard'), quote: text('journey.export.quote'), noPhase: text('journey.export.no-phase'),
    metric: (id) => figures.metric(id),
    figure: (observed) => figures.told(observed as ObservedAt), // of which it looks at these two
    day: (on) => figures.day(on),
  };
}
