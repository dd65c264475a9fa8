import { expect, it } from 'vitest';
import { authenticated, at, goodSession, logFiles, logOf } from '../../../test/corpus/evidence/log-events.ts';
import type { WrittenEvent } from '../../../test/evtx-writer/written-event.ts';
import { nodeCrypto } from '../../node/crypto.ts';
import { inflate, salvage } from '../../node/files/inflate.ts';
import { causes } from '../causes/causes.ts';
import { readEvidence } from '../evidence/read-evidence.ts';
import { sourceOf } from '../evidence/reader.ts';
import { fact } from '../facts/case-file.ts';
import type { FactTypes } from '../facts/vocabulary.ts';
import { diagnose } from './diagnose.ts';

const server = logOf('SRV01');
const now = '2026-09-01T12:00:00.000Z';
const context = { crypto: nodeCrypto, inflate, salvage, now };
const firewall = 'Microsoft-Windows-Windows Firewall With Advanced Security';

const written = (
  channel: string,
  provider: string,
  id: number,
  time: string,
  data: WrittenEvent['data'] = {},
): WrittenEvent => ({ provider, id, time, channel, computer: 'SRV01', level: 4, data });
const wall = (id: number, time: string, data: WrittenEvent['data']) =>
  written(`${firewall}/Firewall`, firewall, id, at(time), data);
const network = (id: number, time: string, Category: string, Name = 'Réseau 3') =>
  written('Microsoft-Windows-NetworkProfile/Operational', 'Microsoft-Windows-NetworkProfile', id, at(time), {
    Name,
    State: id === 10_001 ? '0' : '1',
    Category,
  });
const own = {
  RuleId: 'RemoteDesktop-UserMode-In-TCP',
  RuleName: 'Remotedesktop - Benutzermodus (TCP eingehend)',
};
const whole = { ...own, Direction: '1', Protocol: '6', LocalPorts: '3389', RemoteAddresses: '*' };

const days = ['20', '21', '22', '23', '24', '25', '26', '27', '28', '29', '30'];
const worked = (until = '30') =>
  days
    .filter((day) => day <= until)
    .flatMap((day) => [
      ...goodSession(server, at(`08-${day} 08:00:00`), '192.0.2.10', 'anna'),
      ...goodSession(server, at(`08-${day} 09:30:00`), '192.0.2.11', 'bert'),
    ]);
/** Something else the System log holds, so that it covers the days. */
const quiet = [...days, '31'].map((day) =>
  server.schannel(36_887, at(`08-${day} 11:00:00`), { AlertDesc: '46' }),
);
/** The password is right, and no session begins. */
const unlicensed = ['08:00:00', '08:10:00', '08:40:00', '09:20:00'].map((time, i) =>
  authenticated(server, at(`08-31 ${time}`), `192.0.2.1${i % 2}`, i % 2 === 0 ? 'anna' : 'bert'),
);
const guesses = (count: number, one: (time: string, i: number) => WrittenEvent) =>
  Array.from({ length: count }, (_, i) => one(at('08-30 12:00:00', i * 45), i));
const refused = (time: string, user: string, address: string) =>
  server.security(4625, time, {
    TargetUserName: user,
    LogonType: 3,
    IpAddress: address,
    Status: '0xc000006d',
    SubStatus: '0xc0000064',
  });

async function judged(events: readonly WrittenEvent[], told: Partial<FactTypes['reportedContext']> = {}) {
  const sources = logFiles(events).map(({ name, bytes }) => sourceOf(name, bytes));
  const { facts } = await readEvidence(sources, context);
  const person = fact('reportedContext', told, { by: 'person', from: 'asked', at: now });
  const { lead, also, outcome } = diagnose(
    { format: 2, target: 'SRV01', facts: [...facts, person], gaps: [] },
    causes,
  );
  const sure = [lead, ...also].filter((one) => one?.is === 'cause' && one.confidence !== 'possible');
  return { outcome, sure: sure.map((one) => one?.id) };
}

