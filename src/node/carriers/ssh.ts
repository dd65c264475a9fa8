import { homedir } from 'node:os';
import { join } from 'node:path';
import type { Client, ClientChannel, ConnectConfig, ServerHostKeyAlgorithm } from 'ssh2';
import { bootstrapArguments, envelopeOf } from './bootstrap.ts';
import {
  keepEnd,
  type Carried,
  type Carrier,
  type Reach,
  type RunLimits,
  type ScriptJob,
} from './carrier.ts';
import { readSmall, readSmallText } from '../files/small-file.ts';
import { fingerprintOf, keysKnownFor, type KnownKeys } from './known-hosts.ts';
import { notThrough } from './patience.ts';

export interface SshOptions {
  readonly host: string;
  readonly port?: number;
  readonly user: string | undefined;
  readonly password?: string;
  /** Private key files; without any those in ~/.ssh are tried. */
  readonly keys?: readonly string[];
  readonly agent?: string;
  readonly knownHosts?: readonly string[];
  /** A host key that is trusted besides known_hosts, SHA256:… as ssh prints it. */
  readonly hostKey?: string;
}

/** Runs scripts through an OpenSSH server, as Windows has one; the host key must be known already. */
export function sshCarrier(options: SshOptions): Carrier {
  return {
    name: 'ssh',
    async reach(limits) {
      const opened = await open(options, limits);
      if (!('client' in opened)) return opened;
      opened.client.end();
      return { outcome: 'ready' };
    },
    async run(job, limits) {
      const opened = await open(options, limits);
      if (!('client' in opened)) return { outcome: 'notStarted', why: 'why' in opened ? opened.why : '' };
      try {
        return await execute(opened.client, job, limits);
      } finally {
        opened.client.end();
      }
    },
  };
}

async function open(
  options: SshOptions,
  { timeoutMs, signal }: RunLimits,
): Promise<Reach | { readonly client: Client }> {
  const { host, port = 22, user } = options;
  if (user === undefined)
    return { outcome: 'notConfigured', why: 'no user; --user names the one to log on as' };
  const known = keysKnownFor(host, port, readAll(options.knownHosts ?? defaultKnownHosts()));
  let distrust: string | undefined;
  const authentication = await authenticationOf(options);
  if ('why' in authentication) return authentication;
  const { default: ssh2 } = await import('ssh2');
  const client = new ssh2.Client();
  const config: ConnectConfig = {
    host,
    port,
    username: user,
    readyTimeout: Math.min(timeoutMs, 20_000),
    ...authentication,
    ...algorithmsFor(known),
    hostVerifier: (key: Buffer) => {
      distrust = distrustOf(key, known, options);
      return distrust === undefined;
    },
  };
  return new Promise((resolve) => {
    const fail = (reach: Reach) => {
      client.destroy();
      resolve(reach);
    };
    signal?.addEventListener('abort', () => fail({ outcome: 'unreachable', why: 'interrupted' }), {
      once: true,
    });
    client.on('ready', () => resolve({ client }));
    client.on('error', (error) => fail(reachOf(error, distrust, `${host}:${port}`)));
    client.on('close', () => fail({ outcome: 'unreachable', why: `${host}:${port}: closed the connection` }));
    if (signal?.aborted) fail({ outcome: 'unreachable', why: 'interrupted' });
    else client.connect(config);
  });
}

function reachOf(error: Error & { level?: string }, distrust: string | undefined, where: string): Reach {
  if (distrust !== undefined) return { outcome: 'untrusted', why: distrust };
  if (error.level === 'client-authentication') {
    return { outcome: 'refused', why: `${where}: no key and no password was accepted for this user` };
  }
  return { outcome: 'unreachable', why: `${where}: ${error.message}` };
}

