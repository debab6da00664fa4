import type { TemplateResult } from 'lit';
import type { Format } from '../i18n/format.js';
import type { Messages } from '../i18n/messages.js';
import type { Purchase } from '../purchase/purchase.js';
import type { State } from '../state/model.js';
import type { TierView } from '../state/selection.js';
import type { QrEncoder } from './ticket-card/ticket-card.js';

/** What is drawn once something has been chosen; loaded late. */
export interface Later {
  /** What the buyer wants to pay for one ticket of a tier. */
  amount(row: TierView, view: View): TemplateResult;
  details(view: View): TemplateResult;
  paying(view: View): TemplateResult;
  confirming(view: View): TemplateResult;
  done(encode: QrEncoder | null, view: View): TemplateResult;
  expired(view: View): TemplateResult;
}

/** What every part is drawn from. Parts decide nothing and keep nothing. */
export interface View {
  state: State;
  t: Messages;
  format: Format;
  /** This machine's clock, in milliseconds; parts that count down add `state.clockOffset`. */
  now: number;
  /** Null until it is loaded. */
  later: Later | null;
  /** What the buyer can do. */
  act: Omit<Purchase, 'state' | 'watch' | 'tick' | 'refresh' | 'stop'>;
}
