import { css } from 'lit';

/** The frame and what every part shares: resets, buttons, focus, hidden text. */
export const base = css`
  :host {
    display: block;
    inline-size: 100%;
    max-inline-size: 36rem;
  }
  :host([hidden]) {
    display: none;
  }
  :host([mode='button']) {
    display: inline-block;
    inline-size: auto;
  }
  .w,
  .opener {
    font-family: var(--_font);
    /* A page that sets the root to 62.5 % must not shrink this; a visitor who enlarges text must be followed. */
    font-size: max(1rem, 16px);
    font-style: normal;
    font-weight: 400;
    line-height: 1.45;
    letter-spacing: normal;
    text-align: start;
    text-transform: none;
    white-space: normal;
    font-variant-numeric: tabular-nums;
    -webkit-font-smoothing: antialiased;
  }
  .w {
    container-type: inline-size;
    position: relative;
    overflow: clip;
    color: var(--_text);
    background: var(--_surface);
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
  }
  .w,
  .w *,
  .w *::before {
    box-sizing: border-box;
  }
  h2,
  h3,
  p,
  ul,
  dl,
  dd {
    margin: 0;
    padding: 0;
    list-style: none;
  }
  /* In a page from right to left a sentence still reads in its own direction: "2 tickets", not "tickets 2". */
  :is(
    p,
    h2,
    h3,
    b,
    dt,
    dd,
    label,
    legend,
    small,
    .btn,
    .live,
    .meta > span,
    .hint > span,
    .alert span,
    .info > span,
    .ask > span,
    .option > span,
    .chip span span
  ) {
    unicode-bidi: plaintext;
  }
  .w:dir(rtl) {
    text-align: right;
  }
  h2:focus {
    outline: none;
  }
  .body {
    display: grid;
    gap: 18px;
    padding: 20px;
  }
  .btn {
    appearance: none;
    display: flex;
    justify-content: center;
    align-items: center;
    gap: 0.6em;
    box-sizing: border-box;
    inline-size: 100%;
    min-block-size: 52px;
    margin: 0;
    padding: 8px 20px;
    font: inherit;
    font-weight: 620;
    text-align: center;
    text-decoration: none;
    color: var(--_accent-contrast);
    background: var(--_accent);
    border: 1px solid transparent;
    border-radius: var(--_radius-button);
    cursor: pointer;
  }
  .btn:not([aria-disabled='true']):hover {
    background: color-mix(in oklab, var(--_accent) 90%, var(--_text));
  }
  .btn[aria-disabled='true'] {
    cursor: default;
    color: var(--_muted);
    background: color-mix(in oklab, var(--_text) 8%, var(--_surface));
  }
  .btn[aria-busy='true'] {
    color: var(--_accent-contrast);
    background: var(--_accent);
    cursor: progress;
  }
  .btn.quiet {
    min-block-size: 44px;
    padding-inline: 10px;
    font-size: 0.9375em;
    font-weight: 560;
    color: var(--_text);
    background: none;
    border-color: var(--_border);
  }
  .btn.quiet:not([aria-disabled='true']):hover {
    background: var(--_field);
  }
  .note {
    font-size: 0.8125em;
    color: var(--_muted);
    text-align: center;
  }
  .sr {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  :is(button, input, a):focus-visible {
    outline: 3px solid var(--_focus);
    outline-offset: 2px;
  }
  @keyframes appear {
    from {
      opacity: 0;
    }
  }
  @media (prefers-reduced-motion: no-preference) {
    .btn {
      transition: background-color 0.15s;
    }
    .step {
      animation: appear 0.18s ease-out;
    }
  }
  @media (forced-colors: active) {
    .btn {
      border-color: ButtonText;
    }
    .btn[aria-disabled='true'] {
      color: GrayText;
      border-color: GrayText;
    }
  }
`;
