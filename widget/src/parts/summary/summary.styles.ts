import { css } from 'lit';

/** Looks of the sum. */
export const summaryStyles = css`
  .foot {
    display: grid;
    gap: 14px;
    padding: 16px 20px 20px;
  }
  .sum {
    display: grid;
    gap: 5px;
    font-size: 0.9375em;
  }
  .sum > div {
    display: flex;
    justify-content: space-between;
    gap: 16px;
  }
  .sum dt {
    overflow-wrap: anywhere;
  }
  .sum dd {
    white-space: nowrap;
  }
  .sum .less {
    color: var(--_accent-text);
  }
  .sum .total {
    margin-block-start: 5px;
    padding-block-start: 8px;
    font-size: 1.2em;
    font-weight: 660;
    border-block-start: 1px solid var(--_border);
  }
`;
