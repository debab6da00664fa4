import { page, problem, type Handler } from './answers.js';
import { backstage, calendar, categories, makeCode, question, repeated, series } from './event-samples.js';
import { events, makeEvent, makeTier, organization } from './samples.js';

const event = '/v1/events/harbour-lights';
const byId = `/v1/events/${makeEvent().id}`;
const org = `/v1/organizations/${organization.id}`;
const tier = `/v1/tiers/${makeTier().id}`;
const dated = makeEvent({ slug: 'jazz-brunch', seriesId: series.id });

const check: Handler = ({ body }) =>
  String(body.code).toLowerCase() === 'harbour20'
    ? { body: { ...makeCode(), tierIds: [backstage.id], tiers: [backstage] } }
    : problem(409, 'promo_code_invalid');
// Ids come from the names, so that tests can tell who refers to whom.
const tierIdOf = (name: string): string =>
  `tier_0${name
    .toLowerCase()
    .replaceAll(/[^a-z]/g, '')
    .padEnd(25, '0')}`;
const cover: Handler = () => ({
  body: makeEvent({
    coverImage: {
      url: 'https://tickets.example.com/media/pier-1600.webp',
      width: 1600,
      height: 900,
      sources: [{ url: 'https://tickets.example.com/media/pier-400.webp', width: 400, height: 225 }],
    },
  }),
});

/** Events in full, series, questions, promo codes and discovery as the contract has them. */
export const eventRoutes: Record<string, Handler> = {
  [`PATCH ${byId}`]: ({ body }) => ({ body: makeEvent({ ...(body as object), version: 4 }) }),
  [`DELETE ${byId}`]: () => ({ status: 204 }),
  [`POST ${event}/unpublish`]: () => ({ body: makeEvent({ status: 'draft' }) }),
  [`POST ${byId}/publish`]: () => ({ body: makeEvent() }),
  [`POST ${byId}/cancel`]: ({ body }) => ({ body: makeEvent({ status: 'cancelled', cancelReason: body.reason as string }) }),
  [`POST ${byId}/duplicate`]: ({ body }) => ({ status: 201, body: makeEvent({ status: 'draft', slug: 'a-copy', ...(body as object) }) }),
  [`POST ${byId}/repeat`]: () => ({ status: 201, body: repeated }),
  [`PUT ${event}/cover`]: cover,
  [`PUT ${byId}/cover`]: cover,
  [`DELETE ${event}/cover`]: () => ({ body: makeEvent() }),
  [`GET ${event}/calendar.ics`]: () => ({ text: calendar }),
  [`GET ${org}/calendar.ics`]: () => ({ text: calendar + calendar }),
  [`GET ${org}`]: () => ({ body: organization }),
  'GET /v1/events': () => page(events),
  'GET /v1/events/jazz-brunch': () => ({ body: dated }),
  'GET /v1/categories': () => page(categories),
  [`GET /v1/series/${series.id}`]: () => ({ body: series }),
  [`GET /v1/series/${series.id}/events`]: () => page(repeated.events),
  [`GET ${byId}/tiers`]: () => page([makeTier(), backstage]),
  [`POST ${byId}/tiers`]: ({ body }) => ({ status: 201, body: makeTier({ ...(body as object), id: tierIdOf(String(body.name)) }) }),
  [`GET ${tier}`]: () => ({ body: makeTier() }),
  [`PATCH ${tier}`]: ({ body }) => ({ body: makeTier(body as object) }),
  [`DELETE ${tier}`]: () => ({ status: 204 }),
  [`GET ${event}/questions`]: () => page([question]),
  [`POST ${event}/questions`]: ({ body }) => ({ status: 201, body: { ...question, ...body } }),
  [`POST ${byId}/questions`]: ({ body }) => ({ status: 201, body: { ...question, ...body } }),
  [`PATCH /v1/questions/${question.id}`]: ({ body }) => ({ body: { ...question, ...body } }),
  [`DELETE /v1/questions/${question.id}`]: () => ({ status: 204 }),
  [`GET ${event}/promo-codes`]: () => page([makeCode(), makeCode({ id: 'prc_01kag6yqd8e1fbq3w5s9m2n4p7', code: 'HARBOUR2' })]),
  [`POST ${byId}/promo-codes`]: ({ body }) => ({ status: 201, body: makeCode(body as object) }),
  [`POST ${byId}/promo-codes/batch`]: ({ body }) => ({
    status: 201,
    body: {
      data: Array.from({ length: Number(body.count) }, (_, index) =>
        makeCode({ code: `PRESS-${index + 1}`, note: (body.note as string | undefined) ?? null }),
      ),
    },
  }),
  [`POST ${event}/promo-codes/check`]: check,
  [`PATCH /v1/promo-codes/${makeCode().id}`]: ({ body }) => ({ body: makeCode(body as object) }),
  [`DELETE /v1/promo-codes/${makeCode().id}`]: () => ({ status: 204 }),
};
