import { css } from 'lit';

/** Looks of a price that a code has lowered. */
export const priceStyles = css`
  s {
    margin-inline-end: 0.25em;
    font-size: 0.875em;
    font-weight: 400;
    color: var(--_muted);
  }
`;
