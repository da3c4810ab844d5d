/** What a person or an agent can put right; the message says how, and is shown as it is. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
}
