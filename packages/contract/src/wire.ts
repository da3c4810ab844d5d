import type { components } from '../generated/schema.d.ts';

type Schemas = components['schemas'];

export type ApiKey = Schemas['ApiKey'];
export type Asset = Schemas['Asset'];
export type AuditEvent = Schemas['AuditEvent'];
export type AuditLogPage = Schemas['AuditLogPage'];
export type ArchivedProject = Schemas['ArchivedProject'];
export type ContentAsset = Schemas['ContentAsset'];
export type ContentItem = Schemas['ContentItem'];
export type ContentPage = Schemas['ContentPage'];
export type CreateProjectRequest = Schemas['CreateProjectRequest'];
export type CreateUploadSessionRequest = Schemas['CreateUploadSessionRequest'];
export type CaptionRequest = Schemas['CaptionRequest'];
export type CheckedPlatformFit = Schemas['CheckedPlatformFit'];
export type DescribedAsset = Schemas['DescribedAsset'];
export type FitIssue = Schemas['FitIssue'];
export type Identity = Schemas['Identity'];
export type KilledApiKey = Schemas['KilledApiKey'];
export type MediaDescription = NonNullable<Schemas['MediaDescription']>;
export type PlatformFit = Schemas['PlatformFit'];
export type PlatformRule = Schemas['PlatformRule'];
export type PlatformRules = Schemas['PlatformRules'];
export type PlatformRulesList = Schemas['PlatformRulesList'];
export type PlatformVerdict = Schemas['PlatformVerdict'];
export type PostDescription = Schemas['PostDescription'];
export type Preview = Schemas['Preview'];
export type Project = Schemas['Project'];
export type ProjectPage = Schemas['ProjectPage'];
export type RequestIssue = Schemas['RequestIssue'];
export type UpdateProjectRequest = Schemas['UpdateProjectRequest'];
export type UploadSession = Schemas['UploadSession'];
export type UploadTarget = Schemas['UploadTarget'];
export type Usage = Schemas['Usage'];

/** The one envelope of every 4xx and 5xx; each response's own schema says which codes and details it has. */
export interface Problem {
  readonly error: {
    readonly code: string;
    readonly message: string;
    readonly requestId: string;
    readonly details?: Readonly<Record<string, unknown>>;
  };
}
