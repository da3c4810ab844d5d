/** The titles of all guides by the names of their pages; the contract's texts refer to a guide by its name. */
export const guideTitles = {
  'upload-finished-content': 'Upload finished content',
  'every-request': 'What holds for every request',
  review: 'Review',
  webhooks: 'Webhooks',
  sandbox: 'Sandbox',
} as const;

/** Makes links of the names of these operations, and of guides, in a text. */
export function linksTo(operationIds: readonly string[]): (text: string) => string {
  const pages = new Set([...operationIds, ...Object.keys(guideTitles)]);
  return (text) =>
    text.replaceAll(/`([\w-]+)`/g, (word, name: string) => (pages.has(name) ? `[${word}](${name}.md)` : word));
}
