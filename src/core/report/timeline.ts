import { isoOf, millisOf } from '../facts/time.ts';
import type { FactTypes } from '../facts/vocabulary.ts';

type Timeline = FactTypes['timeline'];
type Entry = Timeline['entries'][number];

/** One step of a connection as a log tells it; steps that say the same one after the other are one, counted. */
export interface TimelineRow {
  /** 2026-09-01 12:00:00.000, by the clock of the server where the offset is known. */
  readonly at: string;
  readonly side: Entry['side'];
  /** "SRV01 Schannel 36870": the machine, the log and the number. */
  readonly source: string;
  readonly says: string;
  readonly count: number;
}

/** The newest steps in one order, how many earlier ones are left out, and whose clock the times are of. */
export interface TimelineRows {
  readonly clocks: readonly string[];
  readonly left: number;
  readonly rows: readonly TimelineRow[];
}

/** Steps of connections from the logs of client and server; undefined without logs. */
export function timelineRows(timeline: Timeline | undefined): TimelineRows | undefined {
  if (!timeline || timeline.entries.length === 0) return undefined;
  const { clockOffset: offset, entries } = timeline;
  const rows = withCounts(
    entries.map((entry) => ({ at: timeOf(entry, offset), side: entry.side, ...wordsOf(entry) })),
  );
  const shown = rows.slice(-MAX_LINES);
  return { clocks: clocks(offset, entries), left: rows.length - shown.length, rows: shown };
}

/** The same as lines. */
export function timelineLines(timeline: Timeline | undefined): readonly string[] {
  const told = timelineRows(timeline);
  if (told === undefined) return [];
  return [
    ...told.clocks,
    ...(told.left > 0 ? [`${told.left} earlier lines are left out`] : []),
    ...told.rows.map(
      ({ at, side, source, says, count }) =>
        `${at} ${side.padEnd(6)} ${source}: ${says}${count > 1 ? ` ×${count}` : ''}`,
    ),
  ];
}

function clocks(offset: Timeline['clockOffset'], entries: readonly Entry[]): readonly string[] {
  if (new Set(entries.map(({ side }) => side)).size < 2) return [];
  if (!offset)
    return ['the difference of the two clocks is not known: each line is by the clock of its own machine'];
  const { seconds, basis, pairs } = offset;
  const ahead = seconds < 0 ? 'behind' : 'ahead of';
  return [
    `the clock of the server is ${Math.abs(seconds)} s ${ahead} that of the client (by ${basis}, ${pairs} ${pairs === 1 ? 'pair' : 'pairs'}); all times are by the clock of the server`,
  ];
}

function timeOf({ at, side }: Entry, offset: Timeline['clockOffset']): string {
  const moment = side === 'client' && offset ? isoOf(millisOf(at) + offset.seconds * 1_000) : at;
  return `${moment.slice(0, 10)} ${moment.slice(11, 23).padEnd(12, '0')}`;
}

function wordsOf({ computer, provider, id, address, value }: Entry): Pick<TimelineRow, 'source' | 'says'> {
  const known = meanings[`${provider} ${id}`] ?? 'an event of the connection';
  const from = address === undefined ? '' : `, ${address}`;
  const what = value === undefined ? '' : ` ${value}`;
  return { source: `${computer} ${names[provider] ?? provider} ${id}`, says: `${known}${what}${from}` };
}

type Row = Omit<TimelineRow, 'count'>;

/** Lines that say the same one after the other are one line; a flood would hide everything else. */
function withCounts(rows: readonly Row[]): readonly TimelineRow[] {
  const counted: (Row & { count: number })[] = [];
  for (const row of rows) {
    const last = counted.at(-1);
    if (last && last.source === row.source && last.says === row.says) last.count += 1;
    else counted.push({ ...row, count: 1 });
  }
  return counted;
}

const names: Readonly<Record<string, string>> = {
  rdpclient: 'RDPClient',
  rdpcorets: 'RdpCoreTS',
  rcm: 'RemoteConnectionManager',
  lsm: 'LocalSessionManager',
  schannel: 'Schannel',
  termdd: 'TermDD',
};

/** What each step of a connection means, by short provider name and id. */
export const meanings: Readonly<Record<string, string>> = {
  'rdpclient 1024': 'connecting to',
  'rdpclient 1025': 'connected',
  'rdpclient 1026': 'disconnected with reason',
  'rdpclient 1027': 'a session began',
  'rdpclient 1029': 'a user name was given (hashed)',
  'rdpclient 226': 'a state transition failed',
  'rdpclient 1102': 'a second transport was started',
  'rdpclient 1105': 'the second transport ended',
  'rdpcorets 131': 'accepted a connection',
  'rdpcorets 65': 'a connection object was created',
  'rdpcorets 66': 'the connection got a session',
  'rdpcorets 97': 'a protocol error, the client was disconnected',
  'rdpcorets 102': 'the server ended the main connection',
  'rdpcorets 103': 'disconnected, the reason has a number of its own',
  'rdpcorets 139': 'the security layer disconnected the client',
  'rdpcorets 140': 'user name or password was wrong',
  'rdpcorets 142': 'reading from the socket failed',
  'rdpcorets 143': 'writing to the socket failed',
  'rcm 261': 'the listener received a connection',
  'rcm 1149': 'somebody authenticated',
  'rcm 1158': 'accepted a connection',
  'rcm 1057': 'a new certificate could not be made',
  'rcm 1058': 'the expired certificate could not be replaced',
  'rcm 1056': 'a new certificate was made (meaning unconfirmed)',
  'rcm 1055': 'the private key cannot be accessed',
  'rcm 1059': 'the certificate configuration was reset',
  'rcm 1006': 'a large number of incomplete connections',
  'rcm 1036': 'a session or the listener could not be started',
  'lsm 21': 'a session was opened',
  'lsm 22': 'the shell of the session started',
  'lsm 23': 'the person signed out',
  'lsm 24': 'the session was disconnected',
  'lsm 25': 'the session was reconnected',
  'lsm 39': 'one session disconnected another',
  'lsm 40': 'the session was disconnected, with a reason number',
  'schannel 36870': 'a private key could not be opened',
  'schannel 36871': 'no TLS credential could be made',
  'schannel 36874': 'no common cipher suite',
  'schannel 36887': 'the peer sent a fatal TLS alert',
  'schannel 36888': 'a fatal TLS alert was sent',
  'termdd 50': 'an error in the protocol stream',
  'termdd 56': 'the security layer disconnected the client',
};

const MAX_LINES = 60;
