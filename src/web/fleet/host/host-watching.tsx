import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import type { HostAnswer } from '../../../app/api/fleet.ts';
import { ask, isRefused } from '../../app/api.ts';
import { go } from '../../app/place.ts';
import { may } from '../../app/session.ts';

/** Pausing, going on and ending, for administrators. */
export function HostWatching({
  host,
  again,
}: {
  readonly host: HostAnswer;
  readonly again: () => Promise<void>;
}): JSX.Element | null {
  const said = useSignal('');
  const isSure = useSignal(false);
  if (!may('admin')) return host.watched ? null : <span class="pill">paused</span>;
  const { target, latest: _, ...how } = host;
  const path = `hosts/${encodeURIComponent(target)}`;
  const watch = async (watched: boolean) => {
    const answer = await ask('PUT', path, { ...how, watched });
    if (isRefused(answer)) said.value = answer.problem;
    else await again();
  };
  const end = async () => {
    const answer = await ask('DELETE', path);
    if (isRefused(answer)) said.value = answer.problem;
    else go('/fleet');
  };
  return (
    <div class="tools" role="group" aria-label="Watching">
      <button type="button" class="button" onClick={() => void watch(!host.watched)}>
        {host.watched ? 'Pause' : 'Watch again'}
      </button>
      {isSure.value ? (
        <>
          <button type="button" class="button danger-button" onClick={() => void end()}>
            Yes, watch it no longer
          </button>
          <button type="button" class="button" onClick={() => (isSure.value = false)}>
            No
          </button>
        </>
      ) : (
        <button type="button" class="button" onClick={() => (isSure.value = true)}>
          Watch no longer
        </button>
      )}
      <span class="said" role="status">
        {said.value}
      </span>
    </div>
  );
}
