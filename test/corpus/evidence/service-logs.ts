import { toUtf16le } from '../../../src/core/bytes/text.ts';
import { writeRdpFile } from '../../writers/write-rdp-file.ts';
import type { WrittenEvent } from '../../evtx-writer/written-event.ts';
import { evidenceCase, type EvidenceFile, type EvidenceLabel } from './evidence-case.ts';
import { at, goodSession, logFiles, logOf, systemNoise } from './log-events.ts';

const server = logOf('SRV01');
const display = 'Remote Desktop Services';
const noise = () => systemNoise(server, at('09-01 11:00:00'));
const sessions = (from: string, count: number) =>
  Array.from({ length: count }, (_, i) => goodSession(server, at(from, i * 86_400), '192.0.2.50')).flat();
const key = (name: string) => ({ binary: toUtf16le(`${name}\0`) });
const rdpFile: EvidenceFile = {
  name: 'office.rdp',
  bytes: writeRdpFile({ 'full address': 'srv01', 'authentication level': 2 }),
};

type Sketch = Omit<EvidenceLabel, 'class' | 'files'> & {
  readonly events: () => readonly WrittenEvent[];
  readonly beside?: readonly EvidenceFile[];
};

const logs = ({ events, beside = [], ...label }: Sketch) =>
  evidenceCase({
    class: 'logs: service',
    files: () => [...logFiles([...noise(), ...events()]), ...beside],
    ...label,
  });

