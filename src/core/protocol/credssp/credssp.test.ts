import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { converse, replay } from '../../../../test/replay.ts';
import { nodeCrypto } from '../../../node/crypto.ts';
import { toUtf8 } from '../../bytes/text.ts';
import { hex } from '../../bytes/write.ts';
import type { Conversation } from '../conversation.ts';
import { Channel } from '../conversation.ts';
import { credsspChallenge } from './credssp.ts';
import type { CredsspLogon } from './credssp-logon.ts';
import { credsspLogon } from './credssp-logon.ts';
import type { CredsspServer } from './credssp-serve.ts';
import { serveCredssp } from './credssp-serve.ts';
import { toFileTime } from './file-time.ts';
import { challengeTarget } from './ntlm-challenge.ts';
import { encodeTsRequest, decodeTsRequest } from './ts-request.ts';

const now = 1_790_000_000_000;
const publicKey = hex`3082010a0282010100aabbcc`;
const server: CredsspServer = {
  target: { domain: 'SRV01', computer: 'SRV01', dnsComputer: 'srv01', timestamp: toFileTime(now) },
  publicKey,
  secretOf: (user) => (user === 'lab' ? { password: 'secret' } : undefined),
};
const logon: CredsspLogon = { user: 'lab', domain: '', password: 'secret', serverPublicKey: publicKey, now };

describe('the challenge', () => {
  it.each(['raw', 'spnego'] as const)('is reached with %s NTLM', (wrapping) => {
    const { client } = converse(credsspChallenge({ wrapping }), serveCredssp(nodeCrypto, server));
    expect(client).toMatchObject({ outcome: 'challenged', version: 6 });
    if (client.outcome === 'challenged') expect(challengeTarget(client.challenge).computer).toBe('SRV01');
  });

  it('tells a refusal by its NTSTATUS', () => {
    const answer = encodeTsRequest({ version: 6, errorCode: 0x80090302 });
    expect(replay(credsspChallenge(), answer).result).toMatchObject({
      outcome: 'refused',
      errorCode: 0x80090302,
    });
  });

  it.each([
    ['HTTP', toUtf8('HTTP/1.1 400 Bad Request\r\n\r\n'), 'element'],
    ['an endless length', hex`3084ffffffff`, 'element.length'],
    ['a length beyond reason', hex`3083ffffff`, 'element.length'],
    ['an empty request', hex`3000`, 'TSRequest.version'],
  ])('names what is wrong with %s', (_, bytes, field) => {
    const { result } = replay(credsspChallenge(), bytes, { ended: 'closed' });
    const problem = { code: 'badField', params: { field } };
    expect(result).toMatchObject({ outcome: 'malformed', bytes: bytes.length, problem });
  });

  it.each(['closed', 'reset', 'timedOut'] as const)('reports %s', (ended) => {
    expect(replay(credsspChallenge(), hex`30`, { ended }).result).toEqual({ outcome: ended, bytes: 1 });
  });
});

