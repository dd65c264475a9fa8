import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join as path } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nodeCrypto } from '../../../node/crypto.ts';
import { DecodeError } from '../../bytes/reader.ts';
import { toHex, toUtf8 } from '../../bytes/text.ts';
import { fromFileTime, toFileTime } from './file-time.ts';
import { acceptNtlm, makeNtlmChallenge } from './ntlm-accept.ts';
import { decodeNtlmAuthenticate, decodeNtlmClientChallenge } from './ntlm-authenticate.ts';
import { challengeTarget, decodeNtlmChallenge, encodeNtlmChallenge } from './ntlm-challenge.ts';
import { channelBindingsHash } from './ntlm-keys.ts';
import { answerNtlmChallenge } from './ntlm-logon.ts';
import { clientFlags, clientVersion, decodeNtlmNegotiate, encodeNtlmNegotiate } from './ntlm-negotiate.ts';
import { NtlmSession } from './ntlm-session.ts';
import type { NtlmTarget } from './ntlm-target.ts';
import { decodeNegotiateToken, encodeNegTokenInit, encodeNegTokenResponse, ntlmInside } from './spnego.ts';
import { decodeTsRequest } from './ts-request.ts';
import { decodeTsCredentials } from './ts-credentials.ts';

const now = 1_790_000_000_000;
const target: NtlmTarget = {
  domain: 'CORP',
  computer: 'SRV01',
  dnsDomain: 'corp.example',
  dnsComputer: 'srv01.corp.example',
  dnsForest: 'corp.example',
  timestamp: toFileTime(now),
};
const negotiate = encodeNtlmNegotiate({ flags: clientFlags, version: clientVersion });

/** The three messages of one logon, and what the server makes of them. */
function exchange(given: {
  readonly password: string;
  readonly target?: NtlmTarget;
  readonly channelBindings?: Uint8Array;
  readonly spoil?: (authenticate: Uint8Array) => void;
}) {
  const challenge = makeNtlmChallenge(nodeCrypto, negotiate, given.target ?? target);
  const answer = answerNtlmChallenge(nodeCrypto, {
    user: 'Änne',
    domain: 'CORP',
    secret: { password: given.password },
    negotiate,
    challenge,
    now,
    channelBindings: given.channelBindings,
  });
  given.spoil?.(answer.authenticate);
  const acceptance = acceptNtlm(nodeCrypto, {
    negotiate,
    challenge,
    authenticate: answer.authenticate,
    secretOf: (user) => (user === 'Änne' ? { password: 'Grüße' } : undefined),
    channelBindings: channelBindingsHash(nodeCrypto, toUtf8('certificate')),
  });
  return { answer, acceptance };
}

describe('a logon', () => {
  const channelBindings = channelBindingsHash(nodeCrypto, toUtf8('certificate'));

  it.each([
    ['with the server’s time and a MIC', target],
    ['with a server that gives no time', { domain: 'CORP', computer: 'SRV01' }],
  ])('%s is accepted with the same session key', (_, target) => {
    const { answer, acceptance } = exchange({ password: 'Grüße', target, channelBindings });
    expect(acceptance).toMatchObject({ outcome: 'accepted', user: 'Änne', sessionKey: answer.sessionKey });
    const client = new NtlmSession(nodeCrypto, answer, 'client');
    if (acceptance.outcome !== 'accepted') return;
    const server = new NtlmSession(nodeCrypto, acceptance, 'server');
    expect(server.unwrap(client.wrap(toUtf8('sealed')))).toEqual(toUtf8('sealed'));
  });

  it.each([
    ['wrongPassword', { password: 'Gruesse' }],
    ['wrongMic', { password: 'Grüße', spoil: (bytes: Uint8Array) => bytes.fill(0, 72, 88) }],
    ['wrongChannelBindings', { password: 'Grüße', channelBindings: new Uint8Array(16) }],
  ])('is refused for %s', (reason, given) => {
    expect(exchange({ channelBindings, ...given }).acceptance).toMatchObject({ outcome: 'refused', reason });
  });
});

