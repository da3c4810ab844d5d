import { contentTypes, fitCodes, itemPlatforms } from '@layers-content/core';
import type {
  Actor,
  Asset,
  AudioInfo,
  FitIssue,
  Fraction,
  ImageInfo,
  MediaInfo,
  PlatformFit,
  Refusal,
  Upload,
  UploadFile,
  VideoInfo,
} from '@layers-content/core';
import {
  either,
  isBoolean,
  isCount,
  isNumber,
  isRecord,
  isText,
  listOf,
  nullOr,
  oneOf,
  optional,
  shape,
} from './guards.ts';

const isFraction = shape<Fraction>({ numerator: isNumber, denominator: isNumber });

export const isUploadFiles = listOf(
  shape<UploadFile>({
    filename: isText,
    contentType: oneOf(contentTypes),
    sizeBytes: isCount,
    checksumSha256: nullOr(isText),
    position: isCount,
    stagingKey: isText,
  }),
);

export const isAssets = listOf(
  shape<Asset>({
    assetId: isText,
    kind: oneOf(['video', 'image']),
    location: either(
      shape<{ readonly key: string }>({ key: isText }),
      shape<{ readonly url: string }>({ url: isText }),
    ),
    thumbnailUrl: optional(nullOr(isText)),
    width: optional(nullOr(isNumber)),
    height: optional(nullOr(isNumber)),
    durationMs: optional(nullOr(isNumber)),
    mimeType: optional(nullOr(isText)),
    sizeBytes: optional(nullOr(isCount)),
  }),
);

export const isPlatformFits = listOf(
  shape<PlatformFit>({
    platform: oneOf(itemPlatforms),
    ok: isBoolean,
    issues: listOf(
      shape<FitIssue>({
        code: oneOf(fitCodes),
        severity: oneOf(['error', 'warning']),
        surface: isText,
        assetId: nullOr(isText),
        message: isText,
        measured: either(isNumber, isText),
        limit: either(isNumber, isText),
        unit: isText,
        platformCode: nullOr(isText),
        fix: nullOr(isText),
        source: isText,
        rule: isText,
      }),
    ),
  }),
);

const isVideoInfo = shape<VideoInfo>({
  kind: oneOf(['video']),
  mimeType: oneOf(['video/mp4', 'video/quicktime']),
  sizeBytes: isCount,
  width: isNumber,
  height: isNumber,
  durationMs: isNumber,
  container: shape<VideoInfo['container']>({
    majorBrand: nullOr(isText),
    compatibleBrands: listOf(isText),
    moovBeforeMdat: isBoolean,
    fragmented: isBoolean,
  }),
  video: shape<VideoInfo['video']>({
    codec: nullOr(isText),
    profile: nullOr(isText),
    codedWidth: isNumber,
    codedHeight: isNumber,
    rotationDegrees: oneOf([0, 90, 180, 270]),
    sampleAspectRatio: nullOr(isFraction),
    frameRate: nullOr(isFraction),
    variableFrameRate: nullOr(isBoolean),
    bitRateBps: nullOr(isNumber),
    chroma: nullOr(oneOf(['4:0:0', '4:2:0', '4:2:2', '4:4:4'])),
    bitDepth: nullOr(isNumber),
    interlaced: nullOr(isBoolean),
    editList: nullOr(oneOf(['none', 'priming', 'edited'])),
  }),
  audio: nullOr(
    shape<AudioInfo>({
      codec: nullOr(isText),
      sampleRateHz: nullOr(isNumber),
      channels: nullOr(isNumber),
      bitRateBps: nullOr(isNumber),
      announcedBitRateBps: optional(nullOr(isNumber)),
    }),
  ),
});

const isImageInfo = shape<ImageInfo>({
  kind: oneOf(['image']),
  mimeType: oneOf(['image/jpeg', 'image/png', 'image/webp']),
  sizeBytes: isCount,
  width: isNumber,
  height: isNumber,
  orientation: nullOr(isNumber),
  colorModel: nullOr(oneOf(['gray', 'rgb', 'cmyk'])),
  colorProfile: nullOr(oneOf(['srgb', 'other'])),
  bitDepth: nullOr(isNumber),
  animated: isBoolean,
});

export const isMedia = listOf<MediaInfo>(either(isVideoInfo, isImageInfo));

/** Who decided on an upload: the request of a key. */
export const isRequest = shape<Exclude<Actor, string>>({ requestId: isText, apiKeyId: isText });

export const isRefusal = shape<NonNullable<Upload['refusal']>>({
  fence: isCount,
  answer: shape<Refusal>({
    code: oneOf(['UPLOAD_INCOMPLETE', 'PAYLOAD_TOO_LARGE', 'VALIDATION']),
    message: isText,
    details: nullOr(isRecord),
  }),
});
