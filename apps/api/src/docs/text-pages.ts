import { readOperationTable } from '@layers-content/contract';
import type { JsonObject, OperationId } from '@layers-content/contract';
import { guidesOf } from './guides.ts';
import type { guideTitles } from './links.ts';
import { llmsText } from './llms-text.ts';
import { operationPage } from './operation-page.ts';

/** Where pages of the original's reference lead to here. */
const originalAddresses: Readonly<Record<string, OperationId | keyof typeof guideTitles>> = {
  '/docs/api/reference/content/create-upload-session': 'createUploadSession',
  '/docs/api/reference/content/finalize-upload': 'finalizeUpload',
  '/docs/api/reference/content/get-container': 'getContent',
  '/docs/api/reference/content/patch-container': 'updateContent',
  '/docs/api/guides/upload-finished-content': 'upload-finished-content',
  '/docs/api/concepts/sandbox': 'sandbox',
};

/** The contract as texts: by path what stands there, and which other addresses lead to it. */
export interface TextPages {
  readonly texts: ReadonlyMap<string, string>;
  readonly redirects: ReadonlyMap<string, string>;
}

/** @param document the contract as the service shows it. */
export function textPages(document: JsonObject, publicUrl: string): TextPages {
  const guides = guidesOf(document);
  const table = readOperationTable(document);
  return {
    texts: new Map([
      ['/llms.txt', llmsText(document, guides, publicUrl)],
      ...Object.keys(table).map((operationId): [string, string] => [
        pathOf(operationId),
        operationPage(document, operationId, table),
      ]),
      ...Object.entries(guides).map(([name, { text }]): [string, string] => [pathOf(name), text]),
    ]),
    redirects: new Map(Object.entries(originalAddresses).map(([address, name]) => [address, pathOf(name)])),
  };
}

function pathOf(name: string): string {
  return `/docs/${name}.md`;
}
