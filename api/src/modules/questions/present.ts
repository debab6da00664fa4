import type { components } from '../../contract/generated.js';
import type { QuestionModel } from '../../db/models/programme.js';

export const presentQuestion = (question: QuestionModel): components['schemas']['Question'] => ({
  id: question.id,
  eventId: question.eventId,
  scope: question.scope,
  type: question.type,
  label: question.label,
  help: question.help,
  required: question.required,
  options: question.options,
  tierIds: question.tierIds,
  position: question.position,
});
