import type { PlatformRules } from '../rule.ts';
import { instagramRules } from './instagram.ts';
import { tiktokRules } from './tiktok.ts';

/** Every platform that is judged, in the order of the verdicts. */
export const platformRules: readonly PlatformRules[] = [tiktokRules, instagramRules];
