import { existsSync, readFileSync } from 'node:fs';
import { isAlive } from './postgres/running.js';

/** What a demo that runs says of itself in `run.json`. */
export type RunFacts = { pid: number; apiUrl: string; databaseUrl: string };

/** The demo that already runs on a folder, as its `run.json` says; undefined when none does or it does not answer. */
export async function findRunningDemo(runFile: string): Promise<RunFacts | undefined> {
  if (!existsSync(runFile)) return undefined;
  const facts = JSON.parse(readFileSync(runFile, 'utf8')) as RunFacts;
  if (facts.pid === process.pid || !isAlive(facts.pid)) return undefined;
  const answer = await fetch(`${facts.apiUrl}/health`, { signal: AbortSignal.timeout(1000) }).catch(() => undefined);
  return answer?.ok ? facts : undefined;
}
