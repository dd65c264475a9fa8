import { describe, expect, it } from 'vitest';
import type { HelloAnswer, Revealed } from '../../core/protocol/tls/server-flight.ts';
import { withAnswer, withHandshake } from './tls-support.ts';

const revealed: Revealed = {
  outcome: 'serverHello',
  version: 'TLS 1.1',
  suite: 'TLS_RSA_WITH_AES_128_CBC_SHA',
  suiteNumber: 0x2f,
  certificates: [],
  retry: false,
  extensions: [],
  random: new Uint8Array(32),
  warnings: [],
};
const progress = { bytes: 7, sawServerHello: false, sawCertificate: false };
const alert: HelloAnswer = { outcome: 'alert', level: 'fatal', alert: 70, ...progress };

describe('withAnswer', () => {
  it('a server that chooses an older version refuses the newer ones that were asked', () => {
    const support = withAnswer(undefined, ['TLS 1.0', 'TLS 1.1', 'TLS 1.2'], revealed);
    expect(support.versions).toEqual({ 'TLS 1.1': 'accepted', 'TLS 1.2': 'refused' });
    expect(support.suites).toEqual(['TLS_RSA_WITH_AES_128_CBC_SHA']);
  });

  it.each<[string, HelloAnswer, string]>([
    ['an alert refuses', alert, 'refused'],
    ['a reset closes', { outcome: 'reset', ...progress }, 'closed'],
    ['silence says nothing', { outcome: 'timedOut', ...progress }, 'unclear'],
    ['nonsense says nothing', { outcome: 'malformed', problem: { code: 'badField' } }, 'unclear'],
  ])('%s', (_name, answer, verdict) => {
    expect(withAnswer(undefined, ['TLS 1.0'], answer).versions).toEqual({ 'TLS 1.0': verdict });
  });

  it('never takes back what was proven', () => {
    const proven = withAnswer(undefined, ['TLS 1.1'], revealed);
    expect(withAnswer(proven, ['TLS 1.1'], alert).versions['TLS 1.1']).toBe('accepted');
  });
});

describe('withHandshake', () => {
  it('a completed handshake refuses what is newer', () => {
    const handshake = { outcome: 'completed', version: 'TLS 1.2', cipher: 'X', ms: 1 } as const;
    const { versions } = withHandshake(undefined, handshake);
    expect(versions).toEqual({ 'TLS 1.2': 'accepted', 'TLS 1.3': 'refused' });
  });

  it('a failed one proves nothing', () => {
    expect(withHandshake(undefined, { outcome: 'alert', alert: 40, ms: 1 }).versions).toEqual({});
  });
});
