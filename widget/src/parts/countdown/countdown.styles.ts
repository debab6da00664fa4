import { css } from 'lit';

/** Looks of the countdown. */
export const countdownStyles = css`
  .clock {
    display: inline-flex;
    flex: none;
    align-items: center;
    gap: 0.5em;
    padding: 5px 11px 5px 7px;
    font-weight: 620;
    color: var(--_accent-text);
    background: var(--_accent-soft);
    border-radius: 999px;
  }
  /* As wide as its longest face: a hold that grows while it is paid moves nothing. */
  .clock > span {
    min-inline-size: 3.2em;
    text-align: end;
  }
  .clock.soon {
    color: var(--_warn);
    background: color-mix(in oklab, var(--_warn) 12%, var(--_surface));
  }
  .ring {
    inline-size: 1.25em;
    block-size: 1.25em;
    fill: none;
    stroke: currentColor;
    stroke-width: 4;
  }
  .ring .track {
    opacity: 0.22;
  }
  @media (prefers-reduced-motion: no-preference) {
    .ring .left {
      transition: stroke-dashoffset 1s linear;
    }
  }
`;
