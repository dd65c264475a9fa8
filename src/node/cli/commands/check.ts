import { Command } from 'commander';
import { harmlessJson } from '../../../core/bytes/harmless.ts';
import { readText } from '../../../core/evidence/text-file.ts';
import type { CaseFile, Fact } from '../../../core/facts/case-file.ts';
import { nagiosState } from '../../../core/report/nagios.ts';
import { assembleCase, said } from '../../../app/assemble-case.ts';
import { judge, type Judged, type JudgingWishes } from '../../../app/judge.ts';
import { CLOUD_MS, readCloud, withCloud, type CloudMachine } from '../../cloud/read-cloud.ts';
import { collect, type CollectOptions } from '../../collect.ts';
import type { Evidence } from '../../../app/evidence.ts';
import { claimFile, type ClaimedFile } from '../../files/private-file.ts';
import { readInThread } from '../../files/read-in-thread.ts';
import { parseTarget, showTarget, type Target } from '../../probes/target.ts';
import { gatewayInRdp, HTTPS_PORT } from '../rdp-gateway.ts';
import type { CommandContext } from '../context.ts';
import { askCredentials, askPfxPassword } from '../credentials.ts';
import { gravestOf, type ExitCode } from '../../../app/exit-codes.ts';
import { expectationsOf } from '../expected.ts';
import { addCloudFlags, cloudMachineOf } from '../cloud-flags.ts';
import { formOf, isOneDocument } from '../form.ts';
import type { Interrupt } from '../interrupt.ts';
import { startLive } from '../live.ts';
import { hereNow } from '../here.ts';
import type { Output } from '../output.ts';
import { showCases, showOne, type ShowFlags } from '../show.ts';
import { UsageError } from '../usage-error.ts';
import { writeRdp } from '../write-rdp.ts';
import { sortInputs } from './check-inputs.ts';
import { explainOnly, pastedSource } from './check-pasted.ts';
import { withCloudUntold, withFiles } from './file-exit.ts';
import { clientErrorOf, contextOf, parseCount, parseDuration, type CheckFlags } from './check-options.ts';

/** `rdpdoctor check HOST… FILE…`: looks, judges and shows. */
export function checkCommand(context: CommandContext): Command {
  const command = new Command('check')
    .description('Finds out why Remote Desktop to a host fails, live or from files.')
    .argument(
      '[inputs...]',
      'hosts (srv01, srv01:3390, [2001:db8::1]:3389), files (System.evtx, trace.pcapng), - for pasted text',
    )
    .option('--targets <file>', 'hosts from a file, one per line; - reads standard input')
    .option('--code <numbers>', 'what mstsc showed, e.g. 0x904/0x7')
    .option('--dialog <text>', 'what was seen: a dialog, a log, events as text; - reads standard input')
    .option('--all', 'show everything that was found')
    .option('--json', 'print one JSON value')
    .option('--ndjson', 'print one JSON value per line and host')
    .option('--markdown', 'print Markdown')
    .option('--ticket', 'print eight lines to paste into a ticket')
    .option('--html <file>', 'write the report as one page too (never over one that is there)')
    .option('--csv', 'print one row per host')
    .option('--junit', 'print JUnit XML')
    .option('--sarif', 'print SARIF 2.1.0')
    .option('--nagios', 'print a plugin line with performance data; ends with 0 to 3 as plugins do')
    .option('--openmetrics', 'print OpenMetrics text, for Prometheus')
    .option('--expect <list>', 'what must be so, else exit 33: tls1.2+,nla,cert>30d,name,trusted')
    .option('--save <file>', 'write the case file (never over one that is there)')
    .option(
      '--write-rdp <file>',
      'write a careful .rdp file to try another client with (never over one that is there)',
    )
    .option('--redact', 'replace names, users, addresses, domains, SIDs and serials by stand-ins')
    .option('--timeout <time>', 'longest wait for one answer', '3s')
    .option(
      '--deadline <time>',
      'longest time for one host (default: "15s", with --deep "60s"); named, also for all files together',
    )
    .option('--deep', 'ask more: up to 200 paced connections; slower')
    .option('--repeat <count>', 'so many more handshakes, paced, to see how steady it is')
    .option('--gateway <host>', 'an RD Gateway in front of the host: look at it too')
    .option('--user <name>', 'sign in for real (DOMAIN\\user); the password is asked for')
    .option('--password-file <file>', 'file that holds the password; or set RDPDOCTOR_PASSWORD')
    .option('--yes', 'sign in without asking back')
    .option('--keylog <file>', 'TLS key log that opens what a capture holds')
    .option('--place <place>', 'where the host is: local, azure, aws, otherCloud')
    .option('--after-update <name>', 'it began after this update')
    .option('--unreachable-since <date>', 'since when it fails')
    .option('--last-worked <date>', 'when it last worked')
    .option('--other-path <answer>', 'whether another way to the host (VPN, hotspot) works or fails')
    .option('--other-clients <answer>', 'whether other clients work or fail')
    .option('--via <cloud>', 'azure or aws-ssm: read what the cloud says of the machine and of its rules');
  return addCloudFlags(command).action(async (inputs: string[], flags: CheckFlags) => {
    const exit = await check(inputs, flags, context.output(flags.all === true), context);
    context.exit(flags.nagios === true ? nagiosState(exit) : exit);
  });
}

