import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readEvtx } from './evtx-reader.ts';
import type { EvtxRecord } from './record.ts';

const shared = new URL('../../../../../shared/fixtures/', import.meta.url).pathname;
const hasFixtures = existsSync(`${shared}expected`);
const python = spawnSync('/usr/bin/python3', ['-c', 'import Evtx.Evtx']).status === 0;

/** The JSON that another tool made of events of one log. */
const goldens: readonly (readonly [golden: string, log: string])[] = [
  ['chainsaw/clo_search_qj_simple_string.txt', 'chainsaw/security_sample.evtx'],
  [
    'velocidex-evtx/CAPI2_Operational.golden',
    'velocidex-evtx/Microsoft-Windows-CAPI2_Operational_EventID70.evtx',
  ],
  ['velocidex-evtx/Event4624_linux.golden', 'velocidex-evtx/Security.evtx'],
  ['velocidex-evtx/Event4624_windows.golden', 'velocidex-evtx/Security.evtx'],
];

interface Tree {
  readonly [name: string]: unknown;
}

function isTree(value: unknown): value is Tree {
  return typeof value === 'object' && value !== null;
}

/** What the tools call an event: { System, EventData }, sometimes with an Event around it. */
function eventsIn(json: unknown): readonly Tree[] {
  const list = Array.isArray(json) ? json : [json];
  return list.filter(isTree).map((item) => (isTree(item['Event']) ? item['Event'] : item));
}

function inside(tree: Tree, ...path: readonly string[]): unknown {
  return path.reduce<unknown>((value, name) => (isTree(value) ? value[name] : undefined), tree);
}

function recordOf(log: string, id: number): EvtxRecord | undefined {
  for (const { record } of readEvtx([readFileSync(`${shared}evtx/${log}`)]))
    if (record.recordId === id) return record;
  return undefined;
}

/** Tools write GUIDs with and without braces, numbers as numbers or hexadecimal text, and trim. */
function plain(value: unknown): string {
  const text = String(value)
    .trim()
    .replace(/^\{(.*)\}$/, '$1')
    .toLowerCase();
  return /^0x[0-9a-f]{1,16}$/.test(text) ? String(BigInt(text)) : text;
}

describe.skipIf(!hasFixtures)('events as other tools print them (skipped without ../shared/fixtures)', () => {
  test.each(goldens)('%s', (golden, log) => {
    const events = eventsIn(JSON.parse(readFileSync(`${shared}expected/${golden}`, 'utf8')));
    expect(events.length).toBeGreaterThan(0);
    for (const event of events) {
      const record = recordOf(log, Number(inside(event, 'System', 'EventRecordID')));
      const id = inside(event, 'System', 'EventID', 'Value') ?? inside(event, 'System', 'EventID');
      expect(record?.eventId).toBe(id);
      expect(record?.computer).toBe(inside(event, 'System', 'Computer'));
      expect(record?.channel).toBe(inside(event, 'System', 'Channel'));
      const theirs = Object.entries(isTree(event['EventData']) ? event['EventData'] : {});
      const ours = Object.fromEntries(record?.data.map(({ name, text }) => [name, plain(text)]) ?? []);
      expect(ours).toMatchObject(Object.fromEntries(theirs.map(([name, value]) => [name, plain(value)])));
    }
  });
});

/** Small logs: python3-evtx needs about a second for twenty kilobytes of events. */
const small = [
  'velociraptor/RDPAuth_LocalSessionManager.evtx',
  'velociraptor/RDPAuth_RemoteConnectionManager.evtx',
  'chainsaw/security_sample.evtx',
  'velocidex-evtx/Security_1_record.evtx',
];

const script = `
import re, sys, Evtx.Evtx as e
with e.Evtx(sys.argv[1]) as log:
    for record in log.records():
        xml = record.xml()
        print(re.search('<EventRecordID>(\\d+)', xml).group(1), len(re.findall('<Data[ />]', xml)))
`;

describe.skipIf(!hasFixtures || !python)(
  'records as python3-evtx reads them (skipped where not installed)',
  () => {
    test.each(small)('%s: every record, with as many values', (log) => {
      const run = spawnSync('/usr/bin/python3', ['-c', script, `${shared}evtx/${log}`], {
        encoding: 'utf8',
      });
      const theirs = run.stdout.trim().split('\n');
      const ours = [...readEvtx([readFileSync(`${shared}evtx/${log}`)])].map(
        (event) => `${event.record.recordId} ${event.xml().match(/<Data[ />]/g)?.length ?? 0}`,
      );
      expect(theirs).not.toEqual(['']);
      expect(ours).toEqual(expect.arrayContaining(theirs));
    });
  },
);
