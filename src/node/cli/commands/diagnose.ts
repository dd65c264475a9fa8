import { Command } from 'commander';
import { judge } from '../../../app/judge.ts';
import { nagiosState } from '../../../core/report/formats/nagios.ts';
import { caseAt } from '../case-at.ts';
import type { CommandContext } from '../context.ts';
import type { ExitCode } from '../../../app/exit-codes.ts';
import { expectationsOf } from '../expected.ts';
import type { Output } from '../output.ts';
import { showOne, type ShowFlags } from '../show/show.ts';

interface DiagnoseFlags extends ShowFlags {
  readonly expect?: string;
}

/** `rdpdoctor diagnose CASE`: judges a saved case file with the causes of today. */
export function diagnoseCommand(context: CommandContext): Command {
  return new Command('diagnose')
    .description('Judges a saved case file again, with everything this version knows.')
    .argument('<case>', 'file written by check --save; - reads standard input')
    .option('--json', 'print one JSON value')
    .option('--markdown', 'print Markdown')
    .option('--ticket', 'print eight lines to paste into a ticket')
    .option('--html <file>', 'write the report as one page too (never over one that is there)')
    .option('--csv', 'print one row')
    .option('--junit', 'print JUnit XML')
    .option('--sarif', 'print SARIF 2.1.0')
    .option('--nagios', 'print a plugin line with performance data; ends with 0 to 3 as plugins do')
    .option('--openmetrics', 'print OpenMetrics text, for Prometheus')
    .option('--expect <list>', 'what must be so, else exit 33: tls1.2+,nla,cert>30d,name,trusted')
    .option('--deep', 'with tables of versions, suites, certificate and offers')
    .option('--all', 'show everything that was found')
    .action(async (path: string, flags: DiagnoseFlags) => {
      const exit = await diagnoseCase(path, flags, context.output(flags.all === true));
      context.exit(flags.nagios === true ? nagiosState(exit) : exit);
    });
}

async function diagnoseCase(path: string, flags: DiagnoseFlags, output: Output): Promise<ExitCode> {
  const file = await caseAt(path);
  const judged = judge(file, { expectations: expectationsOf(flags.expect) });
  showOne(judged, flags, output);
  return judged.exit;
}
