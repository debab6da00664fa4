import type { Db } from '../db/knex.js';
import { pendingMigrations } from '../db/migrate.js';
import { examine } from './examine.js';
import { mend } from './mend.js';
import { reportJson, reportText } from './report.js';

export interface DoctorOptions {
  fix: boolean;
  json: boolean;
  /** Where the API is reached. */
  publicUrl: string;
}

/** The database is not one that can be examined, in a sentence for the operator. */
export class NotExaminable extends Error {
  override name = 'NotExaminable';
}

/**
 * Examines the database, mends first what can be mended if told to, and says what it did and what is left.
 * @returns the report, and whether every invariant holds now
 * @throws NotExaminable when migrations are missing
 */
export async function runDoctor(db: Db, { fix, json, publicUrl }: DoctorOptions): Promise<{ healthy: boolean; report: string }> {
  const pending = await pendingMigrations(db);
  if (pending.length > 0) {
    throw new NotExaminable(
      `The database lacks ${pending.length} migration(s): ${pending.join(', ')}. Run \`echoplex-api migrate\` first.`,
    );
  }
  const mended = fix ? await mend(db, publicUrl) : null;
  const findings = await examine(db);
  return { healthy: findings.length === 0, report: json ? reportJson(findings, mended) : reportText(findings, mended) };
}
