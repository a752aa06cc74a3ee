import { css } from 'lit';

/** How the page of an observed journey looks: what asks for a log, and what stands beside what. */
export const styles = css`
  :host {
    --_loop: var(--cx-missed, light-dark(#a8480a, #f2a66c));
  }
  h3 {
    font-size: 1.2em;
  }
  h4 {
    font-size: 1em;
  }
  section {
    overflow-wrap: anywhere;
    font-variant-numeric: tabular-nums;
  }
  [part='toolbar'] {
    margin-block-start: calc(3 * var(--_space));
  }
  input[type='range'] {
    inline-size: 8em;
    min-block-size: 2em;
    accent-color: var(--_accent);
  }
  output {
    min-inline-size: 4em;
  }
  [part='toolbar'] button,
  .choose,
  .close,
  .tools button {
    min-block-size: 2.75em;
    font-size: var(--_small);
    padding-inline: calc(3 * var(--_space));
  }
  .primary {
    background: var(--_accent);
    color: var(--_on-accent);
    border-color: var(--_accent);
  }
  [part='summary'] {
    margin-block-end: calc(2 * var(--_space));
  }
  [part='report'] {
    max-inline-size: 75ch;
    font-size: var(--_small);
  }
  summary {
    min-block-size: 2em;
    cursor: pointer;
  }
  .panes {
    gap: calc(6 * var(--_space));
  }
  @container (min-width: 60em) {
    .panes {
      grid-template-columns: minmax(0, 1fr) minmax(18em, 22em);
    }
  }
  .side {
    display: grid;
    gap: calc(6 * var(--_space));
    align-content: start;
    grid-template-columns: minmax(0, 1fr);
  }
  [part='drop'] {
    margin-block: calc(3 * var(--_space));
    padding: calc(6 * var(--_space));
    border: 2px dashed var(--_edge);
    border-radius: var(--_radius);
  }
  [part='drop'].over {
    background: color-mix(in srgb, var(--_accent) 10%, transparent);
  }
  .file {
    display: flex;
    flex-wrap: wrap;
    gap: calc(1.5 * var(--_space));
    align-items: center;
  }
  .file input {
    max-inline-size: 100%;
  }
  .busy {
    display: flex;
    flex-wrap: wrap;
    gap: calc(3 * var(--_space));
    align-items: center;
    margin-block: calc(3 * var(--_space));
  }
  .busy progress {
    accent-color: var(--_accent);
    inline-size: 12em;
    max-inline-size: 100%;
  }
  [part='columns'] {
    display: grid;
    gap: calc(3 * var(--_space));
    max-inline-size: 40em;
  }
  [part='columns'] label {
    display: grid;
    gap: calc(1.5 * var(--_space));
    align-items: center;
  }
  @media print {
    .keys,
    .tools,
    .choose {
      display: none;
    }
  }
`;
