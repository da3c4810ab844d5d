import { useState } from 'react';
import type { ReactElement } from 'react';
import { useParams, useSearchParams } from 'wouter';
import { Button, IconButton } from '../design/button.tsx';
import { ButtonLink } from '../design/button-link.tsx';
import { Empty, Fault } from '../design/states.tsx';
import { useProjects } from '../shell/project.tsx';
import { uploadPath } from '../shell/routes.ts';
import { ViewHeader } from '../shell/view-header.tsx';
import { useContent } from './content-pages.ts';
import { FilterBar } from './filter-bar.tsx';
import { filtersIn, isNarrowed } from './filters.ts';
import { ItemList, ItemListShape } from './item-list.tsx';
import { keepShape, keptShape } from './shape.ts';
import type { Shape } from './shape.ts';
import './library.css';

/** All items of a project. */
export function LibraryView(): ReactElement {
  const { projectId = '' } = useParams();
  const [search, setSearch] = useSearchParams();
  const [shape, setShape] = useState(keptShape);
  const filters = filtersIn(search);
  const content = useContent(projectId, filters);
  const project = useProjects().data?.find(({ id }) => id === projectId);
  const change = (next: Shape) => {
    keepShape(next);
    setShape(next);
  };
  const clear = () => {
    setSearch({});
  };
  return (
    <div className="library">
      <ViewHeader title="Library" text={project?.name ?? ' '}>
        <IconButton
          icon="refresh"
          label="Load anew"
          isPending={content.isRefetching}
          onPress={() => void content.refetch()}
        />
        <ButtonLink look="main" icon="upload" href={uploadPath(projectId)}>
          Upload
        </ButtonLink>
      </ViewHeader>
      <FilterBar filters={filters} shape={shape} onFilters={setSearch} onShape={change} />
      {content.isPending && <ItemListShape shape={shape} />}
      {content.isError && <Fault error={content.error} onRetry={() => void content.refetch()} />}
      {content.data?.length === 0 && (
        <Nothing isNarrowed={isNarrowed(filters)} uploadHref={uploadPath(projectId)} onClear={clear} />
      )}
      {content.data && content.data.length > 0 && (
        <ItemList
          key={search.toString()}
          items={content.data}
          shape={shape}
          isLoadingMore={content.isFetchingNextPage}
          onEnd={() => {
            if (content.hasNextPage && !content.isFetchingNextPage) void content.fetchNextPage();
          }}
        />
      )}
    </div>
  );
}

function Nothing({
  isNarrowed,
  uploadHref,
  onClear,
}: {
  readonly isNarrowed: boolean;
  readonly uploadHref: string;
  readonly onClear: () => void;
}): ReactElement {
  if (isNarrowed) {
    return (
      <Empty icon="library" title="Nothing passes these filters">
        <p>There may be items that they leave out.</p>
        <Button onPress={onClear}>Show everything</Button>
      </Empty>
    );
  }
  return (
    <Empty icon="library" title="No items yet">
      <p>Upload a film, a picture or a slideshow, and it stands here with what each platform says to it.</p>
      <ButtonLink look="main" icon="upload" href={uploadHref}>
        Upload the first one
      </ButtonLink>
    </Empty>
  );
}
