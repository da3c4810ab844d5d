import { readOperations } from '@layers-content/contract';
import type { JsonObject } from '@layers-content/contract';

/**
 * What each parameter looks like, in words for a person: its example and what the contract says of it.
 * Named `<operationId> <place>/<name>`, as in `getContent path/containerId`.
 */
export function readParameterForms(bundle: JsonObject): ReadonlyMap<string, string> {
  return new Map(
    readOperations(bundle).flatMap(({ operationId, parameters }) =>
      parameters.map(({ in: place, name, example, description }) => [
        `${operationId} ${String(place)}/${String(name)}`,
        `must be like ${String(example)}: ${String(description).replace(/\.\s*$/, '')}`,
      ]),
    ),
  );
}
