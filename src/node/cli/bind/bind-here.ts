import { bindAsked } from '../../../app/api/fix.ts';
import { bindCertificate, type BroughtCertificate } from '../../../app/fix/bind-certificate.ts';
import { exitOfEnding, type Ending } from '../../../app/fix/ending.ts';
import type { ExitCode } from '../../../app/exit-codes.ts';
import { isHere } from '../../carriers/local.ts';
import { collect } from '../../collect/collect.ts';
import { defaultCollectOptions } from '../../collect/collect-options.ts';
import { planCarrier } from '../../fix/plan-carrier.ts';
import { planFolder, plansIn } from '../../fix/plan-folder.ts';
import { systemClock } from '../../fleet/system-clock.ts';
import { parseTarget } from '../../target/target.ts';
import { newPlanId } from '../../server/new-plan-id.ts';
import { readScriptTexts } from '../../windows/script-texts.ts';
import { parseDuration } from '../duration.ts';
import { showEnding } from '../fix/show-ending.ts';
import type { Output } from '../output.ts';
import type { CarrierFlags } from '../reach/carrier-flags.ts';
import { connectionOf } from '../reach/flagged-connection.ts';
import { openWay } from '../reach/open-way.ts';
import { UsageError } from '../usage-error.ts';
import { extrasFor, openableThere, placeOf } from './pfx-on-way.ts';
import { wantedCertificate, type WantedCertificate } from './wanted-certificate.ts';

/** The flags of `bind` as they are typed. */
export interface BindFlags extends CarrierFlags {
  readonly pfxPasswordFile?: string;
  readonly restart?: boolean;
  readonly proveWithin: string;
  readonly verbose?: boolean;
  readonly json?: boolean;
}

/** Binds a certificate on a machine that this one can reach; quiet where all is well. */
export async function bindHere(
  certificate: string,
  host: string,
  flags: BindFlags,
  output: Output,
  signal: AbortSignal,
): Promise<ExitCode> {
  const target = parseTarget(host);
  if ('problem' in target) throw new UsageError(target.problem);
  const wanted = await wantedCertificate(certificate, flags.pfxPasswordFile);
  const asked = bindAsked.parse({ sha1: wanted.sha1, restart: flags.restart === true });
  const answer = await bindCertificate(
    { ...asked, host: target.host, called: host },
    {
      look: () => collect(target, { ...defaultCollectOptions, signal }),
      bring: (build) => broughtTo(target.host, wanted, build, flags, output, signal),
      newPlanId,
      texts: readScriptTexts(),
      records: plansIn(planFolder()),
      clock: systemClock,
      tell: (text) => flags.verbose === true && output.note(`${text}\n`),
      stop: signal,
      proveWithinMs: parseDuration('--prove-within', flags.proveWithin),
    },
  );
  if (answer.is === 'noWay') return 54;
  if (answer.is === 'carriedOut') return show(answer.ending, flags, output);
  if (flags.verbose === true) output.write(`${host} presents ${wanted.sha1} already; nothing was changed.\n`);
  return 0;
}

async function broughtTo(
  host: string,
  { pfx }: WantedCertificate,
  build: number | undefined,
  flags: BindFlags,
  output: Output,
  signal: AbortSignal,
): Promise<BroughtCertificate> {
  const handed = pfx === undefined ? undefined : await openableThere(pfx, build, output);
  const importFrom = handed === undefined ? undefined : placeOf(handed, isHere(host));
  const extras = handed === undefined || importFrom === undefined ? {} : extrasFor(handed, importFrom);
  return {
    importFrom,
    async open() {
      const way = await openWay(connectionOf(host, flags), flags, output, signal);
      return way && { carrier: planCarrier(way.carrier, way.limits, extras), via: way.via };
    },
  };
}

/** Something is said where it did not go as meant, or the script has something to say. */
function show(ending: Ending, { verbose, json }: BindFlags, output: Output): ExitCode {
  const notes = ending.result?.notes ?? [];
  if (ending.state !== 'kept' || notes.length > 0 || verbose === true || json === true)
    showEnding(ending, undefined, json === true, output);
  return exitOfEnding[ending.state];
}
