import { createHash, randomBytes } from 'node:crypto';
import { resolve } from 'node:path';
import { Command } from 'commander';
import { causes } from '../../../core/causes/causes.ts';
import { diagnose } from '../../../core/diagnosis/diagnose.ts';
import { latest } from '../../../core/facts/case-file.ts';
import type { Action } from '../../../core/remedy/actions.ts';
import { buildOf } from '../../../core/remedy/windows-build.ts';
import { windowsPath } from '../../../core/remedy/parameters.ts';
import type { Plan } from '../../../core/remedy/plan-format.ts';
import { isHere } from '../../carriers/local.ts';
import type { ScriptJob } from '../../carriers/carrier.ts';
import { collect, defaultCollectOptions } from '../../collect.ts';
import { openPfx } from '../../files/pfx.ts';
import { readSmall } from '../../files/small-file.ts';
import { FIRST_BUILD_WITH_AES_PFX, rewrapPfx } from '../../windows/rewrap-pfx.ts';
import { applyPlan } from '../../../app/fix/apply-plan.ts';
import { exitOfEnding, type Ending } from '../../../app/fix/ending.ts';
import { verdictOf, type Verdict } from '../../../app/fix/verdict.ts';
import { planCarrier } from '../../fix/plan-carrier.ts';
import { recordedOptions } from '../../fix/connection.ts';
import { planFolder, plansIn } from '../../fix/plan-folder.ts';
import { systemClock } from '../../fleet/system-clock.ts';
import { parseTarget, type Target } from '../../probes/target.ts';
import { readScriptTexts } from '../../windows/script-texts.ts';
import {
  addCarrierFlags,
  connectionOf,
  openCarrier,
  secretsOf,
  type CarrierFlags,
} from '../carrier-flags.ts';
import type { CommandContext } from '../context.ts';
import { secretFrom } from '../credentials.ts';
import type { ExitCode } from '../../../app/exit-codes.ts';
import type { Output } from '../output.ts';
import { UsageError } from '../usage-error.ts';
import { parseDuration } from '../typed-numbers.ts';
import { newPlanId } from './fix-inputs.ts';
import { showEnding } from './fix-report.ts';

interface BindFlags extends CarrierFlags {
  readonly pfxPasswordFile?: string;
  readonly restart?: boolean;
  readonly proveWithin: string;
  readonly verbose?: boolean;
  readonly json?: boolean;
}

/** What is to be bound: a certificate that is there already, or one to be imported first. */
interface Wanted {
  readonly sha1: string;
  readonly pfx?: {
    readonly bytes: Uint8Array;
    readonly password: string;
    readonly path: string;
    /** The bytes are no longer those of the file. */
    readonly rewrapped?: boolean;
  };
}

/** `rdpdoctor bind THUMBPRINT|FILE.pfx [HOST]`: quiet and repeatable, for the hooks of ACME clients. */
export function bindCommand(context: CommandContext): Command {
  const command = new Command('bind')
    .description(
      'Makes Remote Desktop present this certificate: import, key access, binding, proof from outside.',
    )
    .argument('<certificate>', 'SHA-1 thumbprint of a certificate in LocalMachine\\My, or a .pfx file')
    .argument('[host]', 'the machine; without it this one', 'localhost')
    .option(
      '--pfx-password-file <file>',
      'file that holds the password of the .pfx; or set RDPDOCTOR_PFX_PASSWORD',
    )
    .option('--restart', 'restart Remote Desktop Services too; people who are connected are dropped')
    .option('--prove-within <time>', 'how long the new certificate may take to be seen from outside', '60s')
    .option('--verbose', 'say something also when all is well')
    .option('--json', 'print what became of it as JSON');
  return addCarrierFlags(command).action(async (certificate: string, host: string, flags: BindFlags) => {
    context.exit(await bind(certificate, host, flags, context.output(true), context.signal));
  });
}

async function bind(
  certificate: string,
  host: string,
  flags: BindFlags,
  output: Output,
  signal: AbortSignal,
): Promise<ExitCode> {
  const target = parseTarget(host);
  if ('problem' in target) throw new UsageError(target.problem);
  const given = await wantedFrom(certificate, flags);
  const before = await presented(target, signal);
  const wanted = await openableThere(given, before.build, output);
  if (before.sha1 === wanted.sha1) {
    if (flags.verbose === true)
      output.write(`${host} presents ${wanted.sha1} already; nothing was changed.\n`);
    return 0;
  }
  const here = isHere(target.host);
  const connection = connectionOf(target.host, flags);
  const limits = { timeoutMs: parseDuration('--run-timeout', flags.runTimeout), signal };
  const carrier = await openCarrier(connection, await secretsOf(flags), limits, output);
  if (carrier === undefined) return 54;
  const at = new Date().toISOString();
  const there = placeOf(wanted, here);
  const plan = planFor(wanted, target, there, flags.restart === true, at);
  const look = async () => provenVerdict(wanted.sha1, target, before.verdict, signal);
  const ending = await applyPlan(
    plan,
    { ...before.verdict, phase: 'certificate', causes: [NOT_BOUND] },
    {
      carrier: planCarrier(carrier, limits, extrasFor(wanted, there)),
      texts: readScriptTexts(),
      look,
      records: plansIn(planFolder()),
      clock: systemClock,
      tell: (text) => flags.verbose === true && output.note(`${text}\n`),
      stop: signal,
      proveWithinMs: parseDuration('--prove-within', flags.proveWithin),
      via: { name: carrier.name, options: recordedOptions(connection) },
    },
  );
  const others = (ending.result?.notes ?? []).length > 0;
  if (ending.state !== 'kept' || others || flags.verbose === true || flags.json === true) {
    showEnding(said(ending, host, wanted.sha1), undefined, flags.json === true, output);
  }
  return exitOfEnding[ending.state];
}

