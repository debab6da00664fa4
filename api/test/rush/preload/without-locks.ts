// For negative controls: a process that loads this asks PostgreSQL for no row locks, whatever its statements say. The queue's own statements
// keep theirs: what is controlled is the stock.
import pg from 'pg';

const lock = /\sfor\s+(?:no\s+key\s+)?update(?:\s+of\s+[\w".]+)?(?:\s+skip\s+locked|\s+nowait)?/gi;
const unlocked = (text: string): string => (text.includes('graphile_worker') ? text : text.replaceAll(lock, ' '));

type Query = (statement: unknown, ...rest: unknown[]) => unknown;
const driver = pg.Client.prototype as unknown as { query: Query };
const query = driver.query;
driver.query = function withoutLocks(this: unknown, statement, ...rest) {
  if (typeof statement === 'string') return query.call(this, unlocked(statement), ...rest);
  const asked = statement as { text?: unknown };
  if (typeof asked?.text === 'string') asked.text = unlocked(asked.text);
  return query.call(this, statement, ...rest);
};
