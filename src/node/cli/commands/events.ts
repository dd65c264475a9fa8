import { Command } from 'commander';
import type { CommandContext } from '../context.ts';
import { printEvents, type EventFlags } from '../events/print-events.ts';

/** `rdpdoctor events`: Windows event logs as text, JSON lines or XML. */
export function eventsCommand({ exit }: CommandContext): Command {
  return new Command('events')
    .summary('print Windows event logs (.evtx), damaged ones too')
    .description(
      'Prints Windows event logs (.evtx): all that can be read, and on standard error what was lost.',
    )
    .argument('<files...>', 'event logs or folders of them; copies of a running machine and damaged ones too')
    .option('--channel <name>', 'only this channel (may be repeated)', several)
    .option('--id <ids>', 'only these event ids, e.g. 36870,36871 or 36870-36888 (may be repeated)', several)
    .option(
      '--provider <name>',
      'only this provider, with or without "Microsoft-Windows-" (may be repeated)',
      several,
    )
    .option('--since <time>', 'from this time on: 2026-03-01, 2026-03-01T08:15:00Z, or 24h ago; UTC')
    .option('--until <time>', 'up to this time')
    .option('--text', 'print text for people (this is what happens anyway)')
    .option('--json', 'print one JSON value per line')
    .option('--xml', 'print XML')
    .option('--count', 'print only how often each event occurs')
    .option('--recovered', 'also print older events from space the log no longer uses')
    .action(async (files: readonly string[], flags: EventFlags) => exit(await printEvents(files, flags)));
}

function several(value: string, before: readonly string[] = []): readonly string[] {
  return [...before, value];
}
