import { html, type TemplateResult } from 'lit';
import type { View } from '../view.js';

/** A price as text; nothing to pay is said in a word. */
export const priceText = (amount: number, currency: string, { t, format }: Pick<View, 't' | 'format'>): string =>
  amount === 0 ? t.free : format.money(amount, currency);

/** A price, with the one it takes the place of struck through; read out as one sentence. */
export const price = (now: number, before: number, currency: string, view: Pick<View, 't' | 'format'>): TemplateResult => {
  const words = priceText(now, currency, view);
  if (now === before) return html`${words}`;
  const old = priceText(before, currency, view);
  return html`<span class="sr">${view.t.price.instead(words, old)}</span><span aria-hidden="true"><s>${old}</s> ${words}</span>`;
};
