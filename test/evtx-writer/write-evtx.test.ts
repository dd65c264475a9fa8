import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readEvtx } from '../../src/core/evidence/evtx/evtx-reader.ts';
import { writeEvtx } from './write-evtx.ts';
import type { WrittenEvent } from './written-event.ts';

const schannel: WrittenEvent = {
  provider: 'Schannel',
  id: 36870,
  level: 2,
  time: '2026-03-01T08:15:30.1234567Z',
  channel: 'System',
  computer: 'srv01.example.test',
  providerGuid: '{1f678132-5938-4686-9fdc-c8ff68f15c85}',
  activityId: '{f4203a82-a3ed-4a64-86f8-cd9a9fba0000}',
  userSid: 'S-1-5-18',
  data: { Type: 'server', ErrorCode: 0x80090030n, ErrorStatus: 10001, Fatal: true },
};

const samples: readonly WrittenEvent[] = [
  schannel,
  {
    provider: 'TermService',
    id: 1057,
    qualifiers: 49_204,
    level: 2,
    time: '2026-03-01T08:15:31Z',
    channel: 'System',
    computer: 'srv01.example.test',
    data: ['0x80070005', '', 'Zugriff verweigert <ä&"\'>'],
  },
  {
    provider: 'Microsoft-Windows-TerminalServices-RemoteConnectionManager',
    id: 1149,
    time: '2026-03-01T08:15:32.0000001Z',
    channel: 'Microsoft-Windows-TerminalServices-RemoteConnectionManager/Operational',
    computer: 'srv01.example.test',
    userData: {
      element: 'EventXML',
      namespace: 'Event_NS',
      values: { Param1: 'admin', Param2: '', Param3: '10.0.0.7' },
    },
  },
];

test('what is written is read back, value for value', () => {
  const records = [...readEvtx([writeEvtx(samples, { firstRecordId: 41 })])].map((event) => event.record);
  expect(records).toEqual([
    {
      recordId: 41,
      time: '2026-03-01T08:15:30.1234567Z',
      provider: 'Schannel',
      eventId: 36870,
      level: 2,
      channel: 'System',
      computer: 'srv01.example.test',
      activityId: '{f4203a82-a3ed-4a64-86f8-cd9a9fba0000}',
      userSid: 'S-1-5-18',
      processId: 4,
      threadId: 8,
      data: [
        { name: 'Type', text: 'server' },
        { name: 'ErrorCode', text: '0x80090030' },
        { name: 'ErrorStatus', text: '10001' },
        { name: 'Fatal', text: 'true' },
      ],
      recovered: false,
    },
    {
      recordId: 42,
      time: '2026-03-01T08:15:31.0000000Z',
      provider: 'TermService',
      eventId: 1057,
      qualifiers: 49_204,
      level: 2,
      channel: 'System',
      computer: 'srv01.example.test',
      processId: 4,
      threadId: 8,
      data: [
        { name: '', text: '0x80070005' },
        { name: '', text: '' },
        { name: '', text: 'Zugriff verweigert <ä&"\'>' },
      ],
      recovered: false,
    },
    {
      recordId: 43,
      time: '2026-03-01T08:15:32.0000001Z',
      provider: 'Microsoft-Windows-TerminalServices-RemoteConnectionManager',
      eventId: 1149,
      level: 4,
      channel: 'Microsoft-Windows-TerminalServices-RemoteConnectionManager/Operational',
      computer: 'srv01.example.test',
      processId: 4,
      threadId: 8,
      data: [
        { name: 'Param1', text: 'admin' },
        { name: 'Param2', text: '' },
        { name: 'Param3', text: '10.0.0.7' },
      ],
      recovered: false,
    },
  ]);
});

test('several chunks hold all events in order', () => {
  const many = Array.from({ length: 700 }, (_, i) => ({ ...schannel, data: { Number: i } }));
  const log = writeEvtx(many);
  expect(log.length).toBeGreaterThan(4096 + 2 * 65_536);
  const numbers = [...readEvtx([log])].map((event) => Number(event.record.data[0]?.text));
  expect(numbers).toEqual(many.map((_, i) => i));
});

const evtxexport = spawnSync('evtxexport', ['-V']).error === undefined;

test.skipIf(!evtxexport)(
  'libevtx finds a written log in order (skipped where evtxexport is not installed)',
  () => {
    const folder = mkdtempSync(join(tmpdir(), 'evtx-'));
    const path = join(folder, 'written.evtx');
    writeFileSync(path, writeEvtx([...samples, ...samples], { recordsPerChunk: 4 }));
    const run = spawnSync('evtxexport', ['-f', 'xml', path], { encoding: 'utf8' });
    const info = spawnSync('evtxinfo', [path], { encoding: 'utf8' });
    rmSync(folder, { recursive: true });
    expect(run.stdout.match(/<EventRecordID>\d+/g)).toEqual(
      [1, 2, 3, 4, 5, 6].map((id) => `<EventRecordID>${id}`),
    );
    expect(run.stdout).toContain('<Data Name="ErrorStatus">10001</Data>');
    expect(info.stdout).not.toContain('corrupted');
  },
);
