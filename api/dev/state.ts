import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { SeededDemo } from './seed.js';

/** The folder in which a demo keeps everything, and the secrets it made up for itself. */
export type DemoState = {
  dir: string;
  file(name: string): string;
  secrets: { jwtSecret: string; webhookSecret: string; stripeSecretKey: string; stripePublishableKey: string };
};

/** Opens the folder; secrets are made once, because sessions and signatures must outlive a restart. */
export function openState(dir: string): DemoState {
  // Where root may not make user namespaces the database runs as another account, which must get through this folder to its own.
  mkdirSync(dir, { recursive: true, mode: process.getuid?.() === 0 ? 0o711 : 0o700 });
  const file = (name: string): string => path.join(dir, name);
  const secretsFile = file('secrets.json');
  if (!existsSync(secretsFile)) {
    const random = (): string => randomBytes(32).toString('base64url');
    writePrivately(secretsFile, {
      jwtSecret: random(),
      webhookSecret: `whsec_${random()}`,
      stripeSecretKey: `sk_test_${random()}`,
      stripePublishableKey: `pk_test_${random()}`,
    });
  }
  return { dir, file, secrets: JSON.parse(readFileSync(secretsFile, 'utf8')) as DemoState['secrets'] };
}

/** What the CLI reads as the configuration of this folder. */
type CliConfig = { defaultProfile: string; profiles: Record<string, CliProfile> };
type CliProfile = {
  apiUrl: string;
  apiKey?: string;
  accessToken: string;
  refreshToken: string;
  expiresAt: string;
  organization: string;
  email: string;
};

/** Signs the CLI in. Profiles that a user added stay, and so does the API key of an earlier start. */
export function signInCli(file: string, apiUrl: string, { session, organization, apiKey }: SeededDemo): void {
  const before = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Partial<CliConfig>) : {};
  const key = apiKey ?? before.profiles?.['demo']?.apiKey;
  const demo: CliProfile = {
    apiUrl,
    ...(key ? { apiKey: key } : {}),
    accessToken: session.accessToken,
    refreshToken: session.refreshToken,
    expiresAt: new Date(Date.now() + session.expiresIn * 1000).toISOString(),
    organization: organization.id,
    email: session.user.email,
  };
  writePrivately(file, { defaultProfile: before.defaultProfile ?? 'demo', profiles: { ...before.profiles, demo } });
}

/** Replaces the file in one step, readable by its owner alone. */
export function writePrivately(file: string, content: unknown): void {
  const draft = `${file}.new`;
  writeFileSync(draft, `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600 });
  chmodSync(draft, 0o600);
  renameSync(draft, file);
}
