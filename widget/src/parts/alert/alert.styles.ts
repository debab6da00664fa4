import { css } from 'lit';

/** Looks of an alert. */
export const alertStyles = css`
  .alert {
    display: flex;
    gap: 12px;
    padding: 14px 16px;
    font-size: 0.9375em;
    color: var(--_danger);
    background: color-mix(in oklab, var(--_danger) 8%, var(--_surface));
    border-radius: var(--_radius-field);
  }
  .alert.calm {
    color: var(--_accent-text);
    background: var(--_accent-soft);
  }
  .alert > div {
    display: grid;
    gap: 2px;
    min-inline-size: 0;
  }
  .alert > div > span,
  .alert small {
    color: var(--_text);
  }
  .alert small {
    font-size: 0.8125em;
    overflow-wrap: anywhere;
  }
  .lead {
    padding: 16px 20px;
  }
  @media (forced-colors: active) {
    .alert {
      border: 1px solid CanvasText;
    }
  }
`;
