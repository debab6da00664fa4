import { documentOf, escape } from './format.js';
import { fileAddress } from './files.js';
import { commonHead } from './head.js';
import { orderPageWords } from './order-words.js';
import type { Language } from './words.js';

/**
 * The page of an order. It is the same for every order, whether there is one or not: what it shows is asked for by the widget, with the secret
 * that the address carries behind `#` and that no server sees.
 */
export function renderOrderPage({ language, locale }: { language: Language; locale: string }): string {
  const { title, missing, opening, failed, needsScript } = orderPageWords[language];
  const files = '../e/files';
  const head = [
    ...commonHead(title, files),
    '<meta name="robots" content="noindex">',
    `<script src="${files}/${fileAddress('order.js')}"></script>`,
    '<script type="module" src="../widget/echoplex-tickets.js"></script>',
  ];
  const body = `<main class="order">
<h1>${title}</h1>
<echoplex-order locale="${escape(locale)}">
<noscript><p class="notice">${needsScript}</p></noscript>
<p class="missing">${missing}</p>
<p class="opening" role="status">${opening}</p>
<p class="failed" role="alert">${failed}</p>
</echoplex-order>
</main>`;
  return documentOf(language, head.join('\n'), body);
}
