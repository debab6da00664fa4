import { newFastId } from '../db/fast-ids.js';

/** The id of a request, told in the answer and in every log line about it. */
export const newRequestId = (): string => newFastId('req');
