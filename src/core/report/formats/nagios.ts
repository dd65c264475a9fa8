import { harmless } from '../../bytes/harmless.ts';
import { daysBetween } from '../../facts/time.ts';
import { phaseNames } from '../terminal/phase-line.ts';
import { unmetOf } from '../expectation.ts';
import type { ReportedHost } from './reported-host.ts';

/** A state of a monitoring plugin, as its exit code: 0 OK, 1 WARNING, 2 CRITICAL, 3 UNKNOWN. */
export type NagiosState = 0 | 1 | 2 | 3;

/** The state that an exit code of `check` stands for: what dies or is not as expected is critical, what disturbs a warning. */
export function nagiosState(code: number): NagiosState {
  if (code === 0) return 0;
  if (code >= 30 && code <= 32) return 1;
  return (code >= 11 && code <= 25) || code === 33 ? 2 : 3;
}

/** The output of a plugin: one line with performance data, then the phases as long output. */
export function renderNagios(host: ReportedHost): string {
  const { report, known, exit } = host;
  const perf = perfdata(report, known).join(' ');
  const first = `RDP ${stateNames[nagiosState(exit.code)]} - ${toldOf(host)}`;
  const long = report.phases.map(({ phase, says }) => `${phaseNames[phase]}: ${says}`);
  return `${[perf === '' ? plain(first) : `${plain(first)} | ${perf}`, ...long.map(plain)].join('\n')}\n`;
}

/** Several hosts as one plugin: its first line has the state that `exit` stands for, then a line for each, the worst first. */
export function renderNagiosOfSeveral(hosts: readonly ReportedHost[], exit: number): string {
  const of = (host: ReportedHost) => nagiosState(host.exit.code);
  const counts = GRAVITY.flatMap((state) => {
    const count = hosts.filter((host) => of(host) === state).length;
    return count === 0 ? [] : [`${count} ${stateNames[state]}`];
  });
  const sorted = GRAVITY.flatMap((state) => hosts.filter((host) => of(host) === state));
  const lines = [
    `RDP ${stateNames[nagiosState(exit)]} - ${hosts.length} hosts: ${counts.join(', ')} (exit ${exit})`,
    ...sorted.map((host) => `${stateNames[of(host)]} - ${toldOf(host)}`),
  ];
  return `${lines.map(plain).join('\n')}\n`;
}

/** The host, what is not as expected or else what is, and its exit code. */
function toldOf({ report, exit, expected }: ReportedHost): string {
  const unmet = unmetOf(expected);
  return `${report.target}: ${unmet === '' ? report.headline : `not as expected: ${unmet}`} (exit ${exit.code})`;
}

/** As monitors sort them: what fails, what warns, what nobody knows, what is well. */
const GRAVITY: readonly NagiosState[] = [2, 1, 3, 0];

const stateNames = ['OK', 'WARNING', 'CRITICAL', 'UNKNOWN'] as const;

/** 'label'=value[unit];[warn];[crit];[min];[max] */
function perfdata(
  { phases }: ReportedHost['report'],
  { tlsCertificate, clockHere, serverClock }: ReportedHost['known'],
): readonly string[] {
  const times = phases.flatMap(({ phase, ms }) =>
    ms === undefined ? [] : [`'${phaseNames[phase]}'=${Math.round(ms)}ms;;;0`],
  );
  const days =
    tlsCertificate === undefined || clockHere === undefined
      ? []
      : [`'certificate_days'=${daysBetween(clockHere, tlsCertificate.notAfter)}`];
  const skew = serverClock === undefined ? [] : [`'clock_skew'=${serverClock.skewSeconds}s`];
  return [...times, ...days, ...skew];
}

/** A bar begins performance data: in text it would be read as such. */
function plain(text: string): string {
  return harmless(text).replaceAll('|', '/');
}
