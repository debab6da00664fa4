// A payment form for the widget's own tests: refuses card 4000000000000002, takes every other. As with the real script,
// the form goes into an element of the page, never into a shadow root.
window.Stripe = function Stripe(key, { stripeAccount: account } = {}) {
  const origin = new URL(document.querySelector('script[src$="/stripe.js"]').src).origin;
  return {
    elements: ({ clientSecret }) => ({
      clientSecret,
      create() {
        const listeners = {};
        const form = document.createElement('div');
        form.innerHTML = '<label>Card number <input name="card" inputmode="numeric" autocomplete="cc-number"></label>';
        this.form = form;
        return {
          on: (name, listener) => (listeners[name] = listener),
          mount(target) {
            if (target.getRootNode() !== document) throw new Error('The payment form cannot live inside a shadow root.');
            target.append(form);
            setTimeout(() => listeners.ready?.({}), 20);
          },
          destroy: () => form.remove(),
        };
      },
    }),
    async confirmPayment({ elements }) {
      const card = elements.form.querySelector('input').value.replaceAll(' ', '');
      if (card === '') return { error: { type: 'validation_error', message: 'Your card number is incomplete.' } };
      const response = await fetch(`${origin}/stub/pay`, {
        method: 'POST',
        body: JSON.stringify({ key, account, clientSecret: elements.clientSecret, card }),
      });
      return response.json();
    },
  };
};
