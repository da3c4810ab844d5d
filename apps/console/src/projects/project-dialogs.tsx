import type { Project } from '@layers-content/client';
import { useMemo } from 'react';
import type { ReactElement } from 'react';
import { Button } from '../design/button.tsx';
import { Dialog, DialogActions } from '../design/dialog.tsx';
import { FaultLine } from '../design/states.tsx';
import { useSession } from '../sign-in/session.tsx';
import { changeOf, creationOf, emptyFields, fieldsOf } from './project-fields.ts';
import type { ProjectFields } from './project-fields.ts';
import { ProjectForm } from './project-form.tsx';
import { useProjectChange } from './project-queries.ts';
import { ReviewPolicyChoice } from './review-policy.tsx';

/** What is being done to a project; null: nothing. */
export type ProjectTask =
  { readonly kind: 'create' } | { readonly kind: 'edit' | 'archive'; readonly project: Project } | null;

/** The windows in which projects are made and changed. */
export function ProjectDialogs({
  task,
  onClose,
}: {
  readonly task: ProjectTask;
  readonly onClose: () => void;
}): ReactElement | null {
  if (!task) return null;
  if (task.kind === 'create') return <CreateDialog onClose={onClose} />;
  const Task = task.kind === 'edit' ? EditDialog : ArchiveDialog;
  return <Task key={task.project.id} project={task.project} onClose={onClose} />;
}

interface TaskProps {
  readonly project: Project;
  readonly onClose: () => void;
}

function CreateDialog({ onClose }: Pick<TaskProps, 'onClose'>): ReactElement {
  const { client } = useSession();
  const initial = useMemo(() => emptyFields(Intl.DateTimeFormat().resolvedOptions().timeZone), []);
  const creating = useProjectChange((fields: ProjectFields) => client.createProject(creationOf(fields)));
  return (
    <Dialog title="New project" isOpen onClose={onClose}>
      <ProjectForm
        initial={initial}
        verb="Create project"
        error={creating.error}
        isPending={creating.isPending}
        onCancel={onClose}
        onSubmit={(fields) => {
          creating.mutate(fields, { onSuccess: onClose });
        }}
      />
    </Dialog>
  );
}

function EditDialog({ project, onClose }: TaskProps): ReactElement {
  const { client } = useSession();
  const initial = useMemo(() => fieldsOf(project), [project]);
  const saving = useProjectChange(async (fields: ProjectFields) => {
    const change = changeOf(initial, fields);
    if (change) await client.updateProject(project.id, change);
  });
  return (
    <Dialog title={`Edit ${project.name}`} isOpen onClose={onClose}>
      <ReviewPolicyChoice projectId={project.id} />
      <ProjectForm
        initial={initial}
        verb="Save"
        error={saving.error}
        isPending={saving.isPending}
        onCancel={onClose}
        onSubmit={(fields) => {
          saving.mutate(fields, { onSuccess: onClose });
        }}
      />
    </Dialog>
  );
}

function ArchiveDialog({ project, onClose }: TaskProps): ReactElement {
  const { client } = useSession();
  const archiving = useProjectChange(() => client.archiveProject(project.id));
  return (
    <Dialog role="alertdialog" title={`Archive ${project.name}?`} isOpen onClose={onClose}>
      <p>Its open uploads are canceled and it takes no new ones. Its items stay, and it can be restored.</p>
      <FaultLine error={archiving.error} />
      <DialogActions>
        <Button look="quiet" autoFocus onPress={onClose}>
          Keep it
        </Button>
        <Button
          look="danger"
          isPending={archiving.isPending}
          onPress={() => {
            archiving.mutate(undefined, { onSuccess: onClose });
          }}
        >
          Archive
        </Button>
      </DialogActions>
    </Dialog>
  );
}
