import type { components } from '../../contract/generated.js';
import type { AuditEntryModel } from '../../db/models/accounts.js';
import type { Deps } from '../../deps.js';
import { presentPage } from '../../http/present-page.js';
import { route, type Route } from '../../http/route.js';
import { listAuditLog } from './service.js';

const present = (entry: AuditEntryModel): components['schemas']['AuditEntry'] => ({
  id: entry.id,
  action: entry.action,
  actor: { kind: entry.actorKind, id: entry.actorId, name: entry.actorName },
  target: { type: entry.targetType, id: entry.targetId },
  before: entry.before,
  after: entry.after,
  createdAt: entry.createdAt.toISOString(),
});

export const auditRoutes = ({ db }: Deps): Route[] => [
  route('auditLog.list', async ({ actor, path, query }) => presentPage(await listAuditLog(db, actor, path.organization, query), present)),
];
