/// <reference lib="webworker" />
import { ProbeFault, probeFile } from '@layers-content/media-probe/browser';
import type { ProbeAnswer, ProbeQuestion } from './probe-messages.ts';

/** One file after another: a picture is decoded whole, and ten of them at once would not fit a phone. */
let turn = Promise.resolve();

addEventListener('message', ({ data, ports: [port] }: MessageEvent<ProbeQuestion>) => {
  turn = turn.then(async () => port?.postMessage(await answerTo(data)));
});

async function answerTo({ file, declaredType }: ProbeQuestion): Promise<ProbeAnswer> {
  try {
    return { found: 'media', media: await probeFile(file, declaredType) };
  } catch (error) {
    if (!(error instanceof ProbeFault)) return { found: 'unreadable' };
    const { reason, message, detectedType } = error;
    return { found: 'fault', fault: { reason, message, detectedType } };
  }
}
