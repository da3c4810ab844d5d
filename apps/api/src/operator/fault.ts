/** What the exit code says, as in `layers-content`; documented in `--help`. */
export const exitCodes = { ok: 0, refused: 1, usage: 2, unreachable: 3 } as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/**
 * `usage`: the command line is wrong; `refused`: it cannot be done; `unreachable`: neither service nor database
 * answer.
 */
export const faultKinds = ['usage', 'refused', 'unreachable'] as const;
export type FaultKind = (typeof faultKinds)[number];

/** Why a command was not done. The message is for the operator and says what to do; it never holds a secret. */
export class AdminFault extends Error {
  override readonly name = 'AdminFault';
  readonly kind: FaultKind;

  constructor(kind: FaultKind, message: string, options?: ErrorOptions) {
    super(message, options);
    this.kind = kind;
  }
}
