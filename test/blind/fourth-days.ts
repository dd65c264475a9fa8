import { toUtf16le } from '../../src/core/bytes/text.ts';
import { clientAttempt, logFiles, logOf } from '../corpus/evidence/log-events.ts';
import type { EvidenceFile } from '../corpus/evidence/evidence-case.ts';
import { evidence, type BlindCase, type EvidenceSketch } from './blind-case.ts';
import type { Life } from './life.ts';
import type { Machine } from './machine.ts';
import { later } from './moments.ts';
import { server } from './server-life.ts';
import { staff, type Worker } from './worker.ts';
import type { WrittenEvent } from '../evtx-writer/written-event.ts';

/** When the people of the fourth set ask: a Wednesday. */
export const asked4 = '2026-10-21T10:00:00.000Z';

/** Who works on the servers of the fourth set: four in the house, two in the branch. */
export const crew = staff(
  'greta 10.44.2.21',
  'henk 10.44.2.22',
  'ines 10.44.2.23',
  'jan 10.44.2.24',
  'karim 10.61.0.31',
  'lucia 10.61.0.32',
);

/** Nine days of a server's logs up to shortly before somebody asks. */
export function nine(life: Partial<Life> & Pick<Life, 'computer' | 'seed'>): () => readonly EvidenceFile[] {
  return server({
    from: '2026-10-12T00:00:00.000Z',
    until: '2026-10-21T09:40:00.000Z',
    workers: crew,
    domain: 'FABRIKAM',
    ...life,
  });
}

/** A case of files, asked about on that Wednesday. */
export function case4(sketch: Omit<EvidenceSketch, 'now'> & { readonly now?: string }): BlindCase {
  return evidence({ now: asked4, ...sketch });
}

/** A `.reg` file as regedit writes it: UTF-16 with its mark. */
export function exported(name: string, ...lines: readonly string[]): EvidenceFile {
  const written = `\uFEFF${['Windows Registry Editor Version 5.00', '', ...lines].join('\r\n')}\r\n`;
  return { name, bytes: toUtf16le(written) };
}

/** The mornings on which people worked before the trouble. */
export const mornings4 = [12, 13, 14, 15, 16, 19, 20].map((day) => `2026-10-${String(day)}T06:50:00.000Z`);

/** The client's own log: good mornings, and then these attempts that end with this reason. */
export function clientLog(
  computer: string,
  host: string,
  failures: readonly string[],
  reason: number,
  more: readonly WrittenEvent[] = [],
): readonly EvidenceFile[] {
  const log = logOf(computer);
  return logFiles([
    ...mornings4.flatMap((time) => clientAttempt(log, time, host)),
    ...failures.flatMap((time) => clientAttempt(log, time, host, reason)),
    ...more,
  ]);
}

/** Application Error 1000, as a program that crashed leaves it. */
export function crashed(
  machine: Machine,
  time: string,
  program: string,
  module: string,
  path: string,
): WrittenEvent {
  return machine.application('Application Error', 1000, 'error', time, [
    program,
    '10.0.20348.1',
    '62f8b1c4',
    module,
    '3.1.0.4',
    '6510a2b7',
    'c0000005',
    '000000000001f3c2',
    '0x1a4c',
    '0x01dd3f2a5b6c7d8e',
    `C:\\Windows\\System32\\${program}`,
    path,
    '5b0f7f0e-1c1c-4a55-9b39-0c3f1f0a2d11',
    '',
    '',
  ]);
}

/** The Netlogon service has found no domain controller. */
export function noController(machine: Machine, time: string): WrittenEvent {
  return machine.system('NETLOGON', 5719, 'error', time, [machine.domain, '%%1311'], { qualifiers: 0 });
}

/** A session that has begun and goes on. */
export function begun(machine: Machine, time: string, { user, from }: Worker): readonly WrittenEvent[] {
  const who = { User: `${machine.domain}\\${user}`, SessionID: '3', Address: from };
  return [
    machine.log.core(131, time, { ConnType: 'TCP', ClientIP: `${from}:50811` }),
    machine.listened(later(time, 0.1)),
    machine.log.core(65, later(time, 0.2), { ConnectionName: 'RDP-Tcp#4' }),
    machine.authenticated(later(time, 2), { user, from }),
    machine.accepted(later(time, 1.8), { user, from }, 3),
    machine.accepted(later(time, 3.4), { user, from }, 10),
    machine.log.sessions(21, later(time, 4), who),
    machine.log.sessions(22, later(time, 6), who),
  ];
}