/** Looks at the inputs, judges them and shows the result. */
export async function check(
  inputs: readonly string[],
  flags: CheckFlags,
  output: Output,
  interrupt: Pick<Interrupt, 'signal' | 'atOnce'>,
): Promise<ExitCode> {
  formOf(flags);
  expectationsOf(flags.expect);
  const { signal } = interrupt;
  const pasted = await pastedSource(inputs, flags, output);
  const told = toldFacts(flags);
  const cloud = cloudOf(flags);
  const flagged = flags.gateway === undefined ? undefined : gatewayOf(flags.gateway);
  const timing = {
    timeoutMs: parseDuration('--timeout', flags.timeout),
    deadlineMs: parseDuration('--deadline', flags.deadline ?? (flags.deep === true ? '60s' : '15s')),
    deep: flags.deep === true,
    signal,
  };
  const seen = pasted === undefined ? flags.code : readText(pasted.read(0, pasted.size)).text;
  const { targets, paths, badLines } = await sortInputs(
    inputs.filter((input) => input !== '-'),
    flags.targets,
    seen !== undefined,
  );
  for (const badLine of badLines) output.note(`rdpdoctor: ${badLine}\n`);
  const ended = (exit: ExitCode) => (badLines.length > 0 ? gravestOf([exit, 2]) : exit);
  const judgesFiles = paths.length > 0 || inputs.includes('-');
  if (targets.length === 0 && !judgesFiles && seen !== undefined) return explainOnly(seen, output);
  const credentials = await askCredentials(flags, targets.map(showTarget), output);
  const asked = {
    ...timing,
    ...(flags.repeat === undefined ? {} : { repeat: parseCount('--repeat', flags.repeat, 100) }),
    ...(credentials === undefined ? {} : { credentials }),
  };
  if (cloud !== undefined && targets.length !== 1)
    throw new UsageError('--via: names one machine; check one host with it');
  if (targets.length > 1 && (flags.save ?? flags.writeRdp) !== undefined)
    throw new UsageError(
      `${flags.save === undefined ? '--write-rdp' : '--save'}: works for one host at a time`,
    );
  const saving = flags.save === undefined ? undefined : claim(flags.save);
  try {
    const request = {
      paths,
      ...(flags.keylog === undefined ? {} : { keylog: flags.keylog }),
      ...(pasted === undefined ? {} : { given: [{ name: pasted.name, bytes: pasted.read(0, pasted.size) }] }),
    };
    // Files take the time they need, unless a time is named.
    const longest = flags.deadline === undefined ? {} : { timeoutMs: timing.deadlineMs };
    const evidence = await readInThread(request, askPfxPassword, { signal, ...longest });
    return ended(
      await checkAll(
        { targets, paths, told, evidence, asked, flagged, cloud, saving },
        flags,
        output,
        interrupt,
      ),
    );
  } finally {
    saving?.release();
  }
}

