import { remark } from '../call.ts';
import type { Call } from '../call.ts';
import { newUploadId, openKeptUploads } from '../kept-uploads/kept-uploads.ts';
import type { KeptUpload } from '../kept-uploads/kept-upload.ts';

/** Keeps one upload while it is under way. */
export interface Keeper {
  readonly id: string;
  /** Null before anything is worth keeping. */
  readonly token: () => string | null;
  readonly keep: (token: string) => void;
  readonly forget: () => void;
}

/** @param begun all of the upload that does not change while it is under way. */
export function openKeeper(call: Call, begun: Omit<KeptUpload, 'id' | 'token'>, resumed: KeptUpload | null): Keeper {
  const kept = openKeptUploads(call.environment.stateHome);
  const id = resumed?.id ?? newUploadId();
  let token = resumed?.token ?? null;
  let refused = false;
  return {
    id,
    token: () => token,
    keep: (changed) => {
      token = changed;
      try {
        kept.keep({ ...begun, id, token: changed });
      } catch (error) {
        // An upload is not given up because a note of it cannot be written.
        if (!refused) remark(call, `This upload cannot be kept for resume: ${String(error)}`);
        refused = true;
      }
    },
    forget: () => kept.forget(id),
  };
}
