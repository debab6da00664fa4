import { Agent, request } from 'node:http';

/** What a buyer got: the answer, or why there was none. */
export interface Answer {
  /** 0 when there was no answer. */
  status: number;
  /** Of a problem; of a connection that failed the system's word for it, `timeout` when nothing came for too long. */
  code: string;
  mediaType: string;
  retryAfter: string | null;
  body: Body;
}
type Body = Record<string, unknown> & { id?: string; status?: string; secret?: string; total?: number; tickets?: { status: string }[] };

export interface Item {
  tierId: string;
  quantity: number;
}
interface CallOptions {
  secret?: string | undefined;
  /** Where the buyer sits; somewhere of their own without a word. */
  address?: string;
}

/** No request may hang: longer than any answer takes, in milliseconds. */
const patienceMs = 15_000;

const noAnswer = (code: string): Answer => ({ status: 0, code, mediaType: '', retryAfter: null, body: {} });

function parse(text: string): Body {
  try {
    return JSON.parse(text) as Body;
  } catch {
    return { text };
  }
}

/** Buyers, each at an address of their own, who keep their connections. Nothing they get is thrown: a rush has refusals. */
export interface Crowd {
  /** @param body as JSON; a string goes out as it is */
  call(method: string, url: string, body?: unknown, options?: CallOptions): Promise<Answer>;
  /** Asks for tickets. */
  hold(api: string, eventId: string, items: Item[], more?: object): Promise<Answer>;
  /** Does something with an order that was held, as its buyer. */
  act(api: string, order: Answer, what: 'checkout' | 'cancel'): Promise<Answer>;
  name(api: string, order: Answer, buyer?: object): Promise<Answer>;
  close(): void;
}

const somebody = { email: 'ana@example.com', firstName: 'Ana', lastName: 'Sørensen' };

export function createCrowd(): Crowd {
  const agent = new Agent({ keepAlive: true, maxFreeSockets: 3000 });
  let people = 0;
  const newAddress = (): string => {
    people += 1;
    return `10.${(people >> 16) & 255}.${(people >> 8) & 255}.${people & 255}`;
  };
  const call: Crowd['call'] = (method, url, body, { secret, address = newAddress() } = {}) =>
    new Promise((resolve) => {
      const text = body === undefined ? '' : typeof body === 'string' ? body : JSON.stringify(body);
      const headers = {
        'X-Forwarded-For': address,
        ...(text === '' ? {} : { 'Content-Type': 'application/json' }),
        'Content-Length': Buffer.byteLength(text),
        ...(secret === undefined ? {} : { Authorization: `Bearer ${secret}` }),
      };
      const sent = request(url, { method, agent, headers, timeout: patienceMs }, (response) => {
        let received = '';
        response.setEncoding('utf8').on('data', (piece: string) => (received += piece));
        response.on('end', () => {
          const parsed = parse(received);
          resolve({
            status: response.statusCode ?? 0,
            code: typeof parsed.code === 'string' ? parsed.code : '',
            mediaType: (response.headers['content-type'] ?? '').split(';')[0] ?? '',
            retryAfter: response.headers['retry-after'] ?? null,
            body: parsed,
          });
        });
        response.on('error', ({ message }) => resolve(noAnswer(message)));
      });
      sent.on('timeout', () => {
        resolve(noAnswer('timeout'));
        sent.destroy();
      });
      sent.on('error', (error: NodeJS.ErrnoException) => resolve(noAnswer(error.code ?? error.message)));
      sent.end(text);
    });
  return {
    call,
    hold: (api, eventId, items, more = {}) => call('POST', `${api}/v1/events/${eventId}/orders`, { items, ...more }),
    act: (api, { body }, what) => call('POST', `${api}/v1/orders/${body.id}/${what}`, undefined, { secret: body.secret }),
    name: (api, { body }, buyer = somebody) => call('PATCH', `${api}/v1/orders/${body.id}`, { buyer }, { secret: body.secret }),
    close: () => agent.destroy(),
  };
}

/** In a word: `201`, `409 sold_out`, `0 ECONNREFUSED`. */
export const summary = ({ status, code }: Answer): string => (code === '' ? String(status) : `${status} ${code}`);

/** How many got which answer. */
export function tally(answers: Answer[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const answer of answers) counts[summary(answer)] = (counts[summary(answer)] ?? 0) + 1;
  return counts;
}

/** What was answered with an order. */
export const held = (answers: Answer[]): Answer[] => answers.filter(({ status }) => status === 201);
