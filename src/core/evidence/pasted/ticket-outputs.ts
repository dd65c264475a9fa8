import type { NamedCode } from '../../codes/code-row.ts';
import { linesOf } from '../text-file.ts';
import { nothing, type Form, type Piece, type StatedFact } from './piece.ts';

/** klist, w32tm, nltest: tickets, clock and trust. */
export const ticketOutputs: Form = {
  name: 'tickets and time',
  take(text) {
    const pieces = [...klist(text), ...w32tm(text), ...nltest(text)];
    return pieces.length === 0 ? nothing(text) : { pieces, rest: without(text) };
  },
};

function klist(text: string): readonly Piece[] {
  const failed = /klist failed with (0x[0-9a-fA-F]{8})/i.exec(text)?.[1];
  if (failed !== undefined) {
    const codes: readonly NamedCode[] = [{ family: 'ntStatus', value: Number(failed) }];
    return [
      output('klist', `No Kerberos ticket was issued: ${failed.toUpperCase().replace('X', 'x')}.`, codes, []),
    ];
  }
  const count = /Cached Tickets: \((\d{1,4})\)/i.exec(text)?.[1];
  if (count === undefined) return [];
  const forRdp = /Server: TERMSRV\/(\S{1,120})/i.exec(text)?.[1];
  const says =
    forRdp === undefined
      ? `${count} tickets, none of them for Remote Desktop (TERMSRV/…): the sign-in would ask for one, or use NTLM.`
      : `A Kerberos ticket for TERMSRV/${forRdp} is there.`;
  return [output('klist', says, [], [])];
}

function w32tm(text: string): readonly Piece[] {
  const source = /^[\t ]*Source:[\t ]*(\S.{0,120})$/m.exec(text)?.[1]?.trim();
  const offset = /(?:Phase Offset:\s*|\bo:)([+-]?\d{1,9}\.\d{1,9})s/.exec(text)?.[1];
  if (
    !/Leap Indicator|Stratum:|Tracking \S+ \[|\bo:[+-]\d/.test(text) ||
    (source === undefined && offset === undefined)
  )
    return [];
  const local = source !== undefined && /Local CMOS Clock|Free-running/i.test(source);
  const facts: readonly StatedFact[] =
    source === undefined
      ? []
      : [
          {
            name: 'timeSource',
            value: { source, ...(offset === undefined ? {} : { offsetSeconds: Number(offset) }) },
          },
        ];
  const says = [
    source === undefined
      ? ''
      : `Time comes from ${source}${local ? ': from nowhere but the own clock, so it drifts' : ''}.`,
    offset === undefined
      ? ''
      : `Offset ${offset} s${Math.abs(Number(offset)) >= 300 ? ': Kerberos refuses more than 300 s' : ''}.`,
  ];
  return [output('w32tm', says.filter((sentence) => sentence !== '').join(' '), [], facts)];
}

function nltest(text: string): readonly Piece[] {
  const status =
    /Trust(?:ed)? (?:DC )?Connection Status Status = (\d{1,10}) (0x[0-9a-fA-F]{1,8}) (\w{4,60})|I_NetLogonControl failed: Status = (\d{1,10}) (0x[0-9a-fA-F]{1,8}) (\w{4,60})/i.exec(
      text,
    );
  if (!status) return [];
  const name = status[3] ?? status[6] ?? '';
  const says =
    name === 'NERR_Success'
      ? 'The secure channel of this machine to its domain works.'
      : `The secure channel of this machine to its domain is broken: ${name}. NLA of domain accounts fails with it.`;
  return [
    output(
      'nltest',
      says,
      [],
      [],
      name === 'NERR_Success'
        ? undefined
        : 'On that machine, as a local administrator: Test-ComputerSecureChannel -Repair -Credential DOMAIN\\admin',
    ),
  ];
}

function output(
  tool: string,
  says: string,
  codes: readonly NamedCode[],
  facts: readonly StatedFact[],
  next?: string,
): Piece {
  return { kind: 'output', tool, says, codes, facts, ...(next === undefined ? {} : { next }) };
}

function without(text: string): string {
  return linesOf(text)
    .filter(
      (line) =>
        !/^(?:\s*(?:PS )?[A-Za-z]:\\[^>]{0,120}>\s*(?:klist|w32tm|nltest)|Current LogonId|Error calling API LsaCall|klist failed|Cached Tickets|#\d+>|\s{2,}(?:Server|Client|KerbTicket|Ticket Flags|Start Time|End Time|Renew Time|Session Key|Cache Flags|Kdc Called)|Leap Indicator|Stratum|Precision|Root D|ReferenceId|Last Successful|Source|Poll Interval|Phase Offset|Tracking|Flags:|Trusted DC|Trust|I_NetLogon|The command completed)/.test(
          line,
        ),
    )
    .join('\n');
}
