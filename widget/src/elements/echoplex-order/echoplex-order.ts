import { html, LitElement, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { TicketsClient } from '../../operations.js';
import { toProblem } from '../../purchase/problem.js';
import type { OrderShell } from './order-shell.js';

/** The properties that decide what is shown; a change begins anew. */
const WHOSE = ['order', 'secret', 'api', 'client'] as const;

/**
 * An order for its buyer: tickets, state, what was paid back, and the way to give tickets back. All but this is loaded when there is an
 * order to show; until then, and where it cannot be loaded, what stands between the tags is shown.
 */
export class EchoPlexOrder extends LitElement {
  /** The order's id. */
  @property() order = '';
  /** The order's own credential, `eos_…`. Whoever has it may do what the buyer may. */
  @property() secret = '';
  /** Where the API is; without it, where this script came from. */
  @property() api: string | null = null;
  /** `en`, `de`, `fr`, `es`, with a region if wanted; without it, the page's language, then the visitor's. */
  @property() locale: string | null = null;
  /** `auto` follows the visitor's system. */
  @property({ reflect: true, useDefault: true }) theme: 'auto' | 'light' | 'dark' = 'auto';
  /** Calls the API in place of a client made from `api`. */
  @property({ attribute: false }) client: TicketsClient | null = null;

  #shell: OrderShell | null = null;

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated) void this.#start();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    // An element that is only moved is connected again at once.
    queueMicrotask(() => {
      if (!this.isConnected) this.#shell?.stop();
    });
  }

  protected override willUpdate(changed: PropertyValues<EchoPlexOrder>): void {
    if (!WHOSE.some((name) => changed.has(name))) return;
    this.#shell?.stop();
    void this.#start();
  }

  async #start(): Promise<void> {
    if (!this.order || !this.secret) return;
    try {
      const { createShell } = await import('./order-shell.js');
      this.#shell ??= createShell(this);
      if (this.isConnected) this.#shell.start();
    } catch (error) {
      const { detail: message } = toProblem(error);
      const detail = { code: 'order_unavailable', message, requestId: null };
      this.dispatchEvent(new CustomEvent('echoplex-error', { detail, bubbles: true, composed: true }));
    }
  }

  protected override render(): TemplateResult {
    return this.order && this.secret && this.#shell ? this.#shell.render() : html`<slot></slot>`;
  }
}
