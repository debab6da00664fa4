import { EchoPlexError } from '@echoplex/sdk';
import type { Connection } from '../config/connection.js';
import { CliError } from '../errors.js';
import { nearest } from '../parse/near.js';
import { openApi } from './api.js';
import { currentOrganization } from './organizations.js';

/** The slug of the event that was probably meant, where the credential may list events; undefined where there is none so near. */
export async function similarEvent(connection: Connection, typed: string): Promise<string | undefined> {
  try {
    const api = await openApi(connection, { required: true });
    const { data } = await api.echoplex.events.list(await currentOrganization(api), { limit: 200 });
    const slug = nearest(
      typed,
      data.map((event) => event.slug),
    );
    if (slug !== undefined) return slug;
    const name = nearest(
      typed,
      data.map((event) => event.name),
    );
    return data.find((event) => event.name === name)?.slug;
  } catch (error) {
    // This is a courtesy beside a fault that is told anyway: who may not list events gets no suggestion.
    if (error instanceof EchoPlexError || error instanceof CliError) return undefined;
    throw error;
  }
}
