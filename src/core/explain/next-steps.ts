import type { CodeRow } from '../codes/code-row.ts';
import { hexOf } from '../codes/printed.ts';

/** What to run or read next for a row; `value` is the number as it was asked for. */
export function nextFor(row: CodeRow, value: number | undefined): readonly string[] {
  const code = value === undefined ? '' : ` --code ${hexOf(value)}`;
  switch (row.family) {
    case 'disconnectReason':
      return [`rdpdoctor check HOST${code}`];
    case 'gatewayReason':
      return [`rdpdoctor check HOST --gateway GATEWAY${code}`];
    case 'extendedReason':
    case 'errorInfo':
      return [`rdpdoctor check HOST --code FIRST/${value === undefined ? 'SECOND' : hexOf(value)}`];
    case 'event':
      return [
        `rdpdoctor check HOST ${logOf(row)}`,
        `rdpdoctor events ${logOf(row)} --id ${row.value ?? 'ID'}`,
      ];
    case 'tlsAlert':
    case 'schannelState':
    case 'negotiationFailure':
    case 'protocolDetail':
      return ['rdpdoctor check HOST --deep'];
    case 'ntStatus':
    case 'authenticationResult':
      return ['rdpdoctor check HOST --user NAME (asks for the password; it is a real logon)'];
    case 'setting':
      return [
        'rdpdoctor collector > collect.ps1, run it on the host, then: rdpdoctor check HOST BUNDLE.json',
      ];
    case 'freerdpError':
    case 'freerdpExit':
      return ['xfreerdp … /log-level:INFO 2> LOG, then: rdpdoctor explain - < LOG'];
    case 'gatewayStatus':
      return [
        'rdpdoctor check HOST --gateway GATEWAY',
        'on the gateway: Microsoft-Windows-TerminalServices-Gateway/Operational',
      ];
    case 'entraError':
      return ['the sign-in log of the tenant (Entra admin center), by the number and the time'];
    case 'rdpProperty':
      return ['rdpdoctor lint FILE.rdp'];
    default:
      return [`rdpdoctor check HOST${code}`];
  }
}

function logOf(row: CodeRow): string {
  const channel = row.where.split(' (')[0] ?? '';
  return `"${channel.replace('/', '%4')}.evtx"`;
}
