import type { Deps } from '../../deps.js';
import { done } from '../../http/done.js';
import { presentPage } from '../../http/present-page.js';
import { route, type Route } from '../../http/route.js';
import { presentQuestion } from './present.js';
import { createQuestion, deleteQuestion, listQuestions, updateQuestion } from './service.js';

export const questionRoutes = ({ db }: Deps): Route[] => [
  route('questions.list', async ({ actor, path, query }) =>
    presentPage(await listQuestions(db, actor, path.event, query), presentQuestion),
  ),
  route('questions.create', async ({ actor, path, body }) => presentQuestion(await createQuestion(db, actor, path.event, body))),
  route('questions.update', async ({ actor, path, body }) => presentQuestion(await updateQuestion(db, actor, path.question, body))),
  route('questions.delete', ({ actor, path, ctx }) => done(ctx, 204, deleteQuestion(db, actor, path.question))),
];
