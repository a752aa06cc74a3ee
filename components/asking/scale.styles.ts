import { css } from 'lit';

/** A scale of eleven buttons: one row, or two where one is too narrow for fingers; never a list to open. */
export const scaleStyles = css`
  .ends {
    display: flex;
    justify-content: space-between;
    gap: calc(4 * var(--_space));
    margin: calc(3 * var(--_space)) 0;
    font-size: var(--_small);
    color: var(--_quiet);
  }
  .ends :last-child {
    text-align: end;
  }
  .scale {
    display: grid;
    grid-template-columns: repeat(6, minmax(0, 1fr));
    gap: var(--_space);
  }
  @container (inline-size >= 34em) {
    .scale {
      grid-template-columns: repeat(11, minmax(0, 1fr));
    }
  }
  .scale label {
    position: relative;
    display: grid;
    place-items: center;
    min-block-size: max(44px, 2.75em);
    border: 1px solid var(--_edge);
    border-radius: var(--_radius);
    cursor: pointer;
  }
  .scale label:hover {
    background: var(--_wash);
  }
  .scale label:has(:checked),
  [part='send'] {
    background: var(--_accent) !important;
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
`;
