import { readFileSync } from 'node:fs';
import { EchoPlex, type EchoPlexOptions } from '@echoplex/sdk';

function userAgent(): string {
  const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as { version: string };
  return `echoplex/${version} (${process.platform})`;
}

/** A client that says what it is, so that people recognise it in the list of their sessions. */
export function createClient(options: EchoPlexOptions): EchoPlex {
  return new EchoPlex({ ...options, headers: { 'user-agent': userAgent() } });
}
