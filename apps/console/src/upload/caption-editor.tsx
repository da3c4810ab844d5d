import type { Verdict } from './judgement.ts';
import type { ReactElement } from 'react';
import { Field } from '../design/field.tsx';
import { Icon } from '../design/icon.tsx';
import { captionMaxUnits } from './byte-limits.ts';
import type { CaptionMeter } from './caption-meters.ts';
import { Issues } from './verdicts.tsx';

interface CaptionEditorProps {
  readonly caption: string;
  readonly onChange: (caption: string) => void;
  /** Empty while the rules are not there yet. */
  readonly meters: readonly CaptionMeter[];
  readonly verdicts: readonly Verdict[];
}

/** The caption, published exactly as it is written, with what each platform counts of it. */
export function CaptionEditor({ caption, onChange, meters, verdicts }: CaptionEditorProps): ReactElement {
  return (
    <div className="caption">
      <Field
        label="Caption"
        value={caption}
        onChange={onChange}
        lines={5}
        placeholder="Published exactly as you write it"
        fault={captionFault(caption) ?? undefined}
        note={<Meters meters={meters} />}
      />
      <Issues verdicts={verdicts} filename={null} />
    </div>
  );
}

/** Why a caption cannot be sent; null when it can. */
export function captionFault(caption: string): string | null {
  const over = caption.length - captionMaxUnits;
  return over > 0 ? `At most ${captionMaxUnits} units are taken; ${over} are too many.` : null;
}

function Meters({ meters }: { readonly meters: readonly CaptionMeter[] }): ReactElement {
  const platforms = [...new Set(meters.map(({ platform }) => platform))];
  return (
    <dl className="caption-meters" aria-label="What is counted">
      {platforms.map((platform) => (
        <div key={platform}>
          <dt>{platform}</dt>
          {meters
            .filter((meter) => meter.platform === platform)
            .map((meter) => (
              <dd key={meter.measure} className={meter.isOver ? `meter-over meter-${meter.severity}` : ''}>
                {meter.isOver && <Icon name="warning" />}
                <b>{meter.used}</b>&nbsp;/&nbsp;{meter.limit} {unitOf(meter)}
              </dd>
            ))}
        </div>
      ))}
    </dl>
  );
}

/** `units` are what both a letter and half an emoji is; the rules call them by their encoding. */
function unitOf({ unit }: CaptionMeter): string {
  return unit.replace('UTF-16 ', '');
}
