import { describe, expectTypeOf, it } from 'vitest';
import type {
  ContentItem,
  ContentUpload,
  LayersClient,
  LayersError,
  UploadContentOptions,
  LayersApiError,
  MediaRefusedError,
} from '../src/index.ts';
import { isLayersError, uploadContent } from '../src/index.ts';

declare const client: LayersClient;
declare const file: File;
declare const blob: Blob;
declare const error: LayersError;

describe('uploadContent', () => {
  it('takes a File as it is, and a Blob with a name', () => {
    expectTypeOf(uploadContent).parameter(1).toEqualTypeOf<UploadContentOptions>();
    expectTypeOf({ projectId: 'prj_1', files: [file], caption: '' }).toExtend<UploadContentOptions>();
    expectTypeOf({
      projectId: 'prj_1',
      files: [{ file: blob, filename: 'a.mp4' }],
      caption: '',
    }).toExtend<UploadContentOptions>();
    expectTypeOf({ projectId: 'prj_1', files: [blob], caption: '' }).not.toExtend<UploadContentOptions>();
    expectTypeOf({ projectId: 'prj_1', files: [file] }).not.toExtend<UploadContentOptions>();
    expectTypeOf({
      projectId: 'prj_1',
      files: [file],
      caption: '',
      grouping: 'album' as const,
    }).not.toExtend<UploadContentOptions>();
    expectTypeOf({ files: [{ file: blob, filename: 'a.gif', contentType: 'image/gif' as const }] }).not.toExtend<
      Pick<UploadContentOptions, 'files'>
    >();
  });

  it('is at least one item, and a handle meanwhile', async () => {
    expectTypeOf(uploadContent).returns.toEqualTypeOf<ContentUpload>();
    const upload = uploadContent(client, { projectId: 'prj_1', files: [file], caption: '' });
    expectTypeOf(upload.token()).toEqualTypeOf<string | null>();
    const [item, other] = await upload;
    expectTypeOf(item).toEqualTypeOf<ContentItem>();
    expectTypeOf(other).toEqualTypeOf<ContentItem | undefined>();
  });
});

describe('errors', () => {
  it('narrow by their code, to the details of a refusal', () => {
    if (error.code === 'PAYLOAD_TOO_LARGE') expectTypeOf(error.details.limitBytes).toEqualTypeOf<number>();
    if (error.code === 'QUOTA_EXCEEDED') expectTypeOf(error.details.used).toEqualTypeOf<number>();
    if (error.code === 'CONFLICT') expectTypeOf(error.details.lastErrorCode).toEqualTypeOf<string | null>();
    if (error.code === 'NOT_FOUND') expectTypeOf(error).toExtend<LayersApiError>();
    if (error.code === 'MEDIA_REFUSED') expectTypeOf(error).toEqualTypeOf<MediaRefusedError>();
    if (error.code === 'NO_ANSWER') expectTypeOf(error).not.toExtend<LayersApiError>();
  });

  it('are told from what others threw', () => {
    expectTypeOf(isLayersError).guards.toEqualTypeOf<LayersError>();
    expectTypeOf<LayersError['code']>().not.toEqualTypeOf<string>();
  });
});

describe('content', () => {
  it('is iterated item by item, by the filters of listContent', () => {
    expectTypeOf<LayersClient['content']>().returns.toExtend<AsyncIterable<ContentItem>>();
    expectTypeOf<LayersClient['content']>().parameter(1).not.toExtend<{ cursor?: string } | undefined>();
  });
});
