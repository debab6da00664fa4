import { css } from 'lit';

/** Looks of a step's head. */
export const stepHeaderStyles = css`
  .head {
    display: flex;
    align-items: center;
    gap: 12px;
    padding: 14px 20px;
    border-block-end: 1px solid var(--_border);
  }
  .titles {
    flex: 1;
    min-inline-size: 0;
  }
  .titles h2 {
    font-size: 1em;
    font-weight: 620;
  }
  .titles p {
    font-size: 0.8125em;
    color: var(--_muted);
  }
  .back {
    appearance: none;
    flex: none;
    display: grid;
    place-items: center;
    inline-size: 44px;
    block-size: 44px;
    margin-block: -8px;
    margin-inline: -12px 0;
    padding: 0;
    color: var(--_muted);
    background: none;
    border: 0;
    border-radius: 999px;
    cursor: pointer;
  }
  .back:hover {
    color: var(--_text);
    background: var(--_field);
  }
  .back svg {
    inline-size: 20px;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.6;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  @container (max-width: 340px) {
    .head {
      gap: 4px;
      padding-inline: 16px;
    }
  }
  .back:dir(rtl) svg {
    transform: scaleX(-1);
  }
`;
