import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { buildSync } from 'esbuild';
import { writeRepeatedCapture } from './repeated-capture.ts';

const { values } = parseArgs({ options: { size: { type: 'string', default: '256' } } });
const fixtures = join(import.meta.dirname, '..', '..', 'shared', 'fixtures', 'pcap', 'awakecoding');

/** What a person would ask tshark for to judge the same: negotiation, TLS, sign-in, alerts, resets, retransmissions. */
const fields = [
  'frame.time_epoch',
  'tcp.stream',
  'ip.src',
  'tcp.srcport',
  'tcp.flags.reset',
  'tcp.flags.fin',
  'tcp.analysis.retransmission',
  'rdp.negReq.requestedProtocols',
  'rdp.negReq.selectedProtocol',
  'rdp.negFailure.failureCode',
  'tls.handshake.type',
  'tls.handshake.ciphersuite',
  'tls.alert_message.desc',
  'credssp.errorCode',
  'ntlmssp.messagetype',
];

interface Run {
  readonly seconds: number;
  readonly cpuSeconds: number;
  readonly megabytes: number;
  readonly says: string;
}

/** Runs a command; undefined where it, or /usr/bin/time, is not installed. */
function timed(command: readonly string[]): Run | undefined {
  const isOurs = command[0] === process.execPath;
  const run = spawnSync('/usr/bin/time', ['-f', '%e %U %S %M', ...command], {
    encoding: 'utf8',
    stdio: ['ignore', isOurs ? 'pipe' : 'ignore', 'pipe'],
  });
  const numbers = run.stderr?.trim().split('\n').at(-1)?.split(' ').map(Number) ?? [];
  const [seconds, user = 0, system = 0, kilobytes = 0] = numbers;
  if (run.error !== undefined || run.status !== 0 || seconds === undefined || Number.isNaN(seconds))
    return undefined;
  return { seconds, cpuSeconds: user + system, megabytes: kilobytes / 1024, says: run.stdout?.trim() ?? '' };
}

function row(name: string, bytes: number, run: Run | undefined, beside: Run | undefined): void {
  if (run === undefined) {
    console.log(`${name.padEnd(30)} did not run`);
    return;
  }
  const speed = (bytes / 1e6 / Math.max(run.seconds, 0.01)).toFixed(1);
  const ratio =
    beside === undefined
      ? ''
      : `${times(beside.seconds, run.seconds)} x tshark in time, ${times(beside.cpuSeconds, run.cpuSeconds)} x in CPU`;
  console.log(
    `${name.padEnd(30)} ${run.seconds.toFixed(2).padStart(7)} s ${run.cpuSeconds.toFixed(2).padStart(7)} cpu-s ` +
      `${speed.padStart(7)} MB/s ${run.megabytes.toFixed(0).padStart(5)} MB peak  ${ratio}  ${run.says}`,
  );
}

function times(theirs: number, ours: number): string {
  return (theirs / Math.max(ours, 0.01)).toFixed(1);
}

function compare(title: string, path: string, worker: string): void {
  const bytes = statSync(path).size;
  console.log(`\n${title}: ${(bytes / 1e6).toFixed(1)} MB`);
  const shown = fields.flatMap((field) => ['-e', field]);
  const fast = timed(['tshark', '-r', path, '-T', 'fields', ...shown]);
  const asTls = timed(['tshark', '-r', path, '-d', 'tcp.port==3389,tls', '-T', 'fields', ...shown]);
  row('tshark', bytes, fast, undefined);
  row('tshark, 3389 as TLS', bytes, asTls, undefined);
  row('ours, every connection judged', bytes, timed([process.execPath, worker, path]), fast);
}

if (!existsSync(fixtures)) {
  console.log('skipped: ../shared/fixtures/pcap is not here');
} else {
  const folder = mkdtempSync(join(tmpdir(), 'pcap-bench-'));
  try {
    const worker = join(folder, 'worker.mjs');
    buildSync({
      entryPoints: [join(import.meta.dirname, 'pcap-worker.ts')],
      outfile: worker,
      bundle: true,
      platform: 'node',
      format: 'esm',
    });
    const sources = readdirSync(fixtures).map((name) => join(fixtures, name));
    const largest = sources.reduce((a, b) => (statSync(a).size > statSync(b).size ? a : b));
    compare('the largest fixture', largest, worker);
    const big = join(folder, 'big.pcap');
    writeRepeatedCapture(sources, big, Number(values.size));
    compare('all of them again and again, on other addresses', big, worker);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
