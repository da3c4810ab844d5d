import { isObject, readOperation, readOperationTable } from '@layers-content/contract';
import type { DocumentedResponse, JsonObject, OperationRow } from '@layers-content/contract';
import { bodyFields, parameterFields, textOf } from './fields.ts';
import type { Field } from './fields.ts';
import { guideTitles, linksTo } from './links.ts';

type OperationTable = Readonly<Record<string, OperationRow>>;
/** Makes links of the names in a text. */
type Linked = (text: string) => string;

/**
 * One operation as a page of Markdown: endpoint and scope, parameters, body, samples, responses, errors, notes. It
 * says what the contract says and nothing else. A paragraph of the description that begins in bold is a note.
 * @param document the contract as the service shows it, so that samples name the service itself.
 * @param table its rows, for whoever makes more than one page.
 * @throws Error when the document has no such operation.
 */
export function operationPage(
  document: JsonObject,
  operationId: string,
  table: OperationTable = readOperationTable(document),
): string {
  const { operation, method, path, parameters, responses } = readOperation(document, operationId);
  const { scope = null, codes = {} } = table[operationId] ?? {};
  const linked = linksTo(Object.keys(table));
  const { lead, notes } = partsOf(operation['description']);
  const body = isObject(operation['requestBody']) ? contentOf(operation['requestBody'])['schema'] : undefined;
  const sections = [
    `# ${textOf(operation['summary'])}`,
    [
      `\`${method} ${path}\``,
      `Operation: \`${operationId}\``,
      `Scope: ${scope === null ? 'any key' : `\`${scope}\``}`,
    ].join('  \n'),
    linked(lead.join('\n\n')),
    fieldTable('Path parameters', parameterFields(document, parameters, 'path')),
    fieldTable('Query parameters', parameterFields(document, parameters, 'query')),
    fieldTable('Headers', parameterFields(document, parameters, 'header')),
    fieldTable('Body', bodyFields(document, body ?? {})),
    samples(operation),
    responseSection(
      responses.filter(({ status, response }) => status < 400 || isOwn(operation, status, response)),
      linked,
    ),
    errorTable(
      codes,
      responses.filter(({ status }) => status >= 400),
      linked,
    ),
    section(
      'Notes',
      [...notes, patience(operation)].map((note) => `* ${linked(note).replaceAll('\n', '\n  ')}`),
    ),
    seeAlso(
      textOf(operation['description']),
      Object.keys(table).filter((other) => other !== operationId),
    ),
  ];
  return `${sections.filter((text) => text !== '').join('\n\n')}\n`;
}

function partsOf(description: unknown): { readonly lead: readonly string[]; readonly notes: readonly string[] } {
  const paragraphs = textOf(description).split(/\n\n+/);
  return {
    lead: paragraphs.filter((paragraph) => !paragraph.startsWith('**')),
    notes: paragraphs.filter((paragraph) => paragraph.startsWith('**')),
  };
}

function section(title: string, blocks: readonly string[], between = '\n'): string {
  return blocks.length === 0 ? '' : `## ${title}\n\n${blocks.join(between)}`;
}

/** Seconds after which a client may give up, where the contract names none (`x-timeout-seconds`). */
const usualTimeoutSeconds = 30;

function patience({ 'x-timeout-seconds': seconds = usualTimeoutSeconds }: JsonObject): string {
  const rule = `**Wait up to ${String(seconds)} seconds** before your client gives up.`;
  if (seconds === usualTimeoutSeconds) return rule;
  return `${rule} A proxy in front of the service must wait as long (nginx: \`proxy_read_timeout ${String(seconds)}s\`).`;
}

function fieldTable(title: string, fields: readonly Field[]): string {
  const rows = fields.map(({ name, type, required, description }) =>
    row([`\`${name}\``, type, required ? 'yes' : 'no', description]),
  );
  return section(
    title,
    rows.length === 0
      ? []
      : [row(['Name', 'Type', 'Required', 'Description']), row(['---', '---', '---', '---']), ...rows],
  );
}

function samples({ 'x-codeSamples': list }: JsonObject): string {
  const blocks = (Array.isArray(list) ? list : []).filter(isObject).map(({ label, lang, source }) => {
    return `### ${textOf(label)}\n\n${fenced(textOf(lang).toLowerCase(), textOf(source))}`;
  });
  return section('Request', blocks, '\n\n');
}

function fenced(language: string, text: string): string {
  return ['```' + language, text, '```'].join('\n');
}

/**
 * An answer that only this operation gives, shown by its first example; the shared ones stand in the table of errors
 * alone.
 */
function isOwn({ responses }: JsonObject, status: number, response: JsonObject): boolean {
  return isObject(responses) && responses[String(status)] === response;
}

function responseSection(shown: readonly DocumentedResponse[], linked: Linked): string {
  const blocks = shown.map(({ status, response }) => {
    const [example] = Object.values(examplesOf(contentOf(response)));
    return [
      `### ${status}`,
      linked(textOf(response['description'])),
      ...(isObject(example) ? [fenced('json', JSON.stringify(example['value'], null, 2))] : []),
    ].join('\n\n');
  });
  return section('Responses', blocks, '\n\n');
}

/** A row a status and code; what a code means stands in a line of its own where a status has several. */
function errorTable(codes: OperationRow['codes'], errors: readonly DocumentedResponse[], linked: Linked): string {
  const rows = errors.flatMap(({ status, response }) => {
    const description = textOf(response['description']);
    return (codes[status] ?? []).map((code) =>
      row([String(status), `\`${code}\``, linked(meaningOf(code, description))]),
    );
  });
  return section(
    'Errors',
    rows.length === 0 ? [] : [row(['Status', 'Code', 'When']), row(['---', '---', '---']), ...rows],
  );
}

function meaningOf(code: string, description: string): string {
  const lines = description.split('\n').map((line) => line.replace(/^- /, ''));
  const own = lines.filter((line) => line.startsWith(`\`${code}\`: `)).map((line) => line.slice(code.length + 4));
  return own.length > 0 ? sentence(own.join(' ')) : lines.join(' ');
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}

function seeAlso(description: string, others: readonly string[]): string {
  const isNamed = (page: string) => description.includes(`\`${page}\``);
  const operations = others.filter(isNamed);
  const guides = Object.entries(guideTitles).filter(([name]) => isNamed(name));
  return section('See also', [
    ...operations.map((other) => `* [${other}](${other}.md)`),
    ...guides.map(([name, title]) => `* [${title} (guide)](${name}.md)`),
  ]);
}

function row(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll(/\s*\n\s*/g, ' ').replaceAll('|', '\\|')).join(' | ')} |`;
}

function contentOf({ content }: JsonObject): JsonObject {
  const media = isObject(content) ? content['application/json'] : undefined;
  return isObject(media) ? media : {};
}

function examplesOf({ examples }: JsonObject): JsonObject {
  return isObject(examples) ? examples : {};
}
