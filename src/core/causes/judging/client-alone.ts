import type { FactName, Known } from '../../facts/vocabulary.ts';

/** What tells of the server or of the way to it, beside what the client itself reports. */
export const serverSideNames = [
  'clientAttempts',
  'tcpConnect',
  'nameResolution',
  'rdpNegotiation',
  'phaseOfDeath',
  'tlsHandshake',
  'serverEvents',
  'listenerSettings',
  'services',
] as const satisfies readonly FactName[];

/** Whether nothing of the server is known for the time of the client's failure. */
export function nothingOfTheServer(facts: Known<never, (typeof serverSideNames)[number]>): boolean {
  const { clientAttempts, serverEvents, ...others } = facts;
  const measured = serverSideNames.some(
    (name) => name in others && others[name as keyof typeof others] !== undefined,
  );
  if (measured) return false;
  const arrived = clientAttempts?.at(-1)?.arrived;
  return serverEvents === undefined || arrived === 'notCovered' || arrived === 'unclear';
}
