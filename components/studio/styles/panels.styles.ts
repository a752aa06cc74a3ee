import { css } from 'lit';

/** The panels of the studio. */
export const panelStyles = css`
  .start,
  .pages {
    display: grid;
    gap: calc(5 * var(--_space));
    min-inline-size: 0;
  }
  .templates {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 17em), 1fr));
    gap: calc(3 * var(--_space));
  }
  .template {
    display: grid;
    align-content: start;
    justify-items: start;
    gap: var(--_space);
    inline-size: 100%;
    block-size: 100%;
    padding: calc(4 * var(--_space));
    text-align: start;
    border-color: var(--_line);
  }
  .template:hover {
    border-color: var(--_accent);
  }
  .panel {
    display: grid;
    gap: calc(5 * var(--_space));
    min-inline-size: 0;
  }
  .page-box {
    display: grid;
    gap: calc(4 * var(--_space));
    padding: calc(4 * var(--_space));
    border: 1px solid var(--_line);
    border-radius: calc(1.5 * var(--_radius));
    min-inline-size: 0;
  }
  .whole > summary {
    font-weight: 600;
    cursor: pointer;
    min-block-size: 28px;
  }
  .whole[open] > summary {
    margin-block-end: calc(3 * var(--_space));
  }
  details.page-box {
    display: block;
  }
  .head {
    justify-content: space-between;
    flex-wrap: nowrap;
  }
  .head h3,
  .head h4 {
    flex: 1;
    min-inline-size: 0;
  }
  .head .end {
    display: flex;
    flex: none;
  }
  .cards {
    display: grid;
  }
  .card {
    display: flex;
    align-items: stretch;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    min-inline-size: 0;
  }
  .card.open {
    display: grid;
    gap: calc(4 * var(--_space));
    padding: calc(4 * var(--_space));
    border: 2px solid var(--_accent);
  }
  .card.open textarea[id$='/title'] {
    font-size: 1.1em;
    font-weight: 600;
  }
  .grip {
    display: grid;
    place-items: center;
    inline-size: 2em;
    flex: none;
    color: var(--_quiet);
    cursor: grab;
    touch-action: none;
  }
  .opener {
    display: grid;
    justify-items: start;
    justify-content: stretch;
    flex: 1;
    gap: 0;
    min-inline-size: 0;
    padding: calc(2.5 * var(--_space)) calc(3 * var(--_space)) calc(2.5 * var(--_space)) 0;
    border: 0;
    text-align: start;
  }
  .opener .what {
    overflow-wrap: anywhere;
  }
  .facts {
    display: flex;
    flex-wrap: wrap;
    gap: 0 0.75em;
  }
  .facts .mark {
    font-weight: 600;
    color: CanvasText;
    color: color-mix(in srgb, currentColor 100%, transparent);
  }
  .drop {
    block-size: calc(2 * var(--_space));
    list-style: none;
    border-radius: 3px;
  }
  .dragging .drop {
    block-size: calc(6 * var(--_space));
  }
  .drop.over {
    background: var(--_accent);
  }
  .picker > summary {
    list-style: none;
    inline-size: fit-content;
  }
  .picker > summary::-webkit-details-marker {
    display: none;
  }
  .picker > summary::before {
    content: '+' / '';
  }
  .types {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 14em), 1fr));
    gap: calc(4 * var(--_space));
    margin-block-start: calc(3 * var(--_space));
  }
  .types > div {
    display: grid;
    align-content: start;
    gap: var(--_space);
  }
  .type {
    display: grid;
    justify-items: start;
    justify-content: start;
    gap: 0;
    padding: calc(1.5 * var(--_space)) calc(3 * var(--_space));
    border-color: var(--_line);
    text-align: start;
  }
  .type b {
    font-weight: 600;
  }
  .chips {
    display: flex;
    flex-wrap: wrap;
    gap: calc(2 * var(--_space));
  }
  .chips [aria-pressed='true'] {
    border: 2px solid var(--_accent);
    font-weight: 600;
  }
  table {
    inline-size: 100%;
    border-collapse: collapse;
  }
  th,
  td {
    padding: calc(2 * var(--_space)) calc(2 * var(--_space)) calc(2 * var(--_space)) 0;
    border-block-end: 1px solid var(--_line);
    text-align: start;
    vertical-align: top;
    font-weight: 400;
    overflow-wrap: anywhere;
  }
  th {
    font-size: var(--_small);
    font-weight: 600;
  }
  .contrast th[scope='row'] {
    white-space: nowrap;
  }
  caption {
    text-align: start;
    font-weight: 600;
  }
  .texts td {
    inline-size: 50%;
  }
  .texts label {
    display: grid;
    font-weight: 400;
    font-size: 1em;
  }
  .missing textarea {
    border-style: dashed;
    border-width: 2px;
  }
  .mark {
    font-size: var(--_small);
    font-weight: 600;
  }
  .findings {
    display: grid;
    gap: calc(4 * var(--_space));
  }
  .findings li {
    display: grid;
    gap: var(--_space);
    padding-inline-start: calc(3 * var(--_space));
    border-inline-start: 3px solid var(--_line);
  }
  .findings .error {
    border-inline-start-color: currentColor;
  }
  .findings .warning {
    border-inline-start-style: double;
    border-inline-start-color: currentColor;
  }
  .sign {
    vertical-align: -0.15em;
  }
  dl.facts {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 13em), 1fr));
    gap: calc(3 * var(--_space));
  }
  dt {
    font-size: var(--_small);
    color: var(--_quiet);
  }
  dd {
    font-weight: 600;
  }
  meter {
    inline-size: 5em;
    vertical-align: middle;
  }
  .swatch {
    display: inline-block;
    inline-size: 1.1em;
    block-size: 1.1em;
    border: 1px solid var(--_edge);
    border-radius: 3px;
    vertical-align: -0.15em;
    forced-color-adjust: none;
  }
  .publish ol {
    padding-inline-start: 1.5em;
  }
  .publish h3:not(:first-child) {
    margin-block-start: calc(3 * var(--_space));
  }
  a {
    color: inherit;
    overflow-wrap: anywhere;
  }
`;
