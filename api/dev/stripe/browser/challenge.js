/** The bank's dialog of 3-D Secure: the buyer, here the tester, says how it ends. */
const buttons = [...document.querySelectorAll('button')];

function connect({ data, ports: [port] }) {
  if (data?.type !== 'echoplex-challenge-init' || !port) return;
  window.removeEventListener('message', connect);
  document.getElementById('amount').textContent = new Intl.NumberFormat(undefined, { style: 'currency', currency: data.currency }).format(
    data.amount / 10 ** new Intl.NumberFormat('en', { style: 'currency', currency: data.currency }).resolvedOptions().maximumFractionDigits,
  );

  const finish = async (outcome) => {
    buttons.forEach((button) => (button.disabled = true));
    const account = data._stripe_account && { _stripe_account: data._stripe_account };
    const body = new URLSearchParams({ key: data.key, ...account, client_secret: data.clientSecret, outcome });
    try {
      const response = await fetch(`/v1/payment_intents/${data.id}/authenticate`, { method: 'POST', body });
      const answer = await response.json();
      // A failed authentication is an answer of the bank, and an error for whoever waits for the payment.
      const error = answer.error ?? (answer.status === 'requires_payment_method' ? answer.last_payment_error : undefined);
      port.postMessage(error ? { error: { ...error, payment_intent: answer.error?.payment_intent ?? answer } } : { paymentIntent: answer });
    } catch {
      buttons.forEach((button) => (button.disabled = false));
      document.getElementById('problem').textContent = 'The bank could not be reached. Try again.';
    }
  };
  buttons.forEach((button) => button.addEventListener('click', () => finish(button.id)));
  document.addEventListener('keydown', (event) => event.key === 'Escape' && finish('fail'));
  buttons[0].focus();
}
window.addEventListener('message', connect);
