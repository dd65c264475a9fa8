import { harmless } from '../../bytes/harmless.ts';
import { minuteOf } from '../../facts/time.ts';
import { pictureLine } from '../handshake-picture.ts';
import type { ReportedHost } from './reported-host.ts';

/** Eight lines to paste into a ticket or a chat: host and time, what, where, server, seen, proof, next, and the exit code where a command ended with one. */
export function renderTicket({
  report,
  exit,
}: Pick<ReportedHost, 'report'> & Partial<Pick<ReportedHost, 'exit'>>): string {
  const { target, address, made, headline, confidence, picture, server, told, why, setAside } = report;
  const from = made.address === undefined ? made.from : `${made.from} (${made.address})`;
  const [step] = [...report.tryFirst.flatMap(({ steps }) => steps), ...report.doThis];
  const next =
    step === undefined
      ? report.next[0]
      : [step.title, step.command ?? step.details[0]].filter(Boolean).join(': ');
  const lines = [
    [
      'Host',
      [
        `${target}${address === undefined ? '' : ` (${address})`}`,
        made.version === undefined ? 'rdpdoctor' : `rdpdoctor ${made.version}`,
      ].join(', '),
    ],
    ['When', `${made.at === '' ? 'not known' : minuteOf(made.at)}, from ${from || 'not known'}`],
    ['What', `${headline}${confidence === undefined ? '' : ` (${confidence})`}`],
    [
      'Where',
      picture === undefined ? (exit?.means ?? 'from files; nothing was connected to') : pictureLine(picture),
    ],
    ['Server', server?.says ?? 'says nothing of itself'],
    ['Seen', told ?? setAside[0] ?? 'nothing was told'],
    ['Proof', why.slice(0, 2).join('; ') || 'see the phases: each was passed'],
    ['Next', `${next ?? 'nothing to do'}${exit === undefined ? '' : ` [exit ${exit.code}: ${exit.means}]`}`],
  ] as const;
  return `${lines.map(([name, says]) => `${`${name}:`.padEnd(8)}${harmless(says)}`).join('\n')}\n`;
}