it.each([
  [
    'the rule switched off, by its German name',
    [wall(2005, '08-30 17:00:00', { ...whole, Action: '3', Active: '0' })],
    ['blocking-firewall'],
  ],
  [
    'deleted and made again by a policy',
    [wall(2052, '08-30 17:00:00', own), wall(2097, '08-30 17:00:01', { ...whole, Action: '3', Active: '1' })],
    [],
  ],
  [
    'only the audit of Windows tells it',
    [server.security(4948, at('08-30 17:00:00'), own)],
    ['blocking-firewall'],
  ],
  [
    'addresses of guessers blocked',
    [
      wall(2004, '08-30 17:00:00', {
        ...whole,
        RuleId: '{1}',
        Action: '2',
        Active: '1',
        RemoteAddresses: '203.0.113.9,203.0.113.10',
      }),
    ],
    [],
  ],
  [
    'block all, as a number',
    [
      wall(2003, '08-30 17:00:00', {
        Profiles: '1',
        SettingType: '3',
        SettingValue: '01000000',
        SettingValueString: 'Ja',
      }),
    ],
    ['blocking-firewall'],
  ],
  [
    'the network exchanged for a public one',
    [network(10_001, '08-30 16:58:00', '1', 'Bureau'), network(10_000, '08-30 17:00:00', '0')],
    ['public-network-profile'],
  ],
  [
    'the adapter alone went public',
    [wall(2010, '08-30 17:00:00', { InterfaceName: 'Ethernet', OldProfile: '1', NewProfile: '4' })],
    ['public-network-profile'],
  ],
  [
    'a second adapter that is always public',
    [network(10_000, '08-30 17:00:00', '2', 'contoso.example'), network(10_000, '08-30 17:00:09', '0')],
    [],
  ],
  [
    'public for a moment, then the domain was found',
    [network(10_000, '08-30 17:00:00', '0'), network(10_000, '08-30 17:00:40', '2', 'contoso.example')],
    [],
  ],
])('nobody comes since: %s', async (_, events, expected) => {
  expect(
    (await judged([...worked(), ...quiet, ...events], { unreachableSince: at('08-31 07:00:00') })).sure,
  ).toEqual(expected);
});

it('people come all the same: nothing is accused', async () => {
  const { outcome, sure } = await judged([
    ...worked(),
    ...quiet,
    wall(2006, '08-26 17:00:00', own),
    network(10_000, '08-27 17:00:00', '0'),
  ]);
  expect({ outcome, sure }).toEqual({ outcome: 'works', sure: [] });
});

it('half of it: the log of the firewall without one that holds connections proves nothing', async () => {
  expect((await judged([...quiet, wall(2006, '08-30 17:00:00', own)])).sure).toEqual([]);
});

it.each([
  ['1128 as the manifest numbers it', 50_280, 'expired-licensing-grace'],
  ['of Server 2003', 1008, 'expired-licensing-grace'],
  ['no license server is named', 1130, 'missing-license-server'],
  ['none found in the domain', 1026, 'missing-license-server'],
  ['a license that could not be renewed', 1028, 'exhausted-licenses'],
])('no session begins since: %s', async (_, id, expected) => {
  const logged = ['07:59:00', '08:10:01', '09:20:01'].map((time) =>
    server.connectionsAdmin(id, at(`08-31 ${time}`), {}, { level: 2 }),
  );
  expect((await judged([...worked(), ...quiet, ...unlicensed, ...logged])).sure).toContain(expected);
});

it('the same event each night while people work in the day is no fault', async () => {
  const nights = days.map((day) => server.connectionsAdmin(1128, at(`08-${day} 23:00:00`), {}, { level: 2 }));
  expect((await judged([...worked(), ...quiet, ...nights])).sure).toEqual([]);
});

it.each([
  [
    'in the Security log',
    (time: string, i: number) => refused(time, ['ADMINISTRADOR', 'PRUEBA'][i % 2]!, `198.51.100.${i % 250}`),
  ],
  [
    'in RdpCoreTS alone',
    (time: string, i: number) => server.core(140, time, { IPString: `198.51.100.${i % 250}` }),
  ],
])('guessing, one every 45 seconds from 250 places: %s', async (_, guess) => {
  expect((await judged([...worked(), ...quiet, ...guesses(1_200, guess)])).sure).toContain('logon-flood');
});

it('as many refusals of people who get in at other times are a holiday', async () => {
  const holiday = guesses(1_200, (time, i) => refused(time, ['anna', 'bert'][i % 2]!, `192.0.2.1${i % 2}`));
  expect((await judged([...worked(), ...quiet, ...holiday])).sure).not.toContain('logon-flood');
});
