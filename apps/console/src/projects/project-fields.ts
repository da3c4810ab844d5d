import { LayersApiError } from '@layers-content/client';
import type { CreateProjectRequest, Project, UpdateProjectRequest } from '@layers-content/client';
import type { Option } from '../design/choice.tsx';

/** What a person types of a project: text, empty where there is none. */
export interface ProjectFields {
  readonly name: string;
  readonly timezone: string;
  readonly appName: string;
  readonly tagline: string;
  readonly appDescription: string;
  readonly brandVoice: (typeof voices)[number]['value'];
  readonly targetGender: (typeof genders)[number]['value'];
  readonly primaryLanguage: string;
  readonly ownerEmail: string;
  readonly customerExternalId: string;
}

export const voices = [
  { value: '', text: 'Not said' },
  { value: 'authentic', text: 'Authentic' },
  { value: 'witty', text: 'Witty' },
  { value: 'professional', text: 'Professional' },
  { value: 'warm', text: 'Warm' },
  { value: 'casual', text: 'Casual' },
  { value: 'educational', text: 'Educational' },
] as const satisfies readonly Option<string>[];

export const genders = [
  { value: '', text: 'Not said' },
  { value: 'all', text: 'Everybody' },
  { value: 'female', text: 'Women' },
  { value: 'male', text: 'Men' },
] as const satisfies readonly Option<string>[];

/** What the form of a new project begins with. @param timezone of whoever fills it in. */
export function emptyFields(timezone: string): ProjectFields {
  return {
    name: '',
    timezone,
    appName: '',
    tagline: '',
    appDescription: '',
    brandVoice: '',
    targetGender: '',
    primaryLanguage: '',
    ownerEmail: '',
    customerExternalId: '',
  };
}

/** What the form of a project that exists begins with. */
export function fieldsOf(project: Project): ProjectFields {
  return {
    name: project.name,
    timezone: project.timezone,
    appName: project.appName ?? '',
    tagline: project.tagline ?? '',
    appDescription: project.appDescription ?? '',
    brandVoice: project.brandVoice ?? '',
    targetGender: project.targetGender ?? '',
    primaryLanguage: project.primaryLanguage ?? '',
    ownerEmail: project.ownerEmail ?? '',
    customerExternalId: project.customerExternalId ?? '',
  };
}

/** The request that makes a project of these: what is empty is left out. */
export function creationOf({
  name,
  timezone,
  brandVoice,
  targetGender,
  ...texts
}: ProjectFields): CreateProjectRequest {
  const given = Object.fromEntries(Object.entries(texts).filter(([, text]) => text !== ''));
  return {
    name,
    timezone,
    ...given,
    ...(brandVoice !== '' && { brandVoice }),
    ...(targetGender !== '' && { targetGender }),
  };
}

/** The request that changes what is different; null when nothing is. What was emptied is cleared. */
export function changeOf(before: ProjectFields, after: ProjectFields): UpdateProjectRequest | null {
  const changed = Object.entries(after).filter(
    ([name, value]) => !Object.entries(before).some(([other, old]) => other === name && old === value),
  );
  if (changed.length === 0) return null;
  return Object.fromEntries(changed.map(([name, value]) => [name, value === '' ? null : value]));
}

/** What the service says to each field, told from the issues of its refusal; empty when it is about something else. */
export function faultsOf(error: unknown): Readonly<Record<string, string | undefined>> {
  const issues: unknown = error instanceof LayersApiError ? error.details?.['issues'] : undefined;
  if (!Array.isArray(issues)) return {};
  return Object.fromEntries(
    issues.filter(isIssue).map(({ path, message }) => [path.split(/[/.]/).at(-1) ?? '', message]),
  );
}

function isIssue(value: unknown): value is { readonly path: string; readonly message: string } {
  if (typeof value !== 'object' || value === null || !('path' in value) || !('message' in value)) return false;
  return typeof value.path === 'string' && typeof value.message === 'string';
}
