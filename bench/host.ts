// npm run bench [-- --rounds N]: one host, checked by rdpdoctor, nmap and sslscan in turn, in network namespaces.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, loadavg, release, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { makeCertificate } from '../test/interop/certificates.ts';
import { buildNetwork, missingNamespaces, type PracticeNetwork } from '../test/interop/namespaces.ts';
import { missing, programPath } from '../test/interop/packages.ts';
import { screen, startShadow } from '../test/interop/shadow.ts';
import { startXrdp } from '../test/interop/xrdp.ts';
import { foundOut } from './found-out.ts';
import { builtCli } from '../test/package/built.ts';

const { values } = parseArgs({ options: { rounds: { type: 'string', default: '5' } } });
const rounds = Number(values.rounds);
const folder = mkdtempSync(join(tmpdir(), 'host-bench-'));

interface Run {
  readonly seconds: number;
  readonly cpuSeconds: number;
  readonly connections: number;
  readonly said: string;
}

const cli = await builtCli();
const scripts = 'rdp-enum-encryption,rdp-ntlm-info,ssl-cert';
const tools = {
  rdpdoctor: (host: string) => [process.execPath, cli, 'check', host, '--json'],
  nmap: (host: string) => ['nmap', '-Pn', '-n', '-p', '3389', '--script', scripts, host],
  sslscan: (host: string) => ['sslscan', '--no-colour', '--rdp', `${host}:3389`],
} as const;
type Tool = keyof typeof tools;
const names = Object.keys(tools) as readonly Tool[];

const why =
  missingNamespaces() ??
  missing('xrdp', 'freerdp-shadow-cli', 'Xvfb', 'winpr-hash', 'openssl', 'nmap', 'sslscan', 'ip', 'nft') ??
  (programPath('time') ? undefined : 'needs /usr/bin/time (Debian package time)');

try {
  console.log(`Node ${process.version}, Linux ${release()}, ${cpus().length} x ${cpus()[0]?.model.trim()}`);
  if (why !== undefined) console.log(`hosts skipped: ${why}`);
  else {
    await beside('xrdp 0.9, TLS', async (network) => {
      const { certificate, key } = makeCertificate(folder);
      const settings = { security_layer: 'tls', certificate, key_file: key };
      await startXrdp(folder, '0.0.0.0', settings, network.server);
    });
    await beside('freerdp-shadow 2, NLA', async (network) => {
      await startShadow(folder, '0.0.0.0', { security: 'nla' }, network.server);
    });
  }
  await startUp();
} finally {
  screen.close();
  rmSync(folder, { recursive: true, force: true });
}
process.exit(0);

/** Every tool against one server, in turn; the first round warms up and is not counted. */
async function beside(title: string, serve: (network: PracticeNetwork) => Promise<void>): Promise<void> {
  const network = buildNetwork();
  const runs: { readonly [T in Tool]: Run[] } = { rdpdoctor: [], nmap: [], sslscan: [] };
  try {
    await serve(network);
    for (let round = 0; round <= rounds; round += 1) {
      for (const tool of names) {
        const before = network.connections();
        const timing = await timed([...network.client], tools[tool](network.serverAddress));
        const run = { ...timing, connections: network.connections() - before };
        if (round > 0) runs[tool].push(run);
      }
    }
  } finally {
    network.close();
  }
  console.log(`\n${title}: median of ${rounds} rounds, in turn; load ${loadavg()[0]?.toFixed(1)}`);
  const ours = medians(runs.rdpdoctor);
  for (const tool of names) {
    const { seconds, cpuSeconds, connections } = medians(runs[tool]);
    const ratio =
      tool === 'rdpdoctor'
        ? ''
        : `  ${(seconds / ours.seconds).toFixed(1)} x the time, ${(cpuSeconds / ours.cpuSeconds).toFixed(1)} x the CPU of rdpdoctor`;
    console.log(
      `  ${tool.padEnd(10)} ${seconds.toFixed(2).padStart(6)} s  ${cpuSeconds.toFixed(2)} s CPU  ${String(connections).padStart(3)} connections${ratio}`,
    );
  }
  for (const tool of names)
    console.log(`  ${tool.padEnd(10)} ${foundOut(tool, runs[tool].at(-1)?.said ?? '')}`);
}

/** How long `explain` takes beside a Node that does nothing. */
async function startUp(): Promise<void> {
  const explain: Run[] = [];
  const bare: Run[] = [];
  for (let i = 0; i <= 30; i += 1) {
    const both = [
      await timed([], [process.execPath, cli, 'explain', '0x904', '0x7']),
      await timed([], [process.execPath, '-e', '0']),
    ];
    if (i === 0) continue;
    explain.push({ ...both[0]!, connections: 0 });
    bare.push({ ...both[1]!, connections: 0 });
  }
  console.log(`\nstart-up, ${explain.length} times in turn; load ${loadavg()[0]?.toFixed(1)}`);
  const [ours, nothing] = [medians(explain), medians(bare)];
  for (const [name, runs] of [
    ['rdpdoctor explain 0x904 0x7', explain],
    ['node -e 0', bare],
  ] as const) {
    const { seconds, cpuSeconds } = medians(runs);
    const fastest = Math.min(...runs.map((run) => run.seconds));
    const [middle, best, cpu] = [seconds, fastest, cpuSeconds].map(
      (time) => `${(time * 1_000).toFixed(0)} ms`,
    );
    console.log(`  ${name.padEnd(28)} median ${middle}, fastest ${best}, CPU ${cpu}`);
  }
  const [inTime, inCpu] = [ours.seconds / nothing.seconds, ours.cpuSeconds / nothing.cpuSeconds];
  console.log(
    `  ${inTime.toFixed(1)} x the time and ${inCpu.toFixed(1)} x the CPU of a Node that does nothing`,
  );
}

function medians(runs: readonly Run[]): Omit<Run, 'said'> {
  const middle = (of: (run: Run) => number) => runs.map(of).toSorted((a, b) => a - b)[runs.length >> 1] ?? 0;
  return {
    seconds: middle((run) => run.seconds),
    cpuSeconds: middle((run) => run.cpuSeconds),
    connections: middle((run) => run.connections),
  };
}

/** Runs a command behind a prefix; CPU is counted by /usr/bin/time where it is there, wall time by this clock. */
function timed(inside: readonly string[], command: readonly string[]): Promise<Omit<Run, 'connections'>> {
  const counted = programPath('time') ? ['/usr/bin/time', '-f', '%U %S'] : [];
  const [program = '', ...args] = [...inside, ...counted, ...command];
  const started = performance.now();
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  let [said, aside] = ['', ''];
  child.stdout.on('data', (bytes: Buffer) => (said += bytes.toString()));
  child.stderr.on('data', (bytes: Buffer) => (aside += bytes.toString()));
  return new Promise((resolve) => {
    child.on('close', () => {
      const [user = 0, system = 0] = aside.trim().split('\n').at(-1)?.split(' ').map(Number) ?? [];
      resolve({ seconds: (performance.now() - started) / 1_000, cpuSeconds: user + system, said });
    });
  });
}
