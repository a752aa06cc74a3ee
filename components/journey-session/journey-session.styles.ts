import { css } from 'lit';

export const styles = css`
  :host {
    margin-block-end: calc(4 * var(--_space));
  }
  section,
  form,
  fieldset {
    min-inline-size: 0;
  }
  h3 {
    margin: calc(4 * var(--_space)) 0 calc(2 * var(--_space));
    font-size: 1em;
  }
  p {
    margin: 0;
  }
  .top {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: calc(2 * var(--_space)) calc(4 * var(--_space));
  }
  .line {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: calc(2 * var(--_space));
  }
  .glyph {
    inline-size: 0.75em;
    block-size: 0.75em;
    fill: none;
    stroke: currentColor;
    stroke-width: 2;
  }
  .online .glyph {
    fill: currentColor;
  }
  .offline .glyph,
  .connecting .glyph {
    stroke-dasharray: 3 2;
  }
  ul {
    margin: 0;
    padding: 0;
    list-style: none;
  }
  [part='people'] {
    display: flex;
    flex-wrap: wrap;
    gap: calc(1 * var(--_space)) calc(4 * var(--_space));
  }
  [part='people'] li {
    display: flex;
    align-items: center;
    gap: calc(2 * var(--_space));
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }
  .who {
    flex: none;
    display: inline-grid;
    place-content: center;
    inline-size: 1.75em;
    block-size: 1.75em;
    border: 2px solid var(--_who);
    border-radius: 1em;
    font-size: var(--_small);
  }
  .who-0 { --_who: light-dark(#1d5fc2, #8ab8ff); }
  .who-1 { --_who: light-dark(#a4470a, #f0a36b); }
  .who-2 { --_who: light-dark(#1a7350, #6fcfa4); }
  .who-3 { --_who: light-dark(#8a2a8f, #e09be4); }
  .who-4 { --_who: light-dark(#6a5d00, #d6c64a); }
  .who-5 { --_who: light-dark(#b0264a, #ff9db4); }
  .who-6 { --_who: light-dark(#0f6f80, #6fd0e0); }
  .who-7 { --_who: light-dark(#55565c, #c0c2cc); }
  section > ul > li,
  details > ul > li {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    align-items: center;
    gap: calc(2 * var(--_space)) calc(4 * var(--_space));
    padding: calc(2 * var(--_space)) 0;
    border-block-start: 1px solid var(--_edge);
  }
  li > div:first-child {
    flex: 1 1 14em;
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }
  .buttons {
    display: flex;
    flex-wrap: wrap;
    gap: calc(2 * var(--_space));
  }
  form {
    display: grid;
    gap: calc(4 * var(--_space));
    max-inline-size: 40em;
    margin-block: calc(4 * var(--_space));
  }
  form > label {
    display: grid;
    gap: var(--_space);
  }
  fieldset {
    margin: 0;
    padding: 0;
    border: 0;
  }
  fieldset label,
  .scale label {
    display: flex;
    align-items: center;
    gap: calc(2 * var(--_space));
    min-block-size: max(32px, 2em);
  }
  .scale {
    display: flex;
    flex-wrap: wrap;
    gap: 0 calc(5 * var(--_space));
  }
  input:not([type='radio']),
  select,
  textarea {
    inline-size: 100%;
    min-block-size: 44px;
    padding: calc(2 * var(--_space));
    border: 1px solid var(--_edge);
    border-radius: var(--_radius);
    background: Field;
    color: FieldText;
    font: inherit;
  }
  input[type='radio'] {
    inline-size: 1.25em;
    block-size: 1.25em;
    accent-color: var(--_accent);
  }
  summary {
    min-block-size: 44px;
    align-content: center;
    cursor: pointer;
  }
  @media (forced-colors: active) {
    .who {
      --_who: CanvasText;
    }
  }
`;
