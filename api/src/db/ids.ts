import { typeidUnboxed } from 'typeid-js';

/** The prefix of each kind of id. */
export type IdPrefix =
  'usr' | 'ses' | 'org' | 'mem' | 'inv' | 'key' | 'aud' | 'evt' | 'ser' | 'tier' | 'que' | 'prc' | 'ord' | 'tkt' | 'pay' | 'rfd' | 'req';

/** A new TypeID: a prefix and a time-ordered UUID, so that ids sort by age. */
export const newId = (prefix: IdPrefix): string => typeidUnboxed(prefix);