describe('messages', () => {
  it('a challenge keeps names, time and version', () => {
    const challenge = decodeNtlmChallenge(makeNtlmChallenge(nodeCrypto, negotiate, target));
    expect(challengeTarget(challenge)).toMatchObject(target);
    expect(challenge.version).toEqual({ major: 10, minor: 0, build: 20348 });
    expect(fromFileTime(challengeTarget(challenge).timestamp!)).toBe(now);
    expect(decodeNtlmChallenge(encodeNtlmChallenge(challenge))).toEqual(challenge);
  });

  it('a negotiate message keeps what it says', () => {
    const bytes = encodeNtlmNegotiate({
      flags: clientFlags,
      domain: 'CORP',
      workstation: 'PC',
      version: clientVersion,
    });
    expect(decodeNtlmNegotiate(bytes)).toMatchObject({
      domain: 'CORP',
      workstation: 'PC',
      version: clientVersion,
    });
  });

  it('NTLM is found bare and in both SPNEGO messages', () => {
    for (const token of [
      negotiate,
      encodeNegTokenInit(negotiate),
      encodeNegTokenResponse({ state: 1, token: negotiate }),
    ]) {
      expect(ntlmInside(decodeNegotiateToken(token))).toEqual(negotiate);
    }
  });

  it('every decoder returns or throws a DecodeError, whatever the bytes', () => {
    const decoders = [
      decodeNtlmNegotiate,
      decodeNtlmChallenge,
      decodeNtlmAuthenticate,
      decodeNegotiateToken,
      decodeTsRequest,
      decodeTsCredentials,
      decodeNtlmClientChallenge,
    ];
    const valid = [
      negotiate,
      makeNtlmChallenge(nodeCrypto, negotiate, target),
      exchange({ password: 'x' }).answer.authenticate,
      encodeNegTokenInit(negotiate),
    ];
    const bytes = fc
      .tuple(
        fc.constantFrom(...valid),
        fc.array(fc.tuple(fc.nat(400), fc.nat(255)), { maxLength: 6 }),
        fc.nat(500),
      )
      .map(([message, changes, length]) => {
        const changed = message.slice(0, length);
        for (const [at, value] of changes) if (at < changed.length) changed[at] = value;
        return changed;
      });
    fc.assert(
      fc.property(fc.oneof(bytes, fc.uint8Array({ maxLength: 200 })), (input) => {
        for (const decode of decoders) {
          try {
            decode(input);
          } catch (error) {
            expect(error).toBeInstanceOf(DecodeError);
          }
        }
      }),
      { numRuns: 2_000 },
    );
  });
});

const fixtures = path(import.meta.dirname, '../../../../../shared/fixtures/ntlm');

describe.skipIf(!existsSync(fixtures))('messages of real Windows hosts (skipped without ../shared)', () => {
  it('the challenge in a capture names the host', () => {
    const file = readdirSync(path(fixtures, 'from-pcap')).find((name) => name.includes('rejected1-f13'))!;
    const challenge = decodeNtlmChallenge(read(`from-pcap/${file}`));
    expect(challengeTarget(challenge)).toMatchObject({
      computer: 'IT-HELP-TEST',
      dnsComputer: 'IT-HELP-TEST.ad.it-help.ninja',
    });
    expect(challenge.version?.major).toBe(10);
  });

  it('negotiate and authenticate messages are decoded', () => {
    const authenticate = decodeNtlmAuthenticate(
      read('from-pcap/rdp-nla-ntlm-rejected2-f18-authenticate.bin'),
    );
    expect(authenticate.ntResponse.length).toBeGreaterThan(24);
    expect(authenticate.mic).toHaveLength(16);
    expect(
      decodeNtlmNegotiate(read('from-pcap/rdp-nla-ntlm-rejected1-f12-negotiate.bin')).version?.major,
    ).toBe(10);
    expect(decodeNtlmAuthenticate(read('pyspnego/ntlm_authenticate')).encryptedSessionKey).toHaveLength(16);
  });

  it('TSRequest, TSCredentials and SPNEGO tokens are decoded', () => {
    const request = decodeTsRequest(read('pyspnego/credssp_ts_request'));
    expect(request).toMatchObject({ version: 6, errorCode: 10, pubKeyAuth: toUtf8('pub key auth') });
    expect(decodeTsCredentials(read('pyspnego/credssp_ts_credential_password'))).toEqual({
      domain: 'domain name',
      user: 'username',
      password: 'password',
    });
    expect(decodeNegotiateToken(read('pyspnego/initial_context_token_neg_token_init2'))).toMatchObject({
      kind: 'init',
    });
    expect(decodeNegotiateToken(read('pyspnego/neg_token_resp'))).toMatchObject({
      kind: 'response',
      state: 0,
    });
    expect(toHex(request.clientNonce!)).toBe(toHex(toUtf8('client nonce')));
  });
});

function read(name: string): Uint8Array {
  return new Uint8Array(readFileSync(path(fixtures, name)));
}
