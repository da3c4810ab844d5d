import type { ReactElement } from 'react';
import { ToggleButton } from 'react-aria-components/ToggleButton';
import { ToggleButtonGroup } from 'react-aria-components/ToggleButtonGroup';
import { Choice } from '../design/choice.tsx';
import { Icon } from '../design/icon.tsx';
import { ages, origins, reviews, statuses } from './filters.ts';
import type { Filters } from './filters.ts';
import type { Shape } from './shape.ts';

interface FilterBarProps {
  readonly filters: Filters;
  readonly shape: Shape;
  /** Gets those that narrow, as the address says them. */
  readonly onFilters: (filters: Readonly<Record<string, string>>) => void;
  readonly onShape: (shape: Shape) => void;
}

/** What is shown, and how. */
export function FilterBar({ filters, shape, onFilters, onShape }: FilterBarProps): ReactElement {
  const set = (name: keyof Filters) => (value: string) => {
    const next = { ...filters, [name]: value };
    onFilters(Object.fromEntries(Object.entries(next).filter(([, chosen]) => chosen !== 'all')));
  };
  return (
    <div className="filters" role="group" aria-label="Filters">
      <Choice isLabelUnseen label="State" options={statuses} value={filters.status} onChange={set('status')} />
      <Choice isLabelUnseen label="Review" options={reviews} value={filters.review} onChange={set('review')} />
      <Choice isLabelUnseen label="Age" options={ages} value={filters.age} onChange={set('age')} />
      <Choice isLabelUnseen label="Origin" options={origins} value={filters.origin} onChange={set('origin')} />
      <ShapeChoice shape={shape} onShape={onShape} />
    </div>
  );
}

function ShapeChoice({ shape, onShape }: Pick<FilterBarProps, 'shape' | 'onShape'>): ReactElement {
  return (
    <ToggleButtonGroup
      aria-label="Layout"
      className="shapes"
      disallowEmptySelection
      selectedKeys={[shape]}
      onSelectionChange={(keys) => {
        onShape(keys.has('list') ? 'list' : 'grid');
      }}
    >
      <ToggleButton id="grid" aria-label="Grid" className="shape">
        <Icon name="grid" />
      </ToggleButton>
      <ToggleButton id="list" aria-label="List" className="shape">
        <Icon name="list" />
      </ToggleButton>
    </ToggleButtonGroup>
  );
}
