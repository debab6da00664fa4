import type { Knex } from 'knex';

const queries = {
  columns: `
    select c.table_name as "table", c.column_name as name, c.data_type as type, c.udt_name as udt, c.is_nullable = 'NO' as required,
           c.column_default as initial, c.collation_name as collation, c.is_identity = 'YES' as identity
      from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
     where c.table_schema = 'public' and t.table_type = 'BASE TABLE' and c.table_name not like 'schema_migrations%'
     order by c.table_name, c.ordinal_position`,
  constraints: `
    select conrelid::regclass::text as "table", conname as name, pg_get_constraintdef(oid) as definition
      from pg_constraint
     where connamespace = 'public'::regnamespace and contype <> 'n' and conrelid::regclass::text not like 'schema_migrations%'
     order by 1, 2`,
  indexes: `
    select tablename as "table", indexname as name, indexdef as definition
      from pg_indexes where schemaname = 'public' and tablename not like 'schema_migrations%' order by 1, 2`,
};

interface Column {
  table: string;
  name: string;
  type: string;
  udt: string;
  required: boolean;
  initial: string | null;
  collation: string | null;
  identity: boolean;
}
interface Named {
  table: string;
  name: string;
  definition: string;
}

function columnLine({ name, type, udt, required, initial, collation, identity }: Column): string {
  const kind = type === 'ARRAY' ? `${udt.slice(1)}[]` : type === 'USER-DEFINED' ? udt : type;
  const parts = [name, kind];
  if (collation) parts.push(`collate "${collation}"`);
  if (required) parts.push('not null');
  if (identity) parts.push('generated always as identity');
  if (initial !== null) parts.push(`default ${initial}`);
  return parts.join(' ');
}

/**
 * The schema as reviewers read it: every table with its columns, constraints and indexes, in an order that does not depend on how it came
 * about or on the version of PostgreSQL.
 */
export async function dumpSchema(db: Knex): Promise<string> {
  const read = async <T>(sql: string): Promise<T[]> => (await db.raw<{ rows: T[] }>(sql)).rows;
  const columns = await read<Column>(queries.columns);
  const constraints = await read<Named>(queries.constraints);
  const indexes = await read<Named>(queries.indexes);
  const tables = [...new Set(columns.map(({ table }) => table))];
  const sections = tables.map((table) => {
    const own = constraints.filter((constraint) => constraint.table === table);
    const lines = [
      ...columns.filter((column) => column.table === table).map(columnLine),
      ...own.map(({ name, definition }) => `constraint ${name} ${definition}`),
    ];
    const backing = new Set(own.map(({ name }) => name));
    const ownIndexes = indexes.filter((index) => index.table === table && !backing.has(index.name));
    return [
      `create table ${table} (`,
      lines.map((line) => `  ${line}`).join(',\n'),
      ');',
      ...ownIndexes.map(({ definition }) => `${definition.replace(' ON public.', ' ON ')};`),
    ].join('\n');
  });
  return `-- What the migrations add up to. Written by the schema test: \`UPDATE_SCHEMA=1 npm test -- schema\`.\n\n${sections.join('\n\n')}\n`;
}
