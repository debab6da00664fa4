import { brandOf, faultsOf, groupExpiry, groupNumber, readExpiry } from './card.js';
import { messagesFor } from './messages.js';

const names = ['number', 'expiry', 'cvc'];
const field = (name) => document.getElementById(name);
const values = () => Object.fromEntries(names.map((name) => [name, field(name).value]));
let { words } = messagesFor();
let port;

const send = (type, detail = {}) => port?.postMessage({ type, ...detail });

function showFault(name, code) {
  field(name).setAttribute('aria-invalid', String(Boolean(code)));
  field(`${name}-error`).textContent = code ? words[code] : '';
}

/** Shows every fault, puts the cursor into the first, and answers it as Stripe.js does. */
function validate() {
  const faults = faultsOf(values());
  names.forEach((name) => showFault(name, faults[name]));
  const first = names.find((name) => faults[name]);
  if (!first) return undefined;
  field(first).focus();
  return { error: { type: 'validation_error', code: faults[first], message: words[faults[first]] } };
}

function announceChange() {
  const complete = Object.keys(faultsOf(values())).length === 0;
  const empty = names.every((name) => field(name).value === '');
  send('change', { detail: { complete, empty, collapsed: false, value: { type: 'card' } } });
}

function onInput(event) {
  const { id: name, value } = event.target;
  const deleting = String(event.inputType).startsWith('delete');
  const atEnd = event.target.selectionStart === value.length;
  const grouped = name === 'number' ? groupNumber(value) : name === 'expiry' ? groupExpiry(value, deleting) : value.replace(/\D/g, '');
  if (grouped !== value) {
    const digitsBefore = value.slice(0, event.target.selectionStart).replace(/\D/g, '').length;
    event.target.value = grouped;
    // Regrouping must not throw the cursor to the end while somebody corrects the middle.
    if (!atEnd) event.target.setSelectionRange(...Array(2).fill(afterDigits(grouped, digitsBefore)));
  }
  if (name === 'number') field('brand').textContent = brandOf(grouped.replace(/\D/g, '')).toUpperCase();
  if (event.target.getAttribute('aria-invalid') === 'true') showFault(name, undefined);
  announceChange();
}

function afterDigits(text, count) {
  let position = 0;
  for (let seen = 0; position < text.length && seen < count; position++) if (/\d/.test(text[position])) seen++;
  return position;
}

function applyAppearance(appearance = {}) {
  const night = { colorText: '#eaf1ee', colorBackground: '#131917', colorPrimary: '#6fd3b8', colorDanger: '#ffb4ab' };
  const given = { ...(appearance.theme === 'night' ? night : {}), ...appearance.variables };
  const properties = {
    colorPrimary: '--primary',
    colorText: '--text',
    colorBackground: '--background',
    colorDanger: '--danger',
    borderRadius: '--radius',
    fontFamily: '--font',
    fontSizeBase: '--size',
  };
  for (const [name, property] of Object.entries(properties))
    if (given[name]) document.documentElement.style.setProperty(property, given[name]);
}

function applyLocale(locale) {
  const found = messagesFor(locale);
  words = found.words;
  document.documentElement.lang = found.language;
  document.querySelectorAll('[data-text]').forEach((element) => (element.textContent = words[element.dataset.text]));
  field('expiry').placeholder = `${words.month} / ${words.year}`;
}

/** The frame itself pays, so that the number goes to the payment service and nowhere else. */
async function confirm({ intent, clientSecret, access, billing }) {
  const fault = validate();
  if (fault) return fault;
  const { number, expiry, cvc } = values();
  const { month, year } = readExpiry(expiry);
  const form = new URLSearchParams({ ...access, client_secret: clientSecret, 'payment_method_data[type]': 'card' });
  const card = { number: number.replace(/\D/g, ''), exp_month: month, exp_year: year, cvc };
  for (const [name, value] of Object.entries(card)) form.set(`payment_method_data[card][${name}]`, value);
  for (const name of ['name', 'email']) if (billing[name]) form.set(`payment_method_data[billing_details][${name}]`, billing[name]);
  try {
    const response = await fetch(`/v1/payment_intents/${intent}/confirm`, { method: 'POST', body: form });
    const answer = await response.json();
    return answer.error ? { error: answer.error } : { paymentIntent: answer };
  } catch {
    return { error: { type: 'api_connection_error', message: words.unreachable } };
  }
}

const requests = {
  submit: async () => validate() ?? { selectedPaymentMethod: 'card' },
  confirm,
};
const orders = {
  focus: () => field('number').focus(),
  blur: () => document.activeElement?.blur(),
  clear: () => {
    names.forEach((name) => {
      field(name).value = '';
      showFault(name, undefined);
    });
    field('brand').textContent = '';
    announceChange();
  },
  update: ({ appearance, locale }) => {
    if (appearance) applyAppearance(appearance);
    if (locale) applyLocale(locale);
  },
};

function connect({ data, ports: [given] }) {
  if (data?.type !== 'echoplex-elements-init' || !given) return;
  port = given;
  port.onmessage = async ({ data: message }) => {
    if (requests[message.type]) send('reply', { id: message.id, result: await requests[message.type](message) });
    else orders[message.type]?.(message);
  };
  applyAppearance(data.appearance);
  applyLocale(data.locale);
  const report = () => send('height', { height: Math.ceil(document.body.getBoundingClientRect().height) });
  new ResizeObserver(report).observe(document.body);
  report();
  send('ready');
}

names.forEach((name) => {
  field(name).addEventListener('input', onInput);
  field(name).addEventListener('focus', () => send('focus'));
  field(name).addEventListener('blur', () => {
    send('blur');
    // Incomplete is said only when somebody pays; what is wrong already is said on leaving the field.
    const code = field(name).value && faultsOf(values())[name];
    if (code) showFault(name, code);
  });
});
field('fill').addEventListener('click', () => {
  const year = String((new Date().getFullYear() + 2) % 100).padStart(2, '0');
  Object.entries({ number: '4242 4242 4242 4242', expiry: `12 / ${year}`, cvc: '123' }).forEach(([name, value]) => {
    field(name).value = value;
    showFault(name, undefined);
  });
  field('brand').textContent = 'VISA';
  announceChange();
});
document.addEventListener('keydown', (event) => event.key === 'Escape' && send('escape'));
document.getElementById('card').addEventListener('submit', (event) => event.preventDefault());
window.addEventListener('message', connect);
