import { homedir } from 'node:os';
import { join } from 'node:path';
import type { ConnectConfig, ServerHostKeyAlgorithm } from 'ssh2';
import { readSmallText } from '../../files/small-file.ts';
import { fingerprintOf, keysKnownFor, type KnownKeys } from './known-hosts.ts';
import type { SshOptions } from './ssh-options.ts';

/** What the known_hosts files say of the host. */
export function knownKeysOf({ host, port = 22, knownHosts = defaultKnownHosts() }: SshOptions): KnownKeys {
  return keysKnownFor(host, port, readAll(knownHosts));
}

/** Why this key is not believed, or undefined. */
export function distrustOf(
  key: Buffer,
  { trusted, revoked }: KnownKeys,
  options: SshOptions,
): string | undefined {
  const print = fingerprintOf(key);
  const text = key.toString('base64');
  const where = `${options.host}:${options.port ?? 22}`;
  if (revoked.includes(text)) return `${where}: its host key ${print} is marked as revoked in known_hosts`;
  if (trusted.some((known) => known.key === text)) return undefined;
  if (trusted.length > 0) {
    const instead = options.hostKey === print ? ' (ssh-keygen -R takes the old one out)' : '';
    return `${where}: shows the host key ${print}, which is another than known_hosts has; somebody may be in between, or the host was installed anew${instead}`;
  }
  if (options.hostKey === print) return undefined;
  return `${where}: its host key ${print} is not known; compare it on the host (ssh-keygen -lf …\\ssh_host_*_key.pub), then connect once with ssh or give --host-key ${print}`;
}

/** Only kinds of keys that known_hosts has, so that the host shows the one that can be compared. */
export function algorithmsFor({ trusted }: KnownKeys): Pick<ConnectConfig, 'algorithms'> {
  const kinds = trusted.flatMap(({ type }): readonly ServerHostKeyAlgorithm[] =>
    type === 'ssh-rsa' ? ['rsa-sha2-512', 'rsa-sha2-256'] : hostKeyKinds.filter((kind) => kind === type),
  );
  return kinds.length === 0 ? {} : { algorithms: { serverHostKey: [...new Set(kinds)] } };
}

const hostKeyKinds = [
  'ssh-ed25519',
  'ecdsa-sha2-nistp256',
  'ecdsa-sha2-nistp384',
  'ecdsa-sha2-nistp521',
] as const;

function defaultKnownHosts(): readonly string[] {
  const system =
    process.platform === 'win32' ? 'C:\\ProgramData\\ssh\\ssh_known_hosts' : '/etc/ssh/ssh_known_hosts';
  return [join(homedir(), '.ssh', 'known_hosts'), system];
}

function readAll(paths: readonly string[]): readonly string[] {
  const texts = paths.map((path) => readSmallText(path, MAX_KNOWN_HOSTS));
  return texts.filter((text) => typeof text === 'string');
}

const MAX_KNOWN_HOSTS = 16 * 1024 * 1024;
