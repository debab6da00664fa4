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

/**
 * Answers carry data, not pages: nothing may run or be framed, and any origin may read what CORS lets it.
 * @param secure whether the API is reached by https alone, so that browsers may be told to insist on it
 * @throws Error when helmet's headers are not known at once
 */
export function securityHeaders(secure: boolean): Headers {
  const headers = helmetHeaders({
    contentSecurityPolicy: { useDefaults: false, directives: { 'default-src': ["'none'"], 'frame-ancestors': ["'none'"] } },
    crossOriginResourcePolicy: { policy: 'cross-origin' },
    strictTransportSecurity: secure ? { maxAge: 15_552_000 } : false,
  });
  if (!headers.some(([name]) => name.toLowerCase() === 'content-security-policy')) throw new Error('helmet set no headers');
  return headers;
}

/** Sets the same headers on every answer. */
export const setHeaders =
  (headers: Headers): Middleware =>
  (ctx, next) => {
    for (const [name, value] of headers) ctx.res.setHeader(name, value);
    return next();
  };
