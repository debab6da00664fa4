import { EchoPlex } from '@echoplex/sdk';
import { adoptStyles, html, nothing, type TemplateResult } from 'lit';
import { joinMessages } from '../../i18n/en.js';
import { laterMessages } from '../../i18n/en-later.js';
import type { Language } from '../../i18n/locale.js';
import { fallbackOrderMessages, loadOrderMessages } from '../../i18n/order/load.js';
import type { OrderMessages } from '../../i18n/order/messages.js';
import { createDesk, type Desk } from '../../order/desk.js';
import type { OrderState } from '../../order/model.js';
import { problemText } from '../../parts/alert/alert.js';
import { primaryButton } from '../../parts/button.js';
import { message, spinner } from '../../parts/message/message.js';
import { orderView } from '../../parts/order/order.js';
import { encodeQr } from '../../parts/ticket-card/qr.js';
import { toProblem } from '../../purchase/problem.js';
import type { Problem } from '../../state/model.js';
import { createClock } from '../echoplex-tickets/clock.js';
import { defaultApi } from '../echoplex-tickets/script-origin.js';
import { createWords } from '../echoplex-tickets/words.js';
import type { EchoPlexOrder } from './echoplex-order.js';
import { orderShellStyles } from './styles.js';

// A chunk of its own: who sells tickets in a page does not need what shows an order.

joinMessages(laterMessages);

/** What `<echoplex-order>` is, beside its name and its attributes. */
export interface OrderShell {
  /** Shows the order that the element's attributes name. */
  start(): void;
  stop(): void;
  render(): TemplateResult;
}

/** Without these an order can be shown to nobody: another try would end the same. */
const LOST: ReadonlySet<string> = new Set(['not_found', 'unauthenticated', 'forbidden', 'token_invalid', 'validation_failed']);

/** Gives one element its insides. */
export const createShell = (host: EchoPlexOrder): OrderShell => {
  const words = createWords(host);
  let desk: Desk | null = null;
  let fault: Problem | null = null;
  let own: { language: Language; messages: OrderMessages } | null = null;

  createClock(host, { tick: () => undefined, visible: () => void desk?.refresh() });
  adoptStyles(host.renderRoot as ShadowRoot, orderShellStyles);

  /** The order's own words in the language in use; English until they are there. */
  const orderWords = (language: Language): OrderMessages => {
    if (own?.language === language) return own.messages;
    own = { language, messages: fallbackOrderMessages };
    void loadOrderMessages(language)
      .then((messages) => {
        if (own?.language === language) own = { language, messages };
        host.requestUpdate();
      })
      // Without the table it is told in English rather than not at all.
      .catch(() => undefined);
    return own.messages;
  };

  /** The focus follows through the stages of a refund. */
  const changed = (state: OrderState, before: OrderState): void => {
    host.requestUpdate();
    // A refusal is read out where the focus is.
    if (state.stage === before.stage || state.stage === 'sending' || (before.stage === 'sending' && state.stage === 'asking')) return;
    const target = state.stage === 'closed' ? '[data-heading]' : '[data-stage]';
    void host.updateComplete.then(() => host.renderRoot.querySelector<HTMLElement>(target)?.focus());
  };

  const start = (): void => {
    desk?.stop();
    desk = null;
    fault = null;
    try {
      desk = createDesk({
        client: host.client ?? new EchoPlex({ baseUrl: host.api ?? defaultApi() }),
        orderId: host.order,
        secret: host.secret,
        loadRealtime: () => import('@echoplex/sdk/realtime'),
        isVisible: () => document.visibilityState === 'visible',
        emit: (name, detail) => void host.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true })),
        changed,
      });
      void desk.load();
    } catch (error) {
      fault = toProblem(error);
    }
    host.requestUpdate();
  };

  const failed = (problem: Problem, o: OrderMessages): TemplateResult => {
    const { t } = words.current;
    const lost = LOST.has(problem.code);
    const { title, text } = lost ? o.notFound : problemText(problem, { t });
    const actions = lost ? nothing : primaryButton({ label: t.retry, press: () => (desk ? void desk.load() : start()) });
    return html`<div part="error" role="alert">${message({ title, text, actions })}</div>`;
  };

  const content = (): TemplateResult => {
    const { t, format, locale, ready } = words.current;
    const o = orderWords(locale.language);
    const state = desk?.state;
    const problem = fault ?? (state?.step === 'failed' ? state.failure : null);
    if (problem) return failed(problem, o);
    if (!ready || !desk || !state?.facts) return message({ title: o.loading, text: '', mark: spinner });
    return orderView({ state, facts: state.facts, t, o, format, encode: encodeQr, act: desk });
  };

  return {
    start,
    stop: () => desk?.stop(),
    render() {
      const page = host.closest('[lang]')?.getAttribute('lang') ?? document.documentElement.lang;
      words.use([host.locale, page, ...navigator.languages]);
      return html`<div class="w" lang=${words.current.locale.language}>
        <slot name="header"></slot>${content()}<slot name="footer"></slot>
      </div>`;
    },
  };
};
