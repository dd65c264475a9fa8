import { harmlessLines } from '../../core/bytes/harmless.ts';
import { Command, CommanderError } from 'commander';
import { commands } from './commands.ts';
import type { CommandContext } from './context.ts';
import type { ExitCode } from '../../app/exit-codes.ts';
import { interruptOf, type Interrupt } from './interrupt.ts';
import { withHelp } from './help/with-help.ts';
import { endWithCaller, isNewEnough, runInNewerNode } from './newer-node.ts';
import { outputOf } from './output.ts';
import { parserWords } from './parser-words.ts';
import { refusedFile } from '../files/file-problem.ts';
import { reasonOf } from '../files/private-file.ts';
import { UsageError } from './usage-error.ts';
import { VERSION } from './version.ts';

/** Runs the command line; the one place where failures become messages and exit codes. */
export async function main(argv: readonly string[]): Promise<number> {
  endWithCaller();
  const interrupt = interruptOf(process);
  // A reader that closes its end of a pipe (`| head`) has seen enough; that is no failure.
  process.stdout.on('error', (error: Error & { code?: string }) => {
    if (error.code !== 'EPIPE') process.stderr.write(`rdpdoctor: standard output ${reasonOf(error)}\n`);
    process.exit(error.code === 'EPIPE' ? 0 : 3);
  });
  // Whoever listens to no notes any more still wants the rest.
  process.stderr.on('error', () => {});
  try {
    return await run(argv, interrupt);
  } catch (error) {
    return tell(error);
  } finally {
    interrupt.end();
  }
}

function tell(error: unknown): ExitCode {
  if (error instanceof UsageError) {
    process.stderr.write(`rdpdoctor: ${harmlessLines(error.message)}\n`);
    return error.exit;
  }
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  const refused = refusedFile(error);
  if (refused !== undefined) {
    process.stderr.write(`rdpdoctor: ${harmlessLines(refused)}\n`);
    return 3;
  }
  const detail = error instanceof Error ? error.message : String(error);
  process.stderr.write(`rdpdoctor: a mistake inside rdpdoctor: ${harmlessLines(detail)}\n`);
  if (process.env['RDPDOCTOR_DEBUG']) process.stderr.write(`${error instanceof Error ? error.stack : ''}\n`);
  return 1;
}

async function run(argv: readonly string[], interrupt: Interrupt): Promise<number> {
  let exit: ExitCode | undefined;
  const context: CommandContext = {
    output: (all) => outputOf(process.stdout, process.stderr, process.env, all),
    get signal() {
      return interrupt.signal;
    },
    atOnce: interrupt.atOnce,
    exit: (code) => {
      exit = code;
    },
  };
  const program = new Command('rdpdoctor')
    .description('Finds out why Remote Desktop fails, by measuring.')
    .version(VERSION)
    .showHelpAfterError('(rdpdoctor --help lists what there is)');
  refuseUnknownHelp(argv);
  const asked = commands.find(({ name }) => name === argv[0]);
  if (asked?.newer === true && !isNewEnough()) return runInNewerNode(asked.name);
  // Only the command that was asked for is loaded: explain must start within 150 ms.
  for (const { name, summary, load } of commands) {
    program.addCommand(
      argv.includes(name) ? withHelp(await load(context)) : new Command(name).description(summary),
    );
  }
  quiet(program);
  await program.parseAsync([...argv], { from: 'user' });
  return exit ?? Number(process.exitCode ?? 0);
}

/** `help NOSUCH` would print the help of everything, as if that had been asked. */
function refuseUnknownHelp([first, asked]: readonly string[]): void {
  if (first !== 'help' || asked === undefined || asked.startsWith('-')) return;
  const names = commands.map(({ name }) => name);
  if (names.includes(asked)) return;
  const near = names.filter((name) => name.startsWith(asked.slice(0, 2)));
  const hint = near.length === 0 ? `there are ${names.join(', ')}` : `there is ${near.join(', ')}`;
  throw new UsageError(`help: no command "${asked.slice(0, 40)}"; ${hint}`);
}

/** Messages of the argument parser in the form of all others; nothing ends the process but the caller. */
function quiet(command: Command): void {
  command.exitOverride();
  command.configureOutput({
    outputError: (text, write) => write(harmlessLines(parserWords(text, command))),
  });
  for (const inner of command.commands) quiet(inner);
}
