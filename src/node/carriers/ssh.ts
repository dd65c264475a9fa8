import type { Client, ConnectConfig } from 'ssh2';
import type { Carrier, Reach, RunLimits } from './carrier.ts';
import type { SshOptions } from './ssh/ssh-options.ts';
import { execute } from './ssh/execute.ts';
import { authenticationOf } from './ssh/authentication.ts';
import { algorithmsFor, distrustOf, knownKeysOf } from './ssh/host-key.ts';

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
  const known = knownKeysOf(options);
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
