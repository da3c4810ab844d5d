import type { Page, PagePosition } from '../page.ts';
import type { Project, ProjectFields, ProjectStatus } from './project.ts';

export interface ProjectQuery {
  readonly status: ProjectStatus | null;
  /** Part of the name, without regard to case. */
  readonly search: string | null;
  readonly customerExternalId: string | null;
  readonly after: PagePosition | null;
  readonly limit: number;
}

export type ProjectChanges = Partial<ProjectFields> & { readonly status?: 'active' };

/** The reads of projects. */
export interface ProjectRepository {
  getProject(id: string): Promise<Project | null>;
  /** Newest first. */
  listProjects(query: ProjectQuery): Promise<Page<Project>>;
}

/** The writes of projects, in a transaction. */
export interface ProjectUnit {
  createProject(id: string, fields: ProjectFields): Promise<Project>;
  /** Changes only the fields that are present; `metadata` is replaced whole; `status: 'active'` restores. */
  updateProject(id: string, changes: ProjectChanges): Promise<Project | null>;
  /** Archives, or archives again, as of now, and with it cancels the project's open uploads that no finalize holds. */
  archiveProject(id: string): Promise<Project | null>;
}
