/**
 * Gives every operation the parameters of its path, in front of its own and without references.
 * The renderer leaves a referenced parameter of a path empty when a link opens the operation.
 */
export function ownParameters(contract) {
  const resolve = (parameter) => contract.components?.parameters?.[parameter.$ref?.split('/').at(-1)] ?? parameter;
  const operations = ({ parameters = [], ...item }) =>
    Object.entries(item).map(([key, value]) => [
      key,
      value.responses ? { ...value, parameters: [...parameters, ...(value.parameters ?? [])].map(resolve) } : value,
    ]);
  const paths = Object.entries(contract.paths).map(([path, item]) => [path, Object.fromEntries(operations(item))]);
  return { ...contract, paths: Object.fromEntries(paths) };
}
