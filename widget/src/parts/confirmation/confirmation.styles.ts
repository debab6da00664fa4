import { css } from 'lit';

/** Looks of the confirmation. */
export const confirmationStyles = css`
  .tick {
    display: grid;
    place-items: center;
    inline-size: 52px;
    block-size: 52px;
    margin-inline: auto;
    margin-block-end: 4px;
    color: var(--_accent-text);
    background: var(--_accent-soft);
    border-radius: 50%;
  }
  .tick svg {
    inline-size: 26px;
    fill: none;
    stroke: currentColor;
    stroke-width: 2;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  .acts {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(150px, 100%), 1fr));
    gap: 10px;
  }
`;
