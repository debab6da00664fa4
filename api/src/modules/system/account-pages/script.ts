/**
 * What the account pages do. It takes the token from the fragment, sends it on as a body and removes it from the address when it is spent;
 * it keeps nothing. A press is asked for even where nothing has to be typed: mail filters open links, but press no buttons.
 */
export const accountScript = `'use strict';
const main = document.querySelector('main');
const heard = document.querySelector('[role=status]');
const token = new URLSearchParams(location.hash.slice(1)).get('token') || '';

function show(name) {
  for (const panel of main.querySelectorAll('[data-panel]')) panel.hidden = panel.dataset.panel !== name;
  const heading = document.getElementById(name + '-title');
  document.title = heading.textContent + ' · EchoPlex Tickets';
  return heading;
}

function move(name) {
  show(name).focus();
}

/** The link has done its work, or never will: it need not stay in the history. */
function spent(name) {
  history.replaceState(null, '', location.pathname);
  move(name);
}

class Refusal extends Error {
  constructor(problem) {
    super(problem.detail);
    this.problem = problem;
  }
}

async function call(path, body, accessToken) {
  let response;
  try {
    response = await fetch('../v1/' + path, {
      method: 'POST',
      headers: Object.assign(
        body ? { 'Content-Type': 'application/json' } : {},
        accessToken ? { Authorization: 'Bearer ' + accessToken } : {},
      ),
      body: body ? JSON.stringify(body) : undefined,
      credentials: 'omit',
    });
  } catch {
    throw new Refusal({ code: 'unreachable', detail: 'The server could not be reached. Check your connection and try again.', errors: [] });
  }
  const text = await response.text();
  let answer = null;
  try {
    answer = text ? JSON.parse(text) : null;
  } catch {
    // not ours: a proxy between us answered with a page of its own
  }
  if (response.ok) return answer;
  throw new Refusal(answer && answer.code ? answer : { code: 'internal', detail: 'Something went wrong. Try again in a moment.', errors: [] });
}

/** Signs in for one action and out again, whatever came of it. */
async function signedIn(values, action) {
  const session = await call('auth/login', { email: values.email, password: values.password });
  try {
    return await action(session.accessToken);
  } finally {
    await signOut(session);
  }
}

/** A session that could not be ended runs out by itself; what was asked for is done all the same. */
const signOut = (session) => call('auth/logout', { refreshToken: session.refreshToken }).catch(() => null);

function joined(accepted) {
  main.querySelector('[data-organization]').textContent = accepted.membership.organizationName;
  const role = accepted.membership.role;
  main.querySelector('[data-role]').textContent = (/^[aeiou]/.test(role) ? 'an ' : 'a ') + role;
  spent('done');
}

const resend = async (values) => {
  await signedIn(values, (accessToken) => call('auth/verify-email/resend', null, accessToken));
  move('sent');
};
const forgot = async (values) => {
  await call('auth/password/forgot', values);
  move('sent');
};

const actions = {
  verify: async () => {
    await call('auth/verify-email', { token });
    spent('done');
  },
  resend,
  'resend-expired': resend,
  reset: async (values) => {
    await call('auth/password/reset', { token, password: values.password });
    spent('done');
  },
  forgot,
  'forgot-expired': forgot,
  join: async (account) => {
    const accepted = await call('invitations/accept', { token, account });
    if (accepted.session) await signOut(accepted.session);
    joined(accepted);
  },
  'sign-in': async (values) => joined(await signedIn(values, (accessToken) => call('invitations/accept', { token }, accessToken))),
};

/** Words of our own where the page knows better than the API what to do next. */
const advice = {
  wrong_email: 'This invitation was sent to another address. Sign in with the address the mail came to.',
  email_taken: 'There is an account with this address already. Sign in with it to accept.',
};

function markField(form, fault) {
  const input = form.elements[fault.pointer.split('/').pop()];
  if (!input || !input.id) return null;
  input.setAttribute('aria-invalid', 'true');
  document.getElementById(input.id + '-fault').textContent = fault.message;
  return input;
}

function refuse(form, problem) {
  if (problem.code === 'token_expired') return spent('expired');
  if (problem.code === 'token_invalid') return spent('broken');
  let place = form;
  if (problem.code === 'email_taken') {
    show('known');
    place = document.getElementById('sign-in');
  }
  const marked = problem.errors.map((fault) => markField(place, fault)).filter(Boolean);
  // Faults that stand below their fields are not said twice.
  const alert = place.querySelector('[role=alert]');
  if (marked.length === 0 || marked.length < problem.errors.length) alert.textContent = advice[problem.code] || problem.detail;
  const next = marked[0] || place.querySelector('input:not([type=checkbox])') || place.querySelector('button');
  next.focus();
}

function clear(form) {
  form.querySelector('[role=alert]').textContent = '';
  for (const input of form.querySelectorAll('[aria-invalid]')) input.removeAttribute('aria-invalid');
  for (const fault of form.querySelectorAll('.fault')) fault.textContent = '';
}

function firstEmpty(form) {
  const empty = [...form.querySelectorAll('input[required]')].filter((input) => input.value.trim() === '');
  for (const input of empty) markField(form, { pointer: input.name, message: 'Please fill this in.' });
  return empty[0];
}

async function submit(event) {
  event.preventDefault();
  const form = event.currentTarget;
  const button = form.querySelector('button');
  if (button.getAttribute('aria-disabled') === 'true') return;
  clear(form);
  const empty = firstEmpty(form);
  if (empty) return empty.focus();
  // Not the disabled attribute: the focus would be lost.
  button.setAttribute('aria-disabled', 'true');
  heard.textContent = 'One moment…';
  try {
    await actions[form.id](Object.fromEntries(new FormData(form)));
    form.reset();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    refuse(form, error.problem);
  } finally {
    button.removeAttribute('aria-disabled');
    heard.textContent = '';
  }
}

for (const form of document.forms) form.addEventListener('submit', submit);
for (const button of main.querySelectorAll('[data-to]')) button.addEventListener('click', () => move(button.dataset.to));
for (const box of main.querySelectorAll('[data-show]')) {
  const password = box.form.elements.password;
  box.addEventListener('change', () => (password.type = box.checked ? 'text' : 'password'));
  box.form.addEventListener('reset', () => (password.type = 'password'));
}
// The link of another mail, opened in this tab, changes the fragment alone.
addEventListener('hashchange', () => location.reload());
show(token ? 'start' : 'broken');
`;
