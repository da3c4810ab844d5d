import type { Difference, Field, KnownDifference, Value } from './field.ts';

/** How one field of one file came out. */
export interface Outcome {
  readonly file: string;
  readonly field: string;
  readonly witness: string;
  readonly result: 'agreed' | 'explained' | 'differs' | 'only ours' | 'only theirs' | 'untold';
  readonly ours: Value | null;
  readonly theirs: Value | null;
  /** Code of the known difference that explains it. */
  readonly code: string | null;
}

/** Compares what we say of a file with what another probe says, field by field. */
export function compare<Info, Report>(
  file: string,
  info: Info,
  report: Report,
  fields: readonly Field<Info, Report>[],
  known: readonly KnownDifference<Info, Report>[],
): Outcome[] {
  return fields.map((field) => {
    const [ours, theirs] = [field.ours(info), field.theirs(report)];
    const base = { file, field: field.name, witness: field.witness, ours, theirs, code: null };
    if (ours === null) return { ...base, result: theirs === null ? 'untold' : 'only theirs' };
    if (theirs === null) return { ...base, result: 'only ours' };
    if (agree({ ours, theirs }, field.tolerance ?? 0)) return { ...base, result: 'agreed' };
    const cause = known.find(
      (each) => each.fields.includes(field.name) && each.explains({ ours, theirs }, info, report),
    );
    return cause ? { ...base, result: 'explained', code: cause.code } : { ...base, result: 'differs' };
  });
}

function agree({ ours, theirs }: Difference, tolerance: number): boolean {
  return typeof ours === 'number' && typeof theirs === 'number'
    ? Math.abs(ours - theirs) <= tolerance
    : ours === theirs;
}
