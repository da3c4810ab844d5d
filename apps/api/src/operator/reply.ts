import { AdminFault, faultKinds } from './fault.ts';
import type { FaultKind } from './fault.ts';
import type { Outcome } from './outcome.ts';

/** The status that the service answers a fault with. */
export const statusOf: Readonly<Record<FaultKind, number>> = { usage: 400, refused: 409, unreachable: 503 };

/**
 * Reads the body of an answer.
 * @throws AdminFault `unreachable` when it is none, and the fault the service answered.
 */
export function outcomeIn(status: number | undefined, body: string): Outcome {
  const reply = parsed(body);
  if (!isRecord(reply)) throw notAnAnswer();
  if (status !== 200) {
    const kind = faultKinds.find((known) => known === reply['kind']);
    const message = reply['message'];
    if (kind === undefined || typeof message !== 'string') throw notAnAnswer();
    throw new AdminFault(kind, message);
  }
  const { data, lines, notes, failed } = reply;
  if (!isRecord(data) || !isTexts(lines) || !isTexts(notes)) throw notAnAnswer();
  return { data, lines, notes, ...(failed === true && { failed }) };
}

/** Without a cause: a parser's error quotes what it read, and a secret with it. */
export function notAnAnswer(): AdminFault {
  return new AdminFault(
    'unreachable',
    'What answers on admin.sock is no service of this version. Start the service again.',
  );
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    throw notAnAnswer();
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((entry) => typeof entry === 'string');
}
