import { StorageFullError } from '@layers-content/core';
import type { Disk } from './disk.ts';

/** Room that must stay free: the larger of the two (reliability: 1 GiB or 5 %). */
export interface FreeSpaceFloor {
  readonly minimumBytes: number;
  /** Share of the whole disk, 0–1. */
  readonly minimumShare: number;
}

export const defaultFreeSpaceFloor: FreeSpaceFloor = { minimumBytes: 1_073_741_824, minimumShare: 0.05 };

/** Room promised to one upload that is still being written. */
export interface Reservation {
  /** These bytes are on the disk now and count there. */
  written(sizeBytes: number): void;
  release(): void;
}

export interface FreeSpace {
  /** @throws StorageFullError when the disk would fall under its floor, uploads at work included. */
  reserve(sizeBytes: number): Promise<Reservation>;
}

/** Watches the free space of the disk below `root`. */
export function freeSpaceOf(disk: Disk, root: string, floor: FreeSpaceFloor): FreeSpace {
  let promisedBytes = 0;
  return {
    async reserve(sizeBytes) {
      const { freeBytes, totalBytes } = await disk.space(root);
      const floorBytes = Math.max(floor.minimumBytes, floor.minimumShare * totalBytes);
      if (freeBytes - promisedBytes - sizeBytes < floorBytes) throw new StorageFullError();
      promisedBytes += sizeBytes;
      let leftBytes = sizeBytes;
      const giveBack = (bytes: number) => {
        const returned = Math.min(bytes, leftBytes);
        leftBytes -= returned;
        promisedBytes -= returned;
      };
      return { written: giveBack, release: () => giveBack(leftBytes) };
    },
  };
}
