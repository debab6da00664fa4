import type { Context, Middleware } from 'koa';
import type { Actor } from '../access/actor.js';
import type { OperationId } from '../contract/document.js';
import type { operations } from '../contract/generated.js';
import type { GuardedInput } from '../contract/guard.js';
import type { Prepared } from '../contract/prepared.js';

type Parameters<Id extends OperationId, Place extends 'path' | 'query' | 'header'> = NonNullable<operations[Id]['parameters'][Place]>;
type JsonContent<T, Otherwise> = T extends { content: { 'application/json': infer Body } } ? Body : Otherwise;
type RawBody<Id extends OperationId> = NonNullable<operations[Id]['requestBody']>;
/** A body that may be left out is then an empty one. */
type RequestBody<Id extends OperationId> = [RawBody<Id>] extends [never] ? undefined : JsonContent<RawBody<Id>, undefined>;
/** There when the contract says that the body is a picture. */
type ImageBody<Id extends OperationId> = operations[Id] extends { requestBody: { content: { 'image/*': unknown } } } ? Buffer : undefined;
type Responses<Id extends OperationId> = operations[Id]['responses'];
type SuccessBody<Id extends OperationId> =
  Responses<Id> extends { 201: infer Created }
    ? JsonContent<Created, void>
    : Responses<Id> extends { 200: infer Ok }
      ? JsonContent<Ok, void>
      : void;
/** Query parameters with a default are always there after parsing; the generated types cannot say so. */
type Defaulted = 'limit' | 'interval';
type Query<Id extends OperationId, Q = Parameters<Id, 'query'>> = Omit<Q, Defaulted> & Required<Pick<Q, keyof Q & Defaulted>>;

/** A request whose parts were parsed as the contract says. */
export interface OperationRequest<Id extends OperationId> {
  path: Parameters<Id, 'path'>;
  query: Query<Id>;
  header: Parameters<Id, 'header'>;
  body: RequestBody<Id>;
  /** The bytes of an uploaded picture, not yet looked at. */
  image: ImageBody<Id>;
  actor: Actor;
  ctx: Context;
}

/** A reading that is the same for everybody who may see it without a credential. */
export interface VisitorReading {
  /** @throws Problem when there is nothing for visitors at this path */
  read: (path: Record<string, string>) => Promise<Prepared>;
  /** Whether it has been read lately, and reading it again is cheap. */
  isKept: (path: Record<string, string>) => boolean;
}

/** A stranger's request, guarded, that is answered beside the pipeline. */
export interface QuickRequest {
  input: GuardedInput;
  actor: Actor;
  /** The client's address. */
  ip: string;
  /** The `Origin` header. */
  origin: string | undefined;
}
/** A body, as a value that can be checked and as the text that is sent. */
export interface QuickAnswer {
  value: object;
  text: string;
  /** Length of the text in UTF-8, where it is known already. */
  bytes?: number;
  /** The same request was answered before. */
  isReplay: boolean;
}
export type QuickPost = (request: QuickRequest) => Promise<QuickAnswer>;

export interface Route {
  id: OperationId;
  middleware: Middleware[];
  handle: Middleware;
  /** What it answers visitors without a credential: one body for all of them, so it can be given without going through the pipeline. */
  visitors?: VisitorReading;
  /** Does the same as `handle` for a stranger's plain request, for what many ask at the same moment. */
  quick?: QuickPost;
  /** Doing it twice is doing it once: the answer to an Idempotency-Key need not be kept. */
  naturallyIdempotent?: boolean;
}

type Handler<Id extends OperationId> = (request: OperationRequest<Id>) => Promise<SuccessBody<Id>> | SuccessBody<Id>;

/**
 * One operation's pipeline: `route('orders.get', handler)`, or with middleware of its own `route('events.get', [etag()], handler)`. Method,
 * path, validation and success status come from the contract; the handler returns the body.
 */
export function route<Id extends OperationId>(id: Id, handler: Handler<Id>): Route;
export function route<Id extends OperationId>(id: Id, middleware: Middleware[], handler: Handler<Id>): Route;
export function route<Id extends OperationId>(id: Id, first: Handler<Id> | Middleware[], second?: Handler<Id>): Route {
  const [middleware, handler] = Array.isArray(first) ? [first, second as Handler<Id>] : [[], first];
  return {
    id,
    middleware,
    async handle(ctx) {
      const input = ctx.state.input as GuardedInput;
      const body = await handler({
        path: input.path as Parameters<Id, 'path'>,
        query: input.query as Query<Id>,
        header: input.header as Parameters<Id, 'header'>,
        body: input.body as RequestBody<Id>,
        image: ctx.state.image as ImageBody<Id>,
        actor: ctx.state.actor as Actor,
        ctx,
      });
      // A handler that has set status or body itself (a file, a redirect) returns nothing.
      if (body !== undefined) ctx.body = body;
    },
  };
}
