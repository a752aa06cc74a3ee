import { css } from 'lit';

/** A wall: read from five metres; what needs a hand or a second look is left away. */
export const styles = css`
  :host([wall]) section[aria-labelledby='where'] {
    --_things: 2;
    font-size: max(1.25em, 1.7cqi);
  }
  :host([wall]) :is(.closer, [part='perspective'] .facts, [part='path'], .more, .opens .glyph),
  :host([wall]) cx-metric::part(details),
  :host([wall]) cx-metric::part(trend),
  :host([wall]) cx-metric::part(notes),
  :host([wall]) cx-metric::part(benchmark),
  :host([wall]) cx-metric::part(annotation) {
    display: none;
  }
  :host([wall]) [part='heading'] {
    font-size: 1.44em;
  }
  :host([wall]) [part='tiles'] {
    gap: 0 calc(8 * var(--_space));
    grid-template-columns: repeat(auto-fit, minmax(min(13em, 100%), 1fr));
  }
  :host([wall]) [part='perspective'] {
    margin-block-start: calc(4 * var(--_space));
  }
  :host([wall]) .headline {
    margin-block-end: calc(3 * var(--_space));
  }
  :host([wall]) .pause {
    position: sticky;
    inset-block-end: 1em;
    display: block;
    margin-inline-start: auto;
    background: Canvas;
  }
`;
