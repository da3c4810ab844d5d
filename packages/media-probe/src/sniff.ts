import { ByteView } from './byte-view.ts';

/** What the first bytes of a file say it is. */
export interface Sniffed {
  /** MIME types the bytes can stand for, the truest first; empty when nothing is recognised. */
  readonly types: readonly string[];
  /** Brands of an ISO base media file; `majorBrand` is `null` for an old QuickTime file without `ftyp`. */
  readonly brands: { readonly majorBrand: string | null; readonly compatibleBrands: readonly string[] } | null;
}

/** Signatures at fixed places: `[type, offset, bytes as Latin-1, offset, bytes …]`. */
const signatures: readonly (readonly [string, ...(readonly [number, string])[]])[] = [
  ['image/jpeg', [0, '\xff\xd8\xff']],
  ['image/png', [0, '\x89PNG\r\n\x1a\n']],
  ['image/webp', [0, 'RIFF'], [8, 'WEBP']],
  ['image/gif', [0, 'GIF8']],
  ['image/bmp', [0, 'BM'], [6, '\0\0\0\0']],
  ['image/tiff', [0, 'II*\0']],
  ['image/tiff', [0, 'MM\0*']],
  ['image/jp2', [4, 'jP  ']],
  ['image/jxl', [4, 'JXL ']],
  ['video/x-msvideo', [0, 'RIFF'], [8, 'AVI ']],
  ['audio/wav', [0, 'RIFF'], [8, 'WAVE']],
  ['video/x-flv', [0, 'FLV\x01']],
  ['video/mpeg', [0, '\0\0\x01\xba']],
  ['video/mpeg', [0, '\0\0\x01\xb3']],
  ['application/ogg', [0, 'OggS']],
  ['audio/flac', [0, 'fLaC']],
  ['audio/mpeg', [0, 'ID3']],
  ['application/zip', [0, 'PK\x03\x04']],
  ['application/zip', [0, 'PK\x05\x06']],
  ['application/gzip', [0, '\x1f\x8b']],
  ['application/pdf', [0, '%PDF-']],
  ['video/mp2t', [0, 'G'], [188, 'G'], [376, 'G']],
];

/** Boxes an old QuickTime file without `ftyp` begins with. */
const oldQuickTimeBoxes = new Set(['moov', 'mdat', 'wide', 'free', 'skip', 'pnot']);
const mp4Brand = /^(iso[2-9a-cm]|mp4[12v]|mp71|avc1|hvc1|hev1|av01|dash|cmf[c2fsl]|M4V[ HP]|mmp4|msnv|MSNV|XAVC|f4v )$/;
/** What `mif1` and `msf1` say: some HEIF picture or other, which further brands tell. */
const generalImage = 'image/heif';
const imageBrands: Readonly<Record<string, string>> = {
  heic: 'image/heic',
  heix: 'image/heic',
  heim: 'image/heic',
  heis: 'image/heic',
  hevc: 'image/heic',
  hevx: 'image/heic',
  mif1: generalImage,
  msf1: generalImage,
  avif: 'image/avif',
  avis: 'image/avif',
  MA1A: 'image/avif',
  MA1B: 'image/avif',
};

/** Tells the true type by content; `head` is the first 64 KiB or more, or the whole of a smaller file. */
export function sniff(head: Uint8Array): Sniffed {
  const view = new ByteView(head, 'file');
  const fixed = signatures.find(([, ...parts]) => parts.every(([at, text]) => startsWith(head, at, text)));
  if (fixed) return { types: [fixed[0]], brands: null };
  if (startsWith(head, 4, 'ftyp')) return sniffBrands(view);
  if (head.length >= 8 && oldQuickTimeBoxes.has(view.text(4, 4))) {
    return { types: ['video/quicktime'], brands: { majorBrand: null, compatibleBrands: [] } };
  }
  const loose = sniffMatroska(head) ?? sniffAudioFrame(view) ?? sniffMarkup(head);
  return { types: loose === null ? [] : [loose], brands: null };
}

