import { Command, CommanderError } from 'commander';
import type { CheckFlags } from './commands/check-options.ts';
import { exitCodes, type ExitCode } from './exit-codes.ts';
import { outputOf, type Output } from './output.ts';
import { UsageError } from './usage-error.ts';

/** Runs the command line; the one place where failures become messages and exit codes. */
export async function main(argv: readonly string[]): Promise<ExitCode> {
  const stop = new AbortController();
  const interrupt = () => {
    if (stop.signal.aborted) process.exit(130);
    stop.abort();
  };
  process.on('SIGINT', interrupt);
  process.on('SIGTERM', interrupt);
  try {
    return await run(argv, stop.signal);
  } catch (error) {
    return told(error);
  } finally {
    process.off('SIGINT', interrupt);
    process.off('SIGTERM', interrupt);
  }
}

function told(error: unknown): ExitCode {
  if (error instanceof UsageError) {
    process.stderr.write(`rdpdoctor: ${error.message}\n`);
    return error.exit;
  }
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  const detail = error instanceof Error ? error.message : String(error);
  process.stderr.write(`rdpdoctor: a mistake inside rdpdoctor: ${detail}\n`);
  if (process.env['RDPDOCTOR_DEBUG']) process.stderr.write(`${error instanceof Error ? error.stack : ''}\n`);
  return 1;
}

async function run(argv: readonly string[], signal: AbortSignal): Promise<ExitCode> {
  let exit: ExitCode = 0;
  const program = new Command('rdpdoctor')
    .description('Finds out why Remote Desktop fails, by measuring.')
    .version(VERSION)
    .exitOverride()
    .configureOutput({ outputError: (text, write) => write(text.replace(/^error: /, 'rdpdoctor: ')) })
    .showHelpAfterError('(rdpdoctor --help lists what there is)');
  addCheck(program, async (inputs, flags) => {
    const { check } = await import('./commands/check.ts');
    exit = await check(inputs, flags, outputFor(flags.all === true), signal);
  });
  program
    .command('diagnose')
    .description('judge a saved case file again')
    .argument('<case>', 'file written by check --save; - reads standard input')
    .option('--json', 'print one JSON value')
    .option('--markdown', 'print Markdown')
    .option('--all', 'show everything')
    .action(async (path: string, flags: { json?: boolean; markdown?: boolean; all?: boolean }) => {
      const { diagnoseCase } = await import('./commands/diagnose.ts');
      exit = await diagnoseCase(path, flags, outputFor(flags.all === true));
    });
  await program.parseAsync([...argv], { from: 'user' });
  return exit;
}

function outputFor(all: boolean): Output {
  return outputOf(process.stdout, process.stderr, process.env, all);
}

function addCheck(program: Command, act: (inputs: string[], flags: CheckFlags) => Promise<void>): void {
  program
    .command('check')
    .description('find out why Remote Desktop to a host fails, or read it from files')
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
    .option('--save <file>', 'write the case file')
    .option('--timeout <time>', 'longest wait for one answer', '3s')
    .option('--deadline <time>', 'longest time for one host', '15s')
    .option('--deep', 'ask more: more connections, slower')
    .option('--place <place>', 'where the host is: local, azure, aws, otherCloud')
    .option('--after-update <name>', 'it began after this update')
    .option('--unreachable-since <date>', 'since when it fails')
    .option('--last-worked <date>', 'when it last worked')
    .addHelpText('after', `\n${exitHelp()}`)
    .action(act);
}

function exitHelp(): string {
  const lines = Object.entries(exitCodes).map(([code, means]) => `  ${code.padStart(3)}  ${means}`);
  return ['Exit codes:', ...lines].join('\n');
}

const VERSION = '0.1.0';
