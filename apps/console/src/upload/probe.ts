import type { ProbeAnswer, ProbeQuestion } from './probe-messages.ts';

let worker: Worker | null = null;

/**
 * Asks a worker of its own, so that no film makes the page stutter; it is loaded with the first file.
 * Where it cannot be loaded, the next question tries anew.
 */
export function probe(question: ProbeQuestion): Promise<ProbeAnswer> {
  const asked = (worker ??= new Worker(new URL('./probe.worker.ts', import.meta.url), { type: 'module' }));
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve) => {
    port1.addEventListener('message', ({ data }: MessageEvent<ProbeAnswer>) => {
      port1.close();
      resolve(data);
    });
    port1.start();
    asked.addEventListener('error', () => {
      worker = null;
      resolve({ found: 'nothing' });
    });
    asked.postMessage(question, [port2]);
  });
}
