import { html, svg, type TemplateResult } from 'lit';
import { clockFace, EXPIRING_SECONDS, fractionLeft, secondsLeft } from '../../state/clock.js';
import type { View } from '../view.js';

// Drawn by attributes, so that a content policy without inline styles changes nothing.
const ring = (fraction: number): TemplateResult => html`
  <svg class="ring" viewBox="0 0 20 20" aria-hidden="true">
    ${svg`<circle class="track" cx="10" cy="10" r="8" /><circle class="left" cx="10" cy="10" r="8" pathLength="100" stroke-dasharray="100"
      stroke-dashoffset=${(100 * (1 - fraction)).toFixed(1)} transform="rotate(-90 10 10)" />`}
  </svg>
`;

/** How long the tickets are still held: a ring and a clock, amber in the last two minutes. */
export const countdown = ({ state, t, now }: View): TemplateResult | null => {
  const seconds = secondsLeft(state, now);
  if (seconds === null || !state.order) return null;
  return html`
    <span
      class="clock ${seconds <= EXPIRING_SECONDS ? 'soon' : ''}"
      part="countdown"
      role="timer"
      aria-label="${t.timeLeft} ${clockFace(seconds)}"
    >
      ${ring(fractionLeft(state.order, seconds))}<span aria-hidden="true">${clockFace(seconds)}</span>
    </span>
  `;
};
