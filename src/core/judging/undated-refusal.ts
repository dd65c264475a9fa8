import { namesEntraAccount } from '../facts/entra-account.ts';
import { isOfName, tellingStatus } from '../facts/statuses.ts';
import { tallyWhere } from '../facts/event-log.ts';
import type { FactTypes } from '../facts/vocabulary.ts';
import { citeEvent, type Citation } from './citation.ts';

/** A refused sign-in (Security 4625) of which nobody told the time, with one of these statuses: it stands in no order with others. */
export function undatedRefusal(
  log: FactTypes['serverEvents'] | undefined,
  statuses: Readonly<Record<number, string>>,
): Citation<'serverEvents'> | undefined {
  const nameOf = (fields: Readonly<Record<string, string>>) => statuses[Number(tellingStatus(fields))];
  // Of a name of Entra ID a computer that cannot ask Entra ID says so, whatever the password.
  const isOfEntra = (fields: Readonly<Record<string, string>>) =>
    namesEntraAccount(fields) && isOfName(tellingStatus(fields));
  const tally = tallyWhere(
    log,
    'security',
    4625,
    (fields) => nameOf(fields) !== undefined && !isOfEntra(fields),
  );
  const undated = tally?.samples.filter(({ last }) => last === '') ?? [];
  const [first] = undated;
  if (tally === undefined || first === undefined) return undefined;
  const count = undated.reduce((sum, sample) => sum + sample.count, 0);
  const who = first.fields['TargetUserName'];
  const says = `a sign-in${who === undefined ? '' : ` of ${who}`} was refused with ${nameOf(first.fields)}`;
  return citeEvent({ ...tally, samples: undated, count, first: '', last: '' }, says);
}
