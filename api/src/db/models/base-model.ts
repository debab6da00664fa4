import { Model } from 'objection';

/** A table's rows. Every query names its pool or transaction: `UserModel.query(db)`. */
export class BaseModel extends Model {}
