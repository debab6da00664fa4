import { css } from 'lit';

/** Looks of an order. */
export const orderStyles = css`
  .order-head {
    display: grid;
    gap: 4px;
    padding: 20px;
    border-block-end: 1px solid var(--_border);
  }
  .order-head h2 {
    font-size: 1.25em;
    font-weight: 680;
    line-height: 1.25;
    overflow-wrap: anywhere;
  }
  .order-head p {
    font-size: 0.9375em;
    color: var(--_muted);
  }
  .order-head .which {
    display: flex;
    flex-wrap: wrap;
    gap: 6px 10px;
    align-items: center;
    margin-block-start: 4px;
  }
  .status {
    padding: 2px 10px;
    font-size: 0.8125em;
    font-weight: 560;
    color: var(--_muted);
    background: var(--_field);
    border: 1px solid var(--_border);
    border-radius: 999px;
  }
  .status.good {
    color: var(--_accent-text);
    background: var(--_accent-soft);
    border-color: transparent;
  }
  .moves {
    display: grid;
    gap: 4px;
    font-size: 0.875em;
    color: var(--_muted);
  }
  .give {
    display: grid;
    gap: 14px;
    padding-block-start: 18px;
    border-block-start: 1px solid var(--_border);
  }
  .give h3 {
    margin: 0;
    font-size: 1em;
    font-weight: 620;
  }
  .give h3:focus {
    outline: none;
  }
  .give fieldset {
    display: grid;
    gap: 8px;
    min-inline-size: 0;
    margin: 0;
    padding: 0;
    border: 0;
  }
  .give .option input {
    flex: none;
    inline-size: 20px;
    block-size: 20px;
    margin: 0;
    accent-color: var(--_accent);
  }
  .give .option small {
    display: block;
    color: var(--_muted);
  }
  /* As tall with an answer as without one, so that nothing moves under the finger. */
  .brings {
    display: grid;
    align-content: center;
    min-block-size: 3.4em;
  }
  .pair {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(150px, 100%), 1fr));
    gap: 10px;
  }
`;
