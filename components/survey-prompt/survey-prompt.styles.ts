import { css } from 'lit';

export const styles = css`
  :host {
    --_paper: var(--cx-paper, Canvas);
    --_ink: var(--cx-ink, CanvasText);
    --_gap: calc(4 * var(--_space));
    --_shadow: 0 1px 3px rgb(0 0 0 / 20%), 0 10px 32px rgb(0 0 0 / 22%);
  }
  :host(:not([mode='inline'])) {
    display: contents;
  }
  [role='status'] {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    margin: 0;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  /* a survey fills what is left; the buttons stay where they are when it scrolls */
  [part='panel'] {
    display: flex;
    flex-direction: column;
    min-inline-size: 0;
    margin: 0;
    padding: 0;
    border: 0;
    background: none;
    color: inherit;
    font: inherit;
  }
  [part='panel']:not(.inline) {
    position: fixed;
    inset: auto;
    z-index: 2147483000;
    inline-size: min(27em, 100vi - 2 * var(--_gap));
    max-block-size: min(42em, 100dvb - 2 * var(--_gap));
    overflow: clip;
    border: 1px solid var(--_line);
    border-radius: calc(1.5 * var(--_radius));
    background: var(--_paper);
    color: var(--_ink);
    box-shadow: var(--_shadow);
    --_line: color-mix(in srgb, var(--_ink) 16%, transparent);
  }
  .corner,
  .side-tab {
    inset-block-end: var(--_gap) !important;
    inset-inline-end: var(--_gap) !important;
  }
  [part='panel'].side-tab {
    inset-block: 0 !important;
    block-size: fit-content;
    margin-block: auto;
  }
  [part='panel'].sheet {
    inset-block-end: 0;
    inset-inline: 0;
    inline-size: auto;
    max-inline-size: 46em;
    max-block-size: 85dvb;
    margin-inline: auto;
    border-block-end: 0;
    border-end-start-radius: 0;
    border-end-end-radius: 0;
    padding-block-end: env(safe-area-inset-bottom, 0);
  }
  [part='panel'].modal {
    inset: 0;
    inline-size: min(38em, 100vi - 2 * var(--_gap));
    block-size: fit-content;
    margin: auto;
  }
  [part='panel'].page {
    inset: 0;
    inline-size: 100%;
    max-inline-size: none;
    block-size: 100dvb;
    max-block-size: none;
    border: 0;
    border-radius: 0;
  }
  dialog:not([open]) {
    display: none !important;
  }
  dialog::backdrop {
    background: rgb(0 0 0 / 45%);
  }
  [part='bar'] {
    display: flex;
    align-items: center;
    gap: var(--_space);
    padding-block-start: var(--_space);
    padding-inline: calc(5 * var(--_space)) var(--_space);
  }
  .page [part='bar'],
  .page [part='body'] {
    inline-size: min(46em, 100%);
    margin-inline: auto;
  }
  [part='label'] {
    flex: 1;
    min-inline-size: 0;
    margin: 0;
    outline: 0;
    font-size: var(--_small);
    font-weight: 400;
    color: var(--_quiet);
    overflow-wrap: anywhere;
  }
  .page [part='body'] {
    flex: 1;
    align-content: safe center;
  }
  [part='body'] {
    min-block-size: 0;
    overflow: auto;
    overscroll-behavior: contain;
    padding: var(--_space) calc(5 * var(--_space)) calc(5 * var(--_space));
  }
  .inline [part='bar'] {
    padding: 0;
  }
  .inline [part='body'] {
    padding: 0;
    overflow: visible;
  }
  [part='bar'] button {
    display: grid;
    place-items: center;
    flex: none;
    inline-size: max(44px, 2.75em);
    padding: 0;
    border-color: transparent;
  }
  [part='bar'] button:hover,
  [part='tab']:hover {
    background: color-mix(in srgb, var(--_ink) 8%, var(--_paper));
  }
  svg {
    inline-size: 1.125em;
    block-size: 1.125em;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.75;
    stroke-linecap: round;
  }
  [part='tab'] {
    position: fixed;
    inset: auto;
    inset-block-end: var(--_gap);
    inset-inline-end: var(--_gap);
    z-index: 2147483000;
    display: flex;
    align-items: center;
    gap: calc(2 * var(--_space));
    max-inline-size: calc(100vi - 2 * var(--_gap));
    margin: 0;
    padding: calc(1.5 * var(--_space)) calc(4 * var(--_space));
    border: 1px solid color-mix(in srgb, var(--_ink) 24%, transparent);
    border-radius: calc(2 * var(--_radius));
    background: var(--_paper);
    color: var(--_ink);
    font: inherit;
    box-shadow: var(--_shadow);
    overflow-wrap: anywhere;
  }
  [part='tab'].side-tab {
    inset-block: 0 !important;
    inset-inline-end: 0 !important;
    block-size: fit-content;
    min-inline-size: 44px;
    max-block-size: 80dvb;
    margin-block: auto;
    padding: calc(4 * var(--_space)) calc(2 * var(--_space));
    border-inline-end: 0;
    border-start-end-radius: 0;
    border-end-end-radius: 0;
  }
  [part='tab'].side-tab span {
    writing-mode: vertical-rl;
  }
  @media (prefers-reduced-motion: no-preference) {
    .arrives:not(.inline) {
      animation: arrive 150ms ease-out;
    }
    @keyframes arrive {
      from {
        opacity: 0;
        translate: 0 0.5em;
      }
    }
  }
  @media (forced-colors: active) {
    [part='bar'] button {
      border-color: ButtonBorder;
    }
  }
  @media print {
    [part='panel']:not(.inline),
    [part='tab'] {
      display: none;
    }
  }
`;
