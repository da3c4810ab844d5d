import { linkEnd } from './x-link-end.ts';
import { isTopLevelDomain } from './top-level-domains.ts';

/**
 * A link in a text, from unit `start` to before `end`; `certain` where its top-level domain is known to be one, and
 * it is not too long.
 */
export interface Link {
  readonly start: number;
  readonly end: number;
  readonly certain: boolean;
}

/** All but the marks, spaces and directions that end a host; dots, hyphens and underscores stay in. */
const hostRuns =
  /[^\s!'#%&()*+,/:;<=>?@[\]^{|}~$\\＠＃\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF\uFFFE\uFFFF]+/gu;
/** Without a scheme a host is Latin. */
const latinRuns = /[-.A-Za-z0-9À-ÖØ-öø-ɏ]+/gu;
const scheme = /https?:\/\/$/i;
/** Behind these no host begins, with its scheme or without. */
const joined = /[A-Za-z0-9@＠$#＃]/;
const joinedToHost = /[-_./@＠$#＃]/;
const topLevel = /^(?:xn--[-0-9a-z]+|[a-z]{2,}|(?!xn--|[a-z])[\p{L}\p{M}]+)(?![0-9a-z@+-])/iu;
const labelMaxBytes = 63;
/** So many characters fit whatever they are. */
const labelSafeUnits = 9;
const linkMaxUnits = 4_096;

/**
 * Links as X finds them, in their order: behind `http://` or `https://`, or a Latin host alone, each with its path and
 * query. Every unit of the text is looked at a few times at most.
 */
export function findLinks(text: string): readonly Link[] {
  const links: Link[] = [];
  for (const { 0: run, index } of text.matchAll(hostRuns)) {
    const from = links.at(-1)?.end ?? -1;
    const start = Math.max(from, index);
    if (start < index + run.length) links.push(...linksIn(text, run.slice(start - index), start, start === from));
  }
  return links;
}

function linksIn(text: string, run: string, index: number, isBehindLink: boolean): readonly Link[] {
  const before = scheme.exec(text.slice(Math.max(0, index - 'https://'.length), index))?.[0] ?? '';
  const start = index - before.length;
  if (before !== '') return joined.test(text.charAt(start - 1)) ? [] : linkAt(text, { start, host: run, index });
  if (!isBehindLink && (joinedToHost.test(text.charAt(start - 1)) || joinedToHost.test(run.charAt(0)))) return [];
  return [...run.matchAll(latinRuns)].flatMap(({ 0: host, index: offset }) =>
    isBehindLink && offset === 0 ? [] : linkAt(text, { start: index + offset, host, index: index + offset }),
  );
}

/** The link that begins at `start` with this host at `index`, up to the last label that may be a top-level domain. */
function linkAt(
  text: string,
  { start, host, index }: { readonly start: number; readonly host: string; readonly index: number },
): readonly Link[] {
  const labels = host.split('.');
  const broken = labels.findIndex((label) => !isLabel(label));
  const ends = endsOf(labels, index);
  for (let last = broken === -1 ? labels.length - 1 : broken; last > 0; last--) {
    const [label = '', labelEnd = 0] = [labels[last], ends[last]];
    const found = topLevel.exec(label + text.charAt(labelEnd))?.[0];
    if (found === undefined || labels[last - 1]?.includes('_')) continue;
    const end = linkEnd(text, labelEnd - label.length + Math.min(found.length, label.length));
    return [{ start, end, certain: isTopLevelDomain(found) && end - start <= linkMaxUnits }];
  }
  return [];
}

/** Where each label ends in the text. */
function endsOf(labels: readonly string[], index: number): readonly number[] {
  let end = index - 1;
  return labels.map((label) => (end += 1 + label.length));
}

/** A label takes at most 63 bytes as DNS has it. */
function isLabel(label: string): boolean {
  if (label === '' || label.length > labelMaxBytes || /^[-_]|[-_]$/.test(label)) return false;
  return label.length <= labelSafeUnits || /^[\0-\x7F]*$/.test(label) || encodedBytes(label) <= labelMaxBytes;
}

function encodedBytes(label: string): number {
  const url = `http://${label}.x`;
  return URL.canParse(url) ? new URL(url).hostname.length - '.x'.length : Number.POSITIVE_INFINITY;
}
