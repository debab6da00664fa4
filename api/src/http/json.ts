import bourne from '@hapi/bourne';

/**
 * Parses JSON as the pipeline's parser of bodies does: what would reach an object's prototype is refused.
 * @throws SyntaxError
 */
export const parseJson = (text: string): unknown => (text === '' ? text : bourne.parse(text, { protoAction: 'error' }));
