import { harmless } from '../../bytes/harmless.ts';
import { daysBetween, isoOf, millisOf } from '../../facts/time.ts';
import type { Check } from '../../fleet/check.ts';
import { isFresh } from '../../fleet/freshness.ts';
import { nameOf } from '../../fleet/host.ts';
import type { Seen } from '../../fleet/gauges/gauge.ts';
import { respectWords } from './difference-words.ts';
import { leadTitle } from '../words/lead-title.ts';
import { nagiosState, type NagiosState } from '../formats/nagios.ts';

/** How a watched host is by its newest checks, as a monitoring plugin says it. */
export interface PluginStatus {
  readonly state: NagiosState;
  readonly text: string;
}

/** The worst of its vantage points leads; what nobody looked at lately is not known. `unlike` names what its baseline has otherwise. */
export function pluginStatus(
  { host, newest }: Seen,
  now: number,
  unlike: readonly string[] = [],
): PluginStatus {
  const views = newest.map((check) => viewOf(check, isFresh(host, check, now), now));
  const worst = gravity.flatMap((state) => views.filter((view) => view.state === state))[0];
  if (worst === undefined)
    return { state: 3, text: `RDP UNKNOWN - ${harmless(nameOf(host))}: was never looked at\n` };
  const drifted =
    unlike.length === 0
      ? ''
      : `; not as its baseline has it: ${unlike.map((code) => respectWords({ code })).join(', ')}`;
  const state = worst.state === 0 && unlike.length > 0 ? 1 : worst.state;
  const perf = newest.flatMap((check) => (check === worst.check && worst.fresh ? perfdata(check, now) : []));
  const line = `RDP ${names[state]} - ${plain(`${nameOf(host)}: ${worst.says}${drifted}`)}`;
  const others =
    views.length > 1 ? views.map(({ check, says }) => plain(`from ${check.vantage}: ${says}`)) : [];
  return {
    state,
    text: `${[perf.length === 0 ? line : `${line} | ${perf.join(' ')}`, ...others].join('\n')}\n`,
  };
}

interface View {
  readonly check: Check;
  readonly fresh: boolean;
  readonly state: NagiosState;
  readonly says: string;
}

function viewOf(check: Check, fresh: boolean, now: number): View {
  const { endedAt, snapshot } = check;
  const { lead, outcome, exit } = snapshot;
  const why = outcome === 'works' ? undefined : leadTitle(lead);
  const was = why === undefined ? outcomeWords[outcome] : `${outcomeWords[outcome]}: ${why}`;
  const ago = `${Math.max(0, Math.round((now - millisOf(endedAt)) / 60_000))} min ago`;
  return fresh
    ? { check, fresh, state: nagiosState(exit), says: `${was}, ${ago} (exit ${exit})` }
    : { check, fresh, state: 3, says: `not looked at since ${endedAt.slice(0, 16)}Z; then: ${was}` };
}

/** 'label'=value[unit];[warn];[crit];[min];[max] */
function perfdata({ snapshot }: Check, now: number): readonly string[] {
  const { roundTripMs, lost, certificate, skewSeconds } = snapshot;
  return [
    ...(roundTripMs === undefined ? [] : [`'round_trip'=${roundTripMs}ms;;;0`]),
    ...(lost === undefined ? [] : [`'lost'=${Math.round(lost * 100)}%;;;0;100`]),
    ...(certificate === undefined
      ? []
      : [`'certificate_days'=${daysBetween(isoOf(now), certificate.notAfter)}`]),
    ...(skewSeconds === undefined ? [] : [`'clock_skew'=${skewSeconds}s`]),
  ];
}

/** A bar begins performance data: in text it would be read as such. */
function plain(text: string): string {
  return harmless(text).replaceAll('|', '/');
}

const names = ['OK', 'WARNING', 'CRITICAL', 'UNKNOWN'] as const;

/** A host that is not known from one place may be well from another: what is known to be wrong goes first. */
const gravity: readonly NagiosState[] = [2, 1, 3, 0];

const outcomeWords = {
  works: 'connects',
  worksForSome: 'connects, but not for every client',
  disturbed: 'connects, with something that disturbs',
  fails: 'does not connect',
  unknown: 'not known whether it connects',
} as const;
