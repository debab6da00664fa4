import { css } from 'lit';

/** Looks of the codes below the tiers. */
export const codeStyles = css`
  .codes {
    display: grid;
    gap: 4px;
    padding: 6px 20px;
    border-block-end: 1px solid var(--_border);
  }
  .ask {
    appearance: none;
    display: inline-flex;
    align-items: center;
    justify-self: start;
    gap: 0.4em;
    min-block-size: 44px;
    margin: 0;
    padding: 0;
    font: inherit;
    font-size: 0.9375em;
    font-weight: 560;
    text-align: start;
    color: var(--_accent-text);
    background: none;
    border: 0;
    border-radius: var(--_radius-field);
    cursor: pointer;
  }
  :is(.ask, .chip) svg {
    flex: none;
    inline-size: 1.25em;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.8;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  .ask[aria-expanded='true'] svg {
    transform: scaleY(-1);
  }
  .entry {
    display: grid;
    grid-template-columns: 1fr auto;
    gap: 5px 10px;
    margin-block-end: 14px;
  }
  /* The button stands beside the input, whatever is said below it. */
  .entry .field {
    display: contents;
  }
  .entry :is(label, .hint) {
    grid-column: 1 / -1;
  }
  .entry .btn {
    grid-area: 2 / 2;
    inline-size: auto;
    min-block-size: 46px;
    padding-inline: 18px;
  }
  .entry input {
    text-transform: uppercase;
  }
  .chips {
    display: grid;
    gap: 6px;
    padding-block-start: 8px;
  }
  .chip {
    display: flex;
    align-items: center;
    gap: 10px;
    padding-inline-start: 12px;
    font-size: 0.9375em;
    color: var(--_accent-text);
    background: var(--_accent-soft);
    border-radius: var(--_radius-field);
  }
  .chip > span {
    flex: 1;
    min-inline-size: 0;
    padding-block: 10px;
    overflow-wrap: anywhere;
  }
  .chip span span {
    color: var(--_text);
  }
`;
