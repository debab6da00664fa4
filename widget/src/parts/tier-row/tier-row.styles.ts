import { css } from 'lit';

/** Looks of a tier: two columns, below 340 px one. */
export const tierRowStyles = css`
  .row {
    display: grid;
    grid-template-columns: 1fr auto;
    gap: 4px 16px;
    align-items: center;
    padding: 16px 20px;
    border-block-end: 1px solid var(--_border);
  }
  .row.on {
    background: var(--_accent-soft);
  }
  .row h3 {
    font-size: 1em;
    font-weight: 620;
    letter-spacing: -0.005em;
    overflow-wrap: anywhere;
    hyphens: auto;
  }
  .what {
    max-inline-size: 46ch;
    font-size: 0.875em;
    color: var(--_muted);
    overflow-wrap: anywhere;
  }
  .price {
    font-weight: 620;
    white-space: nowrap;
  }
  .off h3,
  .off .price {
    color: var(--_muted);
  }
  .meta {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 12px;
    min-block-size: 1.45em;
    margin-block-start: 6px;
    font-size: 0.8125em;
    color: var(--_muted);
  }
  .own {
    grid-column: 1 / -1;
    max-inline-size: 17rem;
    margin-block-start: 8px;
  }
  .live {
    display: inline-flex;
    align-items: center;
    gap: 0.5em;
    padding-inline-start: 0.2em;
    font-weight: 560;
    color: var(--_accent-text);
  }
  .live::before {
    content: '';
    inline-size: 0.5em;
    block-size: 0.5em;
    border-radius: 50%;
    background: currentColor;
    box-shadow: 0 0 0 0.22em color-mix(in oklab, currentColor 20%, transparent);
    forced-color-adjust: none;
  }
  .live.low {
    color: var(--_warn);
  }
  .side {
    display: grid;
    /* Whatever can be done is as tall as the stepper that may take its place. */
    grid-template-rows: auto minmax(46px, auto);
    gap: 8px;
    justify-items: end;
    align-items: center;
  }
  .pill {
    display: inline-block;
    padding: 2px 10px;
    font-size: 0.8125em;
    font-weight: 560;
    color: var(--_muted);
    background: var(--_field);
    border: 1px solid var(--_border);
    border-radius: 999px;
  }
  @container (max-width: 340px) {
    .row {
      grid-template-columns: 1fr;
    }
    .side {
      grid-template-rows: minmax(46px, auto);
      grid-auto-flow: column;
      justify-content: space-between;
      justify-items: start;
      align-items: center;
    }
  }
`;
