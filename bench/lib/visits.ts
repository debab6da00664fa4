import type { Talk } from './load.js';
import { requestBytes, type RequestOptions } from './requests.js';

/** Readers a connection speaks for in turn. Thousands in all, so that each stays below the limit of requests that one address may make. */
const readersPerConnection = 64;

/** The same reading again and again, each as from another visitor behind a proxy. */
export function readings(request: Omit<RequestOptions, 'url' | 'method'> & { status: number }): (connection: number, url: string) => Talk {
  return (connection, url) => {
    const { bytes, from } = requestBytes({ ...request, method: 'GET', url });
    const first = connection * readersPerConnection;
    let turn = 0;
    return {
      status: request.status,
      next() {
        from(first + (turn++ % readersPerConnection));
        return bytes;
      },
    };
  };
}

/** One who buys makes fewer orders than the limits of one address allow, and then another comes. */
const ordersPerBuyer = 16;
let buyers = 1000 * readersPerConnection;

/** Counts what one connection orders: tells the buyer's number, and a new one after some orders. */
function buyersOfConnection(): () => number {
  let buyer = 0;
  let orders = 0;
  return () => {
    if (orders++ % ordersPerBuyer === 0) buyer = buyers++;
    return buyer;
  };
}

const json = { 'Content-Type': 'application/json' };
const origin = (url: string): string => new URL(url).origin;

/** An order as it is sent: where to, and its body. */
export interface OrderRequest {
  path: string;
  body: string;
}

/** One order after the other, taking turns between the requests, each with a key of its own as clients send it. */
export function orders(requests: OrderRequest[], status = 201): (connection: number, url: string) => Talk {
  return (connection, url) => {
    const all = requests.map(({ path, body }) =>
      requestBytes({ method: 'POST', url: origin(url) + path, headers: json, body, keyed: true }),
    );
    const buyer = buyersOfConnection();
    let turn = connection;
    return {
      status,
      next() {
        const request = all[turn++ % all.length] as (typeof all)[number];
        request.from(buyer());
        request.renew();
        return request.bytes;
      },
    };
  };
}

const idField = Buffer.from('"id":"');
const secretField = Buffer.from('"secret":"');
const idLength = 'ord_01kag6yqd8e1fbq3w5s9m2n4p6'.length;
const secretLength = 4 + 26 + 43;

function textBehind(bytes: Buffer, field: Buffer, start: number, length: number): string {
  const at = bytes.indexOf(field, start);
  if (at < 0) throw new Error(`an order without ${field.toString()}`);
  return bytes.toString('latin1', at + field.length, at + field.length + length);
}

let purchasesBegun = 0;

/** An order's three requests one after the other: hold, say who buys, check out. Complete with the third. */
export function purchases({ path, body }: OrderRequest): (connection: number, url: string) => Talk {
  return (_, url) => {
    const create = requestBytes({ method: 'POST', url: origin(url) + path, headers: json, body, keyed: true });
    const buyer = buyersOfConnection();
    const update = JSON.stringify({ buyer: { email: 'ana.0000000@example.com', firstName: 'Ana', lastName: 'Lind' } });
    let from = 0;
    let step = 0;
    let address = '';
    let headers: Record<string, string> = {};
    const request = (): ReturnType<typeof requestBytes> => {
      if (step === 1) return create;
      if (step === 3) return requestBytes({ method: 'POST', url: `${address}/checkout`, headers, keyed: true });
      const own = update.replace('0000000', String(++purchasesBegun).padStart(7, '0'));
      return requestBytes({ method: 'PATCH', url: address, headers: { ...json, ...headers }, body: own });
    };
    const talk: Talk & { complete: boolean } = {
      status: 201,
      complete: false,
      next() {
        step = (step % 3) + 1;
        if (step === 1) from = buyer();
        talk.status = step === 1 ? 201 : 200;
        talk.complete = step === 3;
        const made = request();
        made.from(from);
        if (step !== 2) made.renew();
        return made.bytes;
      },
      read(bytes, start) {
        if (step !== 1) return;
        address = `${origin(url)}/v1/orders/${textBehind(bytes, idField, start, idLength)}`;
        headers = { Authorization: `Bearer ${textBehind(bytes, secretField, start, secretLength)}` };
      },
    };
    return talk;
  };
}
