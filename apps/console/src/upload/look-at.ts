import { declaredTypeOf, declaredTypes } from './chosen-file.ts';
import type { Look } from './chosen-file.ts';
import { unreadable, unseen, wordsOfProbeFault, wordsOfSize } from './fault-words.ts';
import type { FoundFault } from './fault-words.ts';
import type { ProbeAnswer, ProbeQuestion } from './probe-messages.ts';

/** How a file is asked about; the worker's, or another of a test. */
export type Probe = (question: ProbeQuestion) => Promise<ProbeAnswer>;

/**
 * Looks at a file before any of it is sent. Its bytes decide what it is: one with another name than it deserves is
 * taken for what it is, as long as that is something this service takes.
 */
export async function lookAt(file: File, probe: Probe): Promise<Look> {
  // A file of no type this service takes is asked about all the same: what it is instead is worth telling.
  const declaredType = declaredTypeOf(file) ?? 'video/mp4';
  const answer = await probe({ file, declaredType });
  if (answer.found !== 'fault') return seen(answer);
  const ownType = typeInstead(answer.fault);
  return seen(ownType === undefined ? answer : await probe({ file, declaredType: ownType }));
}

function seen(answer: ProbeAnswer): Look {
  if (answer.found === 'unreadable') return { state: 'refused', fault: unreadable };
  if (answer.found === 'nothing') return { state: 'refused', fault: unseen };
  if (answer.found === 'fault') return { state: 'refused', fault: wordsOfProbeFault(answer.fault) };
  const { media } = answer;
  const tooLarge = wordsOfSize(media.mimeType, media.sizeBytes);
  return tooLarge === null ? { state: 'sound', media } : { state: 'refused', fault: tooLarge };
}

function typeInstead({ reason, detectedType }: FoundFault): (typeof declaredTypes)[number] | undefined {
  return reason === 'type_mismatch' ? declaredTypes.find((type) => type === detectedType) : undefined;
}
