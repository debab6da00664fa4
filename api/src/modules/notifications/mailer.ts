import nodemailer, { type SendMailOptions } from 'nodemailer';
import type { Logger } from 'pino';
import type { Config } from '../../config.js';

export interface Mailer {
  send(mail: Omit<SendMailOptions, 'from'>): Promise<void>;
  close(): void;
}

/** Sends through SMTP_URL. Without one a mail is not sent, and the log says so. */
export function createMailer({ smtpUrl, mailFrom }: Pick<Config, 'smtpUrl' | 'mailFrom'>, logger: Logger): Mailer {
  if (smtpUrl === null) {
    return {
      async send({ subject }) {
        logger.warn({ subject }, 'SMTP_URL is not set: this mail was not sent');
      },
      close() {},
    };
  }
  // A mail server that says nothing must not hold a job for ever.
  const limits = new URLSearchParams({ connectionTimeout: '10000', greetingTimeout: '10000', socketTimeout: '60000' });
  const transport = nodemailer.createTransport(`${smtpUrl}${smtpUrl.includes('?') ? '&' : '?'}${limits.toString()}`, { from: mailFrom });
  return {
    async send(mail) {
      await transport.sendMail(mail);
    },
    close: () => transport.close(),
  };
}
