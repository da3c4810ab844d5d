import type { PlatformId } from '@layers-content/platform-fit';
import { useState } from 'react';
import { platformNames } from '../design/wording.ts';

/** Some platforms, at least one, in the order of the verdicts. */
export type PickedPlatforms = readonly PlatformId[];

const storageName = 'layers-content.platforms';

/** Those that every item is judged for, until a person picks others. */
export const usualPlatforms: PickedPlatforms = ['tiktok', 'instagram'];

/** Every platform that can be picked, in the order of the verdicts. */
export const allPlatforms: PickedPlatforms = Object.keys(platformNames).filter(isPlatform);

/** What was picked last in this browser, and a way to pick anew, which is kept. */
export function usePickedPlatforms(): readonly [PickedPlatforms, (picked: PickedPlatforms) => void] {
  const [picked, setPicked] = useState(() => pickedIn(localStorage.getItem(storageName)));
  const pick = (platforms: PickedPlatforms) => {
    localStorage.setItem(storageName, platforms.join());
    setPicked(platforms);
  };
  return [picked, pick];
}

/** Reads what was kept: ids and commas. Platforms that are none any more are left out. */
export function pickedIn(kept: string | null): PickedPlatforms {
  const ids = new Set<string>(kept?.split(','));
  const picked = allPlatforms.filter((id) => ids.has(id));
  return picked.length > 0 ? picked : usualPlatforms;
}

/** Whether these are the ones that an item has verdicts of its own for. */
export function areUsual(picked: PickedPlatforms): boolean {
  return picked.join() === usualPlatforms.join();
}

function isPlatform(id: string): id is PlatformId {
  return Object.hasOwn(platformNames, id);
}
