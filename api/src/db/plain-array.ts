/**
 * An array of ids, numbers, hexadecimal digits or times in PostgreSQL's notation. The driver's own way looks at each value for characters to
 * escape; these have none, and a batch has thousands of them.
 * @param values letters, digits and `_ - : .` alone
 */
export const plainArray = (values: readonly (string | number | null)[]): string => {
  let text = '{';
  for (let index = 0; index < values.length; index++) text += (index === 0 ? '' : ',') + (values[index] ?? 'NULL');
  return `${text}}`;
};
