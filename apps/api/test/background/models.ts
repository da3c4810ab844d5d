import { allAtOnceModel } from './all-at-once.model.ts';
import { fsckBesideOthersModel, fsckModel } from './fsck.model.ts';
import { outboxModel } from './outbox.model.ts';
import type { BackgroundCampaign, Processes } from './planted.ts';
import { reconcileModel } from './reconcile.model.ts';
import { sweepModel, sweepOfMany } from './sweep.model.ts';

/** What the background jobs must hold on every database. */
export function backgroundModels(processes: () => Processes, campaignName: BackgroundCampaign): void {
  sweepModel(processes, campaignName);
  sweepOfMany(processes);
  outboxModel(processes, campaignName);
  reconcileModel(processes, campaignName);
  allAtOnceModel(processes, campaignName);
  fsckModel(processes, campaignName);
  fsckBesideOthersModel(processes, campaignName);
}
