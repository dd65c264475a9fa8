import { deadConnection } from '../corpus/evidence/log-events.ts';
import type { WrittenEvent } from '../evtx-writer/written-event.ts';
import type { Machine } from './machine.ts';
import { later } from './moments.ts';
import type { Worker } from './worker.ts';

type Failure = (machine: Machine, time: string, worker: Worker) => readonly WrittenEvent[];

/** The attempt never reaches the server. */
export const untraced: Failure = () => [];

/** Accepted, and over before anybody has signed in. */
export const dead: Failure = ({ log }, time, { from }) => deadConnection(log, time, from);

/** The password is right, and no session begins. */
export const withoutSession: Failure = (machine, time, worker) => [
  ...accepted(machine, time, worker),
  machine.authenticated(later(time, 2), worker),
  machine.accepted(later(time, 1.8), worker, 3),
  machine.log.core(102, later(time, 48)),
  machine.log.core(103, later(time, 48), { ReasonCode: 0 }),
];

/** The session begins and ends within seconds, without a shell. */
export const shortSession: Failure = (machine, time, worker) => {
  const who = { User: `${machine.domain}\\${worker.user}`, SessionID: '4', Address: worker.from };
  return [
    ...accepted(machine, time, worker),
    machine.authenticated(later(time, 2), worker),
    machine.accepted(later(time, 1.8), worker, 3),
    machine.accepted(later(time, 3.2), worker, 10),
    machine.log.sessions(21, later(time, 4), who),
    machine.log.sessions(23, later(time, 11), { User: who.User, SessionID: '4' }),
    machine.log.sessions(24, later(time, 11), who),
  ];
};

/** The session begins, the shell comes, and the line is dead minutes later. */
export const droppedSession: Failure = (machine, time, worker) => {
  const who = { User: `${machine.domain}\\${worker.user}`, SessionID: '4', Address: worker.from };
  return [
    ...accepted(machine, time, worker),
    machine.authenticated(later(time, 2), worker),
    machine.accepted(later(time, 3.2), worker, 10),
    machine.log.sessions(21, later(time, 4), who),
    machine.log.sessions(22, later(time, 6), who),
    machine.log.sessions(24, later(time, 190), who),
    machine.log.core(102, later(time, 190)),
    machine.log.core(103, later(time, 190), { ReasonCode: 0 }),
  ];
};

/** The sign-in is refused with this status. */
export function refusedWith(status: string, subStatus = '0x0', type: 3 | 10 = 3): Failure {
  return (machine, time, worker) => [
    ...accepted(machine, time, worker),
    machine.refused(later(time, 1.5), worker, status, subStatus, type),
    machine.log.core(102, later(time, 3)),
    machine.log.core(103, later(time, 3), { ReasonCode: 14 }),
  ];
}

function accepted(machine: Machine, time: string, { from }: Worker): readonly WrittenEvent[] {
  const { log } = machine;
  return [
    log.core(131, time, { ConnType: 'TCP', ClientIP: `${from}:${50_000 + (Date.parse(time) % 9_000)}` }),
    machine.listened(later(time, 0.1)),
    log.core(65, later(time, 0.2), { ConnectionName: 'RDP-Tcp#2' }),
  ];
}
