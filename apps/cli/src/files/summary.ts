/** Some paths in a line: all of a few, else the first ones and how many more. */
export function summaryOf(paths: readonly string[]): string {
  const shown = paths.slice(0, 3).join(', ');
  return paths.length > 3 ? `${shown} and ${paths.length - 3} more` : shown;
}
