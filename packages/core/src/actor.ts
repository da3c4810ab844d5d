/** Who asks: the request of a key, the operator by a command, or the service by itself. */
export type Actor = { readonly requestId: string; readonly apiKeyId: string } | 'operator' | 'system';
