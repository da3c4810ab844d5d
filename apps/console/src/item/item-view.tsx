import type { ContentItem } from '@layers-content/client';
import type { ReactElement } from 'react';
import { useParams } from 'wouter';
import { ButtonLink } from '../design/button-link.tsx';
import { Fault, Loading } from '../design/states.tsx';
import { timeText, titleOf } from '../design/wording.ts';
import { StatusBadge } from '../library/item-badges.tsx';
import { libraryPath } from '../shell/routes.ts';
import { useMay } from '../sign-in/session.tsx';
import { Caption } from './caption.tsx';
import { DeleteItem } from './delete-item.tsx';
import { Facts } from './facts.tsx';
import { useItem } from './item-query.ts';
import { Review } from './review.tsx';
import { Stage } from './stage.tsx';
import { Verdicts } from './verdicts.tsx';
import './item.css';

/** One item with all that is known of it, and all that can be done to it. */
export function ItemView(): ReactElement {
  const { containerId = '' } = useParams();
  const { data: item, error, refetch } = useItem(containerId);
  if (item) return <Shown item={item} />;
  if (error) return <Fault error={error} onRetry={() => void refetch()} />;
  return <Expected />;
}

function Shown({ item }: { readonly item: ContentItem }): ReactElement {
  const mayWrite = useMay('content:write');
  const isOurs = mayWrite && item.creativeType === 'uploaded';
  return (
    <article className="item-page">
      <div className="item-bar">
        <ButtonLink look="quiet" icon="back" href={libraryPath(item.projectId)}>
          Library
        </ButtonLink>
        {isOurs && item.status !== 'canceled' && <DeleteItem item={item} />}
      </div>
      <header className="item-header">
        <h1>{titleOf(item)}</h1>
        <p className="item-line">
          <StatusBadge item={item} />
          <span className="soft">{timeText(item.createdAt)}</span>
        </p>
      </header>
      <div className="item-columns">
        <Stage item={item} />
        <div className="item-panels">
          {mayWrite && item.approvalStatus === 'pending' && item.status === 'completed' && <Review item={item} />}
          <Verdicts item={item} />
          {item.caption !== null && <Caption item={item} mayEdit={isOurs && item.status === 'completed'} />}
          <Facts item={item} />
        </div>
      </div>
    </article>
  );
}

/** The shape of what will come. */
function Expected(): ReactElement {
  return (
    <Loading>
      <div className="item-columns item-expected">
        <div className="skeleton" />
        <div className="item-panels">
          <div className="skeleton" />
          <div className="skeleton" />
        </div>
      </div>
    </Loading>
  );
}