describe('a logon', () => {
  it.each([2, 3, 4, 5, 6])('is accepted in version %i, and the credentials arrive', (version) => {
    const channel = new Channel();
    const { client, server: served } = converse(
      flushed(credsspLogon(nodeCrypto, { ...logon, version }, channel), channel),
      serveCredssp(nodeCrypto, server),
    );
    expect(client).toMatchObject({ outcome: 'accepted', credsspVersion: version });
    expect(served).toEqual({
      outcome: 'accepted',
      credentials: { user: 'lab', domain: '', password: 'secret' },
    });
  });

  it.each([
    ['a wrong password', { password: 'wrong' }, {}, { outcome: 'refused', status: 0xc000006d }],
    ['an unknown user', { user: 'nobody' }, {}, { outcome: 'refused', status: 0xc000006d }],
    ['a locked account', {}, { refusal: () => 0xc0000234 }, { outcome: 'refused', status: 0xc0000234 }],
    [
      'a version without error codes',
      { password: 'wrong' },
      { version: 2 },
      { outcome: 'closed', credsspVersion: 2 },
    ],
  ])('with %s is told as such', (_, client, servers, expected) => {
    const played = converse(
      credsspLogon(nodeCrypto, { ...logon, ...client }),
      serveCredssp(nodeCrypto, { ...server, ...servers }),
    );
    expect(played.client).toMatchObject(expected);
  });

  it.each([4, 6])('through somebody with another key is a mismatch in version %i', (version) => {
    const serverPublicKey = hex`3082010a0282010100ddeeff`;
    const { server: served } = converse(
      credsspLogon(nodeCrypto, { ...logon, version, serverPublicKey }),
      serveCredssp(nodeCrypto, server),
    );
    expect(served).toEqual({ outcome: 'keyMismatch' });
  });

  it.each([2, 6])(
    'whose server proves another key is a mismatch the client sees, in version %i',
    (version) => {
      const { client } = converse(
        credsspLogon(nodeCrypto, { ...logon, version }),
        serveCredssp(nodeCrypto, { ...server, provenKey: hex`3082010a0282010100ddeeff` }),
      );
      expect(client).toMatchObject({ outcome: 'serverKeyMismatch', credsspVersion: version });
    },
  );

  it('survives a server that garbles its challenge', () => {
    const opening = encodeTsRequest({ version: 6, negoTokens: [challengeOf()] });
    fc.assert(
      fc.property(mutationsOf(opening), (bytes) => {
        const { result } = replay(credsspLogon(nodeCrypto, logon), bytes, { ended: 'reset' });
        expect(['malformed', 'reset', 'refused']).toContain(result.outcome);
        const { result: challenge } = replay(credsspChallenge(), bytes, { ended: 'reset' });
        expect(['malformed', 'reset', 'refused', 'challenged']).toContain(challenge.outcome);
      }),
      { numRuns: 500 },
    );
  });

  it('at our server survives a client that garbles its messages', () => {
    const first = replay(credsspLogon(nodeCrypto, logon)).sent[0]!;
    fc.assert(
      fc.property(mutationsOf(first), mutationsOf(first), (one, two) => {
        const { result } = replay(serveCredssp(nodeCrypto, server), one, two, { ended: 'closed' });
        expect(['malformed', 'closed', 'refused']).toContain(result.outcome);
      }),
      { numRuns: 500 },
    );
  });

  it('survives whatever the server says in its second answer', () => {
    const opening = encodeTsRequest({ version: 6, negoTokens: [challengeOf()] });
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), fc.boolean(), (bytes, framed) => {
        const answer = framed ? encodeTsRequest({ version: 6, pubKeyAuth: bytes }) : bytes;
        const { result } = replay(credsspLogon(nodeCrypto, logon), opening, answer, { ended: 'closed' });
        expect(['malformed', 'closed']).toContain(result.outcome);
      }),
    );
  });
});

/** Valid bytes with a few replaced and perhaps cut. */
function mutationsOf(valid: Uint8Array): fc.Arbitrary<Uint8Array> {
  const changes = fc.array(fc.tuple(fc.nat(valid.length - 1), fc.nat(255)), { maxLength: 4 });
  return fc.tuple(changes, fc.nat(valid.length)).map(([replaced, length]) => {
    const bytes = valid.slice();
    for (const [at, value] of replaced) bytes[at] = value;
    return length % 3 === 0 ? bytes.subarray(0, length) : bytes;
  });
}

/** A server's challenge as it stands in its first TSRequest. */
function challengeOf(): Uint8Array {
  const client = credsspChallenge();
  const sent = client.next();
  const serving = serveCredssp(nodeCrypto, server);
  serving.next();
  const answer = serving.next({ bytes: sent.done === true ? new Uint8Array(0) : sent.value });
  return decodeTsRequest(answer.done === true ? new Uint8Array(0) : answer.value).negoTokens![0]!;
}

/** Runs a conversation and then sends what it left on its channel. */
function* flushed<A>(conversation: Conversation<A>, channel: Channel): Conversation<A> {
  const result = yield* conversation;
  yield* channel.more();
  return result;
}
