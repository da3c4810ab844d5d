import type { Outcome } from './commands.ts';
import { AdminFault, faultKinds } from './fault.ts';
import type { FaultKind } from './fault.ts';

/** What the service answers on the socket, on one line. */
export type Reply =
  | { readonly ok: true; readonly outcome: Outcome }
  | { readonly ok: false; readonly fault: { readonly kind: FaultKind; readonly message: string } };

/** Reads an answer. @throws AdminFault `unreachable` when it is none, and the fault the service answered. */
export function outcomeIn(line: string): Outcome {
  const reply = parsed(line);
  if (!isRecord(reply)) throw notAnAnswer();
  const { fault, outcome } = reply;
  if (isRecord(fault)) {
    const kind = faultKinds.find((known) => known === fault['kind']);
    const message = fault['message'];
    if (kind === undefined || typeof message !== 'string') throw notAnAnswer();
    throw new AdminFault(kind, message);
  }
  if (!isRecord(outcome)) throw notAnAnswer();
  const { data, lines, notes, failed } = outcome;
  if (!isRecord(data) || !isTexts(lines) || !isTexts(notes)) throw notAnAnswer();
  return { data, lines, notes, ...(failed === true && { failed }) };
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    // Without the cause: a parser's message quotes the text, and a secret with it.
    throw notAnAnswer();
  }
}

function notAnAnswer(): AdminFault {
  return new AdminFault('unreachable', 'What answers on admin.sock is no service of this version. Start the service again.');
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((entry) => typeof entry === 'string');
}
