import { isObject, readOperations } from '@layers-content/contract';
import type { JsonObject } from '@layers-content/contract';
import type { Guide } from './guides.ts';

/** The list for programs that read: what this is, and where each guide and operation has its page (llmstxt.org). */
export function llmsText(document: JsonObject, guides: Readonly<Record<string, Guide>>, publicUrl: string): string {
  const { info } = document;
  const { title, summary } = isObject(info) ? info : {};
  const entry = (name: string, label: string, text: string) => `- [${label}](${publicUrl}/docs/${name}.md): ${text}`;
  return (
    [
      `# ${String(title)}`,
      `> ${String(summary)}`,
      `The whole contract as OpenAPI 3.1: ${publicUrl}/openapi.json. The same for people: ${publicUrl}/docs.`,
      '## Guides',
      Object.entries(guides)
        .map(([name, guide]) => entry(name, guide.title, guide.summary))
        .join('\n'),
      '## Operations',
      readOperations(document)
        .map(({ operationId, method, path, operation }) =>
          entry(operationId, operationId, `${String(operation['summary'])} (\`${method} ${path}\`)`),
        )
        .join('\n'),
    ].join('\n\n') + '\n'
  );
}
