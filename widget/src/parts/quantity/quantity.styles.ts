import { css } from 'lit';

/** Looks of the quantity stepper: 44 px targets, the number does not move. */
export const quantityStyles = css`
  .stepper {
    display: inline-grid;
    grid-template-columns: 44px minmax(2.25ch, auto) 44px;
    align-items: center;
    text-align: center;
    background: var(--_field);
    border: 1px solid var(--_border);
    border-radius: 999px;
  }
  .stepper button {
    appearance: none;
    inline-size: 44px;
    block-size: 44px;
    margin: 0;
    padding: 0;
    font: inherit;
    font-size: 1.25em;
    line-height: 1;
    color: var(--_accent-text);
    background: none;
    border: 0;
    border-radius: 999px;
    cursor: pointer;
    touch-action: manipulation;
  }
  .stepper button:not([aria-disabled='true']):hover {
    background: var(--_accent-soft);
  }
  .stepper button[aria-disabled='true'] {
    color: color-mix(in oklab, var(--_muted) 55%, transparent);
    cursor: default;
  }
  .stepper .count {
    font-weight: 620;
  }
  @media (forced-colors: active) {
    .stepper button[aria-disabled='true'] {
      color: GrayText;
    }
  }
`;
