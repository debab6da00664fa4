import { Args, Flags } from '@oclif/core';
import { BaseCommand } from '../command.js';
import { parseBody, parseQuery } from '../parse/request.js';

export default class Api extends BaseCommand<typeof Api> {
  static override summary = 'Call any path of the API with your credential.';
  static override description = 'Prints the answer as it is: JSON indented, anything else untouched.';
  static override examples = [
    '<%= config.bin %> api GET /v1/me',
    '<%= config.bin %> api GET /v1/events/harbour-lights/orders -q status=confirmed -q limit=200',
    '<%= config.bin %> api PATCH /v1/orders/ord_… --data \'{"buyer":{"email":"ana@example.com","firstName":"Ana","lastName":"Sørensen"}}\'',
    'cat tier.json | <%= config.bin %> api POST /v1/events/harbour-lights/tiers --data -',
  ];
  static override args = {
    method: Args.string({ description: 'GET, POST, PUT, PATCH or DELETE.', required: true }),
    path: Args.string({ description: 'The path, /v1/….', required: true }),
  };
  static override flags = {
    data: Flags.string({ char: 'd', summary: 'The body as JSON; @FILE reads a file, - reads stdin.', helpValue: 'JSON' }),
    query: Flags.string({ char: 'q', summary: 'A query parameter; repeat it for more.', helpValue: 'NAME=VALUE', multiple: true }),
    'idempotency-key': Flags.string({ summary: 'Make this change at most once under this key.', helpValue: 'KEY' }),
  };

  async run(): Promise<void> {
    const { data, query = [], 'idempotency-key': idempotencyKey } = this.flags;
    const body = data === undefined ? undefined : await parseBody(data);
    const { echoplex } = await this.publicApi();
    const path = `/${this.args.path.replace(/^\/+/, '')}`;
    const options = {
      query: parseQuery(query),
      ...(body !== undefined && { body }),
      ...(idempotencyKey !== undefined && { idempotencyKey }),
    };
    const answer = await this.during('Waiting for the API', echoplex.request(this.args.method, path, options));
    if (answer instanceof Blob) process.stdout.write(Buffer.from(await answer.arrayBuffer()));
    else if (typeof answer === 'string') process.stdout.write(answer);
    else if (answer !== undefined) this.log(JSON.stringify(answer, null, 2));
  }
}
