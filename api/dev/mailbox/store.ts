import { randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseMail, type Envelope, type KeptMail } from './mail.js';

/** The received mails, newest first. */
export type MailStore = {
  all(): KeptMail[];
  get(id: string): KeptMail | undefined;
  add(envelope: Envelope, raw: Buffer): Promise<KeptMail>;
  clear(): void;
};

const most = 1000;

/** Opens the store; with a folder every mail is one file there, an `.eml` that mail programs open too. */
export async function openMailStore(dir?: string): Promise<MailStore> {
  const mails: KeptMail[] = dir ? await readFolder(dir) : [];
  const remove = (id: string): void => {
    if (dir) rmSync(fileOf(dir, id), { force: true });
  };
  return {
    all: () => [...mails],
    get: (id) => mails.find(({ mail }) => mail.id === id),
    async add(envelope, raw) {
      const at = Date.now();
      const id = `${at}-${randomBytes(4).toString('hex')}`;
      const kept = await parseMail(id, new Date(at).toISOString(), envelope, raw);
      if (dir) writeFileSync(fileOf(dir, id), Buffer.concat([Buffer.from(envelopeLine(envelope)), raw]), { mode: 0o600 });
      mails.unshift(kept);
      for (const { mail } of mails.splice(most)) remove(mail.id);
      return kept;
    },
    clear: () => {
      for (const { mail } of mails.splice(0)) remove(mail.id);
    },
  };
}

const envelopeHeader = 'X-EchoPlex-Envelope: ';

/** The envelope as one more header before the others; JSON escapes line breaks, so it stays one line. */
function envelopeLine(envelope: Envelope): string {
  return `${envelopeHeader}${JSON.stringify(envelope)}\r\n`;
}

function fileOf(dir: string, id: string): string {
  return path.join(dir, `${id}.eml`);
}

async function readFolder(dir: string): Promise<KeptMail[]> {
  mkdirSync(dir, { recursive: true });
  const names = readdirSync(dir).filter((name) => /^\d+-[0-9a-f]+\.eml$/.test(name));
  const mails: KeptMail[] = [];
  for (const name of names.sort().reverse()) {
    const file = readFileSync(path.join(dir, name));
    const end = file.indexOf('\r\n');
    if (!file.toString('utf8', 0, envelopeHeader.length).startsWith(envelopeHeader) || end < 0) continue; // cut off by a crash
    const envelope = JSON.parse(file.toString('utf8', envelopeHeader.length, end)) as Envelope;
    const id = name.replace('.eml', '');
    mails.push(await parseMail(id, new Date(Number(id.split('-')[0])).toISOString(), envelope, file.subarray(end + 2)));
  }
  return mails;
}
