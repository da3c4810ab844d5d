import { shortened } from '@layers-content/core';
import { HttpProblem } from './problems.ts';

/** Deepest nesting a body may have (the contract). */
const maxDepth = 32;

/**
 * Parses a request body as the contract wants it: valid UTF-8, no byte order mark, no key twice in one object,
 * bounded depth.
 * @throws HttpProblem 400 MALFORMED_REQUEST that names the fault.
 */
export function parseStrictJson(bytes: Uint8Array): unknown {
  const text = decodeUtf8(bytes);
  scanStructure(text);
  try {
    return JSON.parse(text);
  } catch (error) {
    throw malformed('The body is not valid JSON.', error);
  }
}

function malformed(fault: string, cause?: unknown): HttpProblem {
  return new HttpProblem('MALFORMED_REQUEST', `${fault} Send one JSON object in UTF-8.`, { cause });
}

function decodeUtf8(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (error) {
    throw malformed('The body is not valid UTF-8.', error);
  }
}

const stringLiteral = /"(?:[^"\\]|\\.)*"/y;

/** One pass over strings, braces and brackets; everything else is left to JSON.parse. */
function scanStructure(text: string): void {
  /** For each open container the keys seen so far; null for an array. */
  const open: (Set<string> | null)[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (character === '{' || character === '[') {
      open.push(character === '{' ? new Set() : null);
      if (open.length > maxDepth) throw malformed(`The body is nested deeper than ${maxDepth} levels.`);
    } else if (character === '}' || character === ']') {
      open.pop();
    } else if (character === '"') {
      stringLiteral.lastIndex = at;
      const literal = stringLiteral.exec(text)?.[0];
      if (literal === undefined) throw malformed('The body is not valid JSON.');
      at += literal.length - 1;
      const keys = open.at(-1);
      if (keys && isKey(text, at + 1)) addKey(keys, literal);
    }
  }
}

function isKey(text: string, after: number): boolean {
  const rest = /\S/g;
  rest.lastIndex = after;
  return rest.exec(text)?.[0] === ':';
}

function addKey(keys: Set<string>, literal: string): void {
  let key: unknown;
  try {
    key = JSON.parse(literal);
  } catch (error) {
    throw malformed('The body is not valid JSON.', error);
  }
  if (typeof key !== 'string') return;
  if (keys.has(key)) throw malformed(`The body has the key ${JSON.stringify(shortened(key))} twice in one object.`);
  keys.add(key);
}
