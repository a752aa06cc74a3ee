import { css } from 'lit';

/** How people look on a map: these go into its shadow. */
export const peopleStyles = css`
  .people {
    display: flex;
    gap: 0.25em;
    margin-block-start: 0.25em;
    font-size: var(--_small);
    font-weight: normal;
  }
  .who {
    display: inline-grid;
    place-content: center;
    min-inline-size: 1.5em;
    block-size: 1.5em;
    border: 2px solid var(--_who);
    border-radius: 1em;
    background: Canvas;
    color: CanvasText;
  }
  .here {
    box-shadow: inset 0 0 0 2px var(--_who);
  }
  .who-0 { --_who: light-dark(#1d5fc2, #8ab8ff); }
  .who-1 { --_who: light-dark(#a4470a, #f0a36b); }
  .who-2 { --_who: light-dark(#1a7350, #6fcfa4); }
  .who-3 { --_who: light-dark(#8a2a8f, #e09be4); }
  .who-4 { --_who: light-dark(#6a5d00, #d6c64a); }
  .who-5 { --_who: light-dark(#b0264a, #ff9db4); }
  .who-6 { --_who: light-dark(#0f6f80, #6fd0e0); }
  .who-7 { --_who: light-dark(#55565c, #c0c2cc); }
  @media (forced-colors: active) {
    .who,
    .here {
      --_who: Highlight;
    }
    .here {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }
  }
`;
