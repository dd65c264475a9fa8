import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import type { HostTimeline } from '../../../app/api/fleet.ts';
import type { Check } from '../../../core/fleet/check.ts';
import { minuteOf } from '../../../core/facts/time.ts';
import { Section } from '../../view/section.tsx';
import { FaresMark } from '../parts/fares-mark.tsx';
import { changesAmong } from './changes-among.ts';

/** What changed from one check to the next, the newest first; each can be opened. */
export function ChangesList({
  checks,
  past,
  pick,
}: {
  readonly checks: readonly Check[];
  readonly past: Pick<HostTimeline, 'changes' | 'leads'>;
  readonly pick: (id: string) => void;
}): JSX.Element {
  const changes = useMemo(() => changesAmong(checks, past), [checks, past]);
  return (
    <Section title="What changed" name="changes">
      {changes.length === 0 ? <p class="quiet">Nothing changed in this time.</p> : null}
      <ol class="change-list">
        {changes.slice(0, MOST).map(({ check, says, lead }) => (
          <li key={check.id}>
            <p class="change-head">
              <button type="button" class="bare digits" onClick={() => pick(check.id)}>
                {minuteOf(check.startedAt)}
              </button>
              <FaresMark of={check.snapshot.outcome} />
            </p>
            {lead === undefined ? null : <p>{lead}</p>}
            <ul class="lines">
              {says.map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
          </li>
        ))}
      </ol>
      {changes.length > MOST ? <p class="quiet">and {changes.length - MOST} more before these</p> : null}
    </Section>
  );
}

const MOST = 12;
