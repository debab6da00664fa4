import type { Db } from '../../db/knex.js';
import type { OrderModel } from '../../db/models/orders.js';
import type { QuestionModel } from '../../db/models/programme.js';
import { Problem } from '../../errors/problem.js';
import { missingAnswers, questionsOf } from '../questions/service.js';

/**
 * Makes sure that every required question is answered.
 * @throws Problem `answers_required` naming each one
 */
export const assertAnswered = async (db: Db, order: OrderModel): Promise<void> =>
  assertAnswers(await questionsOf(db, order.eventId), order);

/** The same with the event's questions at hand. Pure. */
export function assertAnswers(questions: QuestionModel[], order: OrderModel): void {
  const errors = missingAnswers(questions, { ...order, items: order.items ?? [] });
  if (errors.length > 0) {
    throw new Problem('answers_required', `${errors.length === 1 ? 'A question has' : 'Some questions have'} to be answered first.`, {
      errors,
    });
  }
}
