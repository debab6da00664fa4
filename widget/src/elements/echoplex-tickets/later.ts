import type { CSSResult } from 'lit';
import { joinMessages } from '../../i18n/en.js';
import { laterMessages } from '../../i18n/en-later.js';
import { amount } from '../../parts/amount/amount.js';
import { expired } from '../../parts/choosing/expired.js';
import { confirming } from '../../parts/confirming/confirming.js';
import { confirmation } from '../../parts/confirmation/confirmation.js';
import { confirmationStyles } from '../../parts/confirmation/confirmation.styles.js';
import { countdownStyles } from '../../parts/countdown/countdown.styles.js';
import { detailsForm } from '../../parts/details-form/details-form.js';
import { detailsFormStyles } from '../../parts/details-form/details-form.styles.js';
import { paymentForm } from '../../parts/payment-form/payment-form.js';
import { paymentFormStyles } from '../../parts/payment-form/payment-form.styles.js';
import { questionStyles } from '../../parts/question/question.styles.js';
import { stepHeaderStyles } from '../../parts/step-header/step-header.styles.js';
import { ticketCardStyles } from '../../parts/ticket-card/ticket-card.styles.js';
import type { Later } from '../../parts/view.js';
import { detailsRules } from '../../purchase/details-rules.js';
import { createPaying } from '../../purchase/paying.js';
import type { LaterLogic } from '../../purchase/types.js';

// A chunk of its own: nobody needs any of this before something is chosen.

joinMessages(laterMessages);

/** The steps after the first one. */
export const later: Later = { amount, details: detailsForm, paying: paymentForm, confirming, done: confirmation, expired };

/** What they do. */
export const logic: LaterLogic = { rules: detailsRules, createPaying };

/** What they look like. */
export const laterStyles: CSSResult[] = [
  stepHeaderStyles,
  countdownStyles,
  detailsFormStyles,
  questionStyles,
  paymentFormStyles,
  confirmationStyles,
  ticketCardStyles,
];
