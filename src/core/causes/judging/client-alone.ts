import type { FactName, Known } from '../../facts/vocabulary.ts';
import { cite, found, ruledOut, unclear, type Verdict } from '../cause.ts';
import { hex } from './logon-verdict.ts';

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
function nothingOfTheServer(facts: Known<never, (typeof serverSideNames)[number]>): boolean {
  const { clientAttempts, serverEvents, ...others } = facts;
  const measured = serverSideNames.some(
    (name) => name in others && others[name as keyof typeof others] !== undefined,
  );
  if (measured) return false;
  const arrived = clientAttempts?.at(-1)?.arrived;
  return serverEvents === undefined || arrived === 'notCovered' || arrived === 'unclear';
}

/** Judges by the number of the client alone: possible while nothing else is at hand, and nothing more than that. */
export function judgedByNumber(
  facts: Known<'clientError', (typeof serverSideNames)[number]>,
  codes: readonly number[],
): Verdict<'clientError'> {
  const { code, from } = facts.clientError;
  if (code === undefined) return unclear();
  const says = cite('clientError', `${hex(code)} (${code})${from === 'clientLog' ? ', RDPClient 1026' : ''}`);
  if (!codes.includes(code)) return ruledOut(says);
  return nothingOfTheServer(facts)
    ? found('possible', says)
    : ruledOut(says, cite('clientError', 'more is at hand than the number of the client'));
}
