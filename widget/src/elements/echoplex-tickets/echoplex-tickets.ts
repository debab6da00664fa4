import { html, LitElement, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';
import type { View } from '../../parts/view.js';
import { cameBack } from '../../payment/payment-return.js';
import type { Emit } from '../../purchase/events.js';
import { toProblem } from '../../purchase/problem.js';
import type { TicketsClient } from '../../operations.js';
import { secondsLeft, spokenMoment } from '../../state/clock.js';
import { initialState, type PaymentMode, type Problem, type State } from '../../state/model.js';
import { createChunks } from './chunks.js';
import { createClock } from './clock.js';
import { openShop, type Shop } from './open-shop.js';
import { dialogBar, renderDialog, yieldTopLayer } from './render-dialog.js';
import { USUAL_TIERS } from '../../purchase/tier-count.js';
import { failure, renderStep } from './render-step.js';
import { defaultApi } from './script-origin.js';
import { createSight } from './sight.js';
import { spokenChange } from './spoken.js';
import { styles } from './styles.js';
import { createWords } from './words.js';

/** Seconds between two drawings of "on sale in …" while nothing is held. */
const CALM = 20;

/** The properties that decide what is sold; a change begins anew. */
const OFFER = ['event', 'api', 'client', 'tiers', 'promoCode', 'accessCode', 'payment'] as const;

/**
 * A ticket shop as one element: tiers with live availability, hold, details, payment, tickets.
 * Its events, slots, parts and custom properties are described in the embedding guide.
 */
export class EchoPlexTickets extends LitElement {
  static override readonly styles = styles;

  /** The event's id or slug. */
  @property() event = '';
  /** Where the API is; without it, where this script came from. */
  @property() api: string | null = null;
  /** `inline` shows the shop in the page, `button` opens it as a dialog. */
  @property({ reflect: true, useDefault: true }) mode: 'inline' | 'button' = 'inline';
  /** `en`, `de`, `fr`, `es`, with a region if wanted; without it, the page's language, then the visitor's. */
  @property() locale: string | null = null;
  /** `auto` follows the visitor's system. */
  @property({ reflect: true, useDefault: true }) theme: 'auto' | 'light' | 'dark' = 'auto';
  /** Ids of the tiers to offer, separated by commas; without it, all. */
  @property() tiers = '';
  /** A code that takes something off, as if the visitor had given it. */
  @property({ attribute: 'promo-code' }) promoCode: string | null = null;
  /** A code that opens hidden tiers, as if the visitor had given it. */
  @property({ attribute: 'access-code' }) accessCode: string | null = null;
  /** `embedded` takes payments in the page, `redirect` on a page of the payment provider's. */
  @property() payment: PaymentMode = 'embedded';
  /** The button's words in `mode="button"`. */
  @property() label: string | null = null;
  /** Calls the API in place of a client made from `api`. */
  @property({ attribute: false }) client: TicketsClient | null = null;

  #shop: Shop | null = null;
  #fault: Problem | null = null;
  #spoken = '';
  #secondsLeft: number | null = null;
  #ticks = 0;
  /** The buyer asked to load again, so the focus may follow once it has. */
  #retried = false;
  /** In sight once, it counts as seen with every event it shows. */
  #inSight = false;
  readonly #words = createWords(this);
  readonly #emit: Emit = (name, detail) => void this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  readonly #chunks = createChunks(this, this.#emit);

  constructor() {
    super();
    createClock(this, { tick: () => this.#tick(), visible: () => this.#shop?.purchase.refresh() });
    createSight(this, () => {
      this.#inSight = true;
      this.#shop?.seen();
    });
  }

  override connectedCallback(): void {
    super.connectedCallback();
    // Back in a page after having been away from any: begin again, the tab's memory knows what is held.
    if (this.hasUpdated && !this.#shop) this.#start();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    // An element that is only moved is connected again at once, and keeps what the buyer wrote.
    queueMicrotask(() => {
      if (!this.isConnected) this.#stop();
    });
  }

  protected override willUpdate(changed: PropertyValues<EchoPlexTickets>): void {
    const page = this.closest('[lang]')?.getAttribute('lang') ?? document.documentElement.lang;
    this.#words.use([this.locale, page, ...navigator.languages]);
    if (OFFER.some((name) => changed.has(name))) {
      this.#stop();
      this.#start();
    }
  }

  protected override firstUpdated(): void {
    const remembered = this.#shop?.remembers;
    if (this.mode === 'button' && remembered && cameBack(window.location.href, remembered)) this.open();
  }

  /** Opens the dialog of `mode="button"`. */
  open(): void {
    this.#shop?.purchase.watch();
    this.#dialog?.showModal();
  }

  /** Closes it. What is held stays held until its time is over. */
  close(): void {
    this.#dialog?.close();
  }

  get #dialog(): HTMLDialogElement | null {
    return this.renderRoot.querySelector('dialog');
  }

  #start(): void {
    if (!this.event) return;
    try {
      this.#shop = openShop({
        host: this,
        styled: () => this.renderRoot.querySelector('.w') ?? this,
        event: this.event,
        api: this.api ?? defaultApi(),
        client: this.client,
        tierIds: this.tiers.split(',').flatMap((id) => id.trim() || []),
        codes: [this.promoCode, this.accessCode].flatMap((code) => code?.trim() || []),
        payment: this.payment === 'redirect' ? 'redirect' : 'embedded',
        prepareLater: () => this.#chunks.prepareLater(),
        language: () => this.#words.current.locale.language,
        emit: this.#emit,
        changed: (state, before) => this.#changed(state, before),
      });
      this.#fault = null;
      if (this.#inSight) this.#shop.seen();
    } catch (error) {
      this.#fault = toProblem(error);
      this.#emit('echoplex-error', { code: this.#fault.code, message: this.#fault.detail, requestId: null });
    }
    // A button says what can be had too, but follows it only once somebody looks.
    if (this.mode !== 'button') this.#shop?.purchase.watch();
    void this.#shop?.purchase.load();
  }

  #stop(): void {
    this.#shop?.close();
    this.#shop = null;
  }

  #changed(state: State, before: State): void {
    // A new step speaks through its heading or its alert; what was said of the old one is over.
    const kept = state.step === before.step ? this.#spoken : '';
    this.#spoken = spokenChange(before, state, this.#words.current) ?? kept;
    if (state.busy !== before.busy) yieldTopLayer(this.#dialog, state.busy === 'paying');
    if (state.step === 'done') void this.#chunks.prepareQr();
    // Whoever has chosen something will hold it: what comes then is fetched meanwhile.
    if (state.quantities !== before.quantities) void this.#chunks.prepareLater();
    this.requestUpdate();
    if (state.step !== before.step) void this.#moveFocus(before, state);
  }

  /** The focus follows the buyer to the next step, but is never taken from the rest of the page. */
  async #moveFocus(before: State, state: State): Promise<void> {
    const within =
      this.renderRoot instanceof ShadowRoot &&
      (this.renderRoot.activeElement !== null || document.activeElement?.closest('[slot]') !== null);
    const asked = before.busy !== null || before.step === 'done' || before.step === 'expired';
    await this.updateComplete;
    if (before.step === 'loading' ? !this.#retried : !(within || asked)) return;
    this.#retried = state.step === 'loading';
    this.renderRoot.querySelector<HTMLElement>('[data-heading]')?.focus();
  }

  async #focusFault(): Promise<void> {
    await this.updateComplete;
    const found = this.renderRoot.querySelector<HTMLElement>('[aria-invalid="true"]');
    (found?.matches('fieldset') ? found.querySelector<HTMLElement>('input') : found)?.focus();
  }

  async #focusOn(selector: string): Promise<void> {
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(selector)?.focus();
  }

  #tick(): void {
    const purchase = this.#shop?.purchase;
    if (!purchase) return;
    purchase.tick();
    const { step } = purchase.state;
    const left = step === 'details' || step === 'paying' ? secondsLeft(purchase.state, Date.now()) : null;
    const moment = left !== null && this.#secondsLeft !== null ? spokenMoment(this.#secondsLeft, left) : null;
    if (moment !== null) this.#spoken = this.#words.current.t.spokenTime(moment);
    this.#secondsLeft = left;
    this.#ticks += 1;
    if (left !== null || (step === 'choosing' && this.#ticks % CALM === 0)) this.requestUpdate();
  }

  protected override render(): TemplateResult {
    const { t, format, locale, ready } = this.#words.current;
    const state = ready ? (this.#shop?.purchase.state ?? initialState) : initialState;
    const view: View = { state, t, format, now: Date.now(), later: this.#chunks.later, act: this.#act };
    const inDialog = this.mode === 'button';
    const frame = html`
      <div class="w" lang=${locale.language} data-step=${state.step}>
        ${inDialog ? dialogBar(view, () => this.close()) : html`<slot name="header"></slot>`}
        <div class="sr" role="status" aria-live="polite">${this.#spoken}</div>
        ${this.#fault ? failure(this.#fault, view) : keyed(state.step, html`<div class="step">${renderStep(view, this.#chunks, this.#shop?.expectedTiers ?? USUAL_TIERS)}</div>`)}
        <slot name="footer"></slot>
      </div>
    `;
    if (!inDialog) return frame;
    return renderDialog({ label: this.label, open: () => this.open(), close: () => this.close(), frame }, view);
  }

  /** What the parts may do; without a shop, begin one again. */
  readonly #act: View['act'] = {
    load: async () => (this.#shop ? this.#shop.purchase.load() : this.#restart()),
    choose: (tierId, quantity) => this.#shop?.purchase.choose(tierId, quantity),
    amount: (tierId, text, value) => this.#shop?.purchase.amount(tierId, text, value),
    entry: (change) => {
      this.#shop?.purchase.entry(change);
      if (change.open) void this.#focusOn('#code');
    },
    checkCode: async () => {
      await this.#shop?.purchase.checkCode();
      const entry = this.#shop?.purchase.state.entry;
      await this.#focusOn(entry?.open ? '#code' : '[data-ask]');
    },
    dropCode: async (code) => {
      await this.#shop?.purchase.dropCode(code);
      await this.#focusOn(this.#shop?.purchase.state.step === 'choosing' ? '[data-ask]' : '[data-heading]');
    },
    hold: async () => {
      await this.#shop?.purchase.hold();
      if (this.#shop?.purchase.state.step === 'choosing') await this.#focusFault();
    },
    write: (field, value) => this.#shop?.purchase.write(field, value),
    name: (index, value) => this.#shop?.purchase.name(index, value),
    answer: (key, text, value) => this.#shop?.purchase.answer(key, text, value),
    submit: async () => {
      await this.#shop?.purchase.submit();
      if (Object.keys(this.#shop?.purchase.state.faults ?? {}).length > 0) await this.#focusFault();
    },
    pay: async () => this.#shop?.purchase.pay(),
    redirect: async () => this.#shop?.purchase.redirect(),
    resume: async () => this.#shop?.purchase.resume(),
    reopenPayment: async () => this.#shop?.purchase.reopenPayment(),
    leave: (asking) => this.#shop?.purchase.leave(asking),
    release: async () => this.#shop?.purchase.release(),
    restart: () => this.#shop?.purchase.restart(),
  };

  #restart(): void {
    this.#start();
    this.requestUpdate();
  }
}
