/** The look of the event page: the widget's tokens, light and dark. Without a picture the name stands on the accent. */
export const eventStyle = `:root {
  color-scheme: light dark;
  --accent: #0f5c4d; --accent-contrast: #fff; --page: #f4f6f5; --surface: #fff; --text: #17201e; --muted: #55625f; --border: #dfe5e3;
  --soft: #e7efed; --warn: #7a4f00; --warn-soft: #fbf1de; --danger: #a3221b; --danger-soft: #fbeae8; --radius: 14px;
  --edge: clamp(1.125rem, 4vw, 2.5rem); --hero: linear-gradient(135deg, #0f5c4d, #11403f 55%, #13283b);
}
@media (prefers-color-scheme: dark) {
  :root {
    --accent: #6fd3b8; --accent-contrast: #06231c; --page: #0b0f0e; --surface: #131917; --text: #eaf1ee; --muted: #a2b2ad; --border: #2a3431;
    --soft: #1b2a26; --warn: #f2c265; --warn-soft: #2a2212; --danger: #ffb4ab; --danger-soft: #301a18;
    --hero: linear-gradient(135deg, #0d4439, #0e2f30 55%, #0f1d2a);
  }
}
*, *::before, *::after { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; scroll-behavior: smooth; }
body {
  margin: 0; background: var(--page); color: var(--text); overflow-wrap: anywhere;
  font: 400 1.0625rem/1.6 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif;
}
h1, h2, h3, h4, h5, h6, p, ul, ol, dl, dd, blockquote, pre, table { margin: 0; padding: 0; }
h1 { font-size: clamp(2.125rem, 7vw, 3.75rem); line-height: 1.04; font-weight: 760; letter-spacing: -.03em; text-wrap: balance; }
h2 { font-size: 1.25rem; line-height: 1.25; font-weight: 680; letter-spacing: -.015em; }
a { color: var(--accent); text-underline-offset: .2em; }
:is(a, summary, echoplex-tickets):focus-visible { outline: 3px solid var(--accent); outline-offset: 3px; border-radius: 3px; }
img { display: block; max-width: 100%; }
ul[role=list] { list-style: none; }
.skip { position: absolute; inset-inline-start: 1rem; inset-block-start: -10rem; z-index: 2; padding: .75rem 1.125rem; background: var(--surface); border-radius: 0 0 8px 8px; }
.skip:focus { inset-block-start: 0; }
.soft { color: var(--muted); }
.small { font-size: .875rem; }

.top { max-width: 76rem; margin-inline: auto; }
.cover { aspect-ratio: 16 / 10; overflow: hidden; background: var(--soft); }
.cover img { width: 100%; height: 100%; object-fit: cover; }
.title { display: grid; gap: .75rem; padding: 1.75rem var(--edge) 1.5rem; }
.kicker { font-weight: 640; font-size: .9375rem; color: var(--accent); }
.lead { font-size: 1.1875rem; line-height: 1.45; color: var(--muted); max-width: 38em; text-wrap: pretty; }
.top:not(.pictured) { max-width: none; background: var(--hero); color: #fff; }
.top:not(.pictured) .title { max-width: 76rem; margin-inline: auto; padding-block: clamp(3rem, 10vw, 6.5rem) clamp(2rem, 6vw, 4rem); }
.top:not(.pictured) :is(.kicker, .lead) { color: #d6ebe5; }
.notice { padding: .875rem 1.125rem; border-radius: 10px; background: var(--warn-soft); color: var(--warn); max-width: 44rem; }
.notice.cancelled { background: var(--danger-soft); color: var(--danger); }

.columns { display: grid; gap: 2rem; max-width: 76rem; margin-inline: auto; padding: 1.5rem var(--edge) 4rem; }
.main { display: grid; gap: 2.25rem; align-content: start; min-width: 0; }
.side { min-width: 0; }
.shop { display: grid; gap: .875rem; }
.facts { display: grid; gap: 1.25rem 2rem; grid-template-columns: repeat(auto-fit, minmax(min(9.5rem, 100%), 1fr)); }
.facts dt { font-size: .8125rem; font-weight: 640; color: var(--muted); }
.facts dd { line-height: 1.45; }
.facts a { display: inline-block; padding-block: .2rem; }
.about { display: grid; gap: 1rem; max-width: 42rem; }
.about > :is(ul, ol) { padding-inline-start: 1.25em; }
.about li + li { margin-block-start: .3em; }
.about :is(h3, h4, h5, h6) { margin-block-start: .5rem; font-size: 1.0625rem; font-weight: 680; }
.about blockquote { padding-inline-start: 1rem; border-inline-start: 3px solid var(--border); color: var(--muted); }
.about :is(pre, code) { font-family: ui-monospace, SFMono-Regular, Menlo, monospace; font-size: .9em; }
.about pre { padding: .875rem 1rem; overflow-x: auto; background: var(--soft); border-radius: 8px; }
.about table { border-collapse: collapse; display: block; overflow-x: auto; }
.about :is(th, td) { padding: .4rem .8rem; border: 1px solid var(--border); text-align: start; }
.about .align-center { text-align: center; }
.about .align-right { text-align: end; }
.about hr { border: 0; border-top: 1px solid var(--border); width: 100%; }

:is(.calendars, .dates) { display: grid; gap: .75rem; }
:is(.calendars, .dates) h2 { font-size: 1rem; }
:is(.calendars, .dates) ul { display: flex; flex-wrap: wrap; gap: .6rem; }
:is(.calendars, .dates) a {
  display: inline-flex; align-items: center; min-height: 44px; padding: 0 1.125rem; font-size: .9375rem; font-weight: 560; color: var(--text);
  text-decoration: none; background: var(--surface); border: 1px solid var(--border); border-radius: 999px;
}
:is(.calendars, .dates) a:hover { border-color: var(--accent); }

echoplex-tickets { display: block; max-width: none; }
.tiers { background: var(--surface); border: 1px solid var(--border); border-radius: var(--radius); overflow: clip; font-variant-numeric: tabular-nums; }
.tier { display: grid; grid-template-columns: 1fr auto; gap: .25rem 1rem; align-items: start; padding: 1rem 1.25rem; }
.tier + .tier { border-top: 1px solid var(--border); }
.tier h3 { font-size: 1rem; line-height: 1.4; font-weight: 620; letter-spacing: -.005em; }
.tier p { font-size: .875rem; line-height: 1.45; color: var(--muted); }
.tier .price { font-size: 1rem; font-weight: 620; color: var(--text); text-align: end; }
.tier .state { margin-block-start: .3rem; font-size: .8125rem; }
.tier.on_sale .state { color: var(--accent); font-weight: 560; }
.help { padding: .875rem 1.25rem; font-size: .9375rem; color: var(--muted); }

.order { display: grid; gap: 1.25rem; align-content: start; max-width: 46rem; margin-inline: auto; padding: clamp(1.75rem, 6vw, 3.5rem) var(--edge) 4rem; }
.order h1 { font-size: clamp(1.75rem, 5vw, 2.25rem); }
echoplex-order { display: grid; gap: 1rem; max-width: none; }
.order :is(.missing, .opening, .failed) { font-size: 1.1875rem; line-height: 1.45; color: var(--muted); max-width: 38em; text-wrap: pretty; }
.order :is(.opening, .failed), [data-order=opening] .missing, [data-order=failed] .missing { display: none; }
[data-order=opening] .opening, [data-order=failed] .failed { display: block; }

.nothing { display: grid; gap: 1rem; align-content: center; min-height: 100svh; max-width: 44rem; margin-inline: auto; padding: var(--edge); }

@media (min-width: 60rem) {
  .top.pictured { padding: 1.5rem var(--edge) 0; }
  .pictured .cover { aspect-ratio: 21 / 9; border-radius: calc(var(--radius) + 6px); }
  .pictured .title { padding-inline: 0; }
  .columns { grid-template-columns: minmax(0, 1fr) minmax(22rem, 27rem); gap: clamp(2rem, 5vw, 4.5rem); }
  .side { grid-column: 2; grid-row: 1; }
  .main { grid-column: 1; grid-row: 1; }
  .shop { position: sticky; inset-block-start: 1.5rem; }
}
@media (prefers-reduced-motion: reduce) { html { scroll-behavior: auto; } }
@media print { .skip, .calendars, .dates { display: none; } }
`;
