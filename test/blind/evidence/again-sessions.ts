import type { WrittenEvent } from '../../evtx-writer/written-event.ts';
import { evidence, type BlindCase } from '../blind-case.ts';
import type { Machine } from '../machine.ts';
import { later } from '../moments.ts';
import { server, session } from '../server-life.ts';
import { staff, type Worker } from '../worker.ts';

/** A session that Windows cuts after so many seconds for this reason of LSM 40. */
function cut(machine: Machine, time: string, worker: Worker, seconds: number, reason: number) {
  const begun = session(machine, time, worker, 600).filter(
    ({ time: at }) => Date.parse(at) < Date.parse(time) + 60_000,
  );
  const end = later(time, seconds);
  const who = { User: `${machine.domain}\\${worker.user}`, SessionID: '3', Address: worker.from };
  const ending: readonly WrittenEvent[] = [
    machine.log.sessions(40, end, { Session: '3', Reason: String(reason) }),
    machine.log.sessions(24, later(end, 0.2), who),
    machine.log.core(102, later(end, 0.3)),
  ];
  return [...begun, ...ending];
}

/** Sessions that begin well and are ended by rule or by somebody else. */
export const againSessions: readonly BlindCase[] = [
  evidence({
    id: 'again-idle-limit-of-ten-minutes',
    kind: 'with cause',
    made: 'A new policy ends what is idle for ten minutes: LSM 40 with reason 3 in every session since then, and people call it dropping.',
    truth: ['session-time-limit'],
    mayAlso: ['failing-since-onset'],
    mustNot: ['lossy-network', 'replaced-session', 'administrative-disconnect', 'crashed-session'],
    now: '2026-05-13T15:00:00.000Z',
    files: server({
      computer: 'srv-etude.notaire.example',
      seed: 221,
      language: 'fr',
      domain: 'NOTAIRE',
      from: '2026-04-20T00:00:00.000Z',
      until: '2026-05-13T14:50:00.000Z',
      workers: staff('clerc1 192.168.7.4', 'clerc2 192.168.7.5', 'accueil 192.168.7.9'),
      onset: '2026-05-12T04:00:00.000Z',
      failing: (machine, time, worker) => cut(machine, time, worker, 640, 3),
    }),
  }),
  evidence({
    id: 'again-two-tills-one-account',
    kind: 'with cause',
    made: 'A second till was set up with the account of the first: whoever signs in takes the session of the other (LSM 40 with reason 5), all day.',
    truth: ['replaced-session'],
    mayAlso: ['failing-since-onset'],
    mustNot: ['session-time-limit', 'session-limit', 'lossy-network', 'administrative-disconnect'],
    now: '2026-08-27T14:00:00.000Z',
    files: server({
      computer: 'SKLEP-TS',
      seed: 222,
      language: 'pl',
      domain: 'SKLEP',
      without: ['Security', 'Application'],
      from: '2026-08-03T00:00:00.000Z',
      until: '2026-08-27T13:50:00.000Z',
      workers: staff('kasa 192.168.20.11', 'kasa 192.168.20.12', 'biuro 192.168.20.2'),
      onset: '2026-08-26T05:00:00.000Z',
      whom: ['kasa'],
      failing: (machine, time, worker) => {
        const other = worker.from.endsWith('.11') ? '192.168.20.12' : '192.168.20.11';
        const back = cut(machine, later(time, 95), { ...worker, from: other }, 240, 5);
        return [...cut(machine, time, worker, 96, 5), ...back];
      },
    }),
  }),
];
