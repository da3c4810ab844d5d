export { exampleIds, operationTable, problemIds } from '../generated/operations.ts';
export type { components, operations, paths } from '../generated/schema.d.ts';
export { isOperationId, listExamples, listProblems, readBundle } from './bundle.ts';
export type { ExampleId, ProblemId, ReplayExample } from './bundle.ts';
export { readOperation, readOperations } from './documented-operation.ts';
export type { DocumentedOperation, DocumentedResponse } from './documented-operation.ts';
export type { Example, ExampleRequest, ExampleResponse } from './examples.ts';
export { isObject, resolve } from './json.ts';
export type { JsonObject } from './json.ts';
export type { Body, ErrorCode, Handler, Handlers, Input, OperationId, Reply } from './operation.ts';
export type {
  ApiKey,
  ArchivedProject,
  Asset,
  AuditEvent,
  AuditLogPage,
  CaptionRequest,
  CheckedPlatformFit,
  ContentAsset,
  ContentItem,
  ContentPage,
  CreateProjectRequest,
  CreateUploadSessionRequest,
  DescribedAsset,
  FitIssue,
  Identity,
  KilledApiKey,
  MediaDescription,
  PlatformFit,
  PlatformRule,
  PlatformRules,
  PlatformRulesList,
  PlatformVerdict,
  PostDescription,
  Preview,
  Problem,
  Project,
  ProjectPage,
  RequestIssue,
  UpdateProjectRequest,
  UploadSession,
  UploadTarget,
  Usage,
} from './wire.ts';
