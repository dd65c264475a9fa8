import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const sshd = ['/usr/sbin/sshd', '/usr/local/sbin/sshd'].find((path) => existsSync(path));

/** Why no real OpenSSH server can be started here; undefined when one can. */
export const noSshd = sshd === undefined ? 'needs sshd (Debian package openssh-server)' : undefined;

/** A real OpenSSH server on loopback with keys of its own. */
export interface RunningSshd {
  readonly host: string;
  readonly port: number;
  readonly folder: string;
  /** A private key it accepts, and one it does not. */
  readonly key: string;
  readonly otherKey: string;
  readonly hostKey: string;
  readonly knownHosts: (kind: 'plain' | 'hashed' | 'another' | 'revoked' | 'empty') => string;
  readonly stop: () => void;
}

/** Starts it with `engineFolder` first on the PATH of what it runs. */
export async function startSshd(host: string, port: number, engineFolder: string): Promise<RunningSshd> {
  const folder = mkdtempSync(join(tmpdir(), 'rdpdoctor-sshd-'));
  const at = (name: string) => join(folder, name);
  for (const name of ['host', 'another', 'user', 'stranger']) {
    spawnSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', at(name)]);
  }
  if (process.getuid?.() === 0) mkdirSync('/run/sshd', { recursive: true });
  writeFileSync(at('authorized'), readFileSync(at('user.pub')));
  writeFileSync(
    at('config'),
    [
      `ListenAddress ${host}:${port}`,
      `HostKey ${at('host')}`,
      `PidFile ${at('pid')}`,
      `AuthorizedKeysFile ${at('authorized')}`,
      'StrictModes no',
      'UsePAM no',
      'PasswordAuthentication no',
      'KbdInteractiveAuthentication no',
      'PermitRootLogin prohibit-password',
      `SetEnv PATH=${engineFolder}:/usr/local/bin:/usr/bin:/bin`,
      '',
    ].join('\n'),
  );
  const server = spawn(sshd!, ['-D', '-e', '-f', at('config')], { stdio: 'ignore' });
  await untilOpen(host, port, server);
  return {
    host,
    port,
    folder,
    key: at('user'),
    otherKey: at('stranger'),
    hostKey: fingerprint(at('host.pub')),
    knownHosts: (kind) => writeKnownHosts(kind, folder, `[${host}]:${port}`),
    stop: () => server.kill(),
  };
}

function fingerprint(path: string): string {
  return spawnSync('ssh-keygen', ['-lf', path], { encoding: 'utf8' }).stdout.split(' ')[1]!;
}

function writeKnownHosts(
  kind: Parameters<RunningSshd['knownHosts']>[0],
  folder: string,
  name: string,
): string {
  const path = join(folder, `known_hosts_${kind}`);
  const key = readFileSync(join(folder, kind === 'another' ? 'another.pub' : 'host.pub'), 'utf8').split(' ');
  const line = `${kind === 'revoked' ? '@revoked ' : ''}${name} ${key[0]} ${key[1]}\n`;
  writeFileSync(path, kind === 'empty' ? '' : `# comment\nother.example ${key[0]} AAAA\n${line}`);
  // The hash is made by OpenSSH itself.
  if (kind === 'hashed') spawnSync('ssh-keygen', ['-H', '-f', path]);
  return path;
}

async function untilOpen(host: string, port: number, server: ChildProcess): Promise<void> {
  for (;;) {
    if (server.exitCode !== null) throw new Error(`sshd ended with ${server.exitCode}`);
    const socket = connect({ host, port });
    const open = await Promise.race([once(socket, 'connect'), once(socket, 'close')]).then(
      () => true,
      () => false,
    );
    socket.destroy();
    if (open) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
