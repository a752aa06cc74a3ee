import { css } from 'lit';

/** How a comparison side by side looks. */
export const styles = css`
  .beside > div {
    display: grid;
    gap: 0;
  }
  .beside > div + div {
    margin-block-start: var(--_space);
    padding-inline-start: calc(2 * var(--_space));
    border-inline-start: 2px dotted var(--_other);
  }
  .beside dt {
    color: var(--_quiet);
  }
  .beside dd {
    margin: 0;
  }
  .beside b {
    font-weight: 600;
  }
  .beside .asserted b {
    font-weight: 400;
    font-style: italic;
  }
  .beside-said {
    margin-block-end: calc(2 * var(--_space));
  }
  .map .badge.changed,
  .map .badge.removed,
  li.changed {
    color: var(--_accent);
  }
  .map th.guest,
  .map td.guest {
    background: color-mix(in srgb, currentColor 4%, var(--_back));
    border-inline: 1px dashed var(--_edge);
  }
  .map th.guest:has(.removed) .name,
  .was s {
    text-decoration: line-through;
    color: var(--_quiet);
  }
`;
