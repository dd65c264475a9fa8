import { minuteOf } from '../facts/time.ts';
import { tallyOf, tallyWhere } from '../facts/event-log.ts';
import type { Known } from '../facts/vocabulary.ts';
import { cite, type Citation } from './citation.ts';

/** Proof that the listener was alive after a moment: it was bound, it accepted a connection, or somebody signed in. */
export function aliveSince(
  { serverEvents: log, arrivals }: Known<never, 'serverEvents' | 'arrivals'>,
  moment: string,
): Citation<'serverEvents' | 'arrivals'> | undefined {
  if (moment === '') return undefined;
  const signedIn = arrivals?.lastAuthenticated;
  if (signedIn !== undefined && signedIn > moment)
    return cite('arrivals', `somebody signed in at ${minuteOf(signedIn)}`);
  const signs = [
    tallyOf(log, 'rdpcorets', 129, 131),
    tallyOf(log, 'rcm', 258, 261),
    tallyWhere(log, 'scm', 7036, isRunning),
  ];
  const last = signs.reduce((latest, sign) => (sign && sign.last > latest ? sign.last : latest), '');
  return last > moment
    ? cite('serverEvents', `the listener or its service was alive at ${minuteOf(last)}`)
    : undefined;
}

/** Service Control Manager events hold localised display names; the binary data hold the service name and, in 7036, the state. */
export const isTermService = (fields: Readonly<Record<string, string>>): boolean =>
  isOfService(fields, 'TermService', 'Remote Desktop Services');

/** Whether an event of the Service Control Manager is about this service, by its own name or its English display name. */
export function isOfService(fields: Readonly<Record<string, string>>, name: string, shown: string): boolean {
  const [own] = binaryText(fields).split(/[/\0]/);
  const names = [name.toLowerCase(), shown.toLowerCase()];
  return (
    own?.toLowerCase() === name.toLowerCase() ||
    Object.values(fields).some((value) => names.includes(value.toLowerCase()))
  );
}

const isRunning = (fields: Readonly<Record<string, string>>) => /^TermService\/4/i.test(binaryText(fields));

/** Whether a 7036 says that TermService was stopped. */
export const isStopped = (fields: Readonly<Record<string, string>>) =>
  /^TermService\/1/i.test(binaryText(fields)) ||
  (isTermService(fields) && /^stopped$/i.test(fields['param2'] ?? ''));

/** Whether the newest 7036 of a service says that it was stopped: its binary data, whatever the language. */
export function isStoppedService(fields: Readonly<Record<string, string>>, name: string): boolean {
  const [own, state] = binaryText(fields).split(/[/\0]/);
  return own?.toLowerCase() === name.toLowerCase()
    ? state === '1'
    : /^stopped$/i.test(fields['param2'] ?? '');
}

/** UTF-16 in hexadecimal, as text. */
function binaryText(fields: Readonly<Record<string, string>>): string {
  return (fields['Binary'] ?? '').replace(/(..)00/g, (_, unit: string) =>
    String.fromCharCode(Number.parseInt(unit, 16)),
  );
}
