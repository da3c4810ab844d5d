import type { ContentItem } from '@layers-content/client';
import type { ReactElement } from 'react';
import { CopyButton } from '../design/copy-button.tsx';
import { lengthText, pixelsText, sizeText, timeText } from '../design/wording.ts';
import { apiBaseUrl } from '../shell/address.ts';
import { curlOf } from './curl.ts';
import { Panel } from './panel.tsx';

/** What was measured, every id and address, and the requests that make such an item. */
export function Facts({ item }: { readonly item: ContentItem }): ReactElement {
  return (
    <>
      {item.assets.length > 0 && (
        <Panel title={item.assets.length === 1 ? 'File' : 'Files'}>
          <ul className="assets">
            {item.assets.map((asset) => (
              <AssetFacts key={asset.assetId} asset={asset} />
            ))}
          </ul>
        </Panel>
      )}
      <Panel title="Ids">
        <dl className="facts">
          <Fact name="Item" value={item.id} copied="item id" />
          <Fact name="Project" value={item.projectId} copied="project id" />
          {item.completedAt !== null && <Fact name="Completed" value={timeText(item.completedAt)} />}
          <Fact
            name="Made"
            value={item.creativeType === 'uploaded' ? 'By upload' : `By ${item.format ?? 'a generator'}`}
          />
        </dl>
      </Panel>
      <Panel title="With curl" action={<CopyButton text={curlOf(item, apiBaseUrl)} what="the requests" />}>
        <pre className="curl" tabIndex={0}>
          {curlOf(item, apiBaseUrl)}
        </pre>
      </Panel>
    </>
  );
}

function AssetFacts({ asset }: { readonly asset: ContentItem['assets'][number] }): ReactElement {
  const { assetId, mimeType, width, height, durationMs, sizeBytes, url } = asset;
  const measured = [
    mimeType,
    width && height ? pixelsText(width, height) : null,
    durationMs === null || durationMs === undefined ? null : lengthText(durationMs),
    sizeBytes ? sizeText(sizeBytes) : null,
  ];
  return (
    <li>
      <p className="asset-line">
        <b>{assetId}</b>
        <span className="soft">{measured.filter((part) => part !== null && part !== undefined).join(' · ')}</span>
      </p>
      <p className="asset-url">
        <a href={url} target="_blank" rel="noreferrer">
          {url}
        </a>
        <CopyButton text={url} what={`address of ${assetId}`} />
      </p>
    </li>
  );
}

/** @param copied what copying it is called; without it, it is only read. */
function Fact({
  name,
  value,
  copied,
}: {
  readonly name: string;
  readonly value: string;
  readonly copied?: string;
}): ReactElement {
  return (
    <div className="fact">
      <dt>{name}</dt>
      <dd>
        {copied === undefined ? value : <code>{value}</code>}
        {copied !== undefined && <CopyButton text={value} what={copied} />}
      </dd>
    </div>
  );
}
