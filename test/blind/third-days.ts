import type { EvidenceFile } from '../corpus/evidence/evidence-case.ts';
import { evidence, type BlindCase, type EvidenceSketch } from './blind-case.ts';
import type { Life } from './life.ts';
import type { Machine } from './machine.ts';
import { later } from './moments.ts';
import { server } from './server-life.ts';
import { staff, type Worker } from './worker.ts';
import type { WrittenEvent } from '../evtx-writer/written-event.ts';

/** When the people of the third set ask. */
export const asked = '2026-11-18T10:00:00.000Z';

/** Who works on the servers of the third set. */
export const people = staff(
  'anna 10.20.1.11',
  'ben 10.20.1.12',
  'carla 10.20.1.13',
  'dirk 10.20.4.14',
  'eva 10.20.4.15',
);

/** Ten days of a server's logs up to shortly before somebody asks. */
export function days(life: Partial<Life> & Pick<Life, 'computer' | 'seed'>): () => readonly EvidenceFile[] {
  return server({
    from: '2026-11-09T00:00:00.000Z',
    until: '2026-11-18T09:40:00.000Z',
    workers: people,
    ...life,
  });
}

/** A case of files, asked about on that morning. */
export function case3(sketch: Omit<EvidenceSketch, 'now'> & { readonly now?: string }): BlindCase {
  return evidence({ now: asked, ...sketch });
}

/** A text file as it was saved. */
export function text(name: string, ...lines: readonly string[]): EvidenceFile {
  return { name, bytes: new TextEncoder().encode(`${lines.join('\n')}\n`) };
}

/** What was pasted into `check -`. */
export function pasted(...lines: readonly string[]): readonly EvidenceFile[] {
  return [text('standard input', ...lines)];
}

/** LocalSessionManager 40: a session was disconnected for this reason. */
export function disconnected(machine: Machine, time: string, session: string, reason: string): WrittenEvent {
  return machine.log.sessions(40, time, { Session: session, Reason: reason });
}

/** The person is in, works for so many seconds, and is out with this reason; how it was ended stands between. */
export function endedAfter(
  seconds: number,
  reason: string,
  more: (machine: Machine, time: string, worker: Worker) => readonly WrittenEvent[] = () => [],
): NonNullable<Life['failing']> {
  return (machine, time, worker) => {
    const who = { User: `${machine.domain}\\${worker.user}`, SessionID: '5', Address: worker.from };
    const end = later(time, seconds);
    return [
      ...reached(machine, time, worker),
      machine.authenticated(later(time, 2), worker),
      machine.accepted(later(time, 1.9), worker, 3),
      machine.accepted(later(time, 3), worker, 10),
      machine.log.sessions(21, later(time, 4), who),
      machine.log.sessions(22, later(time, 5), who),
      ...more(machine, end, worker),
      disconnected(machine, end, '5', reason),
      machine.log.sessions(24, end, who),
    ];
  };
}

/** The connection reaches the service, and nothing more is said. */
export function reached(machine: Machine, time: string, { from }: Worker): readonly WrittenEvent[] {
  return [
    machine.log.core(131, time, {
      ConnType: 'TCP',
      ClientIP: `${from}:${51_000 + (Date.parse(time) % 7_001)}`,
    }),
    machine.listened(later(time, 0.1)),
    machine.log.core(65, later(time, 0.2), { ConnectionName: 'RDP-Tcp#7' }),
  ];
}