/** An older Windows cannot open a .pfx as OpenSSL 3 writes it and calls the password wrong: it gets the older form. */
async function openableThere(wanted: Wanted, build: number | undefined, output: Output): Promise<Wanted> {
  const { pfx } = wanted;
  if (pfx === undefined || build === undefined || build >= FIRST_BUILD_WITH_AES_PFX) return wanted;
  const rewrapped = await rewrapPfx(pfx.bytes, pfx.password);
  if (rewrapped === undefined) return wanted;
  if (!(rewrapped instanceof Uint8Array)) {
    throw new UsageError(
      `${pfx.path}: is encrypted with AES, which Windows build ${build} cannot open, and cannot be put into the older form here: ${rewrapped.problem}`,
      3,
    );
  }
  output.note(
    `${pfx.path} is encrypted with AES, which Windows build ${build} cannot open: it is handed over in the older form (3DES), under the same password.\n`,
  );
  return { ...wanted, pfx: { ...pfx, bytes: rewrapped, rewrapped: true } };
}

/** Thumbprints are pasted with spaces, colons and the invisible mark that certlm.msc puts in front. */
async function wantedFrom(text: string, flags: BindFlags): Promise<Wanted> {
  const sha1 = text.replace(/[\s:\u200E\u200F\uFEFF]/g, '').toLowerCase();
  if (/^[0-9a-f]{40}$/.test(sha1)) return { sha1 };
  if (!/\.(pfx|p12)$/i.test(text)) {
    throw new UsageError(
      `bind "${text.slice(0, 80)}": is neither a SHA-1 thumbprint (40 hexadecimal digits) nor a .pfx file`,
    );
  }
  const bytes = readSmall(text, MAX_PFX);
  if ('problem' in bytes) throw new UsageError(bytes.problem, 3);
  const password = await pfxPassword(flags);
  const opened = await openPfx(bytes, password);
  if ('problem' in opened) throw new UsageError(`${text}: ${opened.problem}`, 3);
  const [first] = opened.certificates;
  if (first === undefined || !opened.hasPrivateKey) {
    throw new UsageError(`${text}: holds no certificate with its private key, which Remote Desktop needs`, 3);
  }
  return {
    sha1: createHash('sha1').update(first).digest('hex'),
    pfx: { bytes, password, path: text },
  };
}

async function pfxPassword({ pfxPasswordFile }: BindFlags): Promise<string> {
  if (pfxPasswordFile === undefined) return process.env['RDPDOCTOR_PFX_PASSWORD'] ?? '';
  return secretFrom('--pfx-password-file', pfxPasswordFile);
}

function planFor(
  { sha1, pfx }: Wanted,
  target: Target,
  path: string,
  restart: boolean,
  createdAt: string,
): Plan {
  const actions: readonly Action[] = [
    ...(pfx === undefined ? [] : [{ kind: 'importPfx' as const, path, sha1 }]),
    { kind: 'bindListenerCertificate', sha1 },
    ...(restart
      ? [{ kind: 'restartServices' as const, services: ['SessionEnv' as const, 'TermService' as const] }]
      : []),
  ];
  return {
    format: 1,
    id: `${newPlanId(createdAt).replace(/^fix/, 'bind')}-server`,
    target: target.host,
    machine: 'server',
    createdAt,
    causes: [NOT_BOUND],
    acceptedRisks: [],
    steps: actions.map((action, i) => ({ n: i + 1, remedy: 'Present this certificate', action })),
  };
}

/** Where the .pfx lies for the script: where it is already, else a copy that goes again. */
function placeOf({ pfx }: Wanted, here: boolean): string {
  const own = resolve(pfx?.path ?? '');
  return here && pfx?.rewrapped !== true && windowsPath.safeParse(own).success
    ? own
    : `C:\\Windows\\Temp\\rdpdoctor-${randomBytes(6).toString('hex')}.pfx`;
}

function extrasFor({ pfx }: Wanted, path: string): Pick<ScriptJob, 'pfxPassword' | 'file'> {
  if (pfx === undefined) return {};
  return {
    ...(pfx.password === '' ? {} : { pfxPassword: pfx.password }),
    ...(path === resolve(pfx.path) ? {} : { file: { path, bytes: pfx.bytes } }),
  };
}

async function presented(
  target: Target,
  signal: AbortSignal,
): Promise<{ readonly sha1?: string; readonly build?: number; readonly verdict: Verdict }> {
  const file = await collect(target, { ...defaultCollectOptions, signal });
  const { tlsCertificate, ntlmIdentity } = latest(file.facts);
  const sha1 = tlsCertificate?.value.sha1;
  const build = ntlmIdentity === undefined ? undefined : buildOf({ ntlmIdentity: ntlmIdentity.value });
  return {
    verdict: verdictOf(file, diagnose(file, causes), new Date().toISOString()),
    ...(sha1 === undefined ? {} : { sha1 }),
    ...(build === undefined ? {} : { build }),
  };
}

/** Proven is only what is seen: the host presents the wanted certificate, and lives if it lived. */
async function provenVerdict(
  sha1: string,
  target: Target,
  before: Verdict,
  signal: AbortSignal,
): Promise<Verdict> {
  const { sha1: shown, verdict } = await presented(target, signal);
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

const MAX_PFX = 1024 * 1024;
const NOT_BOUND = 'replaced-certificate-not-bound';
