import { isOperationId, operationTable } from '@layers-content/contract';
import type { OperationId } from '@layers-content/contract';

/** One operation as the contract declares it. */
export type Operation = (typeof operationTable)[OperationId] & { readonly operationId: OperationId };

/** All operations of the contract, in its order. */
export const operationList: readonly Operation[] = Object.keys(operationTable)
  .filter(isOperationId)
  .map((operationId) => ({ operationId, ...operationTable[operationId] }));

/** Whether requests of this operation carry a JSON body. */
export function takesBody({ method }: Operation): boolean {
  return method === 'POST' || method === 'PATCH';
}
