/** Keeps signing secrets unreadable where they rest; what is sealed for one endpoint opens for no other. */
export interface SecretBox {
  seal(endpointId: string, secret: string): Uint8Array;
  /** @throws Error when none of the keys opens it. */
  open(endpointId: string, sealed: Uint8Array): string;
}

/** Where signing secrets come from; tests replace it. */
export interface SigningSecrets extends SecretBox {
  /** `whsec_` and the base64 of 32 random bytes (the contract, "Webhooks"). */
  generate(): string;
}
