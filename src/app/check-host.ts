import type { CaseFile, Fact } from '../core/facts/case-file.ts';
import { assembleCase, type Here } from './assemble-case.ts';
import type { Evidence } from './evidence.ts';
import { judge, type Judged, type JudgingWishes } from './judge.ts';

/** How a host is looked at; handed in, so that tests, other networks and other probes can take the place of the wire. `Stop` is what ends a look early. */
export interface Looking<Stop> {
  /** Asks a live host everything its connection budget allows. */
  readonly look: (target: string, stop: Stop) => Promise<CaseFile>;
  readonly here: () => Here;
}

/** One check of one host, with what files and a person say besides. */
export interface CheckAsked<Stop> extends JudgingWishes {
  /** As a person types it: srv01, srv01:3390, [2001:db8::1]:3389. */
  readonly target: string;
  readonly evidence?: Pick<Evidence, 'facts' | 'gaps' | 'connections'>;
  readonly told?: readonly Fact[];
  readonly stop: Stop;
}

/** Looks at a host and judges what was seen. */
export async function checkHost<Stop>(
  asked: CheckAsked<Stop>,
  { look, here }: Looking<Stop>,
): Promise<Judged> {
  const { target, evidence, told, stop, ...wishes } = asked;
  const live = await look(target, stop);
  const parts = {
    live,
    ...(evidence === undefined ? {} : { evidence }),
    ...(told === undefined ? {} : { told }),
  };
  return judge(assembleCase(parts, here()), wishes);
}
