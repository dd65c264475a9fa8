import { Command } from 'commander';
import type { CommandContext } from '../context.ts';
import type { SweepFlags } from '../sweep/sweep-options.ts';
import { runSweep } from '../sweep/run-sweep.ts';

/** `rdpdoctor sweep NETWORK… LIST… -`: looks at many hosts as far as their certificates. */
export function sweepCommand(context: CommandContext): Command {
  return new Command('sweep')
    .description(
      'Looks at many hosts as far as their certificates: one connection each, no logon, at a careful pace.',
    )
    .argument(
      '<targets...>',
      'hosts (srv01:3390), networks (10.0.0.0/16), ranges (10.0.0.1-50), lists and CSV exports, - for standard input',
    )
    .option('--ports <list>', 'ports to look at, where a target names none', '3389')
    .option('--exclude <list>', 'what to leave out: hosts, networks, a list; may be repeated', together)
    .option('--rate <n>', 'hosts started a second', '1000/s')
    .option('--per-subnet <n>', 'hosts started a second in one /24 (IPv6: /64)', '50/s')
    .option('--at-once <n>', 'most connections at a time', '2000')
    .option('--threads <n>', 'most threads that look (default: one for each core)')
    .option('--timeout <time>', 'longest wait for one answer', '3s')
    .option('--names', 'ask for computer name, domain, Windows build and clock too; no logon')
    .option('--expect <list>', 'what must be so, else exit 33: tls1.2+,nla,cert>30d,name,trusted')
    .option('--escalate <n>', 'so many of the odd ones are checked in full at the end; 0 for none', '20')
    .option('--resume <file>', 'keep what was seen in this file, and go on from it')
    .option('--only <which>', 'print only hosts that are odd')
    .option('--all', 'print addresses of ranges too where nobody answers')
    .option('--table', 'print a table at the end; so unless stated')
    .option('--ndjson', 'print one JSON value per line and host')
    .option('--csv', 'print one row per host')
    .action(async (targets: string[], flags: SweepFlags) => {
      const { signal } = context;
      context.exit(await runSweep(targets, flags, context.output(flags.all === true), signal));
    });
}

function together(text: string, before: readonly string[] = []): readonly string[] {
  return [...before, text];
}
