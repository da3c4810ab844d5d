import { contentTypes } from '@layers-content/core';
import type { ContentType } from '@layers-content/core';
import { openCaller } from './caller.ts';
import type { Caller, Target } from './caller.ts';
import { Tally, timed } from './contest.ts';
import type { Timing } from './contest.ts';
import { largestMib, mediaTypes, mib } from './media-files.ts';
import type { MediaFile } from './media-files.ts';
import type { Profile } from './profile.ts';
import type { Sizes } from './sizes.ts';

/** One line of the table. */
export interface FinalizeTiming {
  readonly contentType: ContentType;
  readonly sizeBytes: number;
  readonly concurrency: number;
  readonly finalize: Timing;
  /** Through the service; null where clients put to the store itself. */
  readonly put: Timing | null;
  /** The same bytes, kept by plain means. */
  readonly plain: Timing;
}

export async function measureFinalizes(
  profile: Profile,
  { finalizes, concurrencies }: Sizes,
): Promise<readonly FinalizeTiming[]> {
  const caller = openCaller(profile.service.baseUrl, profile.tenant, Math.max(...concurrencies));
  const timings: FinalizeTiming[] = [];
  try {
    for (const contentType of contentTypes) {
      for (const [mebibytes, batches] of [
        [1, finalizes.small],
        [largestMib[contentType], finalizes.large],
      ] as const) {
        if (batches === 0) continue;
        const file = { contentType, bytes: mediaTypes[contentType](mebibytes * mib) };
        timings.push(await measureFile(caller, profile, { file, concurrency: 1, batches }));
      }
    }
    const file = { contentType: 'video/mp4', bytes: mediaTypes['video/mp4'](mib) } as const;
    for (const concurrency of concurrencies.filter((atOnce) => atOnce > 1))
      timings.push(await measureFile(caller, profile, { file, concurrency, batches: 3 }));
  } finally {
    caller.close();
  }
  return timings;
}

/** Batches of files at once: put, finalized, and kept by plain means, in turn. The first batch only warms up. */
async function measureFile(
  caller: Caller,
  profile: Profile,
  { file, concurrency, batches }: { readonly file: MediaFile; readonly concurrency: number; readonly batches: number },
): Promise<FinalizeTiming> {
  const { contentType, bytes } = file;
  const sizeBytes = bytes.byteLength;
  const [put, finalize, plain] = [new Tally(), new Tally(), new Tally()];
  for (let batch = -1; batch < batches; batch += 1) {
    const targets = await Promise.all(
      Array.from({ length: concurrency }, () => caller.openSession({ contentType, sizeBytes })),
    );
    const turns = [
      { tally: put, run: (target: Target) => caller.put(target, file) },
      { tally: finalize, run: (target: Target) => caller.finalize(target) },
      { tally: plain, run: () => profile.keepPlainly(bytes, contentType) },
    ];
    for (const { tally, run } of turns) {
      const startedAt = performance.now();
      const runsMs = await Promise.all(targets.map((target) => timed(() => run(target))));
      if (batch < 0) continue;
      for (const runMs of runsMs) tally.add(runMs);
      tally.addTurn(performance.now() - startedAt, null);
    }
  }
  return {
    contentType,
    sizeBytes,
    concurrency,
    finalize: finalize.timing(),
    put: profile.takesPuts ? put.timing() : null,
    plain: plain.timing(),
  };
}
