import { raw } from 'objection';
import type { Actor, ActorMembership } from '../../access/actor.js';
import type { Db } from '../../db/knex.js';
import { ApiKeyModel, SessionModel, UserModel } from '../../db/models/accounts.js';
import { preparedQuery } from '../../db/prepared-query.js';
import { hashSecret, orderOfSecret } from '../../db/secrets.js';
import { Problem } from '../../errors/problem.js';
import { verifyAccessToken } from './tokens.js';

const refused = (what: string): Problem => new Problem('unauthenticated', `${what} is not known, was revoked or has expired.`);

async function apiKeyActor(db: Db, secret: string): Promise<Actor> {
  const key = await ApiKeyModel.query(db)
    .findOne({ secretHash: hashSecret(secret) })
    .whereNull('revokedAt')
    .where((query) => void query.whereNull('expiresAt').orWhere('expiresAt', '>', raw('now()')));
  if (!key) throw refused('This API key');
  // To the minute is enough, and spares a write on every request.
  await ApiKeyModel.query(db)
    .findById(key.id)
    .where((query) => void query.whereNull('lastUsedAt').orWhere('lastUsedAt', '<', raw(`now() - interval '1 minute'`)))
    .patch({ lastUsedAt: raw('now()') as unknown as Date });
  return { kind: 'apiKey', apiKeyId: key.id, organizationId: key.organizationId, scopes: key.scopes };
}

async function userActor(db: Db, token: string, jwtSecrets: string[]): Promise<Actor> {
  const { userId, sessionId } = await verifyAccessToken(token, jwtSecrets);
  const user = (await UserModel.query(db)
    .findById(userId)
    // A session that was ended ends its access tokens too.
    .whereExists(SessionModel.query(db).where({ id: sessionId, userId }).whereNull('revokedAt'))
    .select('id', 'role')
    .select(
      raw(`(select coalesce(json_agg(json_build_object('organizationId', m.organization_id, 'role', m.role)), '[]')
              from members m where m.user_id = users.id)`).as('memberships'),
    )) as (UserModel & { memberships: ActorMembership[] }) | undefined;
  if (!user) throw refused('This session');
  return { kind: 'user', userId: user.id, sessionId, role: user.role, memberships: user.memberships };
}

/** The order a secret opens: the one it was created with, or another one that was made for it later. */
async function orderOpenedBy(db: Db, secret: string): Promise<string | null> {
  const [row] = await preparedQuery<{ id: string }>(
    db,
    'order_of_secret',
    `select id from orders where id = $1 and secret_hash = $2 union all select order_id from order_secrets where secret_hash = $2 limit 1`,
    [orderOfSecret(secret), hashSecret(secret)],
  );
  return row?.id ?? null;
}

/**
 * Whom a bearer credential proves, told apart by its prefix.
 * @throws Problem `unauthenticated`, `token_invalid` or `token_expired`; a credential that does not work never counts as none
 */
export async function actorOf(db: Db, credential: string, jwtSecrets: string[]): Promise<Actor> {
  if (credential.startsWith('epk_')) return apiKeyActor(db, credential);
  if (credential.startsWith('eos_')) {
    const orderId = await orderOpenedBy(db, credential);
    if (orderId === null) throw refused('This order secret');
    return { kind: 'buyer', orderId };
  }
  return userActor(db, credential, jwtSecrets);
}
