import { toUtf8 } from '../../src/core/bytes/text.ts';
import type { EvidenceFile } from '../corpus/evidence/evidence-case.ts';
import { logFiles } from '../corpus/evidence/log-events.ts';
import type { WrittenEvent } from '../evtx-writer/written-event.ts';
import { evidence, type BlindCase, type EvidenceSketch } from './blind-case.ts';
import type { Life } from './life.ts';
import { machineOf, type Machine } from './machine.ts';
import { later } from './moments.ts';
import { server } from './server-life.ts';
import { staff, type Worker } from './worker.ts';

type Sketch = Omit<EvidenceSketch, 'now'> & { readonly now?: string };
type Days = Partial<Life> & Pick<Life, 'computer' | 'seed'>;
type Failing = NonNullable<Life['failing']>;

/** A case that is asked about on a Thursday afternoon, unless told otherwise. */
export const case5 = (sketch: Sketch): BlindCase => evidence({ now: asked, ...sketch });

/** A branch of eight people over ten days. */
export const branch = (life: Days) => server({ from: began, until: asked, workers: eight, ...life });

/** An office of three over the same days, whose server sees a handful of people a day. */
export const office = (life: Days) =>
  server({ from: began, until: asked, workers: three, domain: 'GRAF', ...life });

/** A computer of the same company for which only chosen events are written. */
export const computer = (name: string, domain = 'NORDWIND'): Machine => machineOf(name, 'en', domain);

/** The logs that hold these events and nothing else. */
export const written =
  (...events: readonly (readonly WrittenEvent[])[]) =>
  (): readonly EvidenceFile[] =>
    logFiles(events.flat(), { firstRecordId: 71_204 });

/** What somebody typed or copied, as standard input. */
export const typed = (...lines: readonly string[]): readonly EvidenceFile[] => [
  { name: 'standard input', bytes: toUtf8(lines.join('\r\n')) },
];

/** Arrives, signs in, works, and the server ends the connection for the reason of this number. */
export const endedBy =
  (reason: number, afterMinutes: number): Failing =>
  (machine, time, worker) => {
    const who = { User: `${machine.domain}\\${worker.user}`, SessionID: '5', Address: worker.from };
    const end = later(time, afterMinutes * 60);
    return [
      ...knocked(machine, time, worker),
      machine.accepted(later(time, 1.8), worker, 3),
      machine.authenticated(later(time, 2), worker),
      machine.accepted(later(time, 3.5), worker, 10),
      machine.log.sessions(21, later(time, 4), who),
      machine.log.sessions(22, later(time, 6), who),
      machine.log.sessions(40, end, { Session: '5', Reason: String(reason) }),
      machine.log.sessions(24, later(end, 0.2), who),
      machine.log.core(102, later(end, 0.1)),
      machine.log.core(103, later(end, 0.1), { ReasonCode: reason }),
    ];
  };

/** The connection is accepted; whatever follows is told elsewhere. */
export const knocked = (machine: Machine, time: string, { from }: Worker): readonly WrittenEvent[] => [
  machine.log.core(131, time, {
    ConnType: 'TCP',
    ClientIP: `${from}:${49_400 + (Date.parse(time) % 7_000)}`,
  }),
  machine.listened(later(time, 0.1)),
  machine.log.core(65, later(time, 0.2), { ConnectionName: 'RDP-Tcp#7' }),
];

/** Monday of the week before, and the Thursday on which somebody asks. */
export const began = '2026-11-16T00:00:00.000Z';
export const asked = '2026-11-26T16:00:00.000Z';

export const three = staff('petra 192.168.178.31', 'uwe 192.168.178.34', 'mira 10.8.0.6');
export const eight = staff(
  'abel 10.60.4.21',
  'birgit 10.60.4.22',
  'carlos 10.60.4.37',
  'dana 10.60.5.11',
  'emil 10.212.7.14',
  'fatou 10.212.7.29',
  'goran 10.60.4.40',
  'hanne 10.60.5.18',
);
