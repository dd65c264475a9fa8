// npm run bench:sweep [-- --most 100000]: a sweep against a farm that the bench starts, and beside nmap, sslscan and a plain loop.
import { fork, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { availableParallelism, cpus, loadavg, release } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { builtCli } from '../test/interop/look.ts';
import { missing, programPath } from '../test/interop/packages.ts';

const { values } = parseArgs({ options: { most: { type: 'string', default: '100000' } } });
const fast = [
  '--rate',
  '1000000',
  '--per-subnet',
  '1000000',
  '--escalate',
  '0',
  '--timeout',
  '20s',
  '--ndjson',
];
const PORT = 3389;
const BESIDE = 50;

interface Run {
  readonly seconds: number;
  readonly cpuSeconds: number;
  readonly megabytes: number;
  readonly said: string;
}

console.log(
  `Node ${process.version}, Linux ${release()}, ${cpus().length} x ${cpus()[0]?.model.trim()}, load ${loadavg()[0]?.toFixed(1)}`,
);
if (programPath('time') === undefined) throw new Error('needs /usr/bin/time (Debian package time)');
await costByNumber();
await withDelay();
await beside();
process.exit(0);

/** What a host costs, from 100 to 100,000 of them, on one thread; the CPU of the farm is counted apart. */
async function costByNumber(): Promise<void> {
  console.log('\none thread, a farm that answers at once; start-up is that of one host');
  const farm = await startFarm('made');
  const alone = await sweepOf(1, '--threads', '1');
  for (let count = 100; count <= Number(values.most); count *= 10) {
    const before = await farm.cpuSeconds();
    const run = await sweepOf(count, '--threads', '1');
    const farmCpu = (await farm.cpuSeconds()) - before;
    // Of few hosts less is left than the clock of the system tells.
    const net = Math.max(run.cpuSeconds - alone.cpuSeconds, 0.01);
    console.log(
      [
        `  ${String(count).padStart(7)} hosts  ${run.seconds.toFixed(2)} s`,
        `${Math.round(count / run.seconds)}/s`,
        `${((run.cpuSeconds / count) * 1_000).toFixed(3)} ms CPU a host`,
        `${((net / count) * 1_000).toFixed(3)} without start-up (${Math.round(count / net)} a CPU second)`,
        `${Math.round(run.megabytes)} MB`,
        `farm ${((farmCpu / count) * 1_000).toFixed(3)} ms a host`,
        `seen ${seenIn(run.said)}, load ${loadavg()[0]?.toFixed(1)}`,
      ].join(', '),
    );
  }
  farm.stop();
}

/** 10,000 hosts that are 50 ms away: the farm answers late, as SYN, request and hello would need it. */
async function withDelay(): Promise<void> {
  const farm = await startFarm('made', 50);
  const run = await sweepOf(10_000, '--threads', String(availableParallelism()));
  console.log(
    `\n10,000 hosts 50 ms away, ${availableParallelism()} threads: ${run.seconds.toFixed(1)} s, ${run.cpuSeconds.toFixed(1)} s CPU, ${Math.round(run.megabytes)} MB, seen ${seenIn(run.said)}`,
  );
  farm.stop();
}

/** The same servers with a real TLS, looked at by every tool in turn. */
async function beside(): Promise<void> {
  const why = missing('nmap', 'sslscan');
  if (why !== undefined) return console.log(`\nbeside other tools skipped: ${why}`);
  const farm = await startFarm('real');
  const addresses = Array.from({ length: BESIDE }, (_, i) => `127.7.0.${i}`);
  const nmap = ['nmap', '-Pn', '-n', '-p', `${PORT}`, '--script', 'ssl-cert,rdp-enum-encryption'];
  const plain = join(import.meta.dirname, 'sweep-plain.ts');
  const tools = {
    'rdpdoctor sweep': () =>
      timed([process.execPath, builtCli(), 'sweep', ...addresses, '--ports', `${PORT}`, ...fast]),
    'nmap, both scripts': () => timed([...nmap, ...addresses]),
    'sslscan, one by one': () =>
      inTurn(addresses.map((host) => ['sslscan', '--no-colour', '--rdp', `${host}:${PORT}`])),
    'tls.connect loop': async () => {
      const { said } = await timed([
        process.execPath,
        '--import',
        'tsx',
        plain,
        '127.7',
        `${BESIDE}`,
        `${PORT}`,
      ]);
      const own = JSON.parse(said) as { seconds: number; cpuSeconds: number };
      return { ...own, megabytes: 0, said };
    },
  };
  console.log(`\n${BESIDE} servers with a real TLS; the loop without its start-up, the others with it`);
  let ours: Run | undefined;
  for (const [name, run] of Object.entries(tools)) {
    const one = await run();
    ours ??= one;
    const ratio = `${(one.seconds / ours.seconds).toFixed(1)} x the time, ${(one.cpuSeconds / ours.cpuSeconds).toFixed(1)} x the CPU`;
    console.log(
      `  ${name.padEnd(20)} ${one.seconds.toFixed(2).padStart(7)} s  ${one.cpuSeconds.toFixed(2).padStart(6)} s CPU  ${((one.cpuSeconds / BESIDE) * 1_000).toFixed(1)} ms a host  ${ratio}`,
    );
  }
  farm.stop();
}

function sweepOf(count: number, ...flags: readonly string[]): Promise<Run> {
  const last = count - 1;
  const range = `127.16.0.0-127.${16 + (last >> 16)}.${(last >> 8) & 255}.${last & 255}`;
  return timed([process.execPath, builtCli(), 'sweep', range, '--ports', `${PORT}`, ...fast, ...flags]);
}

function seenIn(said: string): number {
  return said.split('\n').filter((line) => line.includes('"ending":"certificate"')).length;
}

async function startFarm(kind: 'made' | 'real', delayMs = 0) {
  const child: ChildProcess = fork(
    join(import.meta.dirname, 'sweep-farm.ts'),
    [kind, `${PORT}`, `${delayMs}`],
    { execArgv: ['--import', 'tsx'] },
  );
  await once(child, 'message');
  return {
    async cpuSeconds(): Promise<number> {
      child.send('cpu');
      const [seconds] = await once(child, 'message');
      return Number(seconds);
    },
    stop: () => void child.kill(),
  };
}

async function inTurn(commands: readonly (readonly string[])[]): Promise<Run> {
  let [seconds, cpuSeconds, megabytes] = [0, 0, 0];
  for (const command of commands) {
    const run = await timed(command);
    seconds += run.seconds;
    cpuSeconds += run.cpuSeconds;
    megabytes = Math.max(megabytes, run.megabytes);
  }
  return { seconds, cpuSeconds, megabytes, said: '' };
}

/** Runs a command; CPU and memory as /usr/bin/time counts them. */
async function timed(command: readonly string[]): Promise<Run> {
  const started = performance.now();
  const child = spawn('/usr/bin/time', ['-f', '%U %S %M', ...command], { stdio: ['ignore', 'pipe', 'pipe'] });
  const parts: Buffer[] = [];
  let aside = '';
  child.stdout.on('data', (bytes: Buffer) => parts.push(bytes));
  child.stderr.on('data', (bytes: Buffer) => (aside += bytes.toString()));
  await once(child, 'close');
  const [user = 0, system = 0, kilobytes = 0] = aside.trim().split('\n').at(-1)?.split(' ').map(Number) ?? [];
  return {
    seconds: (performance.now() - started) / 1_000,
    cpuSeconds: user + system,
    megabytes: kilobytes / 1_000,
    said: Buffer.concat(parts).toString(),
  };
}