/** What was named, what files and the person tell, and how to look. */
interface Looked {
  readonly targets: readonly Target[];
  readonly paths: readonly string[];
  readonly told: readonly Fact[];
  readonly evidence: Evidence;
  readonly asked: CollectOptions;
  readonly flagged: Target | undefined;
  readonly cloud: CloudMachine | undefined;
  readonly saving: ClaimedFile | undefined;
}

async function checkAll(
  { targets, paths, told, evidence, asked, flagged, cloud, saving }: Looked,
  flags: CheckFlags,
  output: Output,
  { signal, atOnce }: Pick<Interrupt, 'signal' | 'atOnce'>,
): Promise<ExitCode> {
  for (const problem of evidence.problems) output.note(`rdpdoctor: ${problem}\n`);
  const way = wayThrough(flagged, evidence);
  const options: CollectOptions = { ...asked, ...way };
  const [only] = targets;
  // Nothing was read and nobody was asked: a report of nothing would only look like one.
  if (only === undefined && evidence.understood === 0 && told.length === 0) return signal.aborted ? 130 : 3;
  if (flags.writeRdp !== undefined) await writeFor(flags.writeRdp, only, way.gateway, output);
  if (targets.length > 1) return checkMany(targets, told, evidence, flags, options, output);
  if (only === undefined && evidence.connections.length > 1)
    return atOnce(() => checkConnections(told, evidence, flags, output));
  const { file: live, isUntold = false } =
    only === undefined ? {} : await collectOne(only, flags, options, output, cloud);
  const named = paths.length === 0 ? ['standard input'] : paths;
  const file = assembleCase({ live, evidence, told, paths: named }, hereNow());
  return atOnce(() => {
    const whole = judge(file, wishesOf(flags));
    const seen = withCloudUntold(whole.exit, isUntold);
    const exit = signal.aborted ? 130 : withFiles(seen, evidence);
    return tell({ ...whole, exit }, flags, output, saving);
  });
}

function claim(path: string): ClaimedFile {
  const file = claimFile(path);
  if ('problem' in file) throw new UsageError(`--save ${file.problem}`, 3);
  return file;
}

/** Saves one result and shows it, also where it cannot be saved. */
function tell(judged: Judged, flags: CheckFlags, output: Output, saving: ClaimedFile | undefined): ExitCode {
  const problem = saving?.write(`${harmlessJson(judged.file, 1)}\n`).problem;
  showOne(judged, flags, output, problem === undefined ? flags.save : undefined);
  if (problem === undefined) return judged.exit;
  output.note(`rdpdoctor: --save ${problem}\n`);
  return 3;
}

async function writeFor(
  path: string,
  target: Target | undefined,
  gateway: Target | undefined,
  output: Output,
) {
  if (target === undefined) throw new UsageError('--write-rdp: works for one host at a time');
  await writeRdp(path, target, gateway);
  output.note(`rdpdoctor: written for another client to try: ${path}\n`);
}

/** The gateway of the flag, or else of the .rdp file. */
function wayThrough(
  flagged: Target | undefined,
  { facts }: Evidence,
): Pick<CollectOptions, 'gateway' | 'gatewayFrom'> {
  if (flagged !== undefined) return { gateway: flagged, gatewayFrom: 'flag' };
  const named = gatewayInRdp(facts);
  return named === undefined ? {} : { gateway: named, gatewayFrom: 'rdpFile' };
}

function gatewayOf(text: string): Target {
  const gateway = parseTarget(text, HTTPS_PORT);
  if ('problem' in gateway) throw new UsageError(`--gateway: ${gateway.problem}`);
  return gateway;
}

