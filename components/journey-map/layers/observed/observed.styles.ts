import { css } from 'lit';

/** How what customers really did looks over what was drawn. */
export const styles = css`
  .observed-said {
    max-inline-size: 75ch;
    margin-block-end: calc(4 * var(--_space));
  }
  .observed-said .behind {
    display: flex;
    flex-wrap: wrap;
    gap: calc(2 * var(--_space));
    margin-block-start: calc(2 * var(--_space));
  }
  .map th.guest,
  .map td.guest {
    background: color-mix(in srgb, currentColor 4%, var(--_back));
    border-inline: 1px dashed var(--_edge);
  }
  .map th.guest {
    border-block-start: 2px dashed var(--_worse);
  }
  .guest .name {
    font-style: italic;
  }
  .guest .badge,
  .never {
    color: var(--_worse);
    font-weight: 600;
  }
  .map button.add,
  .outline button.add,
  button.cases {
    min-block-size: 28px;
    padding-inline: calc(2 * var(--_space));
    border: 1px solid var(--_edge);
    border-radius: var(--_radius);
    font-size: var(--_small);
    font-weight: 400;
  }
  .map button.cases {
    border-color: transparent;
    padding-inline: 0;
    text-decoration: underline;
    text-underline-offset: 0.2em;
  }
  .ways {
    list-style: none;
    padding: 0;
    margin-block-start: var(--_space);
  }
  .ways li + li {
    margin-block-start: var(--_space);
  }
  .unexplained strong,
  .again strong {
    color: var(--_worse);
  }
  .ways .never,
  li.never {
    font-weight: 400;
    color: var(--_quiet);
  }
  .steps > li:has(> article.guest) {
    list-style: none;
    counter-increment: list-item 0;
  }
  article.guest {
    border-inline-start: 3px dashed var(--_worse);
    padding-inline-start: calc(3 * var(--_space));
  }
  .observed-details button {
    min-block-size: 28px;
    font-size: var(--_small);
  }
  @media (forced-colors: active) {
    .map th.guest {
      border-block-start-color: CanvasText;
    }
  }
`;
