import { latest, type CaseFile } from '../../core/facts/case-file.ts';
import { buildOf } from '../../core/remedy/windows-build.ts';
import type { BindAsked } from '../api/fix.ts';
import { judge } from '../judge.ts';
import { applyPlan, type Applying } from './apply-plan.ts';
import { bindPlan, NOT_BOUND } from './bind-plan.ts';
import type { Ending } from './ending.ts';
import { verdictOf, type Verdict } from './verdict.ts';

/** The certificate as it goes to a machine, and the way it takes. */
export interface BroughtCertificate {
  /** Where its .pfx lies for the script; absent where the certificate is there already. */
  readonly importFrom?: string | undefined;
  /** Opens the way; undefined where none is open. */
  readonly open: () => Promise<Pick<Applying, 'carrier' | 'via'> | undefined>;
}

/** What binding needs around it. */
export interface Binding extends Omit<Applying, 'carrier' | 'via' | 'look'> {
  readonly look: () => Promise<CaseFile>;
  /** Puts the certificate into a form that this build of Windows opens, where the build was seen. */
  readonly bring: (build: number | undefined) => Promise<BroughtCertificate>;
  readonly newPlanId: (createdAt: string) => string;
}

/** What became of it. */
export type BindAnswer =
  | { readonly is: 'presentedAlready' | 'noWay' }
  | { readonly is: 'carriedOut'; readonly ending: Ending };

/** Makes Remote Desktop present a certificate, and proves it by looking; does nothing where it is presented already. */
export async function bindCertificate(
  asked: BindAsked & { readonly host: string; readonly called: string },
  around: Binding,
): Promise<BindAnswer> {
  const { sha1, host, called } = asked;
  const { look, bring, newPlanId, ...applying } = around;
  const now = () => new Date(around.clock.now()).toISOString();
  const before = presentedIn(await look(), now());
  const { importFrom, open } = await bring(before.build);
  if (before.sha1 === sha1) return { is: 'presentedAlready' };
  const way = await open();
  if (way === undefined) return { is: 'noWay' };
  const createdAt = now();
  const plan = bindPlan({ ...asked, host, importFrom, id: newPlanId(createdAt), createdAt });
  const wanting = { ...before.verdict, phase: 'certificate', causes: [NOT_BOUND] };
  const ending = await applyPlan(plan, wanting, {
    ...applying,
    ...way,
    look: async () => provenVerdict(sha1, presentedIn(await look(), now()), before.verdict),
  });
  return { is: 'carriedOut', ending: said(ending, called, sha1) };
}

interface Presented {
  readonly sha1?: string | undefined;
  readonly build?: number | undefined;
  readonly verdict: Verdict;
}

function presentedIn(collected: CaseFile, at: string): Presented {
  const { file, diagnosis } = judge(collected);
  const { tlsCertificate, ntlmIdentity } = latest(file.facts);
  return {
    sha1: tlsCertificate?.value.sha1,
    build: ntlmIdentity === undefined ? undefined : buildOf({ ntlmIdentity: ntlmIdentity.value }),
    verdict: verdictOf(file, diagnosis, at),
  };
}

/** Proven is only what is seen: the host presents the wanted certificate, and lives if it lived. */
function provenVerdict(sha1: string, { sha1: shown, verdict }: Presented, before: Verdict): Verdict {
  const broken = before.phase === 'none' && verdict.phase !== 'none';
  const bound = shown === sha1 && !broken;
  const headline = `Presents ${shown ?? 'no certificate'}. ${verdict.headline}`;
  return { ...verdict, headline, phase: bound ? 'none' : 'certificate', causes: bound ? [] : [NOT_BOUND] };
}

function said(ending: Ending, host: string, sha1: string): Ending {
  if (ending.state === 'kept') return { ...ending, says: `${host} presents ${sha1}` };
  if (ending.state !== 'undone') return ending;
  return {
    ...ending,
    says: `${ending.says}; from outside ${host} does not present ${sha1} (--restart restarts the service as well)`,
  };
}
