// The code of the tile. It imports nothing: all it needs comes through `cx`.

const SVG = 'http://www.w3.org/2000/svg';

/** An element with text. */
function made(name, text, style = {}) {
  const element = document.createElement(name);
  element.textContent = text;
  Object.assign(element.style, style);
  return element;
}

/** A bar as long as its share of the longest, from the side where lines begin. */
function bar(share) {
  const svg = document.createElementNS(SVG, 'svg');
  const rect = document.createElementNS(SVG, 'rect');
  for (const [name, value] of Object.entries({ viewBox: '0 0 100 1', preserveAspectRatio: 'none', 'aria-hidden': 'true' })) svg.setAttribute(name, value);
  for (const [name, value] of Object.entries({ width: String(100 * share), height: '1' })) rect.setAttribute(name, value);
  Object.assign(svg.style, { inlineSize: '100%', blockSize: '0.75em', fill: 'var(--cx-accent, AccentColor)' });
  if (getComputedStyle(document.documentElement).direction === 'rtl') svg.style.transform = 'scaleX(-1)';
  svg.append(rect);
  return svg;
}

export default {
  activate(_context, cx) {
    cx.scorecards.registerTile('cx-examples.answers', (container, { reading, language }) => {
      const number = new Intl.NumberFormat(language);
      const percent = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 1 });
      const shown = document.createElement('div');
      Object.assign(shown.style, { display: 'grid', gap: '0.5em' });
      if (reading.kind !== 'measured' || !reading.distribution) shown.append(made('p', cx.l10n.t('too-few'), { margin: '0' }));
      else {
        const { value, n, interval, distribution } = reading;
        shown.append(made('p', cx.l10n.t('figure', { share: percent.format(value) }), { margin: '0', fontSize: '1.44em', fontWeight: '600', fontVariantNumeric: 'tabular-nums' }));
        if (interval) {
          shown.append(made('p', cx.l10n.t('n', { n: number.format(n), level: percent.format(interval.level), lower: percent.format(interval.lower), upper: percent.format(interval.upper) }), { margin: '0', fontSize: 'max(0.875em, 12px)' }));
        }
        const most = Math.max(...distribution.counts, 1);
        const list = made('ol', '', { display: 'grid', gap: '0.25em', margin: '0', padding: '0', listStyle: 'none' });
        distribution.counts.forEach((count, i) => {
          const step = number.format(distribution.min + i);
          const row = made('li', '', { display: 'grid', gridTemplateColumns: '1.5em minmax(0, 1fr) 4em', alignItems: 'center', gap: '0.5em', fontVariantNumeric: 'tabular-nums' });
          row.setAttribute('aria-label', cx.l10n.t('row', { step, count: number.format(count) }));
          row.append(made('span', step), bar(count / most), made('span', number.format(count), { textAlign: 'end' }));
          list.append(row);
        });
        shown.append(list);
      }
      container.append(shown);
      return { dispose: () => shown.remove() };
    });
  },
};
