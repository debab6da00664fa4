import { css } from 'lit';

/**
 * The tokens. What organizers set is `--echoplex-*`, on the element or on anything around it; the names with an underscore are
 * what the parts use. Unset ones follow the theme.
 */
export const tokens = css`
  :host {
    --_accent: var(--echoplex-accent, #0f5c4d);
    --_accent-contrast: var(--echoplex-accent-contrast, #fff);
    --_accent-text: var(--_accent);
    --_surface: var(--echoplex-surface, #fff);
    --_text: var(--echoplex-text, #17201e);
    --_muted: var(--echoplex-muted, #5a6764);
    --_border: var(--echoplex-border, #dfe5e3);
    --_danger: var(--echoplex-danger, #b3261e);
    --_warn: #855700;
    color-scheme: light;
  }
  :host([theme='dark']) {
    --_accent: var(--echoplex-accent, #6fd3b8);
    --_accent-contrast: var(--echoplex-accent-contrast, #06231c);
    --_accent-text: color-mix(in oklab, var(--_accent) 72%, white);
    --_surface: var(--echoplex-surface, #131917);
    --_text: var(--echoplex-text, #eaf1ee);
    --_muted: var(--echoplex-muted, #9fb0aa);
    --_border: var(--echoplex-border, #2a3431);
    --_danger: var(--echoplex-danger, #ffb4ab);
    --_warn: #f2c265;
    color-scheme: dark;
  }
  @media (prefers-color-scheme: dark) {
    :host(:not([theme='light'], [theme='dark'])) {
      --_accent: var(--echoplex-accent, #6fd3b8);
      --_accent-contrast: var(--echoplex-accent-contrast, #06231c);
      --_accent-text: color-mix(in oklab, var(--_accent) 72%, white);
      --_surface: var(--echoplex-surface, #131917);
      --_text: var(--echoplex-text, #eaf1ee);
      --_muted: var(--echoplex-muted, #9fb0aa);
      --_border: var(--echoplex-border, #2a3431);
      --_danger: var(--echoplex-danger, #ffb4ab);
      --_warn: #f2c265;
      color-scheme: dark;
    }
  }
  .w,
  .opener,
  dialog {
    --_radius: var(--echoplex-radius, 14px);
    --_radius-button: max(0px, calc(var(--_radius) - 4px));
    --_radius-field: max(0px, calc(var(--_radius) - 6px));
    --_font: var(--echoplex-font, system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif);
    --_accent-soft: color-mix(in oklab, var(--_accent) 9%, var(--_surface));
    --_field: color-mix(in oklab, var(--_text) 3%, var(--_surface));
    --_edge: color-mix(in oklab, var(--_text) 50%, var(--_surface));
    --_focus: color-mix(in oklab, var(--_accent-text) 75%, var(--_surface));
  }
  /* Black or white on the accent, whichever can be read better: an organizer who sets the accent alone need not think of it. */
  @supports (color: oklch(from red l c h)) {
    .w,
    .opener,
    dialog {
      --_accent-contrast: var(--echoplex-accent-contrast, oklch(from var(--_accent) clamp(0.16, (0.57 - l) * 1000, 1) 0 0));
    }
  }
`;
