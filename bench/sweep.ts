// npm run bench:sweep [-- --most 100000] [--before OTHER/bin/rdpdoctor.js]: a sweep against a farm that the bench starts, and beside
// an earlier build, nmap, sslscan and a plain loop.
import { fork, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { availableParallelism, cpus, loadavg, release } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { missing, programPath } from '../test/interop/packages.ts';
import { builtCli } from '../test/package/built.ts';

const cli = await builtCli();
const { values } = parseArgs({
  options: { most: { type: 'string', default: '100000' }, before: { type: 'string' } },
});
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
/** Nobody else's; where other tools are asked, it has to be the one that they know. */
const PORT = 33_890;
const KNOWN_PORT = 3389;
const BESIDE = 50;
/** No command takes longer; one that hangs is ended, and shows in what it has seen. */
const MOST_MS = 10 * 60_000;

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
await costByNumber('made', '1');
await costByNumber('made', `${availableParallelism()}`, 20_000, 20_000);
await costByNumber('clones', '1', 10_000, 10_000);
await withDelay();
await beside();
process.exit(0);

/** What a host costs, from 100 to 100,000 of them, beside a loop of bare sockets; the CPU of the farm is counted apart. */
async function costByNumber(
  kind: 'made' | 'clones',
  threads: string,
  least = 100,
  most = Number(values.most),
): Promise<void> {
  console.log(`\n${threads} thread(s), a farm (${kind}) that answers at once`);
  const farm = await startFarm(kind);
  const alone = await sweepOf(1, '--threads', '1');
  const { before: earlier } = values;
  if (earlier !== undefined) await startUps(earlier);
  console.log(
    `  start-up (one host on one thread): ${alone.seconds.toFixed(2)} s, ${alone.cpuSeconds.toFixed(2)} s CPU, ${Math.round(alone.megabytes)} MB`,
  );
  let last = { count: 1, cpuSeconds: alone.cpuSeconds };
  for (
    let count = least;
    count <= most;
    count = count === 10_000 ? 20_000 : count === 20_000 ? 100_000 : count * 10
  ) {
    const before = await farm.cpuSeconds();
    const run = await sweepOf(count, '--threads', threads);
    const farmCpu = (await farm.cpuSeconds()) - before;
    const old = earlier === undefined ? undefined : await sweepBy(earlier, count, '--threads', threads);
    const bare = await bareLoop(count);
    // Of few hosts less is left than the clock of the system tells.
    const net = Math.max(run.cpuSeconds - alone.cpuSeconds, 0.01);
    const more = Math.max(run.cpuSeconds - last.cpuSeconds, 0) / (count - last.count);
    last = { count, cpuSeconds: run.cpuSeconds };
    console.log(
      [
        `  ${String(count).padStart(7)} hosts  ${run.seconds.toFixed(2)} s`,
        `${Math.round(count / run.seconds)}/s`,
        `${((run.cpuSeconds / count) * 1_000).toFixed(3)} ms CPU a host`,
        `${((net / count) * 1_000).toFixed(3)} without start-up (${Math.round(count / net)} a CPU second)`,
        `each host more than in the row above ${(more * 1_000).toFixed(3)}`,
        ...(old === undefined
          ? []
          : [`before ${((old.cpuSeconds / count) * 1_000).toFixed(3)}, ${Math.round(old.megabytes)} MB`]),
        `bare loop ${((bare / count) * 1_000).toFixed(3)} (${(net / bare).toFixed(1)} x)`,
        `${Math.round(run.megabytes)} MB`,
        `farm ${((farmCpu / count) * 1_000).toFixed(3)} ms a host`,
        `seen ${seenIn(run.said)}, load ${loadavg()[0]?.toFixed(1)}`,
      ].join(', '),
    );
  }
  await farm.stop();
}

/** What starting costs, of both builds in turn: the least of some is what other work on the machine adds least to. */
async function startUps(earlier: string): Promise<void> {
  const [now, before]: [number[], number[]] = [[], []];
  for (let i = 0; i < 9; i += 1) {
    now.push((await sweepOf(1, '--threads', '1')).cpuSeconds);
    before.push((await sweepBy(earlier, 1, '--threads', '1')).cpuSeconds);
  }
  const said = (all: readonly number[]) =>
    `${Math.min(...all.slice(0, 9)).toFixed(2)} s CPU at least, ${all.toSorted((a, b) => a - b)[4]!.toFixed(2)} in the middle`;
  console.log(`  start-up, nine in turn: ${said(now)}; before: ${said(before)}`);
}

/** CPU seconds of a loop that only opens, writes, reads and closes. */
async function bareLoop(count: number): Promise<number> {
  const script = join(import.meta.dirname, 'sweep-bare.ts');
  const { said } = await timed([process.execPath, '--import', 'tsx', script, '16', `${count}`, `${PORT}`]);
  return (JSON.parse(said) as { cpuSeconds: number }).cpuSeconds;
}

/** 10,000 hosts that are 50 ms away: the farm answers late, as SYN, request and hello would need it. */
async function withDelay(): Promise<void> {
  const farm = await startFarm('made', 50);
  const run = await sweepOf(10_000, '--threads', String(availableParallelism()));
  console.log(
    `\n10,000 hosts 50 ms away, ${availableParallelism()} threads: ${run.seconds.toFixed(1)} s, ${run.cpuSeconds.toFixed(1)} s CPU, ${Math.round(run.megabytes)} MB, seen ${seenIn(run.said)}`,
  );
  await farm.stop();
}

/** The same servers with a real TLS, looked at by every tool in turn. */
async function beside(): Promise<void> {
  const why = missing('nmap', 'sslscan');
  if (why !== undefined) return console.log(`\nbeside other tools skipped: ${why}`);
  const farm = await startFarm('real', 0, KNOWN_PORT);
  const addresses = Array.from({ length: BESIDE }, (_, i) => `127.7.0.${i}`);
  const nmap = ['nmap', '-Pn', '-n', '-p', `${KNOWN_PORT}`, '--script', 'ssl-cert,rdp-enum-encryption'];
  const plain = join(import.meta.dirname, 'sweep-plain.ts');
  const tools = {
    'rdpdoctor sweep': () =>
      timed([process.execPath, cli, 'sweep', ...addresses, '--ports', `${KNOWN_PORT}`, ...fast]),
    'nmap, both scripts': () => timed([...nmap, ...addresses]),
    'sslscan, one by one': () =>
      inTurn(addresses.map((host) => ['sslscan', '--no-colour', '--rdp', `${host}:${KNOWN_PORT}`])),
    'tls.connect loop': async () => {
      const { said } = await timed([
        process.execPath,
        '--import',
        'tsx',
        plain,
        '127.7',
        `${BESIDE}`,
        `${KNOWN_PORT}`,
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
  await farm.stop();
}

function sweepOf(count: number, ...flags: readonly string[]): Promise<Run> {
  return sweepBy(cli, count, ...flags);
}

function sweepBy(program: string, count: number, ...flags: readonly string[]): Promise<Run> {
  const last = count - 1;
  const range = `127.16.0.0-127.${16 + (last >> 16)}.${(last >> 8) & 255}.${last & 255}`;
  return timed([process.execPath, program, 'sweep', range, '--ports', `${PORT}`, ...fast, ...flags]);
}

function seenIn(said: string): number {
  return said.split('\n').filter((line) => line.includes('"ending":"certificate"')).length;
}

async function startFarm(kind: 'made' | 'clones' | 'real', delayMs = 0, port = PORT) {
  const child: ChildProcess = fork(
    join(import.meta.dirname, 'sweep-farm.ts'),
    [kind, `${port}`, `${delayMs}`],
    { execArgv: ['--import', 'tsx'] },
  );
  const ended = once(child, 'exit').then(([code]) =>
    Promise.reject(new Error(`the farm ended with ${code}`)),
  );
  await Promise.race([once(child, 'message'), ended]);
  ended.catch(() => {});
  return {
    async cpuSeconds(): Promise<number> {
      child.send('cpu');
      const [seconds] = await once(child, 'message');
      return Number(seconds);
    },
    /** The next farm listens where this one did. */
    async stop(): Promise<void> {
      child.kill('SIGKILL');
      await ended.catch(() => {});
    },
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
  const child = spawn('/usr/bin/time', ['-f', '%U %S %M', ...command], {
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: MOST_MS,
  });
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
