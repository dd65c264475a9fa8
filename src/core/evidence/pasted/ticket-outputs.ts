import type { NamedCode } from '../../codes/code-row.ts';
import { linesOf } from '../text-file.ts';
import { nothing, type Form, type Piece } from './piece.ts';

/** klist: Kerberos tickets. */
export const ticketOutputs: Form = {
  name: 'tickets',
  mark: /klist|Cached Tickets/i,
  take(text) {
    const pieces = klist(text);
    return pieces.length === 0 ? nothing(text) : { pieces, rest: without(text) };
  },
};

function klist(text: string): readonly Piece[] {
  const failed = /klist failed with (0x[0-9a-fA-F]{8})/i.exec(text)?.[1];
  if (failed !== undefined) {
    const codes: readonly NamedCode[] = [{ family: 'ntStatus', value: Number(failed) }];
    return [
      output('klist', `No Kerberos ticket was issued: ${failed.toUpperCase().replace('X', 'x')}.`, codes),
    ];
  }
  const count = /Cached Tickets: \((\d{1,4})\)/i.exec(text)?.[1];
  if (count === undefined) return [];
  const forRdp = /Server: TERMSRV\/(\S{1,120})/i.exec(text)?.[1];
  const says =
    forRdp === undefined
      ? `${count} tickets, none of them for Remote Desktop (TERMSRV/…): the sign-in would ask for one, or use NTLM.`
      : `A Kerberos ticket for TERMSRV/${forRdp} is there.`;
  return [output('klist', says, [])];
}

function output(tool: string, says: string, codes: readonly NamedCode[]): Piece {
  return { kind: 'output', tool, says, codes, facts: [] };
}

function without(text: string): string {
  return linesOf(text)
    .filter(
      (line) =>
        !/^(?:\s*(?:PS )?[A-Za-z]:\\[^>]{0,120}>\s*klist|Current LogonId|Error calling API LsaCall|klist failed|Cached Tickets|#\d+>|\s{2,}(?:Server|Client|KerbTicket|Ticket Flags|Start Time|End Time|Renew Time|Session Key|Cache Flags|Kdc Called))/.test(
          line,
        ),
    )
    .join('\n');
}
