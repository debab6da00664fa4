import type { Context, Middleware } from 'koa';
import helmet from 'koa-helmet';

/** What helmet sets with these options. It sets the same for every request, so it is asked once. */
function helmetHeaders(options: Parameters<typeof helmet>[0]): [name: string, value: string][] {
  const headers = new Map<string, string>();
  const res = {
    setHeader: (name: string, value: string) => void headers.set(name, value),
    removeHeader: (name: string) => void headers.delete(name),
  };
  void helmet(options)({ req: {}, res } as unknown as Context, () => Promise.resolve());
  return [...headers];
}

/** Names and values of headers. */
export type Headers = readonly (readonly [name: string, value: string])[];

/** What answers say to browsers. */
export interface SecurityHeaders {
  /** Answers of the API: data. Nothing in them may run, be framed or be taken for something else. */
  data: Headers;
  /** Pages and their files: besides that, what concerns windows, links and old browsers. */
  documents: Headers;
}

/** What concerns documents alone: data has no window, no links and no prefetching. */
const ofDocuments = {
  crossOriginOpenerPolicy: false,
  originAgentCluster: false,
  referrerPolicy: false,
  xDnsPrefetchControl: false,
  xDownloadOptions: false,
  xFrameOptions: false,
  xPermittedCrossDomainPolicies: false,
  xXssProtection: false,
};

/**
 * The same headers for every answer of a kind; any origin may read what CORS lets it.
 * @param secure whether the API is reached by https alone, so that browsers may be told to insist on it
 * @throws Error when helmet's headers are not known at once
 */
export function securityHeaders(secure: boolean): SecurityHeaders {
  const common = {
    contentSecurityPolicy: { useDefaults: false, directives: { 'default-src': ["'none'"], 'frame-ancestors': ["'none'"] } },
    crossOriginResourcePolicy: { policy: 'cross-origin' as const },
    strictTransportSecurity: secure ? { maxAge: 15_552_000 } : (false as const),
  };
  const data = helmetHeaders({ ...common, ...ofDocuments });
  if (!data.some(([name]) => name.toLowerCase() === 'content-security-policy')) throw new Error('helmet set no headers');
  return { data, documents: helmetHeaders(common) };
}

/** Sets the same headers on every answer of a kind. */
export const setHeaders =
  ({ data, documents }: SecurityHeaders): Middleware =>
  (ctx, next) => {
    // Not `ctx.path`: a request line that no address can be read from is answered with a problem, further in.
    for (const [name, value] of ctx.req.url?.startsWith('/v1/') ? data : documents) ctx.res.setHeader(name, value);
    return next();
  };
