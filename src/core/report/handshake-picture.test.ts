import { expect, it } from 'vitest';
import type { FactTypes } from '../facts/vocabulary.ts';
import { pictureLine, pictureOf } from './handshake-picture.ts';
import type { ReportRow } from './report-rows.ts';

const passed = (phase: ReportRow['phase'], ms: number): ReportRow => ({
  phase,
  state: 'passed',
  ms,
  says: '',
});
const cut: readonly ReportRow[] = [
  passed('name', 1),
  passed('connection', 9),
  passed('negotiation', 11),
  { phase: 'encryption', state: 'died', ms: 31, says: '' },
  { phase: 'certificate', state: 'notReached', says: '' },
  { phase: 'signIn', state: 'notReached', says: '' },
];
const death: FactTypes['phaseOfDeath'] = {
  phase: 'encryption',
  sameEnding: 3,
  attempts: 3,
  ending: { by: 'fin', after: 'clientHello', ms: 31.4, bytes: 0 },
};

const lineOf = (rows: readonly ReportRow[], ending?: FactTypes['phaseOfDeath'], columns?: number) =>
  pictureLine(pictureOf(rows, ending, 'srv01:3389')!, columns);

it('shows how far it goes, who stops it, when and how often', () => {
  expect(lineOf(cut, death)).toBe('you ──TCP──▶ ──RDP──▶ ──TLS──✗ FIN by the far end after 31 ms, 3 of 3');
});

it('names the end that a capture shows', () => {
  const ending = { by: 'rst', side: 'path', after: 'clientHello', ms: 5, bytes: 0 } as const;
  expect(lineOf(cut, { ...death, ending })).toContain('RST by something in between after 5 ms');
});

it('arrives at the host where nothing dies, with a mark on what is faulty', () => {
  const rows = [passed('connection', 9), { ...passed('negotiation', 2), flaw: true }];
  expect(lineOf(rows)).toBe('you ──TCP──▶ ──RDP!──▶ srv01');
});

it('has shorter arrows in a narrow terminal', () => {
  expect(lineOf(cut, death, 68)).toBe('you ─TCP─▶ ─RDP─▶ ─TLS─✗ FIN by the far end after 31 ms, 3 of 3');
});

it('leaves out how often before it breaks the line', () => {
  expect(lineOf(cut, death, 60)).toBe('you ─TCP─▶ ─RDP─▶ ─TLS─✗ FIN by the far end after 31 ms');
});

it('an answer that only trickles is called slow, whatever came of it', () => {
  const trickled = { pieces: 6, longestPauseMs: 1_016, bytesPerSecond: 1 };
  const ending = { by: 'nonsense', after: 'connectionRequest', ms: 6_009, bytes: 6, trickled } as const;
  expect(lineOf(cut, { ...death, ending })).toContain('too slow an answer after 6009 ms');
});

it('is not there where no connection was seen', () => {
  expect(pictureOf([], undefined, 'System.evtx')).toBeUndefined();
});
