import { readText } from '../../../core/evidence/text-file.ts';
import type { ByteSource } from '../../../core/evidence/reader.ts';
import type { Fact } from '../../../core/facts/case-file.ts';
import { said } from '../../../app/assemble-case.ts';
import type { CloudMachine } from '../../cloud/read-cloud.ts';
import type { CollectOptions } from '../../collect/collect-options.ts';
import { whyNotNew } from '../../files/private-file.ts';
import { parseTarget, type Target } from '../../target/target.ts';
import { cloudMachineOf } from '../reach/cloud-flags.ts';
import { sortInputs, type CheckInputs } from './sort-inputs.ts';
import { clientErrorOf, contextOf, type CheckFlags } from './check-options.ts';
import { parseCount } from '../count.ts';
import { parseDuration } from '../duration.ts';
import { pastedSource } from './pasted-source.ts';
import { expectationsOf } from '../expected.ts';
import { formOf } from '../show/form.ts';
import { hereNow } from '../here.ts';
import type { Output } from '../output.ts';
import { HTTPS_PORT } from '../rdp-gateway.ts';
import { UsageError } from '../usage-error.ts';

/** What a check was asked to do, every word of it understood. */
export interface CheckRequest extends CheckInputs {
  readonly pasted: ByteSource | undefined;
  /** The text that was seen where a host was looked for: pasted, or the code. */
  readonly seen: string | undefined;
  /** Whether there is evidence to be read. */
  readonly judgesFiles: boolean;
  readonly told: readonly Fact[];
  readonly cloud: CloudMachine | undefined;
  readonly gateway: Target | undefined;
  readonly asked: CollectOptions & { readonly signal: AbortSignal };
}

/** Reads arguments and flags; what cannot be meant ends as a usage error before anything is touched. */
export async function readRequest(
  inputs: readonly string[],
  flags: CheckFlags,
  output: Output,
  signal: AbortSignal,
): Promise<CheckRequest> {
  formOf(flags);
  expectationsOf(flags.expect);
  const pasted = await pastedSource(inputs, flags, output);
  const told = toldFacts(flags);
  const cloud = cloudOf(flags);
  const gateway = flags.gateway === undefined ? undefined : gatewayOf(flags.gateway);
  const asked = {
    timeoutMs: parseDuration('--timeout', flags.timeout),
    deadlineMs: parseDuration('--deadline', flags.deadline ?? (flags.deep === true ? '60s' : '15s')),
    deep: flags.deep === true,
    signal,
    ...(flags.repeat === undefined ? {} : { repeat: parseCount('--repeat', flags.repeat, 100) }),
  };
  const seen = pasted === undefined ? flags.code : readText(pasted.read(0, pasted.size)).text;
  const named = await sortInputs(
    inputs.filter((input) => input !== '-'),
    flags.targets,
    seen !== undefined,
  );
  const judgesFiles = named.paths.length > 0 || inputs.includes('-');
  fits(named.targets.length, flags, cloud !== undefined);
  return { ...named, pasted, seen, judgesFiles, told, cloud, gateway, asked };
}

/** What works for one host only, and a page that could not be written: said before a minute of looking, not after. */
function fits(hosts: number, { save, writeRdp, html }: CheckFlags, asksCloud: boolean): void {
  const taken = html === undefined ? undefined : whyNotNew(html);
  if (taken !== undefined) throw new UsageError(`--html ${taken}`, 3);
  if (asksCloud && hosts !== 1) throw new UsageError('--via: names one machine; check one host with it');
  if (hosts > 1 && save !== undefined) throw new UsageError('--save: works for one host at a time');
  if (writeRdp !== undefined && hosts !== 1)
    throw new UsageError('--write-rdp: works for one host at a time');
}

function gatewayOf(text: string): Target {
  const gateway = parseTarget(text, HTTPS_PORT);
  if ('problem' in gateway) throw new UsageError(`--gateway: ${gateway.problem}`);
  return gateway;
}

/** The cloud to be asked about the host; other ways to a machine are none of a check. */
function cloudOf(flags: CheckFlags): CloudMachine | undefined {
  const { via } = flags;
  if (via !== undefined && via !== 'azure' && via !== 'aws-ssm')
    throw new UsageError(
      `--via "${via}": a check reads from azure or aws-ssm only; rdpdoctor collect HOST --check looks inside by other ways`,
    );
  if (via === 'azure' && flags.azureVm === undefined)
    throw new UsageError('--via azure: needs --azure-vm, the id of the machine');
  if (via === 'aws-ssm' && flags.awsInstance === undefined)
    throw new UsageError('--via aws-ssm: needs --aws-instance, the id of the machine');
  return cloudMachineOf(flags);
}

function toldFacts(flags: CheckFlags): readonly Fact[] {
  const facts: Fact[] = [];
  if (flags.code !== undefined && flags.dialog !== undefined) {
    throw new UsageError('--code and --dialog: give one of them');
  }
  if (flags.code !== undefined)
    facts.push(said('clientError', clientErrorOf(flags.code), 'person', hereNow()));
  const context = contextOf(flags);
  return context === undefined ? facts : [...facts, said('reportedContext', context, 'person', hereNow())];
}
