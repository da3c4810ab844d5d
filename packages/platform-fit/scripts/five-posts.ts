import type { ContentType, FitIssue, JudgedPost, MediaDescription, PlatformRules } from '@layers-content/core';
import { judgeByRules } from '../src/index.ts';

interface KnownPost {
  readonly title: string;
  readonly post: JudgedPost;
}

function postOf(contentType: ContentType, sizeBytes: number, info: MediaDescription, count = 1): JudgedPost {
  const assets = Array.from({ length: count }, (_, index) => ({
    assetId: `upload-${index + 1}`,
    contentType,
    sizeBytes,
    info,
  }));
  return { caption: null, slideshow: count > 1, assets };
}

const film = { codec: 'avc', chroma: '4:2:0', interlaced: false, editList: 'priming' } as const;
const stereo = { codec: 'aac', sampleRateHz: 48_000, channels: 2 } as const;
const fps = (numerator: number) => ({ numerator, denominator: 1 });
const still = { colorModel: 'rgb', colorProfile: 'srgb', animated: false } as const;

/** Posts that people have, with what the prober measures of such files. */
const knownPosts: readonly KnownPost[] = [
  {
    title: 'a phone film, upright: MOV, 1080x1920 by rotation, 12 s',
    post: postOf('video/quicktime', 22_000_000, {
      width: 1_080,
      height: 1_920,
      durationMs: 12_000,
      container: { majorBrand: 'qt  ', moovBeforeMdat: false },
      video: { ...film, frameRate: fps(30), bitRateBps: 14_000_000 },
      audio: { ...stereo, bitRateBps: 160_018, announcedBitRateBps: 160_018 },
    }),
  },
  {
    title: 'a 4K film: MP4, 3840x2160, 60 fps, 8 s',
    post: postOf('video/mp4', 48_000_000, {
      width: 3_840,
      height: 2_160,
      durationMs: 8_000,
      container: { majorBrand: 'isom', moovBeforeMdat: true },
      video: { ...film, frameRate: fps(60), bitRateBps: 48_000_000 },
      audio: { ...stereo, bitRateBps: 191_888, announcedBitRateBps: 192_000 },
    }),
  },
  {
    title: 'twelve slides: JPEG, 1080x1350',
    post: postOf('image/jpeg', 75_110, { ...still, width: 1_080, height: 1_350 }, 12),
  },
  {
    title: 'a screenshot: PNG, 1290x2796',
    post: postOf('image/png', 398_860, { ...still, width: 1_290, height: 2_796 }),
  },
  {
    title: 'a talk: MP4, 1280x720, 20 min, mono',
    post: postOf('video/mp4', 180_000_000, {
      width: 1_280,
      height: 720,
      durationMs: 1_200_000,
      container: { majorBrand: 'isom', moovBeforeMdat: true },
      video: { ...film, frameRate: fps(25), bitRateBps: 1_100_000 },
      audio: { ...stereo, sampleRateHz: 44_100, channels: 1, bitRateBps: 96_355, announcedBitRateBps: 96_354 },
    }),
  },
];

/** What every platform says to five posts, and what helps: judged, not written. */
export function renderKnownPosts(platforms: readonly PlatformRules[]): string {
  const byRules = judgeByRules(platforms);
  const verdicts = knownPosts.map(({ post }) => byRules.judge(post));
  const rows = platforms.map(({ name, rules }, index) => {
    const cells = verdicts.map((all) => cellOf(all[index]?.issues ?? [], rules));
    return `| ${[name, ...cells].join(' | ')} |`;
  });
  return `## Five posts on every platform

What each says to posts that people have, judged from their measures, and what to do. A warning refuses nothing for sure.

| platform | ${knownPosts.map(({ title }) => title).join(' | ')} |
|${' --- |'.repeat(knownPosts.length + 1)}
${rows.join('\n')}
`;
}

function cellOf(issues: readonly FitIssue[], rules: PlatformRules['rules']): string {
  const said = issues.map(({ severity, code, rule }) => {
    const message = rules.find(({ id }) => id === rule)?.message ?? '';
    return `${severity} \`${code}\`: ${adviceOf(message)}`;
  });
  return said.length === 0 ? 'fits' : [...new Set(said)].join('<br>');
}

/** Rules end with what helps, behind the sentence that tells the limit. */
function adviceOf(message: string): string {
  return message.slice(message.indexOf('. ', message.lastIndexOf('{limit}')) + 2);
}
