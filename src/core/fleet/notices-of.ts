import { baselineBroken } from './forecast/baseline-broken.ts';
import { buildChanged } from './forecast/build-changed.ts';
import { certificateChanged } from './forecast/certificate-changed.ts';
import { certificateEnds } from './forecast/certificate-ends.ts';
import { certificateShared } from './forecast/certificate-shared.ts';
import { clockDrifts } from './forecast/clock-drifts.ts';
import { down } from './forecast/down.ts';
import { expectationMissed } from './forecast/expectation-missed.ts';
import { lossier } from './forecast/lossier.ts';
import { negotiationWeaker } from './forecast/negotiation-weaker.ts';
import { oddOneOut } from './forecast/odd-one-out.ts';
import { renewalMissed } from './forecast/renewal-missed.ts';
import { slower } from './forecast/slower.ts';
import { unreachableFromOne } from './forecast/unreachable-from-one.ts';
import { weakCryptography } from './forecast/weak-cryptography.ts';
import type { Notice } from './notice.ts';
import type { Forecast, Watched } from './watched.ts';

/** Everything that somebody should know of a host at this time, the gravest first. */
export function noticesOf(watched: Watched, now: string): readonly Notice[] {
  return forecasts
    .flatMap((forecast) => forecast(watched, now))
    .toSorted((a, b) => gravity.indexOf(a.severity) - gravity.indexOf(b.severity));
}

const gravity: readonly Notice['severity'][] = ['critical', 'warning', 'notice'];

const forecasts: readonly Forecast[] = [
  down,
  unreachableFromOne,
  renewalMissed,
  certificateEnds,
  certificateChanged,
  certificateShared,
  negotiationWeaker,
  expectationMissed,
  baselineBroken,
  clockDrifts,
  lossier,
  slower,
  weakCryptography,
  buildChanged,
  oddOneOut,
];
