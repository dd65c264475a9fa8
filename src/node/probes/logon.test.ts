import { afterEach, expect, it } from 'vitest';
import { latest } from '../../core/facts/case-file.ts';
import { collect } from '../collect/collect.ts';
import { defaultCollectOptions } from '../collect/collect-options.ts';
import { practiceAccount } from '../lab/accounts.ts';
import type { Peer, RunningPeer } from '../lab/peer.ts';
import { deniesEarly } from '../lab/peers/denies-early.ts';
import { healthy } from '../lab/peers/healthy.ts';
import { interceptedSignIn } from '../lab/peers/intercepted-sign-in.ts';
import { noLicense } from '../lab/peers/no-license.ts';
import { tlsWithoutNla } from '../lab/peers/tls-without-nla.ts';
import { wrongPassword } from '../lab/peers/wrong-password.ts';

const running: RunningPeer[] = [];
afterEach(async () => {
  for (const peer of running.splice(0)) await peer.close();
});

async function checkAs(
  peer: Peer,
  credentials: { user: string; domain: string; password: string } | undefined,
) {
  const run = await peer.start({ address: '127.0.23.10' });
  running.push(run);
  const asked = credentials === undefined ? {} : { credentials };
  const file = await collect({ host: run.address, port: run.port }, { ...defaultCollectOptions, ...asked });
  return { run, file, known: latest(file.facts) };
}

const somebody = { ...practiceAccount, domain: '' };

it.each<{ peer: Peer; logon: object; phase: string }>([
  { peer: healthy, logon: { outcome: 'accepted' }, phase: 'none' },
  { peer: wrongPassword, logon: { outcome: 'refused', status: 0xc000006d }, phase: 'signIn' },
  { peer: deniesEarly, logon: { outcome: 'accepted' }, phase: 'signIn' },
  { peer: interceptedSignIn, logon: { outcome: 'serverKeyMismatch' }, phase: 'signIn' },
  { peer: noLicense, logon: { outcome: 'accepted' }, phase: 'license' },
])('a logon at $peer.id', async ({ peer, logon, phase }) => {
  const { run, known } = await checkAs(peer, somebody);
  expect(known.logon?.value).toMatchObject(logon);
  expect(known.phaseOfDeath?.value.phase).toBe(phase);
  expect(run.connections()).toBeLessThanOrEqual(6);
});

it('without credentials goes no further than the challenge', async () => {
  const { run, known } = await checkAs(healthy, undefined);
  expect(known.credssp?.value.outcome).toBe('challenged');
  expect(known.logon).toBeUndefined();
  expect(run.sawCredentials()).toBe(false);
  expect(run.connections()).toBeLessThanOrEqual(6);
});

it('sends no password where NLA does not guard it and the certificate is not trusted', async () => {
  const { run, file } = await checkAs(tlsWithoutNla, somebody);
  expect(run.sawCredentials()).toBe(false);
  expect(file.gaps.find(({ name }) => name === 'logon')?.detail.code).toBe('logonNeedsTrust');
});

it('keeps the password out of the case file', async () => {
  const { file } = await checkAs(wrongPassword, { ...somebody, password: 'tell-nobody-8' });
  expect(JSON.stringify(file)).not.toContain('tell-nobody-8');
});