/** Why this key is not believed, or undefined. */
function distrustOf(key: Buffer, { trusted, revoked }: KnownKeys, options: SshOptions): string | undefined {
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
function algorithmsFor({ trusted }: KnownKeys): Pick<ConnectConfig, 'algorithms'> {
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

async function authenticationOf(
  options: SshOptions,
): Promise<ConnectConfig | Extract<Reach, { why: string }>> {
  const { password, agent } = options;
  const key = await firstKey(options);
  if (key !== undefined && 'why' in key) return key;
  const found = {
    ...(key === undefined ? {} : { privateKey: key.text }),
    ...(password === undefined ? {} : { password }),
    ...(agent === undefined ? {} : { agent }),
  };
  if (Object.keys(found).length > 0) return found;
  return {
    outcome: 'notConfigured',
    why: 'no key in ~/.ssh, no agent and no password; --ssh-key, ssh-agent or RDPDOCTOR_PASSWORD gives one',
  };
}

/** The first private key that is there; one that is locked by a passphrase is left to the agent. */
async function firstKey(
  options: SshOptions,
): Promise<{ text: Buffer } | Extract<Reach, { why: string }> | undefined> {
  const { default: ssh2 } = await import('ssh2');
  const named = options.keys !== undefined;
  const paths =
    options.keys ?? ['id_ed25519', 'id_ecdsa', 'id_rsa'].map((name) => join(homedir(), '.ssh', name));
  for (const path of paths) {
    const bytes = readSmall(path, MAX_KEY_FILE);
    const text = 'problem' in bytes ? undefined : Buffer.from(bytes);
    const parsed = text === undefined ? new Error('cannot be read') : ssh2.utils.parseKey(text);
    if (!(parsed instanceof Error) && text !== undefined) return { text };
    if (named) {
      const why = parsed instanceof Error ? parsed.message : 'cannot be read';
      return { outcome: 'notConfigured', why: `--ssh-key ${path}: ${why}` };
    }
  }
  return undefined;
}

function execute(client: Client, job: ScriptJob, { timeoutMs, signal }: RunLimits): Promise<Carried> {
  return new Promise((resolve) => {
    let stdout = '';
    let stderr = '';
    let exit: number | undefined;
    const end = (carried: Carried) => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', stop);
      resolve(carried);
    };
    const lost = (why: string) => end({ outcome: 'lost', why, stdout });
    const stop = () => lost('interrupted');
    const timer = setTimeout(() => lost(notThrough(timeoutMs)), timeoutMs);
    signal?.addEventListener('abort', stop, { once: true });
    client.on('error', (error) => lost(error.message));
    client.on('close', () => lost('the connection was closed before the script ended'));
    const talk = (channel: ClientChannel) => {
      channel.setEncoding('utf8').on('data', (text: string) => {
        stdout = keepEnd(stdout, text);
      });
      channel.stderr.setEncoding('utf8').on('data', (text: string) => {
        stderr = keepEnd(stderr, text);
      });
      channel.on('exit', (code: number | null) => {
        exit = code ?? undefined;
      });
      channel.on('error', () => {});
      channel.on('close', () => {
        if (exit === undefined) lost('the script ended without saying how');
        else end({ outcome: 'ran', exitCode: exit, stdout, stderr });
      });
      channel.end(envelopeOf(job));
    };
    const notStarted = (why: string) => end({ outcome: 'notStarted', why });
    try {
      client.exec(['powershell.exe', ...bootstrapArguments].join(' '), (error, channel) =>
        error ? notStarted(error.message) : talk(channel),
      );
    } catch {
      // The server may say goodbye in the very packet that lets us in; the library throws then.
      notStarted('the connection was closed before the script began');
    }
  });
}

function defaultKnownHosts(): readonly string[] {
  const system =
    process.platform === 'win32' ? 'C:\\ProgramData\\ssh\\ssh_known_hosts' : '/etc/ssh/ssh_known_hosts';
  return [join(homedir(), '.ssh', 'known_hosts'), system];
}

function readAll(paths: readonly string[]): readonly string[] {
  const texts = paths.map((path) => readSmallText(path, MAX_KNOWN_HOSTS));
  return texts.filter((text) => typeof text === 'string');
}

const MAX_KEY_FILE = 256 * 1024;
const MAX_KNOWN_HOSTS = 16 * 1024 * 1024;
