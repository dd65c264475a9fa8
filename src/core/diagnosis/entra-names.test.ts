import { expect, it } from 'vitest';
import { at, goodSession, logFiles, logOf } from '../../../test/corpus/evidence/log-events.ts';
import { nodeCrypto } from '../../node/crypto.ts';
import { inflate, salvage } from '../../node/files/inflate.ts';
import { causes } from '../causes/causes.ts';
import { readEvidence } from '../evidence/read-evidence.ts';
import { sourceOf } from '../evidence/reader.ts';
import { diagnose } from './diagnose.ts';

const pc = logOf('PC-7');
const context = { crypto: nodeCrypto, inflate, salvage, now: '2026-09-01T12:00:00.000Z' };
const days = ['24', '25', '26', '27', '28'];
const sessions = (domain: string) =>
  days.flatMap((day, i) => [
    ...goodSession(pc, at(`08-${day} 08:00:00`), '192.0.2.10', 'anna'),
    pc.sessions(21, at(`08-${day} 09:00:00`), {
      User: `${domain}\\cleo`,
      SessionID: String(20 + i),
      Address: '192.0.2.12',
    }),
  ]);
const refused = (TargetUserName: string, TargetDomainName: string, SubStatus: string) =>
  ['08:00:00', '08:04:00', '09:30:00', '11:00:00'].flatMap((time) => [
    pc.core(131, at(`08-31 ${time}`), { ConnType: 'TCP', ClientIP: '192.0.2.12:50123' }),
    pc.security(4625, at(`08-31 ${time}`, 2), {
      TargetUserName,
      TargetDomainName,
      Status: '0xc000006d',
      SubStatus,
      LogonType: 3,
      IpAddress: '192.0.2.12',
    }),
  ]);

it.each([
  ['AzureAD\\cleo@corp.example', '-', '0xc0000064', 'CORP', 'entra-only-sign-in'],
  ['cleo@corp.example', 'AzureAD', '0x0', 'CORP', 'entra-only-sign-in'],
  ['cleo@corp.example', '', '0xc0000064', 'AzureAD', 'entra-only-sign-in'],
  ['cleo@corp.example', '', '0xc0000064', 'CORP', 'wrong-password'],
  ['cleo', 'CORP', '0xc0000064', 'CORP', 'wrong-password'],
  ['AzureAD\\cleo@corp.example', '-', '0xc000006a', 'CORP', 'wrong-password'],
])(
  '%s of "%s" is refused with %s, where people of %s work: %s',
  async (user, domain, status, own, expected) => {
    const events = [...sessions(own), ...refused(user, domain, status)];
    const sources = logFiles(events).map(({ name, bytes }) => sourceOf(name, bytes));
    const { facts } = await readEvidence(sources, context);
    const { lead } = diagnose({ format: 2, target: 'PC-7', facts, gaps: [] }, causes);
    expect(lead?.id).toBe(expected);
  },
);
