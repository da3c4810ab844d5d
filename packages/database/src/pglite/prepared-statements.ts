import { parse, protocol } from '@electric-sql/pglite';
import type { PGlite } from '@electric-sql/pglite';
import type { Row, SqlValue } from '../database.ts';
import { withWholeTexts } from './whole-texts.ts';

const { serialize } = protocol;

interface Prepared {
  readonly name: string;
  /** Type oids of its parameters. */
  readonly types: readonly number[];
}

/**
 * Statements that are parsed and planned once in the life of an engine; PGlite's own `query` does it each time, which
 * is most of its time. Only for an engine that runs one statement at a time.
 */
export class PreparedStatements {
  readonly #pglite: PGlite;
  readonly #prepared = new Map<string, Prepared>();

  constructor(pglite: PGlite) {
    this.#pglite = pglite;
  }

  async run(sql: string, params: readonly SqlValue[]): Promise<readonly Row[]> {
    const { name, types } = this.#prepared.get(sql) ?? (await this.#prepare(sql));
    const values = params.map((value, index) => (value === null ? null : this.#serialized(value, types[index] ?? 0)));
    const { messages, data } = await this.#ask([
      serialize.bind({ statement: name, values }),
      serialize.describe({ type: 'P' }),
      serialize.execute({}),
    ]);
    const [result] = parse.parseResults(withWholeTexts(messages, data), this.#pglite.parsers);
    return result?.rows ?? [];
  }

  async #prepare(sql: string): Promise<Prepared> {
    const name = `s${this.#prepared.size}`;
    const { messages } = await this.#ask([
      serialize.parse({ name, text: sql }),
      serialize.describe({ type: 'S', name }),
    ]);
    const prepared = { name, types: parse.parseDescribeStatementResults(messages) };
    this.#prepared.set(sql, prepared);
    return prepared;
  }

  #serialized(value: Exclude<SqlValue, null>, type: number): string {
    const serializer = this.#pglite.serializers[type];
    return serializer ? serializer(value) : String(value);
  }

  /** One trip for all messages; a sync ends it, also after an error. */
  #ask(messages: readonly Uint8Array[]) {
    return this.#pglite.execProtocol(Buffer.concat([...messages, serialize.sync()]), {});
  }
}
