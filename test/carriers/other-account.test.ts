import { expect, it } from 'vitest';
import type { CollectorBundle } from '../../src/core/evidence/bundle-format.ts';
import { withoutAccount } from '../../src/node/fix/other-account.ts';

const now = '2026-09-01T12:00:00Z';
const policy = { key: 'HKLM\\SOFTWARE\\Policies\\x', name: 'AuthenticationLevel', data: 2 };
const bundle: CollectorBundle = {
  format: 'rdpdoctor-bundle',
  version: 1,
  form: 'full',
  side: 'client',
  computer: 'PC01',
  startedAt: now,
  finishedAt: now,
  days: 7,
  collector: { engine: 'Desktop 5.1', bits: 64, elevated: true, language: 'en-US' },
  facts: {
    rdpFile: { settings: { 'full address': 'other' }, signed: false },
    clientInstall: { osBuild: '10.0.26100.1', proxy: 'proxy:8080', vpnActive: false },
    clientSettings: { authenticationLevel: 0, clientMinRsaBits: 1024 },
    services: {},
  },
  events: [],
  channels: [],
  policies: [{ ...policy, key: 'HKCU\\SOFTWARE\\Policies\\x' }],
  gaps: [],
};

it('keeps what is about the machine, and says what was about another account', () => {
  const { facts, gaps, policies } = withoutAccount(bundle, 'winrm');
  expect(facts).toEqual({
    clientInstall: { osBuild: '10.0.26100.1', vpnActive: false },
    clientSettings: { clientMinRsaBits: 1024 },
    services: {},
  });
  expect(policies).toEqual([]);
  expect(gaps).toEqual([
    {
      name: 'rdpFile',
      reason: 'not attempted',
      detail:
        "collected by winrm, as another account than the person's: run the collector on the computer itself",
    },
  ]);
});

it('keeps a level that a policy of the machine sets', () => {
  const { facts } = withoutAccount({ ...bundle, policies: [policy] }, 'ssh');
  expect(facts).toMatchObject({ clientSettings: { authenticationLevel: 0 } });
});

it('has nothing to say where nothing was about an account', () => {
  const plain = { ...bundle, facts: { services: {} }, policies: [] };
  expect(withoutAccount(plain, 'azure')).toEqual(plain);
});
