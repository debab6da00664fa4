import pg from 'pg';
import { withClient } from './landed.js';

/** What an event needs to be sold, in the order in which one refers to the other. */
const tables = ['organizations', 'events', 'tiers'];

/** Copies the events and what they need into another migrated database, so that the same requests can be sent to both. */
export async function copyEvents(from: string, to: string): Promise<void> {
  const rows = await withClient(from, async (client) => {
    const taken: { table: string; json: string }[] = [];
    for (const table of tables) {
      const result = await client.query<{ json: string }>(`select jsonb_agg(t)::text as json from ${pg.escapeIdentifier(table)} t`);
      taken.push({ table, json: result.rows[0]?.json ?? '[]' });
    }
    return taken;
  });
  await withClient(to, async (client) => {
    for (const { table, json } of rows) {
      const name = pg.escapeIdentifier(table);
      await client.query(`insert into ${name} select * from jsonb_populate_recordset(null::${name}, $1::jsonb)`, [json]);
    }
  });
}
