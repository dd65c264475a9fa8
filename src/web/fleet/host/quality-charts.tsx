import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import type { Check } from '../../../core/fleet/check.ts';
import { Section } from '../../view/section.tsx';
import { TimeChart } from './time-chart.tsx';

/** How fast and how steady the way to the host was; day by day it stands in a table as well. */
export function QualityCharts({ checks }: { readonly checks: readonly Check[] }): JSX.Element {
  const { times, trips, losses } = useMemo(() => seriesOf(checks), [checks]);
  const hasTrips = canBeDrawn(trips);
  const hasLosses = canBeDrawn(losses);
  return (
    <Section title="Round trip and losses" name="quality">
      {hasTrips ? (
        <TimeChart title="Round trip" unit="ms" look="accent" times={times} values={trips} />
      ) : (
        <p class="quiet">
          {trips.some((value) => value !== null)
            ? 'One measurement in this time; a line needs two.'
            : 'No round trip was measured in this time.'}
        </p>
      )}
      {hasLosses ? (
        <TimeChart title="Connections lost" unit="%" look="bad" times={times} values={losses} least={5} />
      ) : null}
      {hasTrips || hasLosses ? (
        <p class="quiet small">
          Gaps are checks that got no answer. The same figures stand under “Day by day”.
        </p>
      ) : null}
    </Section>
  );
}

/** A line has two ends. */
function canBeDrawn(values: readonly (number | null)[]): boolean {
  return values.filter((value) => value !== null).length > 1;
}

function seriesOf(newestFirst: readonly Check[]) {
  const checks = newestFirst.toReversed();
  return {
    times: checks.map(({ startedAt }) => Date.parse(startedAt) / 1_000),
    trips: checks.map(({ snapshot }) => snapshot.roundTripMs ?? snapshot.connectMs ?? null),
    losses: checks.map(({ snapshot }) => (snapshot.lost === undefined ? null : snapshot.lost * 100)),
  };
}
