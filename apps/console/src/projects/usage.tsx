import type { Usage } from '@layers-content/client';
import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { Label } from 'react-aria-components/Label';
import { Meter } from 'react-aria-components/Meter';
import { FaultLine, Loading } from '../design/states.tsx';
import { hourText, sizeText } from '../design/wording.ts';
import { useSession } from '../sign-in/session.tsx';

type QuotaName = keyof Usage['quotas'];

const quotas: readonly { readonly name: QuotaName; readonly label: string; readonly say: (value: number) => string }[] =
  [
    { name: 'storedBytes', label: 'Stored', say: sizeText },
    { name: 'openUploads', label: 'Open uploads', say: plain },
    { name: 'itemsPerDay', label: 'Items today (UTC)', say: plain },
    { name: 'webhookEndpoints', label: 'Webhook endpoints', say: plain },
  ];

function plain(value: number): string {
  return value.toLocaleString();
}

/** How much of its quotas the organization has taken. */
export function UsageMeters(): ReactElement {
  const { client } = useSession();
  const { data, error } = useQuery({ queryKey: ['usage'], queryFn: ({ signal }) => client.getUsage({ signal }) });
  if (error) return <FaultLine error={error} />;
  return (
    <section aria-label="Usage" className="meters">
      {quotas.map(({ name, label, say }) =>
        data ? (
          <QuotaMeter key={name} label={label} quota={data.quotas[name]} say={say} />
        ) : (
          <Loading key={name}>
            <div className="meter skeleton" />
          </Loading>
        ),
      )}
    </section>
  );
}

const nearlyFull = 0.8;

function QuotaMeter({
  label,
  quota: { used, limit, resetsAt },
  say,
}: {
  readonly label: string;
  readonly quota: Usage['quotas'][QuotaName];
  readonly say: (value: number) => string;
}): ReactElement {
  const share = limit === null ? 0 : Math.min(1, used / limit);
  const text = limit === null ? `${say(used)}, no limit` : `${say(used)} of ${say(limit)}`;
  return (
    <Meter value={share * 100} valueLabel={text} className="meter">
      <Label>{label}</Label>
      <span className="meter-value">
        {say(used)} <span className="soft">{limit === null ? 'no limit' : `of ${say(limit)}`}</span>
      </span>
      <span className="meter-track">
        <span
          className={share >= nearlyFull ? 'meter-fill meter-full' : 'meter-fill'}
          style={{ width: `${share * 100}%` }}
        />
      </span>
      {resetsAt !== null && <span className="soft meter-reset">Starts over at {hourText(resetsAt)}</span>}
    </Meter>
  );
}
