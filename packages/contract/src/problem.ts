/** The one envelope of every 4xx and 5xx; each response's own schema says which codes and details it has. */
export interface Problem {
  readonly error: {
    readonly code: string;
    readonly message: string;
    readonly requestId: string;
    readonly details?: Readonly<Record<string, unknown>>;
  };
}
