import { dayOf } from './time.ts';
import type { FactTypes } from './vocabulary.ts';

type EventLog = FactTypes['serverEvents'];
export type Tally = EventLog['tallies'][number];

/** All counts of one event, over every computer in the logs, as one; undefined where it was never logged. */
export function tallyOf(
  log: EventLog | undefined,
  provider: string,
  ...ids: readonly number[]
): Tally | undefined {
  const tallies = log?.tallies.filter((tally) => tally.provider === provider && ids.includes(tally.id)) ?? [];
  const [first, ...others] = tallies;
  if (!first) return undefined;
  return others.reduce(
    (sum, tally) => ({
      ...sum,
      count: sum.count + tally.count,
      first: tally.first < sum.first ? tally.first : sum.first,
      last: tally.last > sum.last ? tally.last : sum.last,
      samples: [...sum.samples, ...tally.samples],
    }),
    first,
  );
}

/** The log of each computer by itself; of a log that names none or one, the log as it is. */
export function logsByComputer(log: EventLog | undefined): readonly (EventLog | undefined)[] {
  const computers = new Set(log?.tallies.map(({ computer }) => computer));
  if (log === undefined || computers.size < 2) return [log];
  return [...computers].map((computer) => ({
    tallies: log.tallies.filter((tally) => tally.computer === computer),
    covers: log.covers.filter((cover) => cover.computer === computer || cover.computer === ''),
  }));
}

/** One event without the samples that do not fit; undefined where none fits. Counts are those of the fitting samples. */
export function tallyWhere(
  log: EventLog | undefined,
  provider: string,
  id: number,
  fits: (fields: Readonly<Record<string, string>>) => boolean,
): Tally | undefined {
  const tally = tallyOf(log, provider, id);
  const samples = tally?.samples.filter((sample) => fits(sample.fields)) ?? [];
  if (!tally || samples.length === 0) return undefined;
  const last = samples.reduce((latest, sample) => (sample.last > latest ? sample.last : latest), '');
  return { ...tally, samples, last, count: samples.reduce((sum, sample) => sum + sample.count, 0) };
}

/** "Schannel 36870 ×214, 2026-11-20 to 2026-11-21": an event as evidence. */
export function tallySays(tally: Tally, meaning: string): string {
  return `${longNames[tally.provider] ?? tally.provider} ${tally.id} ×${tally.count}, ${spanOf(tally)}: ${meaning}`;
}

function spanOf({ first, last }: Tally): string {
  if (last === '') return 'not dated';
  return dayOf(first) === dayOf(last) ? dayOf(last) : `${dayOf(first)} to ${dayOf(last)}`;
}

/** The newest span that logs with this channel cover; undefined where none was read, so that silence says nothing. */
export function coverageOf(
  log: EventLog | undefined,
  channel: RegExp,
): { readonly first: string; readonly last: string } | undefined {
  const covers = log?.covers.filter((cover) => channel.test(cover.channel) && cover.records > 0) ?? [];
  if (covers.length === 0) return undefined;
  return {
    first: covers.reduce((first, cover) => (cover.first < first ? cover.first : first), covers[0]!.first),
    last: covers.reduce((last, cover) => (cover.last > last ? cover.last : last), covers[0]!.last),
  };
}

/**
 * The span in which this event is known not to have been logged: judged by the very predicate that counts it, and only
 * where the log was read and every event of the kind is known. Undefined where it was logged, or silence says nothing.
 */
export function silenceOf(
  log: EventLog | undefined,
  channel: RegExp,
  provider: string,
  ids: readonly number[],
  fits: (fields: Readonly<Record<string, string>>) => boolean = () => true,
): { readonly first: string; readonly last: string } | undefined {
  const tallies = log?.tallies.filter((tally) => tally.provider === provider && ids.includes(tally.id)) ?? [];
  const silent = tallies.every(
    ({ complete, samples }) => complete === true && samples.every(({ fields }) => !fits(fields)),
  );
  return silent ? coverageOf(log, channel) : undefined;
}

/** Channels by the name under which they are logged; forwarded logs stand for all of them. */
export const channels = {
  system: /^(System|ForwardedEvents)$/i,
  security: /^(Security|ForwardedEvents)$/i,
  rdpCoreTs: /RdpCoreTS\/Operational|^ForwardedEvents$/i,
  connectionManager: /RemoteConnectionManager\/(Operational|Admin)|^ForwardedEvents$/i,
  sessionManager: /LocalSessionManager\/Operational|^ForwardedEvents$/i,
} as const;

/** "System log, 2026-06-01 to 2026-09-01, holds no …": silence as evidence. */
export function silenceSays(
  covered: { readonly first: string; readonly last: string },
  log: string,
  what: string,
): string {
  return `the ${log} log from ${dayOf(covered.first)} to ${dayOf(covered.last)} holds no ${what}`;
}

const longNames: Readonly<Record<string, string>> = {
  rcm: 'RemoteConnectionManager',
  lsm: 'LocalSessionManager',
  rdpcorets: 'RdpCoreTS',
  rdpclient: 'RDPClient',
  schannel: 'Schannel',
  termdd: 'TermDD',
  security: 'Security',
  scm: 'Service Control Manager',
  broker: 'Connection Broker',
  brokerclient: 'Connection Broker client',
  licensing: 'Remote Desktop Licensing',
  firewall: 'Windows Firewall',
  networkprofile: 'NetworkProfile',
  netlogon: 'NETLOGON',
  crash: 'Application Error',
  report: 'Windows Error Reporting',
  winlogon: 'Winlogon',
};

/** Whether only single events were handed in, chosen by whoever copied them, and no log of any time. */
export function isExcerpt(log: EventLog | undefined): boolean {
  return log !== undefined && log.covers.length > 0 && log.covers.every(({ records }) => records === 0);
}
