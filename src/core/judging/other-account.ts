import type { FactTypes } from '../facts/vocabulary.ts';
import type { Incident } from '../incident/incident.ts';
import { cite, type Citation } from './citation.ts';

/**
 * Kerberos of the client (Security-Kerberos 4, KRB_AP_ERR_MODIFIED): who answered under the name could not read a ticket made for
 * that name, and is another computer. Where it is the same one, its password is another, which is not meant here.
 */
export function answeredByAnother(
  activity: FactTypes['eventActivity'] | undefined,
  incident: Incident | undefined,
): Citation<'eventActivity'> | undefined {
  if (incident?.failing !== 'yes') return undefined;
  const modified = (activity?.kinds ?? []).find(
    ({ provider, id, last }) =>
      id === MODIFIED && provider === KERBEROS && last > (incident.onset?.after ?? ''),
  );
  const fields = modified?.fieldsLast ?? modified?.fieldsFirst;
  const target = /^TERMSRV\/([^/.:@]{1,63})/i.exec(valueOf(fields, 'targetname'))?.[1];
  const account = /^(?:[^\\]{1,63}\\)?([^$\\@]{1,63})\$$/.exec(valueOf(fields, 'server'))?.[1];
  if (target === undefined || account === undefined) return undefined;
  // Accounts of computers are cut to 15 letters.
  if (target.slice(0, 15).toLowerCase() === account.slice(0, 15).toLowerCase()) return undefined;
  return cite(
    'eventActivity',
    `Kerberos of this computer: ${account} answered under the name ${target} and could not read the ticket for it (Security-Kerberos 4, KRB_AP_ERR_MODIFIED)`,
  );
}

function valueOf(fields: Readonly<Record<string, string>> | undefined, name: string): string {
  const found = Object.entries(fields ?? {}).find(([own]) => own.toLowerCase() === name);
  return found?.[1] ?? '';
}

const KERBEROS = 'Microsoft-Windows-Security-Kerberos';
const MODIFIED = 4;
