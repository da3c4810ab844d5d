import { StorageFullError } from '@layers-content/core';
import type { Disk } from './disk.ts';

/** Room that must stay free: the larger of the two (reliability: 1 GiB or 5 %). */
export interface FreeSpaceFloor {
  readonly minimumBytes: number;
  /** Share of the whole disk, 0–1. */
  readonly minimumShare: number;
}

export const defaultFreeSpaceFloor: FreeSpaceFloor = { minimumBytes: 1_073_741_824, minimumShare: 0.05 };

/** The disk is asked again after so many bytes were written, or for more at once than is left of them. */
const stepBytes = 16_777_216;

/** The room above the floor as the disk tells it. Nothing is held for bytes that were only announced. */
export interface FreeSpace {
  /** Asks the disk whether so many bytes would fit now. @throws StorageFullError. */
  require(sizeBytes: number): Promise<void>;
  /** Takes room for bytes that have arrived and are written next. @throws StorageFullError. */
  take(sizeBytes: number): Promise<void>;
}

/** Watches the free space of the disk below `root`. */
export function freeSpaceOf(disk: Disk, root: string, floor: FreeSpaceFloor): FreeSpace {
  /** What may still be written, by whichever upload, before the disk is asked again. */
  let grantedBytes = 0;
  const require = async (sizeBytes: number): Promise<void> => {
    const { freeBytes, totalBytes } = await disk.space(root);
    const roomBytes = freeBytes - Math.max(floor.minimumBytes, floor.minimumShare * totalBytes);
    grantedBytes = Math.min(roomBytes, stepBytes);
    if (roomBytes < sizeBytes) throw new StorageFullError();
  };
  return {
    require,
    async take(sizeBytes) {
      if (grantedBytes < sizeBytes) await require(sizeBytes);
      grantedBytes -= sizeBytes;
    },
  };
}
