import { css } from 'lit';

/** How the page "The journey" is laid out: the map, and under it what customers did. */
export const styles = css`
  :host {
    display: block;
  }
  cx-journey-map {
    --cx-map-height: none;
  }
  .source {
    max-inline-size: 60em;
    margin: 0 0 calc(6 * var(--_space));
    font-size: 0.875em;
    color: var(--_soft);
  }
  .source a {
    color: var(--_accent);
    margin-inline-start: 0.5em;
  }
  section {
    margin-block-start: calc(12 * var(--_space));
  }
  h2 {
    margin: 0 0 calc(2 * var(--_space));
    font-size: 1.2em;
    font-weight: 600;
  }
  .about {
    max-inline-size: 60em;
    margin: 0 0 calc(4 * var(--_space));
    color: var(--_soft);
  }
`;
