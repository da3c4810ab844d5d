import { describe, expectTypeOf, it } from 'vitest';
import type {
  ArchivedProject,
  ContentItem,
  ErrorCode,
  Handler,
  Handlers,
  Identity,
  Input,
  OperationId,
  Reply,
} from '../src/index.ts';

interface Context {
  readonly now: Date;
}
type All = Handlers<Context>;
type Answering<R> = (input: never, context: Context) => Promise<R>;

describe('Handlers', () => {
  it('asks for one handler of every operation', () => {
    expectTypeOf<keyof All>().toEqualTypeOf<OperationId>();
    expectTypeOf<All>().toExtend<All>();
  });

  it('refuses a record in which one is missing', () => {
    expectTypeOf<Omit<All, 'whoami'>>().not.toExtend<All>();
  });

  it('refuses a misspelt one', () => {
    expectTypeOf<Omit<All, 'whoami'> & { whoAmI: All['whoami'] }>().not.toExtend<All>();
    expectTypeOf<'whoAmI'>().not.toExtend<keyof All>();
  });

  it('refuses the handler of another operation', () => {
    expectTypeOf<All['whoami']>().not.toExtend<All['getContent']>();
  });
});

describe('Handler', () => {
  it('takes a documented success', () => {
    expectTypeOf<Answering<{ status: 200; body: ContentItem }>>().returns.toExtend<
      ReturnType<Handler<'finalizeUpload', Context>>
    >();
    expectTypeOf<Answering<{ status: 200; body: ContentItem; headers: { ETag: string } }>>().returns.toExtend<
      ReturnType<Handler<'getContent', Context>>
    >();
  });

  it('refuses an undocumented status', () => {
    expectTypeOf<{ status: 201; body: ContentItem }>().not.toExtend<Reply<'finalizeUpload'>>();
    expectTypeOf<{ status: 200; body: unknown }>().not.toExtend<Reply<'createUploadSession'>>();
    expectTypeOf<Reply<'createProject'>['status']>().toEqualTypeOf<201>();
  });

  it('refuses a refusal, which is to be thrown', () => {
    expectTypeOf<{ status: 404; body: ContentItem }>().not.toExtend<Reply<'getContent'>>();
  });

  it('refuses a wrong body', () => {
    expectTypeOf<{ status: 200; body: ContentItem }>().not.toExtend<Reply<'whoami'>>();
    expectTypeOf<{ status: 200; body: Omit<Identity, 'scopes'> }>().not.toExtend<Reply<'whoami'>>();
    expectTypeOf<{ status: 200; body: Omit<ArchivedProject, 'status'> & { status: 'active' } }>().not.toExtend<
      Reply<'archiveProject'>
    >();
  });
});

describe('Input', () => {
  it('has path and query as documented', () => {
    expectTypeOf<Input<'listContent'>['path']>().toEqualTypeOf<{ projectId: string }>();
    expectTypeOf<Input<'listContent'>['query']['limit']>().toEqualTypeOf<number | undefined>();
    expectTypeOf<Input<'listContent'>['query']['status']>().toEqualTypeOf<ContentItem['status'][] | undefined>();
    expectTypeOf<Input<'whoami'>['query']>().toEqualTypeOf<Readonly<Record<string, never>>>();
  });

  it('has the body as documented, and unchecked where the state comes first', () => {
    expectTypeOf<Input<'updateContent'>['body']>().toEqualTypeOf<{ caption: string }>();
    expectTypeOf<Input<'finalizeUpload'>['body']>().toEqualTypeOf<unknown>();
    expectTypeOf<Input<'refreshUploadUrls'>['body']>().toEqualTypeOf<Record<string, never> | undefined>();
    expectTypeOf<Input<'getContent'>['body']>().toEqualTypeOf<undefined>();
  });
});

describe('ErrorCode', () => {
  it('holds the codes an operation documents, and no other', () => {
    expectTypeOf<'UPLOAD_INCOMPLETE'>().toExtend<ErrorCode<'finalizeUpload'>>();
    expectTypeOf<'CONFLICT'>().not.toExtend<ErrorCode<'getContent'>>();
  });
});
