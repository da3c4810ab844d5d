import type { Caller, Target } from './caller.ts';
import { contest } from './contest.ts';
import type { Timing } from './contest.ts';
import { mediaTypes } from './media-files.ts';
import { startNewService } from './new-service.ts';
import { undoAll } from './profile.ts';
import type { Undo } from './profile.ts';

/** What requests cost while so many items are open. */
export interface GrowthStep {
  readonly openItems: number;
  /** By operation. */
  readonly timings: Readonly<Record<string, Timing>>;
}

export interface GrowthSizes {
  /** Ascending. */
  readonly openItems: readonly number[];
  readonly completedItems: number;
  readonly rounds: number;
  readonly turnMs: number;
}

const atOnce = 16;
const sizeBytes = 65_536;
const picture = { contentType: 'image/jpeg', bytes: mediaTypes['image/jpeg'](sizeBytes) } as const;

/**
 * Grows a new installation by its API alone, and measures at each step. On the embedded database, or a new one of a
 * server, which has not analyzed its tables yet: nothing is told to the planner but what the service and the server
 * find out themselves.
 */
export async function measureGrowth(
  serverUrl: string | null,
  sizes: GrowthSizes,
  tell: (line: string) => void,
): Promise<readonly GrowthStep[]> {
  const undo: Undo = [];
  try {
    const subject = await startNewService(serverUrl, atOnce, undo);
    return await grow(subject, sizes, tell);
  } finally {
    await undoAll(undo);
  }
}

interface Subject {
  readonly caller: Caller;
  readonly pid: number;
  readonly projectId: string;
}

async function grow(
  { caller, pid, projectId }: Subject,
  { openItems, completedItems, rounds, turnMs }: GrowthSizes,
  tell: (line: string) => void,
): Promise<readonly GrowthStep[]> {
  let open = 0;
  const create = async (): Promise<Target> => {
    open += 1;
    return caller.openSession({ contentType: picture.contentType, sizeBytes });
  };
  /** Resolves with the finalize of what was put. */
  const put = async (): Promise<() => Promise<string>> => {
    const target = await create();
    await caller.put(target, picture);
    return async () => {
      await caller.finalize(target);
      open -= 1;
      return target.containerId;
    };
  };
  const complete = async (): Promise<string> => (await put())();
  const containerId = await complete();
  const contenders = {
    finalizeUpload: { prepare: put, pid },
    createUploadSession: { run: create, pid },
    getContent: { run: () => caller.call({ method: 'GET', path: `/v1/content/${containerId}` }), pid },
    listContent: { run: () => caller.call({ method: 'GET', path: `/v1/projects/${projectId}/content` }), pid },
  };
  tell(`completing ${completedItems} items`);
  await times(completedItems, complete);
  const steps: GrowthStep[] = [];
  for (const count of openItems) {
    tell(`${count} open items`);
    await times(count - open, create);
    steps.push({ openItems: count, timings: await contest(contenders, { rounds, turnMs, concurrency: 1 }) });
  }
  return steps;
}

/** So many runs, some at once. */
export async function times(count: number, run: () => Promise<unknown>): Promise<void> {
  let left = count;
  const work = async (): Promise<void> => {
    while (left > 0) {
      left -= 1;
      await run();
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
}
