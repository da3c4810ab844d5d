import { isObject, readBundle } from '@layers-content/contract';
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { ValidateFunction } from 'ajv/dist/2020.js';
import { fullFormats } from 'ajv-formats/dist/formats.js';

/** What came back from the service. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: string;
}

type JsonObject = Readonly<Record<string, unknown>>;

/**
 * Holds any answer against the contract: documented status, documented headers, schema with formats.
 * Gives every fault it finds, in words.
 */
export class DocumentedAnswers {
  readonly #bundle = readBundle();
  readonly #ajv = new Ajv2020({ strict: false, allErrors: true, formats: fullFormats });
  readonly #validators = new Map<string, ValidateFunction>();

  faultsOf(operationId: string, { status, headers, body }: Answer): string[] {
    const response = this.#responseOf(operationId, status);
    if (!response) return [`${operationId} documents no ${status}`];
    const documented = child(response, 'headers');
    const missing = Object.keys(documented).flatMap((name) =>
      this.#headerFault(name, documented[name], headers.get(name)),
    );
    const validate = this.#validatorOf(`${operationId} ${status}`, response);
    const valid = validate(JSON.parse(body));
    return valid
      ? missing
      : [...missing, `${operationId} ${status}: ${this.#ajv.errorsText(validate.errors)} in ${body}`];
  }

  #headerFault(name: string, documented: unknown, value: string | null): string[] {
    const header = this.#resolve(documented);
    if (value === null) return header['required'] === true ? [`the header ${name} is missing`] : [];
    const { type } = child(header, 'schema');
    const valid = this.#ajv.validate(
      this.#inBundle(child(header, 'schema')),
      type === 'integer' ? Number(value) : value,
    );
    return valid ? [] : [`the header ${name}: ${value} does not match its schema`];
  }

  #responseOf(operationId: string, status: number): JsonObject | null {
    for (const pathItem of Object.values(child(this.#bundle, 'paths'))) {
      if (!isObject(pathItem)) continue;
      for (const operation of Object.values(pathItem)) {
        if (!isObject(operation) || operation['operationId'] !== operationId) continue;
        const response = child(operation, 'responses')[String(status)];
        return response === undefined ? null : this.#resolve(response);
      }
    }
    return null;
  }

  #validatorOf(key: string, response: JsonObject): ValidateFunction {
    const known = this.#validators.get(key);
    if (known) return known;
    const schema = child(child(child(response, 'content'), 'application/json'), 'schema');
    const validate = this.#ajv.compile(this.#inBundle(schema));
    this.#validators.set(key, validate);
    return validate;
  }

  /** The schema as a document of its own, in which references into the bundle's components resolve. */
  #inBundle(schema: JsonObject): JsonObject {
    return { ...schema, components: this.#bundle['components'] };
  }

  #resolve(value: unknown): JsonObject {
    if (!isObject(value)) throw new Error('the contract has no object here');
    const { $ref } = value;
    if (typeof $ref !== 'string') return value;
    return this.#resolve(
      $ref
        .slice(2)
        .split('/')
        .reduce((parent: unknown, key) => (isObject(parent) ? parent[key] : undefined), this.#bundle),
    );
  }
}

function child(parent: JsonObject, key: string): JsonObject {
  const value = parent[key];
  return isObject(value) ? value : {};
}
