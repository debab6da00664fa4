// For negative controls: a process that loads this places orders that were decided on by a forecast whatever the stock is.
import pg from 'pg';

type Query = (statement: unknown, ...rest: unknown[]) => unknown;
const driver = pg.Client.prototype as unknown as { query: Query };
const query = driver.query;
driver.query = function withoutConditions(this: unknown, statement, ...rest) {
  const asked = statement as { name?: unknown; text?: unknown };
  if (asked?.name === 'hold_foreseen' && typeof asked.text === 'string')
    asked.text = asked.text.replace('= $35', 'is distinct from $35 || now()');
  return query.call(this, statement, ...rest);
};
