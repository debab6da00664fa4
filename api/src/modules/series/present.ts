import type { components } from '../../contract/generated.js';
import type { SeriesModel } from '../../db/models/programme.js';

/** A series with what its caller can see of its dates. */
export interface SeriesView {
  series: SeriesModel;
  events: number;
  nextStartsAt: Date | null;
}

export const presentSeries = ({ series, events, nextStartsAt }: SeriesView): components['schemas']['Series'] => ({
  id: series.id,
  organizationId: series.organizationId,
  name: series.name,
  rule: series.rule,
  timezone: series.timezone,
  events,
  nextStartsAt: nextStartsAt?.toISOString() ?? null,
  createdAt: series.createdAt.toISOString(),
});