/** The cloud to be asked about the host; other ways to a machine are none of a check. */
function cloudOf(flags: CheckFlags): CloudMachine | undefined {
  const { via } = flags;
  if (via !== undefined && via !== 'azure' && via !== 'aws-ssm')
    throw new UsageError(
      `--via "${via}": a check reads from azure or aws-ssm only; rdpdoctor collect HOST --check looks inside by other ways`,
    );
  return cloudMachineOf(flags);
}

async function collectOne(
  target: Target,
  flags: CheckFlags,
  options: CollectOptions,
  output: Output,
  cloud: CloudMachine | undefined,
): Promise<{ readonly file?: CaseFile; readonly isUntold?: boolean }> {
  const quiet = formOf(flags) !== 'terminal';
  const live = startLive(showTarget(target), quiet ? { ...output, live: false } : output);
  const { signal } = options;
  const limits = {
    timeoutMs: flags.deadline === undefined ? CLOUD_MS : options.deadlineMs,
    ...(signal === undefined ? {} : { signal }),
  };
  const asking = cloud === undefined ? undefined : readCloud(cloud, limits);
  let notes: readonly string[] = [];
  try {
    const file = await collect(target, { ...options, onProgress: (event) => live.show(event) });
    if (asking === undefined) return { file };
    live.show({ kind: 'asking', asks: 'what the cloud says' });
    const reading = await asking;
    ({ notes } = reading);
    return { file: withCloud(file, reading), isUntold: reading.machine === undefined };
  } finally {
    live.end();
    for (const note of notes) output.note(`rdpdoctor: not known: ${note}\n`);
  }
}

/** Several hosts at once, a few at a time; each result is shown as it comes. */
async function checkMany(
  targets: readonly Target[],
  told: readonly Fact[],
  evidence: Evidence,
  flags: CheckFlags,
  options: CollectOptions,
  output: Output,
): Promise<ExitCode> {
  const results: Judged[] = [];
  const waiting = [...targets.entries()];
  const work = async () => {
    for (let next = waiting.shift(); next && !options.signal?.aborted; next = waiting.shift()) {
      const [i, target] = next;
      const live = await collect(target, options);
      const judged = judge(assembleCase({ live, evidence, told }, hereNow()), wishesOf(flags));
      results[i] = judged;
      if (!isOneDocument(flags)) showOne(judged, eachOf(flags), output);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  const done = results.filter((judged) => judged !== undefined);
  showCases(done, flags, output);
  return options.signal?.aborted ? 130 : withFiles(gravestOf(done.map(({ exit }) => exit)), evidence);
}

/** A capture with several connections: each is judged by itself, with all that the other files tell. */
function checkConnections(
  told: readonly Fact[],
  evidence: Evidence,
  flags: CheckFlags,
  output: Output,
): ExitCode {
  const results = evidence.connections.map((connection) =>
    judge(assembleCase({ connection, evidence, told }, hereNow()), wishesOf(flags)),
  );
  if (!isOneDocument(flags)) for (const judged of results) showOne(judged, eachOf(flags), output);
  showCases(results, flags, output, 'connections');
  return withFiles(gravestOf(results.map(({ exit }) => exit)), evidence);
}

/** One of several: a line unless all is asked for; the page holds them together. */
function eachOf({ html: _html, ...flags }: CheckFlags): ShowFlags {
  return { ...flags, brief: flags.all !== true };
}

function wishesOf({ redact, expect }: CheckFlags): JudgingWishes {
  return { redact, expectations: expectationsOf(expect) };
}

function toldFacts(flags: CheckFlags): readonly Fact[] {
  const facts: Fact[] = [];
  if (flags.code !== undefined && flags.dialog !== undefined) {
    throw new UsageError('--code and --dialog: give one of them');
  }
  if (flags.code !== undefined)
    facts.push(said('clientError', clientErrorOf(flags.code), 'person', hereNow()));
  const context = contextOf(flags);
  return context === undefined ? facts : [...facts, said('reportedContext', context, 'person', hereNow())];
}

const AT_ONCE = 4;
