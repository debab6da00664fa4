import type { Question } from '@echoplex/sdk';
import type { TicketsClient } from '../operations.js';

/**
 * What the organizer asks, in order; null when it cannot be known now. A hold must not fail for it: what is required and missing is
 * said by the checkout, and then they are asked for again.
 */
export const loadQuestions = async (client: TicketsClient, event: string, signal: AbortSignal): Promise<Question[] | null> => {
  try {
    const questions: Question[] = [];
    for await (const question of client.questions.list(event, { limit: 200 }, { signal })) questions.push(question);
    return questions.sort((a, b) => a.position - b.position);
  } catch {
    return null;
  }
};
