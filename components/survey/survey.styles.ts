import { css } from 'lit';

export const styles = css`
  :host {
    container-type: inline-size;
  }
  fieldset {
    margin: 0;
    padding: 0;
    border: 0;
    min-inline-size: 0;
  }
  h2,
  h3,
  p {
    margin: 0;
  }
  h2 {
    font-size: 1.35em;
    line-height: 1.3;
    text-wrap: balance;
  }
  h3,
  [part='title'] {
    display: block;
    padding: 0;
    font-size: 1.1em;
    font-weight: 600;
    line-height: 1.35;
    text-wrap: pretty;
  }
  [part='title'] + * {
    margin-block-start: calc(2 * var(--_space));
  }
  .more,
  .quiet {
    font-size: var(--_small);
    font-weight: 400;
    color: var(--_quiet);
  }
  .more {
    margin-block-end: calc(2 * var(--_space));
  }
  .page,
  .questions {
    display: grid;
    gap: calc(8 * var(--_space));
  }
  .page {
    gap: calc(5 * var(--_space));
  }
  .clear {
    margin-block-start: calc(2 * var(--_space));
    padding-inline: 0;
    border-color: transparent;
    font-size: var(--_small);
    text-decoration: underline;
    text-underline-offset: 0.2em;
  }
  .problem:empty,
  .quiet:empty {
    display: none;
  }
  .problem {
    margin-block-start: calc(2 * var(--_space));
    padding-inline-start: calc(3 * var(--_space));
    border-inline-start: 3px solid;
    font-weight: 600;
  }
  progress {
    display: block;
    inline-size: 100%;
    block-size: 6px;
    border: 0;
    border-radius: 3px;
    background: var(--_wash);
    accent-color: var(--_accent);
    overflow: hidden;
  }
  progress::-webkit-progress-bar {
    background: color-mix(in srgb, currentColor 12%, transparent);
  }
  progress::-webkit-progress-value {
    background: var(--_accent);
  }
  progress::-moz-progress-bar {
    background: var(--_accent);
  }
  textarea,
  select,
  input:not([type='radio'], [type='checkbox'], [type='range'], [type='file']) {
    display: block;
    inline-size: 100%;
    min-block-size: max(44px, 2.75em);
    padding: calc(2 * var(--_space)) calc(3 * var(--_space));
    border: 1px solid var(--_edge);
    border-radius: var(--_radius);
    background: none;
    font: inherit;
    color: inherit;
  }
  select option {
    background: Canvas;
    color: CanvasText;
  }
  textarea {
    resize: vertical;
  }
  [aria-invalid='true']:not(fieldset) {
    border-width: 2px;
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: calc(3 * var(--_space));
  }
  [part='send'],
  [part='next'] {
    background: var(--_accent);
    border-color: var(--_accent);
    color: var(--_on-accent);
    font-weight: 600;
    forced-color-adjust: none;
  }
  :disabled {
    opacity: 0.6;
  }
  [part='ending'] {
    display: grid;
    gap: calc(4 * var(--_space));
    justify-items: start;
  }
  a {
    color: inherit;
  }
  summary {
    inline-size: fit-content;
    min-block-size: 24px;
    font-size: var(--_small);
    color: var(--_quiet);
    cursor: pointer;
  }
  [part='ending'] > [part='own'],
  [part='ending'] > [role='status'] {
    inline-size: 100%;
  }
  @media (forced-colors: active) {
    progress {
      forced-color-adjust: none;
      border: 1px solid CanvasText;
      background: Canvas;
    }
    progress::-webkit-progress-bar {
      background: Canvas;
    }
  }
`;
