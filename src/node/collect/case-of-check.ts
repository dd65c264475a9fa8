import { hostname } from 'node:os';
import { fact, type CaseFile, type Gap, type Subject } from '../../core/facts/case-file.ts';
import type { FactName } from '../../core/facts/vocabulary.ts';
import type { Notebook } from '../interview/notebook.ts';
import { showTarget, type Target } from '../target/target.ts';

/** What a check found out, as a case file. */
export function caseFileOf(target: Target, notebook: Notebook): CaseFile {
  const { facts, gaps } = notebook.contents();
  const from = hostname();
  return {
    format: 2,
    target: showTarget(target),
    facts: facts.map(({ name, value, by, at }) => {
      const of = subjects[name];
      return fact(name, value, of === undefined ? { by, from, at } : { by, from, at, of });
    }),
    gaps: [...gaps, ...withoutCredentials(notebook)],
  };
}

/** Facts of a check that are not about the host itself. */
const subjects: { readonly [N in FactName]?: Subject } = {
  clockHere: 'client',
  wayOut: 'client',
  ownIpv6: 'client',
  route: 'client',
  gateway: 'gateway',
};

/** What nobody may find out without a user's password. */
function withoutCredentials(notebook: Notebook): readonly Gap[] {
  const names = ['logon', 'earlyUserAuth', 'sessionStart'] as const;
  return names
    .filter((name) => notebook.known[name] === undefined)
    .map((name) => ({ name, reason: 'not permitted', detail: { code: 'needsCredentials' } }));
}
