/** The look of the account pages: the widget's tokens, light and dark. */
export const accountStyle = `:root {
  color-scheme: light dark;
  --accent: #0f5c4d; --accent-contrast: #fff; --page: #f1f4f3; --surface: #fff; --text: #17201e; --muted: #5d6a67;
  --border: #dfe5e3; --outline: #7f8c88; --field: #f8f9f9; --danger: #b3261e; --soft: #e7efed; --radius: 14px;
}
@media (prefers-color-scheme: dark) {
  :root {
    --accent: #6fd3b8; --accent-contrast: #06231c; --page: #0b0f0e; --surface: #131917; --text: #eaf1ee; --muted: #9fb0aa;
    --border: #2a3431; --outline: #6b7a75; --field: #1a211f; --danger: #ffb4ab; --soft: #1b2a26;
  }
}
*, *::before { box-sizing: border-box; }
[hidden] { display: none !important; }
body {
  margin: 0; min-height: 100vh; display: grid; grid-template-rows: auto 1fr; background: var(--page); color: var(--text);
  font: 400 1rem/1.5 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif;
}
header { padding: 1.5rem 1.25rem 0; text-align: center; font-weight: 620; letter-spacing: -.005em; color: var(--muted); }
main { width: min(100% - 2rem, 27rem); margin: 1.25rem auto 3rem; align-self: start; }
section, noscript p {
  display: grid; gap: 1.125rem; padding: 1.5rem 1.25rem; background: var(--surface); border: 1px solid var(--border);
  border-radius: var(--radius);
}
h1 { margin: 0; font-size: 1.375rem; line-height: 1.25; font-weight: 680; letter-spacing: -.015em; text-wrap: balance; }
h1:focus { outline: none; }
p { margin: 0; }
.muted, .hint { color: var(--muted); }
form { display: grid; gap: 1rem; }
.field { display: grid; gap: .3rem; }
.field label { font-size: .875rem; font-weight: 560; }
.field .hint, .field .fault { font-size: .8125rem; }
.fault { color: var(--danger); }
.fault:empty { display: none; }
input:not([type=checkbox]) {
  width: 100%; min-height: 46px; padding: 0 .875rem; font: inherit; color: inherit; background: var(--field);
  border: 1px solid var(--outline); border-radius: calc(var(--radius) - 6px);
}
input[aria-invalid=true] { border-color: var(--danger); box-shadow: inset 0 0 0 1px var(--danger); }
.show { display: flex; align-items: center; gap: .6rem; min-height: 44px; margin: -.5rem 0; font-size: .875rem; cursor: pointer; }
.show input { width: 1.125rem; height: 1.125rem; accent-color: var(--accent); }
button {
  min-height: 52px; width: 100%; padding: 0 1.25rem; font: inherit; font-weight: 620; cursor: pointer; border: 1px solid transparent;
  border-radius: calc(var(--radius) - 4px); background: var(--accent); color: var(--accent-contrast);
}
button.quiet { min-height: 44px; background: none; color: var(--text); border-color: var(--border); font-weight: 560; font-size: .9375rem; }
button[aria-disabled=true] { opacity: .7; cursor: progress; }
:is(input, button, a):focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
.alert { padding: .875rem 1rem; border: 1px solid var(--danger); border-radius: calc(var(--radius) - 6px); color: var(--danger); font-size: .9375rem; }
.alert:empty { display: none; }
.mark { width: 52px; height: 52px; border-radius: 50%; display: grid; place-items: center; background: var(--soft); color: var(--accent); font-size: 1.6rem; }
.heard { position: absolute; width: 1px; height: 1px; margin: -1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
`;
