import { css } from 'lit';

/** Fields, buttons and lists of the studio. */
export const fieldStyles = css`
  button,
  .button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: calc(2 * var(--_space));
  }
  .button {
    min-block-size: max(44px, 2.75em);
    padding: 0 calc(4 * var(--_space));
    border: 1px solid var(--_edge);
    border-radius: var(--_radius);
    cursor: pointer;
    font-weight: 400;
  }
  .button:focus-within {
    outline: 2px solid var(--_accent);
    outline-offset: 2px;
  }
  .file {
    position: relative;
  }
  button.small,
  .button.small {
    min-block-size: max(32px, 2.1em);
    padding-inline: calc(3 * var(--_space));
    font-size: var(--_small);
  }
  button.primary,
  [aria-pressed='true'].small {
    background: var(--_accent);
    border-color: var(--_accent);
    color: var(--_on-accent);
    forced-color-adjust: none;
  }
  button.primary {
    font-weight: 600;
  }
  button.icon {
    min-block-size: max(32px, 2em);
    min-inline-size: max(32px, 2em);
    padding: 0;
    border-color: transparent;
    color: var(--_quiet);
    flex: none;
  }
  button.icon:hover,
  button.icon:focus-visible {
    border-color: var(--_edge);
    color: inherit;
  }
  button.link {
    min-block-size: 24px;
    padding: 0;
    border: 0;
    text-decoration: underline;
    text-underline-offset: 0.2em;
    text-align: start;
  }
  button:disabled {
    opacity: 0.45;
    cursor: default;
  }
  button.wide {
    inline-size: 100%;
    border-style: dashed;
  }
  .field {
    display: grid;
    gap: var(--_space);
    min-inline-size: 0;
  }
  .field.grow {
    flex: 1 1 14em;
  }
  label,
  legend,
  .field > span {
    font-size: var(--_small);
    font-weight: 600;
  }
  legend {
    padding-block-end: var(--_space);
  }
  input:not([type='checkbox'], [type='radio'], [type='range'], [type='color'], [type='file']),
  textarea,
  select {
    display: block;
    inline-size: 100%;
    min-inline-size: 0;
    min-block-size: max(40px, 2.5em);
    padding: calc(1.5 * var(--_space)) calc(2.5 * var(--_space));
    border: 1px solid var(--_edge);
    border-radius: var(--_radius);
    background: none;
    font: inherit;
    font-weight: 400;
    color: inherit;
  }
  select option {
    background: Canvas;
    color: CanvasText;
  }
  textarea {
    resize: vertical;
    field-sizing: content;
    max-block-size: 30em;
  }
  textarea.code {
    field-sizing: fixed;
  }
  .code,
  code {
    font-family: ui-monospace, 'Cascadia Mono', Menlo, monospace;
    font-size: 0.9em;
  }
  textarea.code {
    white-space: pre;
    overflow: auto;
    tab-size: 2;
  }
  input::placeholder,
  textarea::placeholder {
    color: var(--_quiet);
    opacity: 1;
  }
  [aria-invalid='true'] {
    border-width: 2px !important;
  }
  .fault {
    padding-inline-start: calc(3 * var(--_space));
    border-inline-start: 3px solid;
    font-size: var(--_small);
    font-weight: 600;
  }
  .short {
    max-inline-size: 14em;
  }
  .check {
    display: inline-flex;
    align-items: center;
    gap: calc(2 * var(--_space));
    min-block-size: max(28px, 1.8em);
  }
  .check label,
  label.check {
    font-weight: 400;
    font-size: 1em;
  }
  [type='checkbox'],
  [type='radio'] {
    inline-size: max(20px, 1.25em);
    block-size: max(20px, 1.25em);
    margin: 2px;
    accent-color: var(--_accent);
    flex: none;
  }
  [type='range'] {
    inline-size: min(100%, 16em);
    min-block-size: 32px;
    accent-color: var(--_accent);
  }
  [type='color'] {
    inline-size: 3.5em;
    min-block-size: max(40px, 2.5em);
    padding: 2px;
    border: 1px solid var(--_edge);
    border-radius: var(--_radius);
    background: none;
  }
  .look .row input.code {
    inline-size: 9em;
  }
  fieldset {
    min-inline-size: 0;
    border: 0;
  }
  .many > div,
  .targets {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space) calc(5 * var(--_space));
  }
  .targets legend {
    inline-size: 100%;
  }
  .pair {
    display: flex;
    flex-wrap: wrap;
    align-items: end;
    gap: calc(2 * var(--_space)) calc(3 * var(--_space));
  }
  .pair > .field {
    flex: 1 1 10em;
  }
  .pair legend {
    inline-size: 100%;
  }
  .list,
  .list ol {
    display: grid;
    gap: calc(2 * var(--_space));
    min-inline-size: 0;
    justify-items: start;
  }
  .list > ol,
  .list li,
  .list > .group,
  .list > .pair,
  .list > .field,
  .list .inner {
    inline-size: 100%;
    min-inline-size: 0;
  }
  .entry {
    display: flex;
    align-items: center;
    gap: var(--_space);
  }
  .entry .field {
    flex: 1;
  }
  details.inner > summary {
    inline-size: fit-content;
    min-block-size: 28px;
    padding-block: 2px;
    font-size: var(--_small);
    color: var(--_quiet);
    cursor: pointer;
  }
  details.inner[open] > summary {
    margin-block-end: calc(2 * var(--_space));
  }
  .grid {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 13em), 1fr));
    gap: calc(3 * var(--_space));
    align-items: end;
  }
  .inner > .grid,
  .inner > .list {
    padding-inline-start: calc(3 * var(--_space));
    border-inline-start: 2px solid var(--_line);
  }
  .count {
    display: inline-block;
    min-inline-size: 1.5em;
    padding-inline: 0.4em;
    border-radius: 1em;
    background: color-mix(in srgb, currentColor 12%, transparent);
    font-size: 0.85em;
    line-height: 1.5;
    text-align: center;
    font-variant-numeric: tabular-nums;
  }
  .condition {
    display: grid;
    gap: calc(2 * var(--_space));
    min-inline-size: 0;
  }
  .condition > .row:first-child > span:first-child {
    font-size: var(--_small);
    font-weight: 600;
  }
  .group {
    display: grid;
    gap: calc(2 * var(--_space));
    padding-inline-start: calc(3 * var(--_space));
    border-inline-start: 2px solid var(--_line);
    min-inline-size: 0;
  }
  .group ul {
    display: grid;
    gap: calc(2 * var(--_space));
  }
  .group li {
    display: flex;
    align-items: center;
    gap: var(--_space);
  }
  .group li > :first-child {
    flex: 1;
    min-inline-size: 0;
  }
  .comparison {
    display: flex;
    flex-wrap: wrap;
    gap: calc(2 * var(--_space));
  }
  .comparison > select {
    flex: 1 1 8em;
    inline-size: auto;
  }
  .comparison > select:first-child {
    flex: 3 1 14em;
  }
  .comparison > input {
    flex: 1 1 5em;
    inline-size: auto;
  }
  .values {
    display: flex;
    flex-wrap: wrap;
    flex: 1 1 100%;
    gap: var(--_space) calc(4 * var(--_space));
  }
  .code-box {
    display: grid;
    gap: calc(2 * var(--_space));
    justify-items: start;
  }
  .code-box textarea {
    white-space: pre-wrap;
    overflow-wrap: anywhere;
  }
`;
