import { css } from 'lit';

/** Looks of a message. */
export const messageStyles = css`
  .center {
    display: grid;
    gap: 6px;
    text-align: center;
  }
  .center h2 {
    font-size: 1.375em;
    font-weight: 680;
    line-height: 1.25;
    letter-spacing: -0.015em;
    overflow-wrap: anywhere;
    text-wrap: balance;
  }
  .center p {
    color: var(--_muted);
    overflow-wrap: anywhere;
    text-wrap: pretty;
  }
  .why {
    padding: 12px 16px;
    text-align: center;
    overflow-wrap: anywhere;
    background: var(--_field);
    border-radius: var(--_radius-field);
  }
  .spinner {
    inline-size: 44px;
    margin-inline: auto;
    margin-block-end: 6px;
    fill: none;
    stroke: var(--_accent-text);
    stroke-width: 4;
    stroke-linecap: round;
  }
  .spinner .track {
    opacity: 0.18;
  }
  @keyframes turn {
    to {
      transform: rotate(1turn);
    }
  }
  /* Turning says that something goes on; with reduced motion it turns slowly instead of not at all. */
  .spinner {
    animation: turn 1.1s linear infinite;
  }
  @media (prefers-reduced-motion: reduce) {
    .spinner {
      animation-duration: 6s;
    }
  }
`;