function startsWith(bytes: Uint8Array, at: number, text: string): boolean {
  if (bytes.length < at + text.length) return false;
  for (let index = 0; index < text.length; index += 1) {
    if (bytes[at + index] !== text.charCodeAt(index)) return false;
  }
  return true;
}

/** The declared family must be among the major or compatible brands; a picture's or a song's major brand goes first. */
function sniffBrands(view: ByteView): Sniffed {
  const end = Math.min(view.length, view.u32(0), 4096);
  const majorBrand = view.length >= 12 ? brandAt(view, 8) : null;
  const compatibleBrands: string[] = [];
  for (let at = 16; at + 4 <= end; at += 4) {
    const brand = brandAt(view, at);
    if (brand !== null) compatibleBrands.push(brand);
  }
  const types = new Set<string>();
  for (const brand of [majorBrand ?? '', ...compatibleBrands]) {
    const type = brand === 'qt  ' ? 'video/quicktime' : mp4Brand.test(brand) ? 'video/mp4' : otherFamily(brand);
    if (type !== null) types.add(type);
  }
  const listed = [...types];
  return { types: onlyPicture(listed) ?? listed, brands: { majorBrand, compatibleBrands } };
}

/**
 * A file whose first brand is a picture's is that picture and nothing else; AVIF often hides behind the general
 * brand.
 */
function onlyPicture(types: readonly string[]): readonly string[] | null {
  const [first] = types;
  if (!first?.startsWith('image/')) return null;
  return [
    first === generalImage && types.includes('image/avif') && !types.includes('image/heic') ? 'image/avif' : first,
  ];
}

/** Four printable characters; some writers fill what is left of the list with zeros. */
function brandAt(view: ByteView, at: number): string | null {
  const brand = view.text(at, 4);
  return /^[\x20-\x7e]{4}$/.test(brand) ? brand : null;
}

function otherFamily(brand: string): string | null {
  if (brand.startsWith('3g2')) return 'video/3gpp2';
  if (brand.startsWith('3g')) return 'video/3gpp';
  if (brand.startsWith('M4A') || brand.startsWith('M4B')) return 'audio/mp4';
  return imageBrands[brand] ?? null;
}

function sniffMatroska(head: Uint8Array): string | null {
  if (!startsWith(head, 0, '\x1a\x45\xdf\xa3')) return null;
  const start = String.fromCharCode(...head.subarray(0, 64));
  return start.includes('webm') ? 'video/webm' : 'video/x-matroska';
}

/** A bare MPEG audio or ADTS frame: eleven or twelve sync bits and no reserved values. */
function sniffAudioFrame(view: ByteView): string | null {
  if (view.length < 4 || view.u8(0) !== 0xff) return null;
  const [second, third] = [view.u8(1), view.u8(2)];
  if ((second & 0xf6) === 0xf0) return 'audio/aac';
  const isMpegAudio =
    (second & 0xe0) === 0xe0 && (second & 0x18) !== 0x08 && (second & 0x06) !== 0 && (third & 0xf0) !== 0xf0;
  return isMpegAudio ? 'audio/mpeg' : null;
}

const htmlStart = /^<(!doctype\s+html|html|head|body|script|title|meta|iframe|table|p|div|a|br|h1)\b/;

/** A page or a drawing: told by its first element, behind comments, declarations and an XML prologue. */
function sniffMarkup(head: Uint8Array): string | null {
  const text = new TextDecoder('utf-8').decode(head).trimStart().toLowerCase();
  if (!text.startsWith('<')) return null;
  const content = text.replace(/^(?:<!--[^]*?-->\s*|<\?[^]*?\?>\s*)+/, '');
  if (htmlStart.test(content)) return 'text/html';
  if (/^<(!doctype\s+svg|svg)\b/.test(content)) return 'image/svg+xml';
  if (text.startsWith('<?xml')) return 'application/xml';
  return text.startsWith('<!--') ? 'text/html' : null;
}
