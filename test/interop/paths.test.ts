import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { FactTypes } from '../../src/core/facts/vocabulary.ts';
import { judge } from './look.ts';
import { missingNamespaces } from './namespaces.ts';
import { missing } from './packages.ts';
import { pathConfigurations } from './path-configurations.ts';
import { screen } from './shadow.ts';
import { notingLoad, saidOfServer } from './starved.ts';

const folder = mkdtempSync(join(tmpdir(), 'interop-paths-'));
afterAll(() => {
  screen.close();
  rmSync(folder, { recursive: true, force: true });
});

interface Expectation {
  readonly phase: FactTypes['phaseOfDeath']['phase'] | undefined;
  /** Roots that block or degrade, the leading one first; causes with their confidence. */
  readonly says: readonly string[];
  readonly ending?: Partial<FactTypes['phaseOfDeath']['ending']>;
  /** How the TCP connection ended, where it did not open. */
  readonly tcp?: { readonly outcome: string; readonly code?: string };
}

const reset = {
  phase: 'encryption',
  // From the client's side a device in between and a key that cannot be used look the same.
  says: ['reset-in-handshake observed'],
  ending: { by: 'rst', after: 'clientHello', bytes: 0 },
} as const;
const stalled = { phase: 'encryption', ending: { by: 'silence', after: 'clientHello', bytes: 0 } } as const;

const expected: Readonly<Record<string, Expectation>> = {
  'path-clean': { phase: 'none', says: [] },
  'path-drop': { phase: 'connection', says: ['filtered-port observed'], tcp: { outcome: 'timedOut' } },
  'path-reject-reset': { phase: 'connection', says: ['refused-port observed'], tcp: { outcome: 'refused' } },
  'path-reject-port': { phase: 'connection', says: ['refused-port observed'], tcp: { outcome: 'refused' } },
  // The system tells programs the same of "prohibited" and of "host unreachable".
  'path-reject-prohibited': {
    phase: 'connection',
    says: ['unreachable-network observed'],
    tcp: { outcome: 'unreachable', code: 'EHOSTUNREACH' },
  },
  'path-reject-host': {
    phase: 'connection',
    says: ['unreachable-network observed'],
    tcp: { outcome: 'unreachable', code: 'EHOSTUNREACH' },
  },
  'path-reject-network': {
    phase: 'connection',
    says: ['unreachable-network observed'],
    tcp: { outcome: 'unreachable', code: 'ENETUNREACH' },
  },
  'path-syn-ack-dropped': {
    phase: 'connection',
    says: ['filtered-port observed'],
    tcp: { outcome: 'timedOut' },
  },
  'path-request-dropped': {
    phase: 'negotiation',
    says: ['silent-listener observed'],
    ending: { by: 'silence', after: 'connectionRequest', bytes: 0 },
  },
  'path-hello-reset': reset,
  'path-tls-answer-reset': reset,
  'path-both-reset': reset,
  'path-hello-dropped': { ...stalled, says: ['stalled-handshake observed'] },
  'path-tls-answer-dropped': { ...stalled, says: ['stalled-handshake observed'] },
  'path-mtu-black-hole': { ...stalled, says: ['path-mtu-black-hole likely'] },
  'path-narrow': { phase: 'none', says: [] },
  'path-50-ms': { phase: 'none', says: [] },
  'path-nla': { phase: 'none', says: [] },
};

describe('real paths', () => {
  // They mostly wait for silence to end, each in a network of its own.
  const noNetworks = missingNamespaces();
  for (const { id, made, needs, look } of pathConfigurations) {
    const why = noNetworks ?? missing(...needs);
    const name = `${id}: ${made}${why === undefined ? '' : ` (${why})`}`;
    it.skipIf(why !== undefined)(name, { concurrent: true }, async () => {
      const [{ file }, starved] = await notingLoad(() => look(folder));
      const seen = judge(file);
      if (id === 'path-loss') return expectLoss(seen);
      const { phase, says, ending, tcp } = expected[id]!;
      expect(seen.facts.phaseOfDeath?.phase, seen.headline).toBe(phase);
      expect(saidOfServer(saidBy(seen), starved, says)).toEqual(says);
      if (ending) expect(seen.facts.phaseOfDeath?.ending).toMatchObject(ending);
      if (tcp) expect(seen.facts.tcpConnect?.attempts).toMatchObject([tcp]);
    });
  }
});

/** Roots that hinder; what only weakens or informs is true of the server behind every path. */
function saidBy({ lead, also }: ReturnType<typeof judge>): readonly string[] {
  return [lead, ...also].flatMap((finding) =>
    finding !== undefined && /blocks|degrades/.test(finding.impact)
      ? [`${finding.id} ${finding.confidence ?? 'observed'}`]
      : [],
  );
}

/** With three of ten packets lost each way half of all SYNs need a second try; what becomes of the rest is chance. */
function expectLoss(seen: ReturnType<typeof judge>): void {
  const { connectionQuality: quality } = seen.facts;
  // No answer to the first SYNs at all is rare, and then nothing else is known.
  if (quality === undefined) return expect(saidBy(seen)).toEqual(['filtered-port observed']);
  // A first packet sent again shows only where there was time to see how long it took.
  if (quality.stoodStillMs === undefined)
    expect(quality.synRetransmissions + quality.attempts - quality.completed).toBeGreaterThan(0);
  const blamed = saidBy(seen).filter(
    (said) => !/^(lossy-network|intermittent-handshake|slow-network) /.test(said),
  );
  expect(blamed.filter((said) => !said.endsWith(' possible'))).toEqual([]);
  // One in a hundred times hardly any first packet is among the lost ones, and then little is known.
  if (quality.synRetransmissions < 2 && quality.completed === quality.attempts) return;
  expect(seen.sure).toContainEqual(expect.stringMatching(/^(lossy-network|intermittent-handshake)$/));
}
