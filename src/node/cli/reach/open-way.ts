import type { PlanRecord } from '../../../app/fix/plan-record.ts';
import type { Carrier, RunLimits } from '../../carriers/carrier.ts';
import { carriersFor, recordedOptions, type Connection, type Secrets } from '../../fix/connection.ts';
import { findCarrier } from '../../fix/find-carrier.ts';
import { askSecret } from '../ask.ts';
import { passwordSet, secretFrom } from '../credentials.ts';
import { parseDuration } from '../duration.ts';
import type { Output } from '../output.ts';
import { UsageError } from '../usage-error.ts';
import type { CarrierFlags } from './carrier-flags.ts';

/** A way to a machine that is open, within what time a script may run there, and what a journal keeps of it. */
export interface Way {
  readonly carrier: Carrier;
  readonly limits: RunLimits;
  readonly via: PlanRecord['via'];
}

/** The first way that is open; undefined after a message with the reason of each. An interruption ends the command here. */
export async function openWay(
  connection: Connection,
  flags: CarrierFlags,
  output: Output,
  signal: AbortSignal,
): Promise<Way | undefined> {
  const limits = { timeoutMs: parseDuration('--run-timeout', flags.runTimeout), signal };
  const { carrier, tried } = await findCarrier(carriersFor(connection, await secretsOf(flags)), limits);
  for (const { name, why } of tried) output.note(`rdpdoctor: not by ${name}: ${why}\n`);
  if (signal.aborted) throw new UsageError('interrupted', 130);
  if (carrier !== undefined)
    return { carrier, limits, via: { name: carrier.name, options: recordedOptions(connection) } };
  output.note(
    `rdpdoctor: no way to ${connection.host} is open; --via print writes the script to a file to take there\n`,
  );
  return undefined;
}

/** The password for a machine: from a file, the environment, or asked for; never from the command line. */
export async function secretsOf({ passwordFile, askPassword, user }: CarrierFlags): Promise<Secrets> {
  if (passwordFile !== undefined) return { password: await secretFrom('--password-file', passwordFile) };
  const set = passwordSet();
  if (set !== undefined) return { password: set };
  if (askPassword === true) return { password: await askSecret(`Password of ${user ?? 'the user'}: `) };
  return {};
}
