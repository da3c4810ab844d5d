import type { Platform } from '@layers-content/core';
import type { RuleFile } from '../rule.ts';
import { blueskyRules } from './bluesky.ts';
import { facebookReelRules } from './facebook-reel.ts';
import { instagramRules } from './instagram.ts';
import { linkedinRules } from './linkedin.ts';
import { pinterestRules } from './pinterest.ts';
import { snapchatRules } from './snapchat.ts';
import { threadsRules } from './threads.ts';
import { tiktokRules } from './tiktok.ts';
import { xRules } from './x.ts';
import { youtubeShortsRules } from './youtube-shorts.ts';

/** Every platform that can be judged, in the order of the verdicts. */
const files = [
  tiktokRules,
  instagramRules,
  youtubeShortsRules,
  facebookReelRules,
  threadsRules,
  xRules,
  linkedinRules,
  pinterestRules,
  blueskyRules,
  snapchatRules,
] as const;

export type PlatformId = (typeof files)[number]['platform'];
export const ruleFiles: readonly RuleFile<PlatformId>[] = files;
/** The ids of all platforms, in the order of the verdicts. */
export const platformIds: readonly PlatformId[] = files.map(({ platform }) => platform);
/** Judged where nobody names platforms: those of an item. */
export const defaultPlatforms: readonly Platform[] = ['tiktok', 'instagram'];
