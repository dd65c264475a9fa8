import { expect, it } from 'vitest';
import { at, goodSession, logFiles, logOf } from '../../../test/corpus/evidence/log-events.ts';
import type { WrittenEvent } from '../../../test/evtx-writer/written-event.ts';
import { nodeCrypto } from '../../node/crypto.ts';
import { inflate, salvage } from '../../node/files/inflate.ts';
import { causes } from '../causes/causes.ts';
import { readEvidence } from '../evidence/read-evidence.ts';
import { sourceOf } from '../evidence/reader.ts';
import { diagnose } from './diagnose.ts';

const north = logOf('NORTH.corp.example');
const south = logOf('SOUTH.corp.example');
const context = { crypto: nodeCrypto, inflate, salvage, now: '2026-09-01T12:00:00.000Z' };
const days = ['24', '25', '26', '27', '28', '31'];

const sessions = (log: typeof north, until: string) =>
  days
    .filter((day) => day <= until)
    .flatMap((day) => [
      ...goodSession(log, at(`08-${day} 08:00:00`), '192.0.2.10', log === north ? 'anna' : 'bert'),
      ...goodSession(log, at(`08-${day} 14:10:00`), '192.0.2.11', log === north ? 'cleo' : 'dora'),
    ]);
const stopped = south.serviceState(at('08-28 19:00:00'), 'TermService', 'Remotedesktopdienste', false);
const back = south.serviceState(at('08-28 19:05:00'), 'TermService', 'Remotedesktopdienste', true);
const noListener = south.core(106, at('08-28 19:00:00'));
const northStopped = north.serviceState(at('08-27 19:00:00'), 'TermService', 'Remotedesktopdienste', false);

it.each<[string, readonly WrittenEvent[], string, readonly string[]]>([
  ['the service of one stopped', [...sessions(south, '28'), stopped], 'fails', ['stopped-service']],
  [
    'the listener of one was disabled',
    [...sessions(south, '28'), noListener],
    'fails',
    ['disabled-listener'],
  ],
  ['it stopped, came back, and people with it', [...sessions(south, '31'), stopped, back], 'works', []],
  ['the other one stopped, and people came since', [...sessions(south, '31'), northStopped], 'works', []],
])('logs of two machines: %s', async (_, events, outcome, sure) => {
  const sources = logFiles([...sessions(north, '31'), ...events]).map(({ name, bytes }) =>
    sourceOf(name, bytes),
  );
  const { facts } = await readEvidence(sources, context);
  const diagnosis = diagnose({ format: 2, target: '', facts, gaps: [] }, causes);
  const named = [diagnosis.lead, ...diagnosis.also].flatMap((one) => (one?.is === 'cause' ? [one.id] : []));
  expect({ outcome: diagnosis.outcome, named }).toEqual({ outcome, named: sure });
  if (sure.length > 0) expect(diagnosis.lead?.title).toContain('SOUTH');
});