/** System and RdpCoreTS logs about the service, the listener and the port. */
export const serviceLogs = [
  logs({
    id: 'log-service-crashed',
    made: 'TermService ended unexpectedly (7034) yesterday and never came back; sessions until then.',
    truth: 'stopped-service',
    events: () => [
      ...sessions('08-01 08:00:00', 30),
      server.scm(7034, at('08-31 06:00:00'), { param1: display, param2: '1' }, key('TermService')),
    ],
  }),
  logs({
    id: 'log-service-crashed-german',
    made: 'The same on a German Windows: the display name is "Remotedesktopdienste", the binary data name TermService.',
    truth: 'stopped-service',
    events: () => [
      ...sessions('08-01 08:00:00', 30),
      server.scm(
        7034,
        at('08-31 06:00:00'),
        { param1: 'Remotedesktopdienste', param2: '1' },
        key('TermService'),
      ),
    ],
  }),
  logs({
    id: 'log-service-crashed-and-back',
    made: 'TermService ended unexpectedly (7031) in the night, was started again, sessions since.',
    truth: 'healthy',
    mustNot: ['stopped-service'],
    events: () => [
      ...sessions('08-01 08:00:00', 31),
      server.scm(7031, at('08-29 02:00:00'), { param1: display, param2: '1' }, key('TermService')),
      server.serviceState(at('08-29 02:01:00'), 'TermService', display, true),
    ],
  }),
  logs({
    id: 'log-service-back-no-session-yet',
    made: 'TermService ended unexpectedly an hour ago and 7036 says it runs again; nobody has connected since.',
    truth: 'healthy',
    mustNot: ['stopped-service'],
    events: () => [
      server.scm(7031, at('09-01 10:00:00'), { param1: display, param2: '1' }, key('TermService')),
      server.serviceState(at('09-01 10:01:00'), 'TermService', display, true),
    ],
  }),
  logs({
    id: 'log-service-stopped-by-hand',
    made: 'Somebody stopped TermService: 7036 stopped is its last state, written in German.',
    truth: 'stopped-service',
    events: () => [
      ...sessions('08-01 08:00:00', 30),
      server.scm(
        7036,
        at('08-31 09:00:00'),
        { param1: 'Remotedesktopdienste', param2: 'beendet' },
        { binary: toUtf16le('TermService/1\0') },
      ),
    ],
  }),
  logs({
    id: 'log-service-not-started',
    made: 'After a restart TermService failed to start in time (7009, then 7000 with %%1053).',
    truth: 'stopped-service',
    events: () => [
      ...sessions('08-01 08:00:00', 30),
      server.kernel(12, at('08-31 06:00:00'), { MajorVersion: 10, MinorVersion: 0, BuildVersion: 20348 }),
      server.scm(7009, at('08-31 06:02:00'), { param1: '30000', param2: display }, key('TermService')),
      server.scm(7000, at('08-31 06:02:00'), { param1: display, param2: '%%1053' }, key('TermService')),
    ],
  }),
  logs({
    id: 'log-service-disabled',
    made: 'A hardening script set TermService to disabled (7040) and it was stopped (7036).',
    truth: 'stopped-service',
    events: () => [
      ...sessions('08-01 08:00:00', 30),
      server.scm(7040, at('08-31 09:00:00'), {
        param1: display,
        param2: 'demand start',
        param3: 'disabled',
        param4: 'TermService',
      }),
      server.serviceState(at('08-31 09:00:01'), 'TermService', display, false),
    ],
  }),
  logs({
    id: 'log-spooler-crashed',
    made: 'The print spooler crashes daily (7034); Remote Desktop works.',
    truth: 'healthy',
    mustNot: ['stopped-service'],
    events: () => [
      ...sessions('08-01 08:00:00', 31),
      ...[28, 29, 30].map((day) =>
        server.scm(7034, at(`08-${day} 10:00:00`), { param1: 'Print Spooler', param2: '1' }, key('Spooler')),
      ),
    ],
  }),
  logs({
    id: 'log-port-conflict',
    made: 'Another program took 3389 at start: 1036 after the restart, no connection reaches the service since.',
    truth: 'foreign-port-owner',
    mayAlso: ['disabled-listener'],
    events: () => [
      ...sessions('08-01 08:00:00', 30),
      server.kernel(12, at('08-31 06:00:00'), { MajorVersion: 10, MinorVersion: 0, BuildVersion: 20348 }),
      server.rcm(1036, at('08-31 06:01:00'), ['RDP-Tcp', '0xC00000B5']),
    ],
  }),
  logs({
    id: 'log-port-conflict-past',
    made: '1036 once in July, sessions daily since.',
    truth: 'healthy',
    mustNot: ['foreign-port-owner'],
    events: () => [server.rcm(1036, at('07-15 06:01:00')), ...sessions('07-16 08:00:00', 46)],
  }),
  logs({
    id: 'log-moved-port',
    made: 'RdpCoreTS 129 says that the listener is bound to TCP 3390; the .rdp file names no port.',
    truth: 'moved-port',
    events: () => [
      ...sessions('08-01 08:00:00', 29),
      server.core(129, at('08-30 09:00:00'), { TransportProtocolName: 'TCP', Port: 3390 }),
      server.core(129, at('08-30 09:00:00'), { TransportProtocolName: 'UDP', Port: 3390 }),
    ],
    beside: [rdpFile],
  }),
  logs({
    id: 'log-port-as-asked',
    made: 'RdpCoreTS 129 says 3389 and the .rdp file names no port; sessions work.',
    truth: 'healthy',
    mustNot: ['moved-port'],
    events: () => [
      server.core(129, at('08-02 09:00:00'), { TransportProtocolName: 'TCP', Port: 3389 }),
      ...sessions('08-03 08:00:00', 29),
    ],
    beside: [rdpFile],
  }),
  logs({
    id: 'log-port-moved-back',
    made: 'The listener was bound to 3390 for a day and is bound to 3389 again; sessions work.',
    truth: 'healthy',
    mustNot: ['moved-port'],
    events: () => [
      server.core(129, at('08-02 09:00:00'), { TransportProtocolName: 'TCP', Port: 3390 }),
      server.core(129, at('08-03 09:00:00'), { TransportProtocolName: 'TCP', Port: 3389 }),
      ...sessions('08-04 08:00:00', 28),
    ],
    beside: [rdpFile],
  }),
  logs({
    id: 'log-listener-disabled',
    made: 'The listener was disabled (RdpCoreTS 106) on 31 August; no connection since.',
    truth: 'disabled-listener',
    events: () => [...sessions('08-01 08:00:00', 30), server.core(106, at('08-31 09:00:00'))],
  }),
  logs({
    id: 'log-listener-back',
    made: 'The listener was disabled for maintenance (106) and bound again (129); sessions since.',
    truth: 'healthy',
    mustNot: ['disabled-listener'],
    events: () => [
      server.core(106, at('08-15 09:00:00')),
      server.core(129, at('08-15 10:00:00'), { TransportProtocolName: 'TCP', Port: 3389 }),
      ...sessions('08-16 08:00:00', 16),
    ],
  }),
  logs({
    id: 'log-setup-running',
    made: 'A generalised image that never finished setup: LSM 34 (meaning unconfirmed) at each attempt.',
    truth: 'unfinished-setup',
    events: () => [29, 30, 31].map((day) => server.sessions(34, at(`08-${day} 08:00:00`), {})),
  }),
  logs({
    id: 'log-setup-done',
    made: 'LSM 34 while the machine was set up in July; sessions daily since.',
    truth: 'healthy',
    mustNot: ['unfinished-setup'],
    events: () => [server.sessions(34, at('07-15 08:00:00'), {}), ...sessions('07-16 08:00:00', 46)],
  }),
  logs({
    id: 'log-well',
    made: 'A server that works: sessions daily, restarts, updates, and nothing else.',
    truth: 'healthy',
    events: () => sessions('08-01 08:00:00', 31),
  }),
];
