import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { createTransport, type SendMailOptions } from 'nodemailer';
import { startMailbox, type Mail, type Mailbox } from './mailbox.js';

let dir: string;
let mailbox: Mailbox;
beforeEach(async () => {
  dir = mkdtempSync(path.join(os.tmpdir(), 'echoplex-mails-'));
  mailbox = await startMailbox({ dir });
});
afterEach(async () => {
  await mailbox.stop();
  rmSync(dir, { recursive: true });
});

const pixel = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64');
const confirmation: SendMailOptions = {
  from: 'Pier Nine <hello@pier-nine.example.com>',
  to: 'Ana Sørensen <ana@example.com>',
  bcc: 'archive@pier-nine.example.com',
  subject: 'Dine billetter – Harbour Lights ✨',
  text: 'Two tickets.\n.\nA line that is only a dot above.',
  html: '<p>Two tickets.</p><img src="cid:qr@echoplex" alt="QR">',
  attachments: [
    { filename: 'qr.gif', content: pixel, cid: 'qr@echoplex' },
    { filename: 'tickets – ø.txt', content: 'Q7RM-2XKD' },
  ],
};

async function send(options: SendMailOptions): Promise<void> {
  const transport = createTransport(mailbox.smtpUrl);
  await transport.sendMail(options);
  transport.close();
}

describe('the mailbox', () => {
  test('keeps a mail with its text, HTML, inline image, attachment and every recipient', async () => {
    await send(confirmation);
    const mail = await mailbox.waitFor(({ to }) => to.includes('ana@example.com'));
    expect(mail).toMatchObject({
      from: 'hello@pier-nine.example.com',
      fromName: 'Pier Nine',
      to: ['ana@example.com', 'archive@pier-nine.example.com'],
      subject: 'Dine billetter – Harbour Lights ✨',
      attachments: [
        { filename: 'qr.gif', contentType: 'image/gif', size: pixel.length, inline: true },
        { filename: 'tickets – ø.txt', inline: false },
      ],
    });
    expect(mail.text).toContain('\n.\nA line');
    expect(mail.html).toContain(`src="data:image/gif;base64,${pixel.toString('base64')}"`);
  });

  test('serves mails, their parts and an unharmful view of their HTML', async () => {
    await send(confirmation);
    const list = (await (await fetch(`${mailbox.url}/messages`)).json()) as { data: Mail[] };
    expect(list.data).toEqual(mailbox.messages());
    const one = `${mailbox.url}/messages/${list.data[0]?.id}`;
    expect(await (await fetch(one)).json()).toEqual(list.data[0]);
    const html = await fetch(`${one}/html`);
    expect(html.headers.get('content-security-policy')).toContain('sandbox');
    expect(await html.text()).toContain('<p>Two tickets.</p>');
    const file = await fetch(`${one}/attachments/1`);
    expect(file.headers.get('content-disposition')).toContain('attachment; filename*=');
    expect(await file.text()).toBe('Q7RM-2XKD');
    expect(await (await fetch(`${one}/source`)).text()).toContain('Subject:');
    expect((await fetch(`${one}/attachments/7`)).status).toBe(404);
    expect((await fetch(`${mailbox.url}/messages/none`)).status).toBe(404);
    expect((await fetch(mailbox.url)).headers.get('content-type')).toContain('text/html');
    await (await fetch(`${mailbox.url}/messages`, { method: 'DELETE' })).arrayBuffer();
    expect(mailbox.messages()).toEqual([]);
  });

  test('shows the newest first and keeps its mails across a restart', async () => {
    await send({ ...confirmation, subject: 'first' });
    await send({ from: 'a@example.com', to: 'b@example.com', subject: 'second', text: 'plain' });
    const before = mailbox.messages();
    await mailbox.stop();
    mailbox = await startMailbox({ dir });
    expect(mailbox.messages().map(({ subject, html }) => [subject, html === null])).toEqual([
      ['second', true],
      ['first', false],
    ]);
    expect(mailbox.messages()).toEqual(before);
  });

  test('tells waiting pages about a new mail and says what arrived instead of the awaited one', async () => {
    const changes = await fetch(`${mailbox.url}/changes`);
    const reader = changes.body?.getReader();
    await reader?.read();
    await send({ from: 'a@example.com', to: 'b@example.com', subject: 'news', text: 'x' });
    const { value } = (await reader?.read()) ?? {};
    expect(new TextDecoder().decode(value)).toContain('data: changed');
    await reader?.cancel();
    await expect(mailbox.waitFor(({ subject }) => subject === 'other', 20)).rejects.toThrow(/news to b@example\.com/);
  });
});
