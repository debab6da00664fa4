import type { CSSResult } from 'lit';
import { alertStyles } from '../../parts/alert/alert.styles.js';
import { messageStyles } from '../../parts/message/message.styles.js';
import { orderStyles } from '../../parts/order/order.styles.js';
import { questionStyles } from '../../parts/question/question.styles.js';
import { summaryStyles } from '../../parts/summary/summary.styles.js';
import { ticketCardStyles } from '../../parts/ticket-card/ticket-card.styles.js';
import { tierRowStyles } from '../../parts/tier-row/tier-row.styles.js';
import { base } from '../../styles/base.js';
import { tokens } from '../../styles/tokens.js';

/** Every style of the element. */
export const orderShellStyles: CSSResult[] = [
  tokens,
  base,
  messageStyles,
  alertStyles,
  tierRowStyles,
  summaryStyles,
  questionStyles,
  ticketCardStyles,
  orderStyles,
];
