/**
 * The script of the order page. It stands in the head and before every other, so that nothing else ever sees the secret in the address: it
 * takes it out, keeps it for a reload of this tab alone, and gives it to the widget as a property, not as an attribute that can be read off
 * the page.
 */
export const orderScript = `const order = location.pathname.split('/').pop();
const place = 'echoplex-order-page:' + order;
const show = (state) => (document.documentElement.dataset.order = state);

/** Where a browser lets pages keep nothing, a reload needs the link again. */
function kept(secret) {
  try {
    if (secret) sessionStorage.setItem(place, secret);
    return sessionStorage.getItem(place);
  } catch {
    return secret;
  }
}

function takeFromAddress() {
  const secret = /^#(eos_[\\w-]+)/.exec(location.hash);
  if (secret) history.replaceState(history.state, '', location.pathname + location.search);
  return secret && secret[1];
}

const secret = kept(takeFromAddress());
show(secret ? 'opening' : 'missing');
addEventListener('DOMContentLoaded', () => {
  if (secret) Object.assign(document.querySelector('echoplex-order'), { order, secret });
});
// The link of another mail, opened in this tab, changes the fragment alone.
addEventListener('hashchange', () => {
  if (location.hash.startsWith('#eos_')) location.reload();
});
// Neither the widget's script nor the chunk that shows an order may come too late without a word.
addEventListener('error', ({ target }) => secret && target instanceof HTMLScriptElement && show('failed'), true);
addEventListener('echoplex-error', ({ detail }) => detail.code === 'order_unavailable' && show('failed'));
`;
