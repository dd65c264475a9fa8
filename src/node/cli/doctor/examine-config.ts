import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { ReadConfig } from '../../fleet/read-config.ts';
import { hostsIn, missingSecrets, tlsIn } from '../monitor/config-at.ts';
import { UsageError } from '../usage-error.ts';
import { examineMode } from './examine-file.ts';
import { ok, wrong, type Examined } from './examined.ts';

/** What a configuration names: hosts, secrets, the certificate of the page. */
export function examineConfig(read: ReadConfig, path: string): readonly Examined[] {
  return [hostsOf(read, path), ...secretsOf(read), ...tlsOf(read)];
}

function hostsOf(read: ReadConfig, path: string): Examined {
  const hosts = said(() => hostsIn(read));
  if (typeof hosts === 'string') return wrong('configuration', hosts, `Correct it in ${path}.`);
  return ok('configuration', `${path}: hosts ${hosts.length}, groups ${read.config.groups.length}`);
}

function secretsOf({ config }: ReadConfig): readonly Examined[] {
  return missingSecrets(config).map((name) =>
    wrong('environment', `${name} is not set`, 'Set it where the monitor is started, not in the file.'),
  );
}

function tlsOf(read: ReadConfig): readonly Examined[] {
  const { tls } = read.config.serve;
  if (tls === undefined) return [];
  const pair = said(() => tlsIn(read));
  if (typeof pair === 'string') return [wrong('TLS', pair, 'Name a certificate and a key that can be read.')];
  const key = resolve(read.folder, tls.key);
  return existsSync(key) ? [examineMode('TLS key', key)] : [];
}

/** The value, or the one line that says why there is none. */
function said<T>(read: () => T): T | string {
  try {
    return read();
  } catch (error) {
    if (error instanceof UsageError) return error.message.split('\n')[0] ?? '';
    throw error;
  }
}
