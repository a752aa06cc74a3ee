import { css } from 'lit';

/**
 * The tokens of all elements. Text, size and font are the host's; one accent, and all else mixed from it and from the
 * colour of the text. Public names begin with `--cx-`, names that begin with `--_` are ours.
 */
export const tokens = css`
  :host {
    display: block;
    font: inherit;
    line-height: 1.5;
    --_accent: var(--cx-accent, light-dark(#1d5fc2, #8ab8ff));
    --_on-accent: var(--cx-on-accent, light-dark(#fff, #0b1a33));
    --_space: var(--cx-space, 0.25em);
    --_radius: var(--cx-radius, 0.5em);
    --_quiet: color-mix(in srgb, currentColor var(--cx-quiet, 72%), transparent);
    --_edge: color-mix(in srgb, currentColor var(--cx-edge, 56%), transparent);
    --_wash: color-mix(in srgb, currentColor 5%, transparent);
    --_small: max(0.875em, 12px);
  }
  :host([hidden]) {
    display: none;
  }
  * {
    box-sizing: border-box;
  }
  button,
  input,
  textarea {
    font: inherit;
    color: inherit;
  }
  button {
    min-block-size: max(44px, 2.75em);
    padding: 0 calc(4 * var(--_space));
    border: 1px solid var(--_edge);
    border-radius: var(--_radius);
    background: none;
    cursor: pointer;
  }
  :focus-visible,
  label:has(:focus-visible) {
    outline: 2px solid var(--_accent);
    outline-offset: 2px;
  }
  [part='problem'],
  [part='error']:not(:empty) {
    margin: calc(3 * var(--_space)) 0;
    padding-inline-start: calc(3 * var(--_space));
    border-inline-start: 3px solid;
    overflow-wrap: anywhere;
  }
  @media (forced-colors: active) {
    :host {
      --_accent: Highlight;
      --_on-accent: HighlightText;
      --_quiet: CanvasText;
    }
  }
`;
