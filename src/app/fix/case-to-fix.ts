import { toUtf8 } from '../../core/bytes/text.ts';
import { latest, type CaseFile } from '../../core/facts/case-file.ts';
import type { FixAsked } from '../api/fix.ts';
import { assembleCase, type Here } from '../assemble-case.ts';
import type { Evidence, EvidenceRequest } from '../evidence.ts';
import type { Target, Targets } from '../target.ts';

/** What a case to be fixed is made from; handed in, so that another network or disk can take their place. */
export interface CaseSources {
  readonly targets: Targets;
  /** Sorts what a person named into hosts and files. */
  readonly sort: (
    inputs: readonly string[],
  ) => Promise<{ readonly targets: readonly Target[]; readonly paths: readonly string[] }>;
  /** A case that was saved; undefined where the file is evidence of another kind. */
  readonly savedCase: (path: string) => CaseFile | undefined;
  readonly read: (request: EvidenceRequest) => Promise<Evidence>;
  /** Looks from outside; `notes` is what could not be known. */
  readonly look: (
    target: Target,
    deep: boolean,
  ) => Promise<{ readonly file: CaseFile; readonly notes?: readonly string[] }>;
  readonly here: () => Here;
}

/** A case, the machine it is of, and how sure that is. */
export interface CaseToFix {
  readonly file: CaseFile;
  readonly target: Target;
  /** Whether the person named the host; what only files say is no reason to log on anywhere. */
  readonly named: boolean;
  /** What of the files could not be read, and of the cloud not known. */
  readonly problems: readonly string[];
  /** Whether all of it was just measured from outside. */
  readonly live: boolean;
}

/** What stands in the way of a case: which host it is of is not clear. */
export type CaseProblem =
  | { readonly is: 'severalHosts' | 'noHost' }
  | { readonly is: 'unreachableHost'; readonly says: string };

/** Puts together what is known of the one host that is to be fixed. */
export async function caseToFix(
  { inputs, bundles, deep, disk }: Pick<FixAsked, 'inputs' | 'bundles' | 'deep' | 'disk'>,
  sources: CaseSources,
): Promise<CaseToFix | { readonly problem: CaseProblem }> {
  const { targets, paths } = await sources.sort(inputs);
  if (targets.length > 1) return { problem: { is: 'severalHosts' } };
  const [target] = targets;
  const saved = paths.length === 1 && bundles.length === 0 ? sources.savedCase(paths[0]!) : undefined;
  const whole = saved === undefined ? undefined : savedAlone(saved, target, sources.targets);
  if (whole !== undefined) return whole;
  const given = bundles.map((text, i) => ({
    name: `bundle ${i + 1}`,
    bytes: toUtf8(text),
  }));
  const evidence = await sources.read({ paths, given });
  const { file: live, notes = [] } = target === undefined ? {} : await sources.look(target, deep);
  const read = { ...evidence, facts: saved?.facts ?? evidence.facts };
  const file = assembleCase({ live, evidence: read, paths }, sources.here());
  const host = target ?? hostOf(file, sources.targets) ?? onDisk(disk);
  if (host === undefined) return { problem: { is: 'noHost' } };
  return {
    file,
    target: host,
    named: target !== undefined,
    problems: [...evidence.problems, ...notes],
    live: live !== undefined && paths.length + bundles.length === 0,
  };
}

/** The host that a saved case is of, also where the person names it as well, needs no look of its own. */
function savedAlone(
  saved: CaseFile,
  target: Target | undefined,
  { parse }: Targets,
): CaseToFix | { readonly problem: CaseProblem } | undefined {
  const known = parse(saved.target);
  if ('problem' in known)
    return target === undefined ? { problem: { is: 'unreachableHost', says: known.problem } } : undefined;
  const told = target === undefined ? known : samePort(target, known);
  if (told.host.toLowerCase() !== known.host.toLowerCase()) return undefined;
  return { file: saved, target: told, named: target !== undefined, problems: [], live: false };
}

/** The host as the person named it, on the port of the case where none was typed. */
function samePort(target: Target, known: Target): Target {
  return target.port === RDP_PORT ? { ...target, port: known.port } : target;
}

function hostOf(file: CaseFile, { parse }: Targets): Target | undefined {
  const known = latest(file.facts);
  const name = known.hostSystem?.value.computer ?? known.ntlmIdentity?.value.dnsComputer;
  if (name === undefined) return undefined;
  const target = parse(name);
  return 'problem' in target
    ? undefined
    : { ...target, port: known.listenerSettings?.value.port?.value ?? target.port };
}

function onDisk(disk: string | undefined): Target | undefined {
  return disk === undefined ? undefined : { host: disk, port: RDP_PORT };
}

/** The port where none is typed. */
const RDP_PORT = 3389;
