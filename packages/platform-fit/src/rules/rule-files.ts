import type { Platform } from '@layers-content/core';
import type { RuleFile } from '../rule.ts';
import { instagramRules } from './instagram.ts';
import { tiktokRules } from './tiktok.ts';

/** Every platform that can be judged, in the order of the verdicts. */
const files = [tiktokRules, instagramRules] as const;

export type PlatformId = (typeof files)[number]['platform'];
export const ruleFiles: readonly RuleFile<PlatformId>[] = files;
/** The ids of all platforms, in the order of the verdicts. */
export const platformIds: readonly PlatformId[] = files.map(({ platform }) => platform);
/** Judged where nobody names platforms: those of an item. */
export const defaultPlatforms: readonly Platform[] = ['tiktok', 'instagram'];
