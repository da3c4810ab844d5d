import type { Finding, Inspection } from '@layers-content/core';
import { containerIdOf, endpointIdOf } from '../ids.ts';
import type { Outcome } from './outcome.ts';

/** How many findings are told one by one; of more, only how many. */
const toldAtMost = 1_000;

/** The findings by kind, each with its key or organization; a check that found something has failed. */
export function outcomeOfInspection({ uploads, objects, due, secrets, findings }: Inspection): Outcome {
  const told = findings.slice(0, toldAtMost).map(presentFinding);
  const counts: Record<string, number> = {};
  for (const { kind } of findings) counts[kind] = (counts[kind] ?? 0) + 1;
  const looked = `Looked at ${uploads} uploads and ${objects} objects, of which ${due} wait to be deleted, and ${secrets} webhook secrets.`;
  const found = Object.entries(counts).map(([kind, count]) => `${count} ${kind}`);
  return {
    data: { uploads, objects, due, secrets, counts, findings: told },
    lines: told.map((finding) => Object.values(finding).map(wordOf).join('  ')),
    notes: [looked, findings.length === 0 ? 'Everything is as it should be.' : `Found ${found.join(', ')}.`],
    ...(findings.length > 0 && { failed: true }),
  };
}

function presentFinding(finding: Finding): Readonly<Record<string, unknown>> {
  switch (finding.kind) {
    case 'missing':
      return {
        kind: finding.kind,
        key: finding.key,
        containerId: containerIdOf(finding.contentId),
        state: finding.state,
      };
    case 'wrong_size': {
      const { kind, key, contentId, recordedBytes, actualBytes } = finding;
      return { kind, key, containerId: containerIdOf(contentId), recordedBytes, actualBytes };
    }
    case 'sealed':
      return { kind: finding.kind, endpointId: endpointIdOf(finding.endpointId) };
    case 'unknown':
    case 'doomed':
      return { ...finding };
    case 'usage': {
      const { kind, tenant, counted, recounted } = finding;
      return { kind, organizationId: `org_${tenant.organizationId}`, world: tenant.environment, counted, recounted };
    }
  }
}

function wordOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
