import { css } from 'lit';
import { fieldStyles } from './styles/fields.styles.js';
import { panelStyles } from './styles/panels.styles.js';

const frame = css`
  :host {
    container-type: inline-size;
    --_line: color-mix(in srgb, currentColor 16%, transparent);
    --_gap: calc(4 * var(--_space));
  }
  .studio {
    display: grid;
    gap: var(--_gap);
    min-inline-size: 0;
  }
  .studio,
  .stack,
  .start,
  .pages,
  .panel,
  .page-box,
  .card.open,
  .condition,
  .group,
  .field,
  .list,
  .list ol,
  .group ul,
  .preview,
  .code-box,
  .findings,
  .findings li {
    grid-template-columns: minmax(0, 1fr);
  }
  h2,
  h3,
  h4,
  p,
  ul,
  ol,
  dl,
  dd,
  fieldset,
  legend {
    margin: 0;
    padding: 0;
  }
  h2 {
    font-size: 1.4em;
    line-height: 1.3;
  }
  h3 {
    font-size: 1.1em;
    line-height: 1.35;
  }
  h4 {
    font-size: 1em;
  }
  ul.plain,
  .templates,
  .cards,
  .chips,
  .findings,
  .list ol,
  .group ul,
  .group ul {
    list-style: none;
  }
  .quiet {
    color: var(--_quiet);
    font-size: var(--_small);
    font-weight: 400;
  }
  .row {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: calc(2 * var(--_space)) calc(3 * var(--_space));
  }
  .stack {
    display: grid;
    gap: var(--_gap);
    min-inline-size: 0;
    align-content: start;
  }
  .bar {
    display: flex;
    flex-wrap: wrap;
    align-items: end;
    gap: calc(3 * var(--_space)) var(--_gap);
  }
  .bar .title {
    flex: 1 1 16em;
    min-inline-size: 0;
  }
  .bar .title input {
    font-size: 1.2em;
    font-weight: 600;
  }
  .bar .title label {
    font-size: var(--_small);
    font-weight: 400;
    color: var(--_quiet);
  }
  .tabs {
    display: flex;
    align-items: end;
    gap: var(--_gap);
    border-block-end: 1px solid var(--_line);
  }
  [role='tablist'] {
    display: flex;
    flex-wrap: wrap;
    flex: 1;
    min-inline-size: 0;
  }
  [role='tab'] {
    border: 0;
    border-block-end: 3px solid transparent;
    border-radius: 0;
    padding-inline: calc(3 * var(--_space));
    color: var(--_quiet);
  }
  [role='tab'][aria-selected='true'] {
    border-block-end-color: var(--_accent);
    color: inherit;
    font-weight: 600;
  }
  [role='tab'].last {
    margin-inline-start: auto;
    border-start-start-radius: var(--_radius);
    border-start-end-radius: var(--_radius);
    padding-inline: calc(5 * var(--_space));
    background: var(--_accent);
    color: var(--_on-accent);
    font-weight: 600;
    forced-color-adjust: none;
  }
  .to-preview {
    display: none;
    margin-block-end: calc(1.5 * var(--_space));
  }
  .columns {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: calc(6 * var(--_space));
    align-items: start;
  }
  .told {
    position: sticky;
    inset-block-end: calc(2 * var(--_space));
    justify-self: start;
    padding: calc(2 * var(--_space)) calc(4 * var(--_space));
    border: 1px solid var(--_edge);
    border-radius: var(--_radius);
    background: Canvas;
    color: CanvasText;
    font-size: var(--_small);
    z-index: 2;
  }
  .told:empty {
    visibility: hidden;
  }
  .preview {
    display: grid;
    gap: calc(3 * var(--_space));
    min-inline-size: 0;
  }
  .stage {
    padding: calc(5 * var(--_space));
    border: 1px solid var(--_line);
    border-radius: calc(2 * var(--_radius));
    background: Canvas;
    color: CanvasText;
    min-block-size: 12em;
    overflow-wrap: anywhere;
  }
  .stage.phone {
    inline-size: 100%;
    max-inline-size: 24.375em;
    justify-self: center;
  }
  .preview .tools {
    gap: calc(2 * var(--_space));
  }
  .tools select {
    inline-size: auto;
    min-block-size: max(32px, 2.1em);
    font-size: var(--_small);
  }
  .switch {
    display: inline-flex;
  }
  .switch button:first-child {
    border-start-end-radius: 0;
    border-end-end-radius: 0;
  }
  .switch button:last-child {
    border-start-start-radius: 0;
    border-end-start-radius: 0;
    border-inline-start: 0;
  }
  @container (min-width: 52em) {
    .columns {
      grid-template-columns: minmax(0, 1fr) minmax(20em, 0.8fr);
    }
    .preview {
      position: sticky;
      inset-block-start: calc(4 * var(--_space));
    }
  }
  @container (width < 52em) {
    .to-preview {
      display: inline-flex;
      align-items: center;
    }
    .columns:not(.shows-preview) .preview,
    .columns.shows-preview .panel {
      display: none;
    }
  }
  @container (width < 26em) {
    [role='tab'] {
      min-block-size: 36px;
      padding-inline: calc(2 * var(--_space));
      font-size: var(--_small);
    }
    .studio .head {
      flex-wrap: wrap;
    }
    .studio .head h3,
    .studio .head h4 {
      flex: 1 1 6em;
    }
    .studio .card.open,
    .studio .page-box {
      padding: calc(3 * var(--_space));
    }
    .studio .stage {
      padding: calc(3 * var(--_space));
    }
  }
  @media (forced-colors: active) {
    .stage,
    .told,
    .card,
    .page-box {
      border-color: CanvasText;
    }
  }
`;

export const styles = [frame, fieldStyles, panelStyles];
