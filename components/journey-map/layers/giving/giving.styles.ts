import { css } from 'lit';

/** How the map looks on paper, and while its picture is taken. */
export const styles = css`
  [part='export'] {
    margin-block-end: calc(2 * var(--_space));
  }
  [part='export'] .export-menu {
    inset-inline: 0 auto;
    z-index: 5;
  }
  .whole .scroller {
    overflow: visible;
    max-block-size: none;
  }
  .whole .map thead,
  .whole .row-name,
  .whole .stay {
    position: static;
  }
  .paper {
    position: relative;
  }
  .fitted {
    position: relative;
  }
  @media print {
    [part='export'],
    .jumps,
    .lens,
    .live details,
    .observed-said button {
      display: none;
    }
    .paper {
      break-inside: avoid;
    }
    .paper + .paper {
      break-before: page;
    }
    .outline article,
    .outline li {
      break-inside: avoid;
    }
    .outline h3,
    .outline h4 {
      break-after: avoid;
    }
  }
`;
