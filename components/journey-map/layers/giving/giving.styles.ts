import { css } from 'lit';

/** How the map looks on paper, and while its picture is taken. */
export const styles = css`
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
