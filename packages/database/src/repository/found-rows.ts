/** The tenant's item of $3 as it stands, locked; what changes it is judged by this row and finds it by its id alone. */
export const lockedItem =
  'old AS MATERIALIZED (SELECT * FROM content_items WHERE organization_id = $1 AND world = $2 AND id = $3 FOR UPDATE)';

/**
 * Rows whose key is one of a query's: the index of the key is entered once for each. A join alone may read the table
 * to its end and drop what does not match.
 */
export function amongKeys(key: string, query: string): string {
  return `${key} = ANY (ARRAY(${query}))`;
}
