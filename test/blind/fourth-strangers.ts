import type { Machine } from './machine.ts';
import { every, later } from './moments.ts';
import type { WrittenEvent } from '../evtx-writer/written-event.ts';

/** Strangers from all over try names and passwords, day and night. */
export function strangers(
  machine: Machine,
  from: string,
  count: number,
  apart: number,
): readonly WrittenEvent[] {
  const names = ['ADMINISTRATOR', 'admin', 'scanner', 'test', 'backup', 'administrator', 'user1', 'sql'];
  return every(apart, from, count).flatMap((time, i) => {
    const worker = { user: names[i % names.length]!, from: `198.51.100.${String(3 + ((i * 37) % 240))}` };
    const known = worker.user.toLowerCase() === 'administrator';
    return [
      machine.log.core(131, time, { ConnType: 'TCP', ClientIP: `${worker.from}:${String(40_000 + i)}` }),
      machine.listened(later(time, 0.1)),
      machine.refused(later(time, 1), worker, '0xc000006d', known ? '0xc000006a' : '0xc0000064'),
      machine.log.core(140, later(time, 1.1), { IPString: worker.from }),
      machine.log.core(102, later(time, 1.2)),
      machine.log.core(103, later(time, 1.2), { ReasonCode: 14 }),
    ];
  });
}
