import type { components } from '../../contract/generated.js';
import type { Db } from '../../db/knex.js';
import { currencyDecimals } from '../../money/currency.js';
import { found } from './conditions.js';
import type { Search } from './input.js';

type Schemas = components['schemas'];
type Facets = Schemas['EventFacets'];

/** So many of the soonest matches are counted: the cost stays the same when nearly everything matches. */
const counted = 2000;
/** Of each kind. */
const most = 50;

const currencies = Intl.supportedValuesOf('currency');
const withDecimals = (decimals: number): string[] => currencies.filter((code) => currencyDecimals(code) === decimals);
/** Currencies in which 20 of the unit are 20 and 20,000 of the minor one; in the others they are 2,000. */
const undivided = withDecimals(0);
const inThousands = withDecimals(3);

const priceLabels: Record<string, string> = { free: 'Free', low: 'Under 20', middle: '20 to 60', high: '60 and more' };
const onlineLabels: Record<string, string> = { online: 'Online', venue: 'At a venue' };

const count = `
    sample as materialized (select * from found limit ?),
    parts as (
      select 'categories' as facet, category as value, null as label from sample, unnest(categories) category
      union all select 'cities', city_key, city from sample where city_key is not null
      union all select 'months', to_char(starts_at at time zone 'UTC', 'YYYY-MM'), null from sample
      union all
        select 'prices', case when min_price = 0 then 'free' when min_price < 20 * unit then 'low' when min_price < 60 * unit then 'middle'
                              else 'high' end, null
          from sample, lateral (select case when currency = any(?) then 1 when currency = any(?) then 1000 else 100 end as unit) money
         where min_price is not null
      union all select 'online', 'online', null from sample where online
      union all select 'online', 'venue', null from sample where in_person)
  select facet, coalesce(case facet when 'cities' then min(parts.label) end, value) as value, coalesce(min(parts.label), min(c.name)) as label,
         count(*)::integer as count, (select count(*)::integer from found) as total
    from parts left join categories c on facet = 'categories' and c.slug = value
   group by facet, parts.value order by facet, count(*) desc, value`;

interface Row {
  facet: keyof Omit<Facets, 'sampled'>;
  value: string;
  label: string | null;
  count: number;
  total: number;
}

const monthName = new Intl.DateTimeFormat('en', { month: 'long', year: 'numeric', timeZone: 'UTC' });
const labelOf = ({ facet, value, label }: Row): string => {
  if (facet === 'months') return monthName.format(new Date(`${value}-01T00:00:00Z`));
  return label ?? (facet === 'prices' ? priceLabels : onlineLabels)[value] ?? value;
};

/** What the events found are like, counted over the soonest of them. */
export async function facetsOf(db: Db, search: Search): Promise<Facets> {
  const columns = ['categories', 'city', 'city_key', 'starts_at', 'currency', 'min_price', 'online', 'in_person'];
  const soonest = found(db, search)
    .select(columns)
    .orderBy(['starts_at', 'event_id'])
    .limit(counted + 1);
  const { rows } = await db.raw<{ rows: Row[] }>(`with found as materialized ?, ${count}`, [
    soonest.toKnexQuery(),
    counted,
    undivided,
    inThousands,
  ]);
  const of = (facet: Row['facet']): Schemas['FacetCount'][] =>
    rows
      .filter((row) => row.facet === facet)
      .slice(0, most)
      .map((row) => ({ value: row.value, label: labelOf(row), count: row.count }));
  const months = of('months').sort((a, b) => (a.value < b.value ? -1 : 1));
  const sampled = (rows[0]?.total ?? 0) > counted;
  return { sampled, categories: of('categories'), cities: of('cities'), months, prices: of('prices'), online: of('online') };
}

/** The facets of nothing. */
export const noFacets: Facets = { sampled: false, categories: [], cities: [], months: [], prices: [], online: [] };
