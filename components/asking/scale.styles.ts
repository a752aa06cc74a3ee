import { css } from 'lit';

/** A scale of radios: one row, or two where one is too narrow for fingers; never a list to open. */
export const scaleStyles = css`
  .ends {
    display: flex;
    justify-content: space-between;
    gap: calc(4 * var(--_space));
    margin: calc(3 * var(--_space)) 0;
    font-size: var(--_small);
    font-weight: 400;
    color: var(--_quiet);
  }
  .ends :last-child {
    text-align: end;
  }
  .scale {
    display: grid;
    grid-template-columns: repeat(var(--_half), minmax(0, 1fr));
    gap: var(--_space);
  }
  .scale.few {
    grid-template-columns: repeat(var(--_steps), minmax(0, 1fr));
  }
  @container (inline-size >= 24em) {
    .scale.some {
      grid-template-columns: repeat(var(--_steps), minmax(0, 1fr));
    }
  }
  @container (inline-size >= 34em) {
    .scale.many {
      grid-template-columns: repeat(var(--_steps), minmax(0, 1fr));
    }
  }
  .scale label {
    position: relative;
    display: grid;
    place-items: center;
    place-content: center;
    min-block-size: max(44px, 2.75em);
    border: 1px solid var(--_edge);
    border-radius: var(--_radius);
    cursor: pointer;
  }
  .scale label:hover {
    background: var(--_wash);
  }
  .scale label:has(:checked) {
    background: var(--_accent);
    border-color: var(--_accent);
    color: var(--_on-accent);
    font-weight: 600;
    forced-color-adjust: none;
  }
  .scale input {
    position: absolute;
    inset: 0;
    margin: 0;
    opacity: 0;
    cursor: inherit;
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
  .smileys,
  .ends:has(+ :is(.stars, .smileys)) {
    max-inline-size: 28em;
  }
  .stars label.lit {
    color: var(--_accent);
    background: none;
    border-color: var(--_accent);
  }
  .stars .lit path {
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
