import type { Db, Transaction } from '../db/knex.js';
import type { Check } from './check.js';
import { moneyChecks } from './money-checks.js';
import { orderChecks } from './order-checks.js';
import { schemaChecks } from './schema-checks.js';
import { stockChecks } from './stock-checks.js';

/** Every invariant that is checked. */
export const checks: Check[] = [...stockChecks, ...orderChecks, ...moneyChecks, ...schemaChecks];
export const checkCount = checks.length;

/** An invariant that does not hold. */
export interface Finding {
  check: string;
  invariant: string;
  /** How many rows break it. */
  count: number;
  /** The first of them: ids, and what was found and expected. */
  rows: Record<string, unknown>[];
  advice: string;
  fixable: boolean;
}

async function run(trx: Transaction, { name, invariant, statement, advice, fixable = false }: Check, limit: number): Promise<Finding[]> {
  const { rows } = await trx.raw<{ rows: { count: number; row: Record<string, unknown> }[] }>(
    `with broken as materialized (${statement})
     select (select count(*) from broken)::integer as count, row_to_json(broken) as row from broken limit ${limit}`,
  );
  const [first] = rows;
  return first ? [{ check: name, invariant, count: first.count, rows: rows.map(({ row }) => row), advice, fixable }] : [];
}

/**
 * Checks every invariant in a transaction of the caller's, which decides what is seen.
 * @param limit rows of each invariant that are told; all are counted
 */
export async function examineIn(trx: Transaction, limit = 20): Promise<Finding[]> {
  // Sums over whole tables, a few times a day at most: they may take memory that requests must not.
  await trx.raw(`set local work_mem = '64MB'`);
  const findings: Finding[] = [];
  for (const check of checks) findings.push(...(await run(trx, check, limit)));
  return findings;
}

/**
 * Checks every invariant in one snapshot, so that a rush going on meanwhile is no false alarm. Takes no locks and writes nothing.
 * @returns the invariants that do not hold
 */
export const examine = (db: Db): Promise<Finding[]> =>
  db.transaction((trx) => examineIn(trx), { isolationLevel: 'repeatable read', readOnly: true });
