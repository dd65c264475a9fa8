import { dayOf } from '../../facts/time.ts';
import type { Check } from '../../fleet/check.ts';

/** What is new since the check before, in one line; nothing where all is as it was. A first check is new. */
export function newSince(check: Check, before: Check | undefined, headline: string): string | undefined {
  if (before === undefined) return headline;
  const changes = [
    verdictChange(check, before, headline),
    certificateChange(check, before),
    nlaChange(check, before),
  ];
  const told = changes.filter((change) => change !== undefined);
  return told.length === 0 ? undefined : told.join('; ');
}

function verdictChange({ snapshot: now }: Check, { snapshot: then }: Check, headline: string) {
  const isSame = now.outcome === then.outcome && now.phase === then.phase && now.lead === then.lead;
  return isSame
    ? undefined
    : `${headline} (before: ${outcomeWords[then.outcome]}${then.phase === undefined || then.outcome === 'works' ? '' : `: ${then.phase}`})`;
}

function certificateChange({ snapshot: now }: Check, { snapshot: then }: Check) {
  const [is, was] = [now.certificate, then.certificate];
  if (is === undefined || was === undefined || is.sha256 === was.sha256) return undefined;
  return `it has another certificate, which ends ${dayOf(is.notAfter)}; the one before ends ${dayOf(was.notAfter)}`;
}

function nlaChange({ snapshot: now }: Check, { snapshot: then }: Check) {
  if (now.nla === undefined || then.nla === undefined || now.nla === then.nla) return undefined;
  if (then.nla === 'required') return 'NLA is no longer required';
  return now.nla === 'required' ? 'NLA is now required' : undefined;
}

const outcomeWords: Readonly<Record<Check['snapshot']['outcome'], string>> = {
  works: 'it worked',
  worksForSome: 'it worked for some clients',
  disturbed: 'it worked, with disturbances',
  fails: 'it failed',
  unknown: 'not known',
};
