import type http from 'node:http';

/** A request as the API received it. */
export interface Received {
  method: string;
  path: string;
  query: Record<string, string>;
  headers: http.IncomingHttpHeaders;
  /** The JSON body; for anything else how many bytes came. */
  body: Record<string, unknown>;
}

/** What the API answers. */
export interface Answer {
  status?: number;
  body?: unknown;
  /** Sent as it is, as a calendar. */
  text?: string;
}

/** How one route is answered. */
export type Handler = (request: Received) => Answer;

/** A problem as the API sends it. */
export function problem(status: number, code: string, more: Record<string, unknown> = {}): Answer {
  const detail = `This is ${code}.`;
  return { status, body: { type: `urn:${code}`, title: code, status, code, detail, requestId: 'req_01kaz', errors: [], ...more } };
}

/** The only page of a list. */
export const page = (data: unknown[]): Answer => ({ body: { data, nextCursor: null } });
