import type { SendMailOptions } from 'nodemailer';
import { escapeHtml } from './format.js';

/** The one thing to do in a mail. */
export interface MailAction {
  label: string;
  url: string;
}

/** The HTML of a link that looks like a button. */
export const mailButton = ({ label, url }: MailAction): string =>
  `<p style="margin:22px 0"><a href="${escapeHtml(url)}" style="display:inline-block;padding:14px 22px;border-radius:10px;background:#0f5c4d;color:#fff;font-weight:600;text-decoration:none">${escapeHtml(label)}</a></p>`;

interface ShortMail {
  to: SendMailOptions['to'];
  replyTo?: string;
  /** Of the words in it. */
  language?: string;
  subject: string;
  lines: string[];
  action?: MailAction;
  /** Why this mail was sent, or by whom; small at the end. */
  reason: string;
}

/** A mail of a few sentences with at most one thing to do, as plain text and as HTML. */
export function composeShortMail({ to, replyTo, language = 'en', subject, lines, action, reason }: ShortMail): SendMailOptions {
  const text = [...lines, ...(action ? ['', `${action.label}: ${action.url}`] : []), '', reason].join('\n');
  const paragraph = (line: string): string => `<p style="margin:0 0 14px">${escapeHtml(line)}</p>`;
  const button = action ? mailButton(action) : '';
  const html = `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeHtml(subject)}</title></head>
<body style="margin:0;background:#f1efe9;color:#17201e;font:16px/1.5 system-ui,-apple-system,'Segoe UI',Roboto,sans-serif">
<table role="presentation" width="100%" cellspacing="0"><tr><td style="padding:24px 12px" align="center">
<table role="presentation" width="100%" cellspacing="0" style="max-width:520px;background:#fff;border-radius:14px"><tr><td style="padding:28px">
<h1 style="margin:0 0 14px;font-size:20px">${escapeHtml(subject)}</h1>
${lines.map(paragraph).join('\n')}
${button}
<p style="margin:18px 0 0;color:#5d6a67;font-size:13px">${escapeHtml(reason)}</p>
</td></tr></table></td></tr></table></body></html>`;
  return { to, replyTo, subject, text, html };
}
