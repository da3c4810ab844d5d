/** The guides by name; each is a page of Markdown beside this one. */
export const guideNames = ['upload-finished-content', 'every-request', 'review', 'webhooks', 'sandbox'];

/**
 * The contract as the page shows it: each operation begins with its id and scope, and the headers of every answer are told
 * once, at the end of the introduction. Where a text names an operation or a guide, a link leads to it.
 */
export function shownContract(contract) {
  const { info, paths, components } = contract;
  const linked = linksTo(contract);
  const common = commonHeaders(contract);
  const withoutCommon = (response) => withoutHeaders(response, Object.keys(common));
  const shownOperation = (operation) => ({
    ...operation,
    description: `${identityOf(operation)}\n\n${linked(operation.description)}`,
    responses: mapValues(operation.responses, withoutCommon),
  });
  return {
    ...contract,
    info: { ...info, description: `${linked(info.description)}\n\n${headerTable(common)}` },
    paths: mapValues(paths, (item) => mapValues(item, (part) => (isOperation(part) ? shownOperation(part) : part))),
    components: {
      ...components,
      parameters: mapValues(components.parameters, (parameter) => ({
        ...parameter,
        description: linked(parameter.description),
      })),
      responses: mapValues(components.responses, withoutCommon),
    },
  };
}

/** The end of the address that leads to an operation; the page is told to use the same. */
export function slugOf({ operationId }) {
  return operationId;
}

function isOperation(part) {
  return part.operationId !== undefined;
}

function operationsOf({ paths }) {
  return Object.values(paths)
    .flatMap((item) => Object.values(item))
    .filter(isOperation);
}

function identityOf({ operationId, security = [] }) {
  const scopes = security.flatMap((scheme) => Object.values(scheme).flat()).map((scope) => `\`${scope}\``);
  return `\`${operationId}\` · ${scopes.length === 0 ? 'any key' : `scope ${scopes.join(', ')}`}`;
}

/** The headers that no answer lacks, by name. */
function commonHeaders(contract) {
  const all = operationsOf(contract)
    .flatMap(({ responses }) => Object.values(responses))
    .map((response) => followed(contract, response).headers ?? {});
  const names = Object.keys(all[0] ?? {}).filter((name) => all.every((headers) => name in headers));
  return Object.fromEntries(names.map((name) => [name, followed(contract, all[0][name])]));
}

function withoutHeaders(response, names) {
  if (response.headers === undefined) return response;
  return {
    ...response,
    headers: Object.fromEntries(Object.entries(response.headers).filter(([name]) => !names.includes(name))),
  };
}

function headerTable(headers) {
  const rows = Object.entries(headers).map(
    ([name, { description }]) => `| \`${name}\` | ${description.trim().replaceAll(/\s+/g, ' ')} |`,
  );
  return ['## Headers of every answer', '', '| header | meaning |', '| --- | --- |', ...rows].join('\n');
}

/** Makes links of the names of operations and guides in a text. */
function linksTo(contract) {
  const operations = operationsOf(contract).map((operation) => [
    operation.operationId,
    `#tag/${operation.tags[0].toLowerCase()}/${slugOf(operation)}`,
  ]);
  const addresses = new Map([...operations, ...guideNames.map((name) => [name, `docs/${name}.md`])]);
  return (text) =>
    text.replaceAll(/`([\w-]+)`/g, (word, name) => (addresses.has(name) ? `[${word}](${addresses.get(name)})` : word));
}

/** What a reference within the contract stands for; anything else is itself. */
function followed(contract, part) {
  if (part.$ref === undefined) return part;
  return part.$ref
    .slice(2)
    .split('/')
    .reduce((parent, key) => parent[key], contract);
}

function mapValues(record, change) {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));
}
