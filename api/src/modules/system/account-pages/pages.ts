import type { operations } from '../../../contract/generated.js';
import { accountScript } from './script.js';
import { accountStyle } from './styles.js';

/** The pages that links in mails open. */
export type AccountPage = operations['pages.account']['parameters']['path']['page'];

interface Field {
  name: string;
  label: string;
  type?: 'email' | 'password' | 'text';
  autocomplete: string;
  hint?: string;
}

const email: Field = { name: 'email', label: 'Email', type: 'email', autocomplete: 'username' };
const password: Field = { name: 'password', label: 'Password', type: 'password', autocomplete: 'current-password' };
const newPassword: Field = {
  name: 'password',
  label: 'New password',
  type: 'password',
  autocomplete: 'new-password',
  hint: 'At least 10 characters. A few unrelated words are easy to keep in mind and hard to guess.',
};

/** Every fault of a field stands below it and is read with it. The API alone decides what is right, so that there is one set of words. */
const fieldOf = (form: string, { name, label, type = 'text', autocomplete, hint }: Field): string => {
  const id = `${form}-${name}`;
  return `<div class="field"><label for="${id}">${label}</label>
<input id="${id}" name="${name}" type="${type}" autocomplete="${autocomplete}" required aria-describedby="${hint ? `${id}-hint ` : ''}${id}-fault">
${hint ? `<span class="hint" id="${id}-hint">${hint}</span>` : ''}<span class="fault" id="${id}-fault"></span></div>`;
};

const formOf = (id: string, button: string, fields: Field[] = []): string => `<form id="${id}" method="post" novalidate>
<p class="alert" role="alert"></p>
${fields.map((field) => fieldOf(id, field)).join('\n')}
${fields.some(({ type }) => type === 'password') ? '<label class="show"><input type="checkbox" data-show> Show the password</label>' : ''}
<button>${button}</button></form>`;

/** One state of a page; the script shows one at a time and moves the focus to its heading. */
const panel = (name: string, title: string, text: string, content = ''): string =>
  `<section data-panel="${name}" hidden aria-labelledby="${name}-title">
${name === 'done' ? '<div class="mark" aria-hidden="true">✓</div>' : ''}<h1 id="${name}-title" tabindex="-1">${title}</h1>
<p class="muted">${text}</p>
${content}</section>`;

const mailSent = panel(
  'sent',
  'Look into your mailbox',
  'If that is the address of an account, a mail with a new link is on its way. Older links have stopped working.',
);

const panels: Record<AccountPage, string[]> = {
  'verify-email': [
    panel(
      'start',
      'Confirm your email address',
      'Orders that were placed with this address will then be in your account.',
      formOf('verify', 'Confirm this address'),
    ),
    panel('done', 'Your address is confirmed', 'That was all. You can close this page.'),
    panel(
      'broken',
      'This link does not work any more',
      'It was used before, a newer mail has replaced it, or a part of it is missing. If you have confirmed the address already, nothing is left to do. Otherwise sign in and have a new link sent.',
      formOf('resend', 'Send a new link', [email, password]),
    ),
    panel(
      'expired',
      'This link has expired',
      'Links work for a limited time. Sign in and have a new one sent.',
      formOf('resend-expired', 'Send a new link', [email, password]),
    ),
    mailSent,
  ],
  'reset-password': [
    panel('start', 'Choose a new password', 'Every session of your account ends with it, on all devices.', formOf('reset', 'Set the password', [newPassword])), // prettier-ignore
    panel('done', 'Your new password is set', 'Sign in with it from now on, on every device.'),
    panel(
      'broken',
      'This link does not work any more',
      'It was used before, a newer mail has replaced it, or a part of it is missing. Ask for a new one.',
      formOf('forgot', 'Send a new link', [email]),
    ),
    panel(
      'expired',
      'This link has expired',
      'Links to set a password work for an hour. Ask for a new one.',
      formOf('forgot-expired', 'Send a new link', [email]),
    ),
    mailSent,
  ],
  'accept-invitation': [
    panel(
      'start',
      'Accept your invitation',
      'Create your account; its address is the one the invitation was sent to.',
      formOf('join', 'Create the account and accept', [
        { name: 'firstName', label: 'First name', autocomplete: 'given-name' },
        { name: 'lastName', label: 'Last name', autocomplete: 'family-name' },
        { ...newPassword, label: 'Password' },
      ]) + '\n<button type="button" class="quiet" data-to="known">I have an account already</button>',
    ),
    panel(
      'known',
      'Sign in to accept',
      'With the address the invitation was sent to. You are signed out again afterwards.',
      formOf('sign-in', 'Sign in and accept', [email, password]) +
        '\n<button type="button" class="quiet" data-to="start">I have no account yet</button>',
    ),
    panel('done', 'You are in', 'You are now <span data-role></span> of <strong data-organization></strong>. You can close this page.'),
    panel(
      'broken',
      'This invitation does not work any more',
      'It was accepted before, taken back, replaced by a newer one, or a part of the link is missing. If you are no member yet, ask whoever invited you to send another one.',
    ),
    panel('expired', 'This invitation has expired', 'Invitations work for a week. Ask whoever invited you to send another one.'),
  ],
};

const titles: Record<AccountPage, string> = {
  'verify-email': 'Confirm your email address',
  'reset-password': 'Choose a new password',
  'accept-invitation': 'Accept your invitation',
};

/** Addresses are relative, so that the pages also work below a path of the public address. */
export const accountPage = (page: AccountPage): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<title>${titles[page]} · EchoPlex Tickets</title>
<link rel="stylesheet" href="files/account.css">
<script src="files/account.js" defer></script>
</head>
<body>
<header>EchoPlex Tickets</header>
<main data-page="${page}">
<noscript><p>This page needs JavaScript to read its link. Please allow it and reload.</p></noscript>
${panels[page].join('\n')}
<p class="heard" role="status"></p>
</main>
</body>
</html>
`;

/** The files the pages load, by name. */
export const accountFiles: ReadonlyMap<string, { type: string; text: string }> = new Map([
  ['account.css', { type: 'text/css', text: accountStyle }],
  ['account.js', { type: 'text/javascript', text: accountScript }],
]);

/** Nothing inline, nothing from elsewhere, no form that a browser would send by itself, and no frame around it. */
export const accountPolicy =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'";
