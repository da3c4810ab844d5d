/** What every answer carries is said once, in the introduction. */
const commonHeaders = [
  'X-Request-Id',
  'X-RateLimit-Endpoint-Class',
  'X-RateLimit-Limit',
  'X-RateLimit-Remaining',
  'X-RateLimit-Reset',
];

/** The guides by name, relative to the page; they are pages of Markdown beside it. */
const guideAddresses = ['upload-finished-content', 'review', 'sandbox'].map((name) => [name, `docs/${name}.md`]);

/**
 * The contract as the page shows it: each operation begins with its id and scope, and common headers are left out. Where the
 * introduction or the description of an operation names an operation or a guide, a link leads to it.
 */
export function shownContract(contract) {
  const addresses = addressesOf(contract);
  const shownOperation = (operation) => ({
    ...operation,
    description: `${identityOf(operation)}\n\n${linked(operation.description, addresses)}`,
    responses: mapValues(operation.responses, withoutCommonHeaders),
  });
  return {
    ...contract,
    info: { ...contract.info, description: linked(contract.info.description, addresses) },
    paths: mapValues(contract.paths, (item) =>
      mapValues(item, (part) => (isOperation(part) ? shownOperation(part) : part)),
    ),
    components: { ...contract.components, responses: mapValues(contract.components.responses, withoutCommonHeaders) },
  };
}

/** The end of the address that leads to an operation; the page is told to use the same. */
export function slugOf({ operationId }) {
  return operationId;
}

function isOperation(part) {
  return part.operationId !== undefined;
}

function identityOf({ operationId, security = [] }) {
  const scopes = security.flatMap((scheme) => Object.values(scheme).flat()).map((scope) => `\`${scope}\``);
  return `\`${operationId}\` · ${scopes.length === 0 ? 'any key' : `scope ${scopes.join(', ')}`}`;
}

function withoutCommonHeaders(response) {
  if (response.headers === undefined) return response;
  return {
    ...response,
    headers: Object.fromEntries(Object.entries(response.headers).filter(([name]) => !commonHeaders.includes(name))),
  };
}

function addressesOf({ paths }) {
  const operations = Object.values(paths)
    .flatMap((item) => Object.values(item))
    .filter(isOperation);
  const anchors = operations.map((operation) => [
    operation.operationId,
    `#tag/${operation.tags[0].toLowerCase()}/${slugOf(operation)}`,
  ]);
  return new Map([...anchors, ...guideAddresses]);
}

function linked(text, addresses) {
  return text.replaceAll(/`([\w-]+)`/g, (word, name) =>
    addresses.has(name) ? `[${word}](${addresses.get(name)})` : word,
  );
}

function mapValues(record, change) {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));
}
