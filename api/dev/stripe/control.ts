import type { IncomingMessage, ServerResponse } from 'node:http';
import { readBody } from '../http.js';
import { actionsOf, type Fields } from './actions.js';
import type { StripeEmulator } from './emulator.js';
import { StripeFault } from './faults.js';
import type { Page } from './server.js';

const loopback = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);

/**
 * `GET /_emulator` tells in plain words what can be done, `POST /_emulator/<name>` with a JSON body does it. Only for programs on this
 * machine: a page in a browser cannot send such a body here, because nothing allows other origins.
 */
export function createControl(emulator: () => StripeEmulator): Page {
  return async (request, response, url) => {
    const [, root, name, ...rest] = url.pathname.split('/');
    if (root !== '_emulator' || rest.length > 0) return false;
    if (!loopback.has(request.socket.remoteAddress ?? '')) return answer(response, 403, { error: 'Only from this machine.' });
    const actions = actionsOf(emulator());
    if (request.method === 'GET' && !name) {
      const address = `http://${request.headers.host ?? url.host}/_emulator`;
      const what = Object.entries(actions).map(([each, { what, fields, example }]) => ({
        do: `POST /_emulator/${each}`,
        what,
        fields,
        try: curl(`${address}/${each}`, example),
      }));
      return answer(response, 200, {
        what: 'What can be made to happen here. Bodies are JSON; a ? marks what may be left out. `try` goes into a terminal, with ids of yours.',
        actions: what,
      });
    }
    const action = actions[name ?? ''];
    if (!action) return answer(response, 404, { error: `There is no such thing to do; GET /_emulator lists what there is.` });
    if (request.method !== 'POST') return answer(response, 405, { error: 'Send it by POST.' });
    return answer(response, ...(await run(request, action.run)));
  };
}

async function run(request: IncomingMessage, action: (fields: Fields) => unknown): Promise<[number, unknown]> {
  try {
    const type = request.headers['content-type'];
    const body = await readBody(request, 100_000);
    // Without a body, as `curl -X POST` asks. A page of another origin could ask the same, so a browser has to say that it is JSON.
    const bare = body === '' && type === undefined && request.headers.origin === undefined;
    if (!bare && !type?.startsWith('application/json')) return [415, { error: 'The body is JSON: application/json.' }];
    const fields: unknown = body === '' ? {} : JSON.parse(body);
    if (typeof fields !== 'object' || fields === null || Array.isArray(fields)) return [400, { error: 'The body is a JSON object.' }];
    return [200, (await action(fields as Fields)) ?? { done: true }];
  } catch (error) {
    if (error instanceof StripeFault) return [error.status, { error: error.message }];
    if (error instanceof SyntaxError || error instanceof TypeError) return [400, { error: error.message }];
    throw error;
  }
}

/** A command for the terminal that does it. */
function curl(address: string, example: Fields | undefined): string {
  return `curl -X POST ${address}${example ? ` -H 'Content-Type: application/json' -d '${JSON.stringify(example)}'` : ''}`;
}

function answer(response: ServerResponse, status: number, body: unknown): true {
  response.writeHead(status, { 'Content-Type': 'application/json', 'Cache-Control': 'no-store' });
  response.end(`${JSON.stringify(body, null, 2)}\n`);
  return true;
}
