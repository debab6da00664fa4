/** Something that is always true of the database, whatever buyers are doing at the moment. */
export interface Check {
  /** Stays the same over versions, so that a monitor can name it. */
  name: string;
  /** What is always true, in a sentence. */
  invariant: string;
  /**
   * Answers the rows that break it, each with `event` where it is about one. Runs in the snapshot of all checks: what one transaction
   * writes is there as a whole or not at all, so whatever is true at each commit is true here.
   */
  statement: string;
  /** What an operator does about such a row. */
  advice: string;
  /** Whether `doctor --fix` mends it: the right value follows from other rows, and neither tickets nor money change. */
  fixable?: boolean;
}

/** States of an order that hold stock. */
export const openStates = `('held', 'awaiting_payment')`;
/** States of an order whose tickets were issued. */
export const soldStates = `('confirmed', 'partially_refunded', 'refunded')`;

/** Keys of jobs that are worked on or will be tried again; the last try counts as made when it begins. */
export const liveJobs = `
  (select key from graphile_worker.jobs where key is not null and (attempts < max_attempts or locked_at is not null))`;
