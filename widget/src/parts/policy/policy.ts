import { html, nothing, type TemplateResult } from 'lit';
import { priced } from '../../state/prices.js';
import type { View } from '../view.js';

/** Hours as they are said: whole days from two of them on. */
const spanOf = (hours: number, { format }: View): string =>
  hours >= 48 && hours % 24 === 0 ? format.unit(hours / 24, 'day') : format.unit(hours, 'hour');

/** The names of the tickets that are being bought and cannot be given back, with whether those are all. */
const excluded = ({ state }: View): { names: string[]; all: boolean } => {
  const bought = state.order?.items.map(({ tierId }) => tierId) ?? priced(state).lines.map(({ tier }) => tier.id);
  const tiers = state.tiers.filter(({ id }) => bought.includes(id));
  const names = tiers.filter(({ refundable }) => !refundable).map(({ name }) => name);
  return { names, all: tiers.length > 0 && names.length === tiers.length };
};

/** When what is being bought can be given back, and what is kept then; nothing where nothing costs anything. */
export const policyText = (view: View): string => {
  const { state, t, format } = view;
  const { event, order } = state;
  if (!event || (order?.total ?? priced(state).total) === 0) return '';
  const { selfService, hoursBefore, feePercent, feeFixed } = event.refundPolicy;
  const { names, all } = excluded(view);
  if (selfService === 'none') return t.policy.none;
  if (all) return t.policy.notThese;
  const fees = [
    ...(feePercent > 0 ? [format.percent(feePercent)] : []),
    ...(feeFixed > 0 ? [t.policy.each(format.money(feeFixed, event.currency))] : []),
  ];
  const until = selfService === 'until' && hoursBefore ? t.policy.until(spanOf(hoursBefore, view)) : t.policy.always;
  const when = fees.length > 0 ? t.policy.kept(until, format.list(fees)) : `${until}.`;
  return names.length > 0 ? `${when} ${t.policy.except(format.list(names))}` : when;
};

/** The same as a line. */
export const policyNote = (view: View): TemplateResult | typeof nothing => {
  const text = policyText(view);
  return text ? html`<p class="note">${text}</p>` : nothing;
};
