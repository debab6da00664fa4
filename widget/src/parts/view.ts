import type { Format } from '../i18n/format.js';
import type { Messages } from '../i18n/messages.js';
import type { Purchase } from '../purchase/purchase.js';
import type { State } from '../state/model.js';

/** What every part is drawn from. Parts decide nothing and keep nothing. */
export interface View {
  state: State;
  t: Messages;
  format: Format;
  /** This machine's clock, in milliseconds; parts that count down add `state.clockOffset`. */
  now: number;
  /** What the buyer can do. */
  act: Pick<Purchase, 'load' | 'choose' | 'hold' | 'write' | 'name' | 'submit' | 'pay' | 'reopenPayment' | 'leave' | 'release' | 'restart'>;
}
