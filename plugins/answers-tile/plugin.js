// A metric that is data, and a tile that draws it from outside the page: a tree of allowed elements, no markup and no style.
import { definePlugin } from 'cx-elements/sdk';

export default definePlugin({
  publisher: 'cx-examples',
  name: 'answers-tile',
  version: '1.0.0',
  displayName: 'Trust and its answers',
  description: 'A metric as data, the share of customers who trust us, and a tile that shows how many gave each answer.',
  engines: { cx: '>=0.1.0 <1.0.0' },
  capabilities: [{ capability: 'ui:tile', reasoning: 'Draws the tile.' }],
  l10n: {
    en: { trust: 'Trust', about: 'Share of answers 4 and 5 to "I can rely on this bank", 1 to 5.', tile: 'Answers as bars', figure: 'Share who agree', 'too-few': 'Not enough answers to show', bars: 'Answers' },
    de: { trust: 'Vertrauen', about: 'Anteil der Antworten 4 und 5 auf „Auf diese Bank ist Verlass“, 1 bis 5.', tile: 'Antworten als Balken', figure: 'Anteil, der zustimmt', 'too-few': 'Zu wenige Antworten, um sie zu zeigen', bars: 'Antworten' },
    ar: { trust: 'الثقة', about: 'نسبة الإجابتين 4 و5 على «يمكنني الاعتماد على هذا البنك»، من 1 إلى 5.', tile: 'الإجابات على شكل أشرطة', figure: 'نسبة الموافقين', 'too-few': 'إجابات قليلة لا تكفي للعرض', bars: 'الإجابات' },
  },
  contributes: {
    metrics: [
      { counts: 'answers', id: 'cx-examples.trust', title: '%trust%', method: 'answers of 4 or 5 / answers', about: '%about%', better: 'higher', scale: { min: 1, max: 5 }, readout: { kind: 'band-share', band: [4, 5] } },
    ],
    scorecardTiles: [{ id: 'cx-examples.answers', title: '%tile%' }],
  },
  activate(_context, cx) {
    cx.scorecards.registerTile('cx-examples.answers', (surface, { reading, language }) => {
      const { t } = cx.l10n;
      if (reading.kind !== 'measured' || !reading.distribution) return void surface.render({ tag: 'cx-text', props: { text: t('too-few') } });
      const { value, n, interval, distribution } = reading;
      const step = new Intl.NumberFormat(language);
      const percent = (share) => Math.round(1000 * share) / 10;
      void surface.render(
        { tag: 'cx-figure', props: { label: t('figure'), value: percent(value), n, unit: '%', ...(interval && { low: percent(interval.lower), high: percent(interval.upper) }) } },
        { tag: 'cx-bars', props: { label: t('bars'), bars: distribution.counts.map((count, i) => ({ label: step.format(distribution.min + i), value: count })) } },
      );
    });
  },
});
