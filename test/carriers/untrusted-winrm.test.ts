import { afterEach, describe, expect, it } from 'vitest';
import { ntlmFlags } from '../../src/core/protocol/credssp/ntlm-flags.ts';
import { winrmCarrier } from '../../src/node/carriers/winrm.ts';
import { channelBindingsOf, endPointHash } from '../../src/node/carriers/winrm/channel-bindings.ts';
import { readXml } from '../../src/node/carriers/xml.ts';
import { processorMs } from '../processor-time.ts';
import { goodForEverything, startRogueWinrm, type RogueOptions, type RogueWinrm } from './rogue-winrm.ts';

const address = '127.0.26.22';
const limits = { timeoutMs: 400_000 };
let rogue: RogueWinrm | undefined;
afterEach(async () => {
  await rogue?.close();
  rogue = undefined;
});

async function meet(changes: Partial<RogueOptions>) {
  rogue = await startRogueWinrm({ address, status: 200, body: goodForEverything('{}'), ...changes });
  return winrmCarrier({ host: address, port: rogue.port, user: 'u', password: 'Geheim' });
}

describe('a WinRM listener that does not know the password', () => {
  it.each([200, 201, 202, 206, 400, 404, 500, 503])(
    'is not believed under HTTP status %d',
    async (status) => {
      const carrier = await meet({ status });
      const reach = await carrier.reach(limits);
      expect(reach).toMatchObject({ outcome: 'untrusted', why: expect.stringContaining('in the clear') });
      const carried = await carrier.run({ script: 'say 0', flags: [] }, limits);
      expect(carried).toMatchObject({ outcome: 'notStarted' });
    },
  );

  it('has nothing of its fault told', async () => {
    const fault = '<s:Fault><s:Reason><s:Text>\u001B]0;PWNED\u0007 all is well</s:Text></s:Reason></s:Fault>';
    const reach = await (await meet({ status: 500, body: fault })).reach(limits);
    expect(reach.outcome).toBe('untrusted');
    expect(JSON.stringify(reach)).not.toMatch(/PWNED|all is well/);
  });

  it('gets no answer to a challenge that would let messages be forged', async () => {
    for (const withoutFlags of [ntlmFlags.seal, ntlmFlags.sign, ntlmFlags.key128]) {
      const reach = await (await meet({ withoutFlags })).reach(limits);
      expect(reach).toMatchObject({ outcome: 'untrusted' });
      expect(rogue?.seen).toEqual({ authenticates: 0, sealed: 0 });
      await rogue?.close();
    }
    rogue = undefined;
  });
});

it('a certificate that is named means HTTPS and its port', async () => {
  const carrier = winrmCarrier({
    host: '127.0.26.23',
    user: 'u',
    password: 'x',
    certificate: '00'.repeat(32),
  });
  expect(await carrier.reach(limits)).toMatchObject({
    outcome: 'unreachable',
    why: expect.stringContaining('https://127.0.26.23:5986/'),
  });
});

describe('XML', () => {
  const megabytes = 4;
  it.each([
    '<!--',
    '<?',
    '<a ',
    '<a x="',
    "<a x='1' ",
    '<a b = "c" d ',
    '</a',
    '&#x',
    '<![',
    '<a>',
    '<a/>',
    '-->',
    '<!-- -->',
    '<? ?>',
    '="',
    '<a =',
  ])('4 MB of %s are read or refused within a second', async (piece) => {
    const text = `<s:Envelope >${piece.repeat((megabytes << 20) / piece.length)}`;
    expect(await processorMs(() => readXml(text))).toBeLessThan(1_000);
  });

  it('is read as it stands', () => {
    const text = '<?xml version="1.0"?><!-- a > b --><s:A b="1 > 0" x:c = \'&#x41;&quot;\'>t&lt;<d/>u</s:A>';
    expect(readXml(text)).toEqual({
      name: 'A',
      attributes: { b: '1 > 0', c: 'A"' },
      text: 't<u',
      children: [{ name: 'd', attributes: {}, text: '', children: [] }],
    });
  });
});

describe('channel bindings, RFC 5929 4.1', () => {
  it.each([
    ['md5WithRSAEncryption', 'sha256'],
    ['sha1WithRSAEncryption', 'sha256'],
    ['sha256WithRSAEncryption', 'sha256'],
    ['sha384WithRSAEncryption', 'sha384'],
    ['sha512WithRSAEncryption', 'sha512'],
    ['sha384WithRSASSA-PSS', 'sha384'],
    ['sha1WithRSASSA-PSS', 'sha256'],
    ['ecdsa-with-SHA1', 'sha256'],
    ['ecdsa-with-SHA384', 'sha384'],
    ['ecdsa-with-SHA512', 'sha512'],
    ['dsa_with_SHA256', 'sha256'],
    ['ED25519', undefined],
    ['unreadableWithRSASSA-PSS', undefined],
    ['1.2.3.4', undefined],
  ])('%s: %s', (signature, hash) => {
    expect(endPointHash(signature)).toBe(hash);
  });

  it('sends none for what is no certificate', () => {
    expect(channelBindingsOf(Uint8Array.of(1, 2, 3))).toBeUndefined();
  });
});
