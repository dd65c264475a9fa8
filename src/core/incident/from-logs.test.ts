import { expect, it } from 'vitest';
import { authenticated, at, goodSession, logFiles, logOf } from '../../../test/corpus/evidence/log-events.ts';
import { writeEvtx } from '../../../test/evtx-writer/write-evtx.ts';
import type { WrittenEvent } from '../../../test/evtx-writer/written-event.ts';
import { nodeCrypto } from '../../node/crypto.ts';
import { inflate, salvage } from '../../node/files/inflate.ts';
import { toUtf8 } from '../bytes/text.ts';
import { readEvidence } from '../evidence/read-evidence.ts';
import { sourceOf, type ByteSource } from '../evidence/reader.ts';
import { latest } from '../facts/case-file.ts';
import type { FactTypes } from '../facts/vocabulary.ts';
import { incidentOf } from './incident.ts';

const server = logOf('SRV01');
const context = { crypto: nodeCrypto, inflate, salvage, now: '2026-09-01T12:00:00.000Z' };

async function factsOf(sources: readonly ByteSource[]): Promise<Partial<FactTypes>> {
  const { facts } = await readEvidence(sources, context);
  return Object.fromEntries(Object.entries(latest(facts)).map(([name, { value }]) => [name, value]));
}

const sourcesOf = (events: readonly WrittenEvent[]) =>
  logFiles(events).map(({ name, bytes }) => sourceOf(name, bytes));

const days = ['08-20', '08-21', '08-22', '08-23', '08-24', '08-25', '08-26', '08-27', '08-28'];
const work = days.flatMap((day) => [
  ...goodSession(server, at(`${day} 08:00:00`), '192.0.2.10', 'anna'),
  ...goodSession(server, at(`${day} 09:30:00`), '192.0.2.11', 'bert'),
  // Somebody else's Schannel complains each day.
  server.schannel(36_874, at(`${day} 11:00:00`), {}, { level: 2 }),
]);

/** A provider that no part of the program knows. */
const profileFault = (time: string): WrittenEvent => ({
  provider: 'Microsoft-Windows-User Profiles Service',
  id: 1_508,
  time,
  channel: 'System',
  computer: 'SRV01',
  level: 2,
  data: { Detail: 'the disk is full' },
});
const failing = ['10:00:00', '10:10:00', '10:40:00', '11:20:00'].flatMap((time, i) => [
  authenticated(server, at(`08-29 ${time}`), `192.0.2.1${i % 2}`, i % 2 === 0 ? 'anna' : 'bert'),
  profileFault(at(`08-29 ${time}`, 2)),
]);
const quiet = [server.kernel(20, at('08-29 12:00:00'), {})];

it('logs of a fault that nobody wrote a cause for: since when, for whom, and what began', async () => {
  const incident = incidentOf(await factsOf(sourcesOf([...work, ...failing, ...quiet])));
  expect(incident).toMatchObject({
    failing: 'yes',
    scope: 'everybody',
    onset: { after: at('08-28 09:30:00'), by: at('08-29 10:00:00'), failures: 4 },
  });
  expect(incident.began[0]).toMatchObject({
    provider: 'Microsoft-Windows-User Profiles Service',
    id: 1_508,
    change: 'began',
    since: { count: 4 },
    company: { failed: 1, worked: 0 },
    fields: { Detail: 'the disk is full' },
  });
});

it('the same logs twice, or in exports that overlap, give the same incident', async () => {
  const all = [...work, ...failing, ...quiet].toSorted((a, b) => (a.time < b.time ? -1 : 1));
  const system = all.filter(({ channel }) => channel === 'System');
  const others = sourcesOf(all.filter(({ channel }) => channel !== 'System'));
  const part = (from: number, until: number, name: string) =>
    sourceOf(name, writeEvtx(system.slice(from, until), { firstRecordId: 1 + from }));
  const once = incidentOf(await factsOf([part(0, system.length, 'System.evtx'), ...others]));
  const copies = [part(0, 8, 'a.evtx'), part(5, system.length, 'b.evtx'), part(0, system.length, 'c.evtx')];
  const facts = await factsOf([...copies, ...others, ...others]);
  expect(incidentOf(facts).onset).toEqual(once.onset);
  expect(incidentOf(facts).began).toEqual(once.began);
  expect(facts.eventActivity?.logs.find(({ channel }) => channel === 'System')).toMatchObject({
    records: system.length,
    missing: 0,
  });
});

it('logs of a server that works: nothing fails, and what complains daily is no news', async () => {
  const incident = incidentOf(await factsOf(sourcesOf(work)));
  expect(incident).toMatchObject({ failing: 'no', scope: 'nobody', began: [] });
});

it('a cleared log, a clock that was set and the end of what is covered are told', async () => {
  const cleared: WrittenEvent = {
    provider: 'Microsoft-Windows-Eventlog',
    id: 104,
    time: at('08-29 09:00:00'),
    channel: 'System',
    computer: 'SRV01',
    userData: { element: 'LogFileCleared', values: { SubjectUserName: 'ops', Channel: 'System' } },
  };
  const set = (time: string, newTime: string) =>
    server.kernel(1, at(time), { OldTime: at(time), NewTime: newTime });
  const clock = [set('08-22 03:00:00', at('08-22 03:00:00', 2)), set('08-25 03:00:00', at('08-25 06:00:00'))];
  const { coverage } = incidentOf(await factsOf(sourcesOf([...work, ...clock, cleared, ...quiet])));
  expect(coverage.find(({ channel }) => channel === 'System')).toMatchObject({
    computer: 'SRV01',
    side: 'server',
    last: at('08-29 12:00:00'),
    cleared: [at('08-29 09:00:00')],
    clockJumps: [at('08-25 03:00:00')],
  });
});

it('an excerpt of text dates nothing it does not date, and never shows that nothing fails', async () => {
  const succeeded =
    'Remote Desktop Services: User authentication succeeded:\nUser: ann\nDomain: CORP\nSource Network Address: 192.0.2.10\n';
  const texts = [
    `Event ID 1149 ${succeeded}`,
    `TimeCreated  Id ProviderName  Message\n9/1/2026 9:30:44 AM 1149 Microsoft-Windows-TerminalServices-RemoteConnectionManager ${succeeded}`,
  ];
  for (const text of texts) {
    const facts = await factsOf([sourceOf('mail.txt', toUtf8(text))]);
    expect(facts.serverEvents?.tallies[0]?.count).toBe(1);
    expect(JSON.stringify(facts)).not.toContain('2026-09-01T12');
    expect(incidentOf(facts).failing).toBe('notKnown');
  }
});
