import { expect, it } from 'vitest';
import type { CaseFile } from '../../../src/core/facts/case-file.ts';
import { checkPeer, peerOf, rightPassword } from '../../corpus/live/check-peer.ts';
import { liveWorld } from './live-worlds.ts';

/** Practice peers and the composed kinds that are to look like them to whoever judges. */
const pairs: readonly (readonly [peer: string, kind: string])[] = [
  ['healthy', 'healthy-self-made'],
  ['closes-at-once', 'closes-request'],
  ['resets-after-request', 'resets-request'],
  ['closes-at-client-hello', 'closes-at-hello'],
  ['resets-at-client-hello', 'resets-at-hello'],
  ['alert-40', 'no-common-cipher'],
  ['closes-after-tls', 'credssp-closed'],
  ['blocks-ntlm', 'ntlm-blocked'],
  ['expired-certificate', 'expired-self-made'],
  ['requires-client-certificate', 'wants-client-certificate'],
  ['standard-security', 'standard-security'],
  ['tls-without-nla', 'nla-off'],
  ['ssh', 'speaks-ssh'],
];

/** The same, with a real sign-in. */
const signedIn: readonly (readonly [peer: string, kind: string])[] = [
  ['healthy', 'healthy-signed-in'],
  ['locked-account', 'locked'],
  ['denies-early', 'early-denied'],
  ['intercepted-sign-in', 'key-swapped'],
  ['no-license-server', 'no-license-server'],
  ['denies-connection', 'denied'],
];

it.each([
  ...pairs.map(([peer, kind]) => ({ peer, kind, looking: {} })),
  ...signedIn.map(([peer, kind]) => ({ peer, kind, looking: { credentials: rightPassword } })),
])('the peer $peer and the kind $kind tell the same facts', async ({ peer, kind, looking }) => {
  const measured = await checkPeer(peerOf(peer), looking);
  const composed = plainWorld(kind);
  expect(namesOf(composed)).toEqual(namesOf(measured));
  expect(phaseOf(composed)).toBe(phaseOf(measured));
});

const namesOf = ({ facts }: CaseFile) => [...new Set(facts.map(({ name }) => name))].toSorted();

const phaseOf = ({ facts }: CaseFile) =>
  facts.flatMap((one) => (one.name === 'phaseOfDeath' ? [one.value.phase] : [])).at(-1);

/** A world of this kind of which the person says nothing. */
function plainWorld(kind: string): CaseFile {
  for (let seed = 0; seed < 100; seed += 1) {
    const { caseFile } = liveWorld(seed, kind);
    const told = caseFile.facts.some(({ name }) => name === 'clientError' || name === 'reportedContext');
    if (!told) return caseFile;
  }
  throw new Error(`every world of ${kind} has a word of the person`);
}
