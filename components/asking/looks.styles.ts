import { css } from 'lit';

/** Scales of other lengths than eleven, stars and faces, and what each step means. */
export const lookStyles = css`
  .some,
  .of-8 {
    grid-template-columns: repeat(4, minmax(0, 1fr));
  }
  .of-9,
  .of-10 {
    grid-template-columns: repeat(5, minmax(0, 1fr));
  }
  .scale.few {
    grid-template-columns: none;
    grid-auto-flow: column;
    grid-auto-columns: minmax(0, 1fr);
  }
  .scale.more {
    grid-template-columns: repeat(auto-fill, minmax(44px, 1fr));
  }
  @container (inline-size >= 24em) {
    .scale.some {
      grid-template-columns: none;
      grid-auto-flow: column;
      grid-auto-columns: minmax(0, 1fr);
    }
  }
  @container (inline-size >= 34em) {
    .scale:is(.of-8, .of-9, .of-10) {
      grid-template-columns: none;
      grid-auto-flow: column;
      grid-auto-columns: minmax(0, 1fr);
    }
  }
  .scale label {
    place-content: center;
  }
  .scale svg {
    inline-size: max(2em, 30px);
    fill: none;
    stroke: currentColor;
    stroke-width: 1.5;
    stroke-linejoin: round;
    stroke-linecap: round;
  }
  .scale .eye {
    fill: currentColor;
    stroke: none;
  }
  .stars,
  .smileys {
    max-inline-size: 28em;
  }
  .ends:has(+ :is(.stars, .smileys)) {
    max-inline-size: 32em; /* the same in its smaller letters */
  }
  .stars label:is(:has(:checked), :has(~ label :checked)) {
    color: var(--_accent);
    background: none !important;
    border-color: var(--_accent);
  }
  .stars label:is(:has(:checked), :has(~ label :checked)) path {
    fill: currentColor;
  }
  .spoken {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  .meaning {
    padding: 0 2px;
    font-size: max(0.75em, 11px);
    font-weight: 400;
    text-align: center;
    overflow-wrap: anywhere;
    hyphens: auto;
  }
`;
