import { writeFile } from 'node:fs/promises';
import { Command } from 'commander';
import { causes } from '../../../core/causes/causes.ts';
import { diagnose } from '../../../core/diagnosis/diagnose.ts';
import type { CaseFile, Fact } from '../../../core/facts/case-file.ts';
import { redactCaseFile } from '../../../core/redaction/redact.ts';
import { nagiosState } from '../../../core/report/nagios.ts';
import { collect, type CollectOptions } from '../../collect.ts';
import { readEvidence, type Evidence } from '../../files/read-evidence.ts';
import { parseTarget, showTarget, type Target } from '../../probes/target.ts';
import { gatewayInRdp, HTTPS_PORT } from '../rdp-gateway.ts';
import type { CommandContext } from '../context.ts';
import { askCredentials, askPfxPassword } from '../credentials.ts';
import { exitCodeOf, gravestOf, type ExitCode } from '../exit-codes.ts';
import { exitAsExpected, expectationsOf, expectedIn } from '../expected.ts';
import { formOf, isOneDocument } from '../form.ts';
import { startLive } from '../live.ts';
import { caseOfConnection, caseOfFiles, caseOfHost, said } from '../merge-case.ts';
import type { Output } from '../output.ts';
import { readInput } from '../read-input.ts';
import { showCases, showOne, type Judged, type ShowFlags } from '../show.ts';
import { UsageError } from '../usage-error.ts';
import { writeRdp } from '../write-rdp.ts';
import { sortInputs } from './check-inputs.ts';
import { clientErrorOf, contextOf, parseCount, parseDuration, type CheckFlags } from './check-options.ts';

/** `rdpdoctor check HOST… FILE…`: looks, judges and shows. */
export function checkCommand(context: CommandContext): Command {
  return new Command('check')
    .description('Finds out why Remote Desktop to a host fails, live or from files.')
    .argument(
      '[inputs...]',
      'hosts (srv01, srv01:3390, [2001:db8::1]:3389) and files (System.evtx, trace.pcapng)',
    )
    .option('--targets <file>', 'hosts from a file, one per line; - reads standard input')
    .option('--code <numbers>', 'what mstsc showed, e.g. 0x904/0x7')
    .option('--dialog <text>', 'the text of the dialog; - reads standard input')
    .option('--all', 'show everything that was found')
    .option('--json', 'print one JSON value')
    .option('--ndjson', 'print one JSON value per line and host')
    .option('--markdown', 'print Markdown')
    .option('--ticket', 'print eight lines to paste into a ticket')
    .option('--html <file>', 'write the report as one page, and print it as well')
    .option('--csv', 'print one row per host')
    .option('--junit', 'print JUnit XML')
    .option('--sarif', 'print SARIF 2.1.0')
    .option('--nagios', 'print a plugin line with performance data; ends with 0 to 3 as plugins do')
    .option('--openmetrics', 'print OpenMetrics text, for Prometheus')
    .option('--expect <list>', 'what must be so, else exit 33: tls1.2+,nla,cert>30d,name,trusted')
    .option('--save <file>', 'write the case file')
    .option(
      '--write-rdp <file>',
      'write a careful .rdp file to try another client with (never over one that is there)',
    )
    .option('--redact', 'replace names, users, addresses, domains, SIDs and serials by stand-ins')
    .option('--timeout <time>', 'longest wait for one answer', '3s')
    .option('--deadline <time>', 'longest time for one host (default: "15s", with --deep "60s")')
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
    .action(async (inputs: string[], flags: CheckFlags) => {
      const exit = await check(inputs, flags, context.output(flags.all === true), context.signal);
      context.exit(flags.nagios === true ? nagiosState(exit) : exit);
    });
}

