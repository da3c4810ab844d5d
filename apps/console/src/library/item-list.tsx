import type { ContentItem } from '@layers-content/client';
import type { ReactElement } from 'react';
import { GridList, GridListItem, GridListLoadMoreItem } from 'react-aria-components/GridList';
import { GridLayout, ListLayout, Size, Virtualizer } from 'react-aria-components/Virtualizer';
import { Icon } from '../design/icon.tsx';
import { Loading } from '../design/states.tsx';
import { lengthText, timeText, titleOf } from '../design/wording.ts';
import { itemPath } from '../shell/routes.ts';
import { StatusBadge, VerdictBadges } from './item-badges.tsx';
import { Poster } from './poster.tsx';
import type { Shape } from './shape.ts';

/** On a narrow phone two stand side by side. */
const cardSize = new Size(156, 300);
/** Of the first the layout takes two thirds where there are two columns, and more where there are more. */
const cardSpace = new Size(24, 16);
const rowHeightPx = 84;

interface ItemListProps {
  readonly items: readonly ContentItem[];
  readonly shape: Shape;
  readonly isLoadingMore: boolean;
  /** The end is in sight. */
  readonly onEnd: () => void;
}

/** Any number of items, of which only those in sight exist in the page. */
export function ItemList({ shape, ...props }: ItemListProps): ReactElement {
  return shape === 'grid' ? (
    <Virtualizer key="grid" layout={GridLayout} layoutOptions={{ minItemSize: cardSize, minSpace: cardSpace }}>
      <Items shape="grid" {...props} />
    </Virtualizer>
  ) : (
    <Virtualizer key="list" layout={ListLayout} layoutOptions={{ rowSize: rowHeightPx, gap: 1 }}>
      <Items shape="list" {...props} />
    </Virtualizer>
  );
}

function Items({ items, shape, isLoadingMore, onEnd }: ItemListProps): ReactElement {
  return (
    <GridList aria-label="Items" layout={shape === 'grid' ? 'grid' : 'stack'} className={`items items-${shape}`}>
      {items.map((item) => (
        <GridListItem key={item.id} id={item.id} href={itemPath(item.id)} textValue={titleOf(item)} className="item">
          {shape === 'grid' ? <Card item={item} /> : <Row item={item} />}
        </GridListItem>
      ))}
      <GridListLoadMoreItem isLoading={isLoadingMore} onLoadMore={onEnd} className="items-more">
        Loading more
      </GridListLoadMoreItem>
    </GridList>
  );
}

function Card({ item }: { readonly item: ContentItem }): ReactElement {
  return (
    <>
      <span className="card-poster">
        <Poster item={item} />
        <StatusBadge item={item} />
        <Kind item={item} />
      </span>
      <span className="card-text">
        <span className="card-title">{titleOf(item)}</span>
        <VerdictBadges item={item} />
      </span>
    </>
  );
}

function Row({ item }: { readonly item: ContentItem }): ReactElement {
  return (
    <>
      <Poster item={item} />
      <span className="row-text">
        <span className="row-title">{titleOf(item)}</span>
        <span className="row-time">{timeText(item.createdAt)}</span>
      </span>
      <VerdictBadges item={item} />
      <StatusBadge item={item} />
    </>
  );
}

/** What a still does not show: a film's length, a slideshow's pictures. */
function Kind({ item: { preview } }: { readonly item: ContentItem }): ReactElement | null {
  if (preview?.kind === 'video') {
    return (
      <span className="card-kind">
        <Icon name="play" />
        {preview.durationMs === null ? 'Film' : lengthText(preview.durationMs)}
      </span>
    );
  }
  if (preview?.kind !== 'slideshow') return null;
  return (
    <span className="card-kind">
      <Icon name="slides" />
      {preview.imageUrls.length} pictures
    </span>
  );
}

const placeholders = Array.from({ length: 12 }, (_, index) => index);

/** The same before anything is known. */
export function ItemListShape({ shape }: { readonly shape: Shape }): ReactElement {
  return (
    <Loading>
      <div className={`item-shapes item-shapes-${shape}`}>
        {placeholders.map((index) => (
          <div key={index} className="skeleton" />
        ))}
      </div>
    </Loading>
  );
}
