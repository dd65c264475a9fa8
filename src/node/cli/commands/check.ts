import { Command } from 'commander';
import { nagiosState } from '../../../core/report/formats/nagios.ts';
import { check } from '../check/check.ts';
import { addCloudFlags } from '../reach/cloud-flags.ts';
import type { CommandContext } from '../context.ts';
import type { CheckFlags } from '../check/check-options.ts';

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
