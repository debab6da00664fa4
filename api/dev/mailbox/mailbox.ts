import type { AddressInfo } from 'node:net';
import { SMTPServer, type SMTPServerAddress } from 'smtp-server';
import { close, listen } from '../http.js';
import type { Mail } from './mail.js';
import { createMailPages } from './pages.js';
import { openMailStore } from './store.js';

export type { Mail, MailAttachment } from './mail.js';

/** How to start the mailbox. */
export type MailboxOptions = {
  /** TCP port of the SMTP server; a free one when left out. */
  smtpPort?: number;
  /** TCP port of the page; a free one when left out. */
  httpPort?: number;
  host?: string;
  /** Keeps the mails across restarts. */
  dir?: string;
  /** Recipients whose mails are taken and thrown away. */
  ignore?: (recipient: string) => boolean;
};

/** A mail server that delivers to nobody and shows everything. */
export type Mailbox = {
  /** For SMTP_URL. */
  smtpUrl: string;
  /** Of the page. */
  url: string;
  port: number;
  /** What arrived, newest first. */
  messages(): Mail[];
  /** Waits for a mail that `wanted` accepts, one that is already there included. Rejects after `timeout` milliseconds. */
  waitFor(wanted: (mail: Mail) => boolean, timeout?: number): Promise<Mail>;
  clear(): void;
  stop(): Promise<void>;
};

/** Starts the SMTP server and its page. */
export async function startMailbox({
  smtpPort = 0,
  httpPort = 0,
  host = '127.0.0.1',
  dir,
  ignore = () => false,
}: MailboxOptions = {}): Promise<Mailbox> {
  const store = await openMailStore(dir);
  const pages = createMailPages(store);
  const arrivals = new Set<(mail: Mail) => void>();

  const smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    disableReverseLookup: true,
    closeTimeout: 1000,
    size: 25_000_000,
    onAuth: ({ username }, _session, done) => done(null, { user: username ?? 'anybody' }),
    onData: (stream, { envelope }, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const from = envelope.mailFrom === false ? '' : envelope.mailFrom.address;
        const to = envelope.rcptTo.map(({ address }: SMTPServerAddress) => address);
        if (to.every(ignore)) return done();
        store.add({ from, to }, Buffer.concat(chunks)).then(
          ({ mail }) => {
            pages.announce();
            arrivals.forEach((arrived) => arrived(mail));
            done();
          },
          (error: unknown) => done(error instanceof Error ? error : new Error(String(error))),
        );
      });
    },
  });
  // Without a listener a client that hangs up in the middle of a command would end the process.
  smtp.on('error', (error) => process.emitWarning(`mailbox: ${error.message}`));
  const smtpBound = await new Promise<number>((resolve, reject) => {
    smtp.server.once('error', reject);
    smtp.listen(smtpPort, host, () => resolve((smtp.server.address() as AddressInfo).port));
  });
  const port = await listen(pages.server, httpPort, host);
  const name = host === '0.0.0.0' ? 'localhost' : host;

  return {
    smtpUrl: `smtp://${name}:${smtpBound}`,
    url: `http://${name}:${port}`,
    port,
    messages: () => store.all().map(({ mail }) => mail),
    waitFor: (wanted, timeout = 10_000) => {
      const there = store.all().find(({ mail }) => wanted(mail));
      if (there) return Promise.resolve(there.mail);
      return new Promise((resolve, reject) => {
        const settle = (): void => {
          clearTimeout(timer);
          arrivals.delete(arrived);
        };
        const arrived = (mail: Mail): void => {
          if (!wanted(mail)) return;
          settle();
          resolve(mail);
        };
        const timer = setTimeout(() => {
          settle();
          const subjects = store.all().map(({ mail }) => `${mail.subject} to ${mail.to.join(', ')}`);
          reject(new Error(`No such mail within ${timeout} ms. Arrived: ${subjects.join('; ') || 'nothing'}.`));
        }, timeout);
        arrivals.add(arrived);
      });
    },
    clear: () => {
      store.clear();
      pages.announce();
    },
    stop: async () => {
      await Promise.all([new Promise<void>((resolve) => smtp.close(() => resolve())), close(pages.server)]);
    },
  };
}