/** Looks at the inputs, judges them and shows the result. */
export async function check(
  inputs: readonly string[],
  flags: CheckFlags,
  output: Output,
  signal: AbortSignal,
): Promise<ExitCode> {
  formOf(flags);
  expectationsOf(flags.expect);
  const told = await toldFacts(flags);
  const flagged = flags.gateway === undefined ? undefined : gatewayOf(flags.gateway);
  const timing = {
    timeoutMs: parseDuration('--timeout', flags.timeout),
    deadlineMs: parseDuration('--deadline', flags.deadline ?? (flags.deep === true ? '60s' : '15s')),
    deep: flags.deep === true,
    signal,
  };
  const { targets, paths, badLines } = await sortInputs(inputs, flags.targets);
  for (const line of badLines) output.note(`rdpdoctor: ${line}; the others are checked\n`);
  const credentials = await askCredentials(flags, targets.map(showTarget), output);
  const asked = {
    ...timing,
    ...(flags.repeat === undefined ? {} : { repeat: parseCount('--repeat', flags.repeat, 100) }),
    ...(credentials === undefined ? {} : { credentials }),
  };
  if (flags.save !== undefined && targets.length > 1) {
    throw new UsageError('--save: works for one host at a time');
  }
  const evidence = await readEvidence(paths, {
    askPassword: askPfxPassword,
    ...(flags.keylog === undefined ? {} : { keylog: flags.keylog }),
  });
  for (const problem of evidence.problems) output.note(`rdpdoctor: ${problem}\n`);
  const gateway = flagged ?? gatewayInRdp(evidence.facts);
  const gatewayFrom = flagged === undefined ? 'rdpFile' : 'flag';
  const options: CollectOptions = gateway === undefined ? asked : { ...asked, gateway, gatewayFrom };
  const [only] = targets;
  // Nothing was read and nobody was asked: a report of nothing would only look like one.
  if (only === undefined && evidence.understood === 0 && told.length === 0) return 3;
  if (flags.writeRdp !== undefined) {
    if (only === undefined || targets.length > 1)
      throw new UsageError('--write-rdp: works for one host at a time');
    await writeRdp(flags.writeRdp, only, gateway);
    output.note(`rdpdoctor: written for another client to try: ${flags.writeRdp}\n`);
  }
  if (targets.length > 1 || badLines.length > 0)
    return gravestOf([
      await checkMany(targets, told, evidence, flags, options, output),
      ...(badLines.length > 0 ? ([4] as const) : []),
    ]);
  if (only === undefined && evidence.connections.length > 1)
    return checkConnections(told, evidence, flags, output);
  const live = only === undefined ? undefined : await collectOne(only, flags, options, output);
  const whole = judge(
    live === undefined ? caseOfFiles(paths, told, evidence) : caseOfHost(live, told, evidence),
    flags,
  );
  const judged: Judged = signal.aborted ? { ...whole, exit: 130 } : whole;
  if (flags.save !== undefined) await save(flags.save, judged.file);
  showOne(judged, flags, output, flags.save);
  return judged.exit;
}

function gatewayOf(text: string): Target {
  const gateway = parseTarget(text, HTTPS_PORT);
  if ('problem' in gateway) throw new UsageError(`--gateway: ${gateway.problem}`);
  return gateway;
}

async function collectOne(target: Target, flags: CheckFlags, options: CollectOptions, output: Output) {
  const quiet = formOf(flags) !== 'terminal';
  const live = startLive(showTarget(target), quiet ? { ...output, live: false } : output);
  try {
    return await collect(target, { ...options, onProgress: (event) => live.show(event) });
  } finally {
    live.end();
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
      const judged = judge(caseOfHost(await collect(target, options), told, evidence), flags);
      results[i] = judged;
      if (!isOneDocument(flags)) showOne(judged, eachOf(flags), output);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  const done = results.filter((judged) => judged !== undefined);
  showCases(done, flags, output);
  return options.signal?.aborted ? 130 : gravestOf(done.map(({ exit }) => exit));
}

/** A capture with several connections: each is judged by itself, with all that the other files tell. */
function checkConnections(
  told: readonly Fact[],
  evidence: Evidence,
  flags: CheckFlags,
  output: Output,
): ExitCode {
  const results = evidence.connections.map((connection) =>
    judge(caseOfConnection(connection, told, evidence), flags),
  );
  if (!isOneDocument(flags)) for (const judged of results) showOne(judged, eachOf(flags), output);
  showCases(results, flags, output, 'connections');
  return gravestOf(results.map(({ exit }) => exit));
}

/** One of several: a line unless all is asked for; the page holds them together. */
function eachOf({ html: _html, ...flags }: CheckFlags): ShowFlags {
  return { ...flags, brief: flags.all !== true };
}

function judge(collected: CaseFile, { redact, expect }: CheckFlags): Judged {
  const file = redact === true ? redactCaseFile(collected) : collected;
  const diagnosis = diagnose(file, causes);
  const expected = expectedIn(file, expect);
  return { file, diagnosis, exit: exitAsExpected(exitCodeOf(diagnosis), expected), expected };
}

async function toldFacts(flags: CheckFlags): Promise<readonly Fact[]> {
  const facts: Fact[] = [];
  if (flags.code !== undefined && flags.dialog !== undefined) {
    throw new UsageError('--code and --dialog: give one of them');
  }
  if (flags.code !== undefined)
    facts.push(said('clientError', clientErrorOf(flags.code, '--code'), 'person'));
  if (flags.dialog !== undefined) {
    const text = flags.dialog === '-' ? await readInput('--dialog -') : flags.dialog;
    facts.push(said('clientError', clientErrorOf(text, '--dialog'), 'person'));
  }
  const context = contextOf(flags);
  return context === undefined ? facts : [...facts, said('reportedContext', context, 'person')];
}

async function save(path: string, file: CaseFile): Promise<void> {
  try {
    await writeFile(path, `${JSON.stringify(file, null, 1)}\n`);
  } catch {
    throw new UsageError(`--save ${path}: cannot be written`, 3);
  }
}

const AT_ONCE = 4;
