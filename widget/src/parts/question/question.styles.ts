import { css } from 'lit';

/** Looks of the questions: options are as tall as a finger. */
export const questionStyles = css`
  .field textarea {
    min-block-size: 92px;
    padding-block: 11px;
    line-height: 1.45;
    resize: vertical;
    field-sizing: content;
    max-block-size: 60vb;
  }
  .field select {
    padding-inline-end: 40px;
    text-overflow: ellipsis;
    background-image: linear-gradient(45deg, transparent 50%, currentColor 50%), linear-gradient(-45deg, transparent 50%, currentColor 50%);
    background-position:
      right 19px center,
      right 14px center;
    background-size: 5px 5px;
    background-repeat: no-repeat;
    cursor: pointer;
  }
  .field select:dir(rtl) {
    background-position:
      left 14px center,
      left 19px center;
  }
  .group legend {
    margin-block-end: 5px;
    font-size: 0.875em;
    font-weight: 560;
  }
  .options {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(10rem, 100%), 1fr));
    gap: 6px 8px;
  }
  .option {
    display: flex;
    gap: 10px;
    align-items: center;
    min-block-size: 44px;
    padding: 8px 12px;
    font-size: 0.9375em;
    overflow-wrap: anywhere;
    background: var(--_field);
    border: 1px solid var(--_border);
    border-radius: var(--_radius-field);
    cursor: pointer;
  }
  .field .option {
    font-size: 0.9375em;
    font-weight: 400;
  }
  .option span {
    min-inline-size: 0;
  }
  .field .option input {
    appearance: auto;
    flex: none;
    inline-size: 20px;
    block-size: 20px;
    min-block-size: 0;
    padding: 0;
    accent-color: var(--_accent);
    box-shadow: none;
    cursor: inherit;
  }
  .option:has(:checked) {
    background: var(--_accent-soft);
    border-color: var(--_accent-text);
  }
  .option:has(:focus-visible) {
    outline: 3px solid var(--_focus);
    outline-offset: 2px;
  }
  .option input:focus-visible {
    outline: none;
  }
  .bad .option {
    border-color: var(--_danger);
  }
  .agree span::after {
    content: ' *';
    content: ' *' / '';
    color: var(--_danger);
  }
  :is(textarea, select):focus-visible {
    outline: 3px solid var(--_focus);
    outline-offset: 2px;
  }
  .seat {
    display: grid;
    gap: 14px;
    padding-block-start: 6px;
    border-block-start: 1px solid var(--_border);
  }
  .seat > legend {
    margin: 0;
    padding-inline-end: 10px;
  }
`;
