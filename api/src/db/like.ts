/** A pattern for `like` that finds the text anywhere, taken as it is. */
export const likePattern = (text: string): string => `%${text.replaceAll(/[\\%_]/g, '\\$&')}%`;
