import type { Order } from '@echoplex/sdk';
import type { State } from './model.js';

/** From here on the countdown is amber and `echoplex-hold-expiring` has been sent. Seconds. */
export const EXPIRING_SECONDS = 120;

/** How far the server's clock is ahead, in milliseconds, from an answer received at `now`. */
export const clockOffset = (serverTime: string, now: number): number => Date.parse(serverTime) - now;

/** Whole seconds until the order's hold ends, by the server's clock; null when nothing is held. Never below zero. */
export const secondsLeft = (state: Pick<State, 'order' | 'clockOffset'>, now: number): number | null => {
  const expiresAt = state.order?.expiresAt;
  if (!expiresAt) return null;
  return Math.max(0, Math.ceil((Date.parse(expiresAt) - now - state.clockOffset) / 1000));
};

/** The part of the hold that is left, 1 to 0, for the countdown's ring. */
export const fractionLeft = (order: Order, seconds: number): number => {
  if (!order.expiresAt) return 0;
  const whole = (Date.parse(order.expiresAt) - Date.parse(order.createdAt)) / 1000;
  return whole > 0 ? Math.min(1, Math.max(0, seconds / whole)) : 0;
};

/** `8:41`; an hour and more as `1:02:03`. */
export const clockFace = (seconds: number): string => {
  const pad = (value: number): string => String(value).padStart(2, '0');
  const minutes = Math.floor(seconds / 60);
  const hours = Math.floor(minutes / 60);
  return hours > 0 ? `${hours}:${pad(minutes % 60)}:${pad(seconds % 60)}` : `${minutes}:${pad(seconds % 60)}`;
};

/** The moments, in seconds left, at which the remaining time is read out. */
const SPOKEN = [300, 120, 60, 30, 10];

/** The moment to read out between two ticks, or null. A jump over several (a sleeping tab) reads out the last one only. */
export const spokenMoment = (before: number, after: number): number | null => {
  const passed = SPOKEN.filter((moment) => moment < before && moment >= after);
  return passed.at(-1) ?? null;
};

/**
 * Milliseconds until the next tier opens or closes by itself, or null. Such a moment is no change in the database,
 * so nobody pushes it: the widget asks again when it passes.
 */
export const nextBoundary = (state: Pick<State, 'tiers' | 'clockOffset'>, now: number): number | null => {
  const moments = state.tiers
    .flatMap((tier) => [tier.salesStartAt, tier.salesEndAt])
    .flatMap((moment) => (moment ? [Date.parse(moment) - now - state.clockOffset] : []))
    .filter((wait) => wait > 0);
  return moments.length > 0 ? Math.min(...moments) : null;
};
