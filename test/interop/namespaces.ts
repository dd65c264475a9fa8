import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, readlinkSync, rmSync, writeFileSync } from 'node:fs';
import { closeOnce, killInNamespace, type Running } from './programs.ts';
import { programPath } from './packages.ts';

/** A client, a router and a server with networks of their own: c (10.78.1.2) — r — s (10.78.2.2). */
export interface PracticeNetwork extends Running {
  readonly serverAddress: string;
  /** Command prefixes that run something in one of them. */
  readonly client: readonly string[];
  readonly router: readonly string[];
  readonly server: readonly string[];
  /** Runs a program in one of them. */
  readonly inside: (where: readonly string[], ...command: readonly string[]) => void;
  /** Adds nftables rules for what the router forwards. */
  readonly filter: (...rules: readonly string[]) => void;
  /** How many SYNs have arrived at the server's port since the network was built. */
  readonly connections: () => number;
}

let built = 0;

/** Why there can be no practice network here; undefined when there can. */
export function missingNamespaces(): string | undefined {
  if (process.getuid?.() !== 0) return 'needs root, for network namespaces';
  if (!programPath('ip') || !programPath('nft')) return 'needs ip (iproute2) and nft (nftables)';
  const name = `rdpd${process.pid}p`;
  const made = spawnSync('ip', ['netns', 'add', name], { encoding: 'utf8' });
  spawnSync('ip', ['netns', 'del', name]);
  return made.status === 0 ? undefined : `needs network namespaces (${made.stderr.trim()})`;
}

export function buildNetwork(): PracticeNetwork {
  built += 1;
  const [c, r, s] = ['c', 'r', 's'].map((role) => `rdpd${process.pid}n${built}${role}`) as [
    string,
    string,
    string,
  ];
  const inside = (name: string) => ['ip', 'netns', 'exec', name];
  const close = closeOnce(() => {
    for (const name of [c, r, s]) removeNamespace(name);
    rmSync(`/etc/netns/${c}`, { recursive: true, force: true });
  });
  for (const name of [c, r, s]) {
    run('ip', 'netns', 'add', name);
    run('ip', '-n', name, 'link', 'set', 'lo', 'up');
  }
  // The client asks nobody for names: no server there, and it says so at once.
  mkdirSync(`/etc/netns/${c}`, { recursive: true });
  writeFileSync(`/etc/netns/${c}/resolv.conf`, 'nameserver 127.0.0.1\n');
  connect(c, 'c0', '10.78.1.2/24', r, 'r0', '10.78.1.1/24');
  connect(s, 's0', '10.78.2.2/24', r, 'r1', '10.78.2.1/24');
  run('ip', '-n', c, 'route', 'add', 'default', 'via', '10.78.1.1');
  run('ip', '-n', s, 'route', 'add', 'default', 'via', '10.78.2.1');
  run(...inside(r), 'sysctl', '-qw', 'net.ipv4.ip_forward=1');
  run(...inside(r), 'nft', 'add table inet f; add chain inet f fw { type filter hook forward priority 0; }');
  const arriving = 'tcp dport 3389 tcp flags & (syn | ack) == syn counter';
  const count = 'add table inet n; add chain inet n in { type filter hook input priority 0; }';
  run(...inside(s), 'nft', `${count}; add rule inet n in ${arriving}`);
  return {
    serverAddress: '10.78.2.2',
    client: inside(c),
    router: inside(r),
    server: inside(s),
    inside(where, ...command) {
      run(...where, ...command);
    },
    filter(...rules) {
      for (const rule of rules) run(...inside(r), 'nft', `add rule inet f fw ${rule}`);
    },
    connections() {
      const listed = run(...inside(s), 'nft', 'list chain inet n in');
      return Number(/counter packets (\d+)/.exec(listed)?.[1]);
    },
    close,
  };
}

function connect(a: string, devA: string, ipA: string, b: string, devB: string, ipB: string): void {
  run('ip', 'link', 'add', devA, 'netns', a, 'type', 'veth', 'peer', 'name', devB, 'netns', b);
  for (const [name, device, address] of [
    [a, devA, ipA],
    [b, devB, ipB],
  ] as const) {
    run('ip', '-n', name, 'addr', 'add', address, 'dev', device);
    run('ip', '-n', name, 'link', 'set', device, 'up');
  }
}

/** Children of servers outlive them and would keep the namespace alive, so they are ended first. */
function removeNamespace(name: string): void {
  const seen = spawnSync('ip', ['netns', 'exec', name, 'readlink', '/proc/self/ns/net'], {
    encoding: 'utf8',
  });
  const inode = seen.status === 0 ? seen.stdout.trim() : '';
  if (inode !== '' && inode !== readlinkSync('/proc/self/ns/net')) killInNamespace(inode);
  spawnSync('ip', ['netns', 'del', name]);
}

function run(program = '', ...args: readonly string[]): string {
  return execFileSync(program, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
}
