import { Model, snakeCaseMappers } from 'objection';

/** Rows as objects with camelCase properties. Every query names its pool or transaction: `User.query(db)`. */
export class BaseModel extends Model {
  static override columnNameMappers = snakeCaseMappers();
}
