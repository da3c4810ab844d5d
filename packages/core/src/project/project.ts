import { NotFoundError, refusalOfIssues } from '../errors.ts';
import type { Issue } from '../errors.ts';
import { recordOf } from './record-of.ts';

export type ProjectStatus = 'active' | 'archived';

export const brandVoices = ['authentic', 'witty', 'professional', 'warm', 'casual', 'educational'] as const;
export type BrandVoice = (typeof brandVoices)[number];

export const targetGenders = ['all', 'female', 'male'] as const;
export type TargetGender = (typeof targetGenders)[number];

/** A JSON object whose meaning is the client's own. */
export type Metadata = Readonly<Record<string, unknown>>;

/**
 * What a client may set on a project, in the contract's order; each is a column of that name in snake_case. All but
 * those that `ProjectFields` types below are texts that may be null, so that another of these is a name in this list.
 */
export const projectFieldNames = [
  'name',
  'timezone',
  'customerExternalId',
  'metadata',
  'appName',
  'appDescription',
  'tagline',
  'brandVoice',
  'targetGender',
  'primaryLanguage',
  'ownerEmail',
] as const;
type ProjectFieldName = (typeof projectFieldNames)[number];

export interface ProjectFields extends Readonly<
  Record<Exclude<ProjectFieldName, 'name' | 'timezone' | 'metadata' | 'brandVoice' | 'targetGender'>, string | null>
> {
  readonly name: string;
  /** IANA name. */
  readonly timezone: string;
  readonly metadata: Metadata | null;
  readonly brandVoice: BrandVoice | null;
  readonly targetGender: TargetGender | null;
}

/** What must be said of a new project; the rest is null where it is not said. */
export type NewProject = Pick<ProjectFields, 'name' | 'timezone'> & Partial<ProjectFields>;

const nothingSaid = recordOf(projectFieldNames, () => null);

/** All fields of a new project. */
export function projectFieldsOf(project: NewProject): ProjectFields {
  return { ...nothingSaid, ...project };
}

export interface Project extends ProjectFields {
  readonly id: string;
  readonly organizationId: string;
  readonly status: ProjectStatus;
  readonly archivedAt: Date | null;
  readonly createdAt: Date;
}

/** Largest metadata, as UTF-8 JSON (contract: createProject, createWebhookEndpoint). */
const metadataMaxBytes = 8_192;

/** What every 404 for a project says. */
export function projectNotFound(): NotFoundError {
  return new NotFoundError('There is no such project. Check the project id.');
}

/**
 * The rules of a project's fields that a schema cannot tell.
 * @throws ValidationError for an unknown time zone or metadata over 8 KB.
 */
export function checkProjectFields({ timezone, metadata }: Partial<ProjectFields>): void {
  const issues: Issue[] = [];
  if (timezone !== undefined && !isTimeZone(timezone)) {
    issues.push({ path: 'body/timezone', message: 'must be an IANA time zone, such as "Europe/Berlin"' });
  }
  issues.push(...metadataIssues(metadata));
  if (issues.length > 0) throw refusalOfIssues(issues);
}

/** What is wrong with metadata, wherever it is kept. */
export function metadataIssues(metadata: Metadata | null | undefined): readonly Issue[] {
  if (!metadata) return [];
  const sizeBytes = new TextEncoder().encode(JSON.stringify(metadata)).byteLength;
  if (sizeBytes <= metadataMaxBytes) return [];
  return [{ path: 'body/metadata', message: `must NOT have more than ${metadataMaxBytes} bytes, has ${sizeBytes}` }];
}

function isTimeZone(name: string): boolean {
  try {
    // Offsets such as "+02:00" are accepted by Intl but are no IANA names.
    return /^[A-Za-z]/.test(name) && Boolean(new Intl.DateTimeFormat('en', { timeZone: name }));
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}
