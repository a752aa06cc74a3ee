import { css } from 'lit';
import { primaryLook } from '../base/looks/primary.styles.js';

export const styles = css`
  :host {
    display: contents;
  }
  dialog {
    inline-size: min(40em, calc(100vi - 1.5em));
    max-block-size: min(34em, 80vb);
    margin: 8vb auto auto;
    padding: 0;
    overflow: clip;
    border: 1px solid var(--_edge);
    border-radius: var(--_radius);
    background: Canvas;
    color: CanvasText;
    box-shadow: 0 0.5em 2em rgb(0 0 0 / 0.25);
  }
  dialog[open] {
    display: flex;
  }
  dialog::backdrop {
    background: rgb(0 0 0 / 0.35);
  }
  .box {
    display: flex;
    flex-direction: column;
    flex: 1;
    min-inline-size: 0;
    min-block-size: 0;
    gap: calc(2 * var(--_space));
    padding: calc(3 * var(--_space));
  }
  p {
    margin: 0;
  }
  .title {
    font-weight: 600;
  }
  input {
    inline-size: 100%;
    min-block-size: max(44px, 2.75em);
    padding-inline: calc(3 * var(--_space));
    border: 1px solid var(--_edge);
    border-radius: var(--_radius);
    background: Field;
    color: FieldText;
  }
  input::placeholder {
    color: inherit;
    opacity: 0.72;
  }
  ul {
    flex: 1;
    min-block-size: 0;
    margin: 0;
    padding: 0;
    overflow-y: auto;
    list-style: none;
  }
  li {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 calc(3 * var(--_space));
    min-block-size: max(44px, 2.5em);
    padding: calc(1.5 * var(--_space)) calc(3 * var(--_space));
    border-inline-start: 3px solid transparent;
    border-radius: calc(var(--_radius) / 2);
    cursor: pointer;
  }
  li:hover {
    background: var(--_wash);
  }
  li[aria-selected='true'] {
    border-inline-start-color: var(--_accent);
    background: color-mix(in srgb, var(--_accent) 14%, transparent);
  }
  li[aria-disabled='true'] {
    cursor: default;
  }
  li[aria-disabled='true'] .label {
    color: var(--_quiet);
  }
  .label {
    flex: 1;
    min-inline-size: 40%;
    overflow-wrap: anywhere;
  }
  .detail {
    flex-basis: 100%;
  }
  b {
    font-weight: 700;
    color: var(--_accent);
  }
  kbd {
    padding: 0 0.4em;
    border: 1px solid color-mix(in srgb, currentColor 30%, transparent);
    border-radius: 0.25em;
    font: inherit;
    font-size: var(--_small);
    white-space: nowrap;
  }
  .quiet,
  [part='count'] {
    font-size: var(--_small);
    color: var(--_quiet);
  }
  [part='input'][aria-invalid] + [part='count'] {
    color: inherit;
    font-weight: 600;
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: calc(2 * var(--_space));
  }
  .primary {
    ${primaryLook}
  }
  @media (forced-colors: active) {
    li[aria-selected='true'] {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }
  }
`;
