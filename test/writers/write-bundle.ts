import { toUtf8 } from '../../src/core/bytes/text.ts';
import type { CollectedFact, CollectorBundle } from '../../src/core/evidence/bundle-format.ts';
import type { FactTypes } from '../../src/core/facts/vocabulary.ts';

/** What a collector bundle says; everything left out is as an administrator's run on a server gives it. */
export type BundleParts = Partial<Omit<CollectorBundle, 'facts'>> & {
  readonly facts: { readonly [N in CollectedFact]?: FactTypes[N] };
};

/** The JSON that the collector would print. */
export function writeBundle(parts: BundleParts): Uint8Array {
  const bundle: CollectorBundle = {
    format: 'rdpdoctor-bundle',
    version: 1,
    form: 'full',
    side: 'server',
    computer: 'SRV01',
    startedAt: '2026-09-01T11:50:00.0000000Z',
    finishedAt: '2026-09-01T11:51:00.0000000Z',
    days: 7,
    collector: { engine: 'Desktop 5.1.20348.2849', bits: 64, elevated: true, language: 'en-US' },
    events: [],
    channels: [],
    policies: [],
    gaps: [],
    ...parts,
  };
  return toUtf8(JSON.stringify(bundle, null, 1));
}
