import type { RuleFile } from '../rule.ts';
import { instagramRules } from './instagram.ts';
import { tiktokRules } from './tiktok.ts';

/** Every platform that is judged, in the order of the verdicts. */
export const ruleFiles: readonly RuleFile[] = [tiktokRules, instagramRules];
