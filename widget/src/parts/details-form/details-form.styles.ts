import { css } from 'lit';

/** Looks of the details form. */
export const detailsFormStyles = css`
  .key {
    margin-block-end: -8px;
    font-size: 0.8125em;
    color: var(--_muted);
  }
  .key span {
    color: var(--_danger);
  }
  fieldset {
    display: grid;
    min-inline-size: 0;
    margin: 0;
    padding: 0;
    border: 0;
  }
  legend {
    margin-block-end: 12px;
    padding: 0;
    font-size: 0.9375em;
    font-weight: 620;
    overflow-wrap: anywhere;
  }
`;
