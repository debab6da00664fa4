import { css } from 'lit';

/** Looks of the payment step. */
export const paymentFormStyles = css`
  .pay {
    display: grid;
    gap: 14px;
    min-block-size: 150px;
    align-content: start;
  }
  .leave {
    display: grid;
    gap: 8px;
    padding: 14px 16px;
    border: 1px solid var(--_border);
    border-radius: var(--_radius-field);
  }
  .leave b {
    font-weight: 620;
  }
  .leave p {
    font-size: 0.875em;
    color: var(--_muted);
  }
  .notes > * + * {
    margin-block-start: 6px;
  }
  .pair {
    display: grid;
    grid-template-columns: 1fr 1fr;
    gap: 10px;
  }
`;
