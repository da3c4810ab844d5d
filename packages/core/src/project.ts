export type ProjectStatus = 'active' | 'archived';

/** A JSON object whose meaning is the client's own. */
export type Metadata = Readonly<Record<string, unknown>>;

/** What a client may set on a project. */
export interface ProjectFields {
  readonly name: string;
  /** IANA name. */
  readonly timezone: string;
  readonly customerExternalId: string | null;
  readonly metadata: Metadata | null;
  readonly appName: string | null;
  readonly appDescription: string | null;
  readonly primaryLanguage: string | null;
  readonly ownerEmail: string | null;
}

export interface Project extends ProjectFields {
  readonly id: string;
  readonly organizationId: string;
  readonly status: ProjectStatus;
  readonly archivedAt: Date | null;
  readonly createdAt: Date;
}
