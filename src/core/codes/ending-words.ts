import type { FactTypes } from '../facts/vocabulary.ts';
import { tlsAlerts } from './families/tls-alerts.ts';

type Ending = NonNullable<FactTypes['phaseOfDeath']['ending']>;

/** How a connection ended, in a few words: who did it and how, with bytes and time. */
export function endingWords(ending: Partial<Ending> & Pick<Ending, 'by'>): string {
  const { by, side, ms = 0, bytes = 0, system, trickled } = ending;
  const end = side === undefined ? 'the far end' : `the ${side}`;
  const rest = `${bytes} bytes, after ${Math.round(ms)} ms`;
  if (trickled !== undefined) return `${trickleWords(trickled)}, ${rest}`;
  switch (by) {
    case 'fin':
      return `closed by ${end} (FIN), ${rest}`;
    case 'rst':
      return `reset${side === undefined ? '' : ` by ${end}`} (RST), ${rest}`;
    case 'alert':
      return `${alertWords(ending.alert)}${side === undefined ? '' : ` from ${end}`}, ${rest}`;
    case 'icmp':
      return `${icmpWords(system)}, ${rest}`;
    case 'silence':
      return `no answer within ${Math.round(ms)} ms, ${bytes} bytes`;
    case 'refusal':
      return `refused by ${side === undefined ? 'the server' : end}`;
    case 'nonsense':
      return `the answer is not what belongs here, ${rest}`;
    case 'us':
      return side === 'client' ? usWords(ending.alert, rest) : 'ended by this check';
  }
}

function usWords(alert: number | undefined, rest: string): string {
  return alert === undefined
    ? `ended by the client, ${rest}`
    : `${alertWords(alert)} from the client, ${rest}`;
}

function trickleWords({ pieces, bytesPerSecond }: NonNullable<Ending['trickled']>): string {
  return `trickles in: ${pieces} pieces, ${rateWords(bytesPerSecond)}`;
}

/** "1 byte a second". */
export function rateWords(bytesPerSecond: number): string {
  return `${bytesPerSecond} ${bytesPerSecond === 1 ? 'byte' : 'bytes'} a second`;
}

/** A TLS alert with its number and its name in the RFCs. */
export function alertWords(alert: number | undefined): string {
  if (alert === undefined) return 'an encrypted TLS alert';
  const name = alertNames.get(alert);
  return name === undefined ? `TLS alert ${alert}` : `TLS alert ${alert} (${name})`;
}

/** What the operating system passes on of an ICMP message or of its own routes and filters. */
export function icmpWords(system: string | undefined): string {
  const meaning = systemWords[system ?? ''] ?? 'the network reports the host unreachable';
  return system === undefined ? meaning : `${meaning} (${system})`;
}

/** Each word of the system with what Linux makes it of: errno.h and the table of ICMP codes in net/ipv4/icmp.c. */
const systemWords: Readonly<Record<string, string>> = {
  EHOSTUNREACH: 'a router, or this machine, finds no way to the host',
  EHOSTDOWN: 'the host does not answer on its own network',
  ENETUNREACH: 'there is no route to its network',
  ENETDOWN: 'the network interface is down',
  ENOPROTOOPT: 'the host answers that it does not speak this protocol (ICMP protocol unreachable)',
  EACCES: 'a filter on this machine or on the way forbids it',
  EPERM: 'a filter on this machine forbids it',
  EADDRNOTAVAIL: 'this machine has no address to reach it from',
};

const alertNames: ReadonlyMap<number, string> = new Map(
  tlsAlerts.map(({ value = -1, name }) => [value, name]),
);
