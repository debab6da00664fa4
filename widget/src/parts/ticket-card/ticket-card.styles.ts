import { css } from 'lit';

/** Looks of a ticket: the code is torn off along a dashed edge, and it is dark on white in every theme so that it scans. */
export const ticketCardStyles = css`
  .tickets {
    display: grid;
    gap: 18px;
  }
  .ticket {
    display: grid;
    grid-template-columns: 1fr auto;
    background: var(--_field);
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
  }
  .ticket .info {
    display: grid;
    gap: 2px;
    align-content: center;
    min-inline-size: 0;
    padding: 16px 18px;
    overflow-wrap: anywhere;
  }
  .ticket b {
    font-weight: 640;
  }
  .ticket .info span {
    font-size: 0.875em;
    color: var(--_muted);
  }
  .ticket code {
    font:
      600 0.9375em/1.6 ui-monospace,
      SFMono-Regular,
      Menlo,
      monospace;
    letter-spacing: 0.06em;
  }
  .ticket .scan {
    display: grid;
    place-items: center;
    inline-size: 136px;
    min-block-size: 136px;
    border-inline-start: 1.5px dashed var(--_border);
  }
  .ticket .code {
    inline-size: 108px;
    block-size: 108px;
    border-radius: 6px;
    forced-color-adjust: none;
  }
  .ticket .scan:has(.code ~ .pill) {
    gap: 8px;
    padding-block: 12px;
  }
  .ticket.void code {
    color: var(--_muted);
    text-decoration: line-through;
  }
  @container (max-width: 340px) {
    .ticket {
      grid-template-columns: 1fr;
    }
    .ticket .scan {
      inline-size: auto;
      border-inline-start: 0;
      border-block-start: 1.5px dashed var(--_border);
    }
  }
`;
