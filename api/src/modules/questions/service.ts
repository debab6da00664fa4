import type { Actor } from '../../access/actor.js';
import { authorize } from '../../access/permissions.js';
import type { components } from '../../contract/generated.js';
import { newId } from '../../db/ids.js';
import type { Db, Transaction } from '../../db/knex.js';
import { QuestionModel } from '../../db/models/programme.js';
import { type Page, type PageInput, readPage } from '../../db/page.js';
import { inTransaction } from '../../db/transaction.js';
import { bodyFault, type Fault, invalid, notFound, Problem } from '../../errors/problem.js';
import { type DomainEventType, recordDomainEvents } from '../activity/service.js';
import { type AuditInput, changesBetween, recordAudit } from '../audit/service.js';
import { findEvent, getEvent, lockOwnEvent } from '../events/service.js';
import { assertKnownTiers } from '../tiers/service.js';
import { presentQuestion } from './present.js';

export { type AnswersGiven, checkAnswers, missingAnswers } from './answers.js';

type Schemas = components['schemas'];

/** Questions an event may have at most; nobody buys a ticket behind a form of more. */
const maxQuestions = 100;

const byPosition = [
  { column: 'position', property: 'position', kind: 'number' },
  { column: 'id', property: 'id' },
] as const;

/** An event's questions in the order they are asked. */
export async function listQuestions(db: Db, actor: Actor, ref: string, page: PageInput): Promise<Page<QuestionModel>> {
  const { event } = await getEvent(db, actor, ref);
  return readPage(QuestionModel.query(db).where({ eventId: event.id }), page, [...byPosition], 'asc');
}

/** Every question of an event, without asking who wants to know. */
export async function questionsOf(db: Db, eventId: string): Promise<QuestionModel[]> {
  return QuestionModel.query(db).where({ eventId }).orderBy(['position', 'id']);
}

type QuestionDraft = Pick<QuestionModel, 'type' | 'options'>;

function questionFaults({ type, options }: QuestionDraft): Fault[] {
  const offers = type === 'choice' || type === 'choices';
  if (offers && options.length === 0) return [bodyFault('/options', 'required', 'Say what can be chosen.')];
  if (!offers && options.length > 0) return [bodyFault('/options', 'not_possible', `A question of type ${type} has no options.`)];
  return [];
}

/** Tells followers and the audit log of a change. */
async function recordChange(
  trx: Transaction,
  actor: Actor,
  question: QuestionModel,
  type: Extract<DomainEventType, `question.${string}`>,
  audit: Omit<AuditInput, 'target'>,
): Promise<void> {
  const { organizationId, eventId, id } = question;
  await recordDomainEvents(trx, [{ type, organizationId, eventId, payload: presentQuestion(question) }]);
  await recordAudit(trx, actor, organizationId, { ...audit, target: { type: 'question', id } });
}

/** Asks another question of the event's buyers or attendees. */
export async function createQuestion(db: Db, actor: Actor, ref: string, input: Schemas['QuestionInput']): Promise<QuestionModel> {
  return inTransaction(db, async (trx) => {
    // One question after the other, so that they are counted right; and none for an event that is deleted meanwhile.
    const { event, tiers } = await lockOwnEvent(trx, actor, ref);
    const { options = [], tierIds = [], scope = 'order', required = false } = input;
    const faults = questionFaults({ type: input.type, options });
    if (faults.length > 0) throw invalid(faults);
    assertKnownTiers(tierIds, tiers);
    const others = await questionsOf(trx, event.id);
    if (others.length >= maxQuestions) throw new Problem('limit_exceeded', `An event can have at most ${maxQuestions} questions.`);
    const position = input.position ?? Math.min(10_000, (others.at(-1)?.position ?? -1) + 1);
    const owners = { eventId: event.id, organizationId: event.organizationId };
    const question = await QuestionModel.query(trx)
      .insert({ ...input, ...owners, id: newId('que'), scope, required, options, tierIds, position })
      .returning('*');
    await recordChange(trx, actor, question, 'question.created', { action: 'questions.create', after: { label: question.label } });
    return question;
  });
}

async function lockOwnQuestion(trx: Transaction, actor: Actor, id: string): Promise<QuestionModel> {
  const question = await QuestionModel.query(trx).findById(id).forUpdate();
  if (!question) throw notFound('question');
  authorize(actor, question.organizationId, 'events:write', 'question');
  return question;
}

/** Changes a question; what was answered already stays as it was answered. */
export async function updateQuestion(db: Db, actor: Actor, id: string, change: Schemas['QuestionUpdate']): Promise<QuestionModel> {
  return inTransaction(db, async (trx) => {
    const question = await lockOwnQuestion(trx, actor, id);
    const faults = questionFaults({ ...question, ...change });
    if (faults.length > 0) throw invalid(faults);
    if (change.tierIds) assertKnownTiers(change.tierIds, (await findEvent(trx, question.eventId))?.tiers ?? []);
    const changed = await QuestionModel.query(trx).patchAndFetchById(id, change);
    const changes = changesBetween(presentQuestion(question), presentQuestion(changed));
    await recordChange(trx, actor, changed, 'question.updated', { action: 'questions.update', ...changes });
    return changed;
  });
}

/** Stops asking a question; answers that were given stay. */
export async function deleteQuestion(db: Db, actor: Actor, id: string): Promise<void> {
  await inTransaction(db, async (trx) => {
    const question = await lockOwnQuestion(trx, actor, id);
    await QuestionModel.query(trx).deleteById(id);
    await recordChange(trx, actor, question, 'question.deleted', { action: 'questions.delete', before: { label: question.label } });
  });
}

/** Asks the same questions at a copy of an event. */
export async function copyQuestions(trx: Transaction, fromEventId: string, toEventId: string, tierIds: Map<string, string>): Promise<void> {
  const questions = await questionsOf(trx, fromEventId);
  if (questions.length === 0) return;
  await QuestionModel.query(trx).insert(
    questions.map(({ createdAt: _created, ...question }) => ({
      ...question,
      id: newId('que'),
      eventId: toEventId,
      // A tier that is gone stays named: a question about it alone must not become one for all.
      tierIds: question.tierIds.map((id) => tierIds.get(id) ?? id),
    })),
  );
}
