import { css, type CSSResult } from 'lit';
import { alertStyles } from '../../parts/alert/alert.styles.js';
import { codeStyles } from '../../parts/code/code.styles.js';
import { fieldStyles } from '../../parts/field/field.styles.js';
import { messageStyles } from '../../parts/message/message.styles.js';
import { priceStyles } from '../../parts/price/price.styles.js';
import { quantityStyles } from '../../parts/quantity/quantity.styles.js';
import { skeletonStyles } from '../../parts/skeleton/skeleton.styles.js';
import { summaryStyles } from '../../parts/summary/summary.styles.js';
import { tierRowStyles } from '../../parts/tier-row/tier-row.styles.js';
import { base } from '../../styles/base.js';
import { tokens } from '../../styles/tokens.js';

const dialogStyles = css`
  .opener {
    box-sizing: border-box;
    min-block-size: 44px;
  }
  /* It stands on the page, not on the widget's own surface: a ground of its own keeps its words readable everywhere. */
  .opener.quiet {
    padding-inline: 20px;
    background: var(--_surface);
  }
  dialog {
    inline-size: min(30rem, 100vi - 24px);
    max-inline-size: none;
    max-block-size: calc(100dvb - 24px);
    padding: 0;
    color: inherit;
    background: none;
    border: 0;
    border-radius: var(--_radius);
    overscroll-behavior: contain;
  }
  dialog[open]:not(:modal) {
    position: fixed;
    inset: 0;
    z-index: 2147483000;
    block-size: fit-content;
    margin: auto;
    box-shadow: 0 0 0 200vmax rgb(9 14 13 / 0.55);
  }
  dialog::backdrop {
    background: rgb(9 14 13 / 0.55);
  }
  .bar {
    display: flex;
    align-items: center;
    gap: 12px;
    min-block-size: 60px;
    padding-block: 8px;
    padding-inline: 20px 8px;
    border-block-end: 1px solid var(--_border);
  }
  .bar .what-on {
    flex: 1;
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }
  .bar b {
    display: block;
    font-weight: 660;
  }
  .bar small {
    display: block;
    font-size: 0.8125em;
    color: var(--_muted);
  }
  .close {
    appearance: none;
    display: grid;
    place-items: center;
    flex: none;
    inline-size: 44px;
    block-size: 44px;
    padding: 0;
    color: var(--_muted);
    background: none;
    border: 0;
    border-radius: 999px;
    cursor: pointer;
  }
  .close:hover {
    color: var(--_text);
    background: var(--_field);
  }
  .close svg {
    inline-size: 20px;
    stroke: currentColor;
    stroke-width: 1.8;
    stroke-linecap: round;
  }
`;

const formStyles = css`
  form {
    margin: 0;
  }
`;

/** Every style of the element, as constructable sheets that all its instances share. */
export const styles: CSSResult[] = [
  tokens,
  base,
  dialogStyles,
  skeletonStyles,
  tierRowStyles,
  quantityStyles,
  priceStyles,
  codeStyles,
  summaryStyles,
  fieldStyles,
  formStyles,
  alertStyles,
  messageStyles,
];
