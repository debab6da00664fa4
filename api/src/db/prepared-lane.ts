import type { Db } from './knex.js';
import { type Connection, giveBack, planning, runnerOn, takeConnection } from './prepared-query.js';

/** One connection for prepared statements that are carried out in the order in which they are sent, each in a transaction of its own. */
export interface PreparedLane {
  /**
   * Sends a statement behind those that are under way, without waiting for their answers.
   * @param name unique to the text
   * @param sent told when it is on its way: what is run from then on comes after it
   */
  run<Row>(name: string, text: string, values: unknown[], sent: () => void): Promise<Row[]>;
}

interface Taken {
  connection: Promise<Connection>;
  /** The same once it is there. */
  ready?: Connection;
  users: number;
  /** Runs when nobody uses it. */
  idle?: NodeJS.Timeout;
}

/** How long a connection is kept for who comes next: giving it back and taking it again would be work with every statement of a rush. */
const idleMs = 20;

const settings = Object.entries(planning);
const set = settings.map(([name, value]) => `set ${name} = ${value}`).join('; ');
const reset = settings.map(([name]) => `reset ${name}`).join('; ');

/** Makes a lane. It takes a connection of the pool while it is used, and gives it back soon after. */
export function createPreparedLane(db: Db): PreparedLane {
  let current: Taken | undefined;

  const take = async (): Promise<Connection> => {
    const connection = await takeConnection(db);
    // Goes with the first statement; what is wrong with it is wrong with that one too, or shows when it is reset.
    connection.query(set).catch((fault: unknown) => (connection.__knex__disposed ??= fault));
    return connection;
  };
  const end = async (taken: Taken): Promise<void> => {
    if (current === taken) current = undefined;
    const connection = await taken.connection.catch(() => undefined);
    if (!connection) return;
    // Others plan as they are used to. A connection that cannot be made so is nobody's any more.
    connection.query(reset).catch((fault: unknown) => (connection.__knex__disposed ??= fault));
    await giveBack(db, connection);
  };
  const leave = (taken: Taken): void => {
    taken.users -= 1;
    if (taken.users > 0) return;
    if (current !== taken) return void end(taken);
    taken.idle = setTimeout(() => void end(taken), idleMs);
  };

  return {
    async run<Row>(name: string, text: string, values: unknown[], sent: () => void): Promise<Row[]> {
      // One that has broken meanwhile is of no use; whoever still waits for it is told.
      if (current?.ready?.__knex__disposed) current = undefined;
      const taken = (current ??= { connection: take(), users: 0 });
      taken.users += 1;
      clearTimeout(taken.idle);
      try {
        taken.ready = await taken.connection;
        const rows = runnerOn(taken.ready)<Row>(name, text, values);
        sent();
        return await rows;
      } catch (error) {
        // Whatever is wrong with the connection, who comes next takes another one.
        if (current === taken) current = undefined;
        throw error;
      } finally {
        leave(taken);
      }
    },
  };
}
