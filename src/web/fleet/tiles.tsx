import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import { Icon, type IconName } from '../view/icons.tsx';
import { now } from './fleet-desk.ts';
import type { NotedRow } from './fleet-rows.ts';
import { fares, faring, type Fares } from './parts/fares.ts';
import { choose, query } from './table/table-desk.ts';

/** How many fare how; each number is a filter. */
export function Tiles({ all }: { readonly all: readonly NotedRow[] }): JSX.Element {
  const asked = query.value;
  const { faringSo, ending } = useMemo(() => countsOf(all, now.value), [all, now.value]);
  return (
    <div class="tiles" role="group" aria-label="Filter by outcome">
      {faring.map((each) => (
        <Tile
          key={each}
          {...fares[each]}
          count={faringSo.get(each) ?? 0}
          of={all.length}
          isOn={asked.fares.includes(each)}
          turn={(isOn) =>
            choose({ fares: faring.filter((one) => (one === each ? isOn : asked.fares.includes(one))) })
          }
        />
      ))}
      <Tile
        says="Ends soon"
        means={`Certificates that have ended or end within ${SOON_DAYS} days`}
        icon="certificate"
        look="time"
        count={ending}
        of={all.length}
        isOn={asked.ends === SOON_DAYS}
        turn={(isOn) => choose({ ends: isOn ? SOON_DAYS : undefined })}
      />
    </div>
  );
}

function countsOf(
  all: readonly NotedRow[],
  at: number,
): { readonly faringSo: ReadonlyMap<Fares, number>; readonly ending: number } {
  const until = at + SOON_DAYS * 86_400_000;
  const faringSo = new Map<Fares, number>();
  let ending = 0;
  for (const { fares: so, endsAt } of all) {
    faringSo.set(so, (faringSo.get(so) ?? 0) + 1);
    if (endsAt !== undefined && endsAt < until) ending += 1;
  }
  return { faringSo, ending };
}

function Tile({
  says,
  means,
  icon,
  look,
  count,
  of,
  isOn,
  turn,
}: {
  readonly says: string;
  readonly means?: string;
  readonly icon: IconName;
  readonly look: string;
  readonly count: number;
  readonly of: number;
  readonly isOn: boolean;
  readonly turn: (isOn: boolean) => void;
}): JSX.Element {
  return (
    <button
      type="button"
      class={`tile ${look} ${count === 0 ? 'none-there' : ''}`}
      aria-pressed={isOn}
      title={means}
      onClick={() => turn(!isOn)}
    >
      <span class="tile-head">
        <span class="badge">
          <Icon name={icon} />
        </span>
        {says}
      </span>
      <strong class="tile-count">{count.toLocaleString('en')}</strong>
      <span class="tile-share" aria-hidden="true">
        <span style={{ width: `${of === 0 ? 0 : Math.max(count === 0 ? 0 : 1.5, (count / of) * 100)}%` }} />
      </span>
    </button>
  );
}

const SOON_DAYS = 30;
