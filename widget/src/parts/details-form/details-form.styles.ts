import { css } from 'lit';

/** Looks of the details form. */
export const detailsFormStyles = css`
  form {
    margin: 0;
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
