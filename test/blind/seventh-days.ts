import type { WrittenEvent } from '../evtx-writer/written-event.ts';
import { evidence, type BlindCase, type EvidenceSketch } from './blind-case.ts';
import { knocked } from './fifth-days.ts';
import type { Life } from './life.ts';
import { machineOf, type Machine } from './machine.ts';
import { later } from './moments.ts';
import { server } from './server-life.ts';
import { staff, type Worker } from './worker.ts';

type Sketch = Omit<EvidenceSketch, 'now'> & { readonly now?: string };
type Days = Partial<Life> & Pick<Life, 'computer' | 'seed'>;

/** A case that is asked about on a Wednesday at one, unless told otherwise. */
export const case7 = (sketch: Sketch): BlindCase => evidence({ now: asked, ...sketch });

/** A shipyard's server over two weeks and a half; nine work on it, three of them by VPN. */
export const yard = (life: Days) =>
  server({ from: began, until: asked, workers: nine, domain: 'WERFT', ...life });

/** A vet's practice with three people, whose one server belongs to no domain but its own. */
export const vet = (life: Days) =>
  server({ from: began, until: asked, workers: vets, domain: life.computer, ...life });

/** A mill where people sign in from ten in the evening, Central European time. */
export const mill = (life: Days) =>
  server({ from: began, until: asked, workers: millers, domain: 'MUEHLE', dawn: 20, ...life });

/** A computer of the shipyard for which only chosen events are written. */
export const one = (name: string): Machine => machineOf(name, 'en', 'WERFT');

/** What the shipyard's gateway writes of somebody whom it lets through (200, 300, 302) or not (201, 301). */
export function gate(id: number, time: string, user: string, resource: string, code = '0'): WrittenEvent {
  const provider = 'Microsoft-Windows-TerminalServices-Gateway';
  const values = {
    Username: `WERFT\\${user}`,
    IpAddress: '203.0.113.140',
    AuthType: 'NTLM',
    Resource: resource,
    ConnectionProtocol: 'HTTP',
    ErrorCode: code,
  };
  return one('RDG01.werft.example').event(
    `${provider}/Operational`,
    provider,
    id,
    code === '0' ? 'information' : 'error',
    time,
    {},
    { userData: { element: 'EventInfo', namespace: 'aag', values } },
  );
}

/** The password is right and 1149 is written; what follows is told elsewhere. */
export const letIn = (machine: Machine, time: string, worker: Worker): readonly WrittenEvent[] => [
  ...knocked(machine, time, worker),
  machine.accepted(later(time, 1.8), worker, 3),
  machine.authenticated(later(time, 2), worker),
];

/** The server ends the main connection. */
export const over = (machine: Machine, time: string, reason = 0): readonly WrittenEvent[] => [
  machine.log.core(102, time),
  machine.log.core(103, time, { ReasonCode: reason }),
];

/** An event whose values stand below UserData, as brokers and their clients write them. */
export const told = (
  machine: Machine,
  provider: string,
  log: string,
  id: number,
  time: string,
  values: Readonly<Record<string, string>>,
): WrittenEvent =>
  machine.event(
    `${provider}/${log}`,
    provider,
    id,
    'error',
    time,
    {},
    {
      userData: { element: 'EventXML', namespace: 'Event_NS', values },
    },
  );

/** The Monday it begins, the Wednesday night of the updates, the last Monday at dawn, and when somebody asks. */
export const began = '2026-10-05T00:00:00.000Z';
export const patched = '2026-10-14T02:12:00.000Z';
export const monday = '2026-10-19T04:30:00.000Z';
export const asked = '2026-10-21T13:00:00.000Z';

export const nine = staff(
  'albers 172.20.4.10',
  'brodersen 172.20.4.11',
  'clausen 172.20.4.12',
  'detlefsen 172.20.6.31',
  'ewers 172.20.6.32',
  'feddersen 172.20.6.40',
  'gerdes 10.81.0.14',
  'hinrichs 10.81.0.15',
  'iwersen 10.81.0.22',
);

const vets = staff('empfang 192.168.2.21', 'praxis1 192.168.2.30', 'drlang 10.13.13.2');

const millers = staff(
  'adamek 192.168.60.11',
  'bulut 192.168.60.12',
  'czerny 192.168.60.13',
  'dragan 192.168.60.14',
  'eder 192.168.60.15',
);
