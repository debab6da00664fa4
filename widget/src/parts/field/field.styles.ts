import { css } from 'lit';

/** Looks of a field. 16 px text, or phones zoom into it. */
export const fieldStyles = css`
  .fields {
    display: grid;
    gap: 14px;
  }
  .field {
    display: grid;
    gap: 5px;
    align-content: start;
  }
  .field label {
    font-size: 0.875em;
    font-weight: 560;
  }
  :is(.field input, textarea, select) {
    appearance: none;
    inline-size: 100%;
    min-block-size: 46px;
    margin: 0;
    padding: 0 14px;
    font: inherit;
    font-size: 1em;
    color: var(--_text);
    background: var(--_field);
    border: 1px solid var(--_edge);
    border-radius: var(--_radius-field);
  }
  :is(input, textarea)::placeholder {
    color: var(--_muted);
    opacity: 1;
  }
  /* Said by aria-required already. */
  .must > :is(label, legend)::after {
    content: ' *';
    content: ' *' / '';
    color: var(--_danger);
  }
  .with-unit {
    display: grid;
    grid-template-columns: 1fr auto;
    align-items: center;
  }
  .with-unit > * {
    grid-row: 1;
  }
  .with-unit input {
    grid-column: 1 / -1;
    padding-inline-end: 4em;
  }
  .with-unit span {
    grid-column: 2;
    padding-inline: 14px;
    color: var(--_muted);
    pointer-events: none;
  }
  .hint {
    display: flex;
    gap: 0.4em;
    font-size: 0.8125em;
    color: var(--_muted);
  }
  .bad :is(input, textarea, select) {
    border-color: var(--_danger);
    box-shadow: inset 0 0 0 1px var(--_danger);
  }
  .bad .hint {
    color: var(--_danger);
  }
  @container (min-width: 480px) {
    .fields.two {
      grid-template-columns: 1fr 1fr;
    }
    .fields.two > :nth-child(n + 3) {
      grid-column: 1 / -1;
    }
  }
`;
