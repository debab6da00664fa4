import type { DetailsRules } from './types.js';
import { draftsOf, namesOf } from '../state/answers.js';
import { detailsBody, detailsFaults, faultsFromPointers } from '../state/details.js';

/** What is known about the details form, together. */
export const detailsRules: DetailsRules = {
  faults: detailsFaults,
  body: detailsBody,
  found: faultsFromPointers,
  restored: (order) => ({ names: namesOf(order), answers: draftsOf(order) }),
};
