import { existsSync } from 'node:fs';
import { readConfig, type ReadConfig } from '../../fleet/read-config.ts';
import { storeIn, tlsIn } from '../monitor/config-at.ts';
import { storeOf } from '../monitor/fleet-options.ts';
import { isNewEnough } from '../newer-node.ts';
import { UsageError } from '../usage-error.ts';
import { examineChannels } from './examine-channels.ts';
import { examineConfig } from './examine-config.ts';
import { examineListening } from './examine-listening.ts';
import { examineNode } from './examine-node.ts';
import { examineTools } from './examine-tools.ts';
import { ok, unknown, wrong, type Examined } from './examined.ts';

export interface DoctorFlags {
  readonly config?: string;
  readonly store?: string;
}

/** Looks at everything that this installation rests on, one after the other; nothing is changed, nobody is told. */
export async function examine(flags: DoctorFlags, now: number): Promise<readonly Examined[]> {
  const path = flags.config ?? 'rdpdoctor.yaml';
  const isThere = flags.config !== undefined || existsSync(path);
  const read = isThere ? readConfig(path) : undefined;
  const config = read === undefined || 'problems' in read ? undefined : read;
  return [
    ...examineNode(),
    ...configOf(path, read),
    ...(await storeAt(flags, config, now)),
    await examineListening(config?.config.serve.listen ?? '127.0.0.1:8389', certificateOf(config)),
    ...(await examineChannels(config?.config.channels ?? [], process.env)),
    ...examineTools(process.env),
  ];
}

function configOf(path: string, read: ReturnType<typeof readConfig> | undefined): readonly Examined[] {
  if (read === undefined) return [ok('configuration', `none, and none is needed; ${path} would be read`)];
  if (!('problems' in read)) return examineConfig(read, path);
  return read.problems.map((problem) =>
    wrong('configuration', problem, 'Correct it; rdpdoctor config schema helps editors.'),
  );
}

async function storeAt(
  flags: DoctorFlags,
  config: ReadConfig | undefined,
  now: number,
): Promise<readonly Examined[]> {
  if (!isNewEnough()) return [unknown('store', 'only a newer Node can look at it')];
  try {
    const url =
      config === undefined || flags.store !== undefined
        ? storeOf({ ...flags, atOnce: '1' })
        : storeIn(config);
    return await (await import('./examine-store.ts')).examineStore(url, now);
  } catch (error) {
    if (error instanceof UsageError) return [wrong('store', error.message, 'Correct what the line names.')];
    throw error;
  }
}

/** What cannot be read was told of already. */
function certificateOf(config: ReadConfig | undefined) {
  if (config?.config.serve.tls === undefined) return undefined;
  try {
    return tlsIn(config);
  } catch {
    return { certificate: '', key: '' };
  }
}
