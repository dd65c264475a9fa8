import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { describe, expect, it } from 'vitest';
import { answerNtlmChallenge } from '../../src/core/protocol/credssp/ntlm-logon.ts';
import {
  clientFlags,
  clientVersion,
  encodeNtlmNegotiate,
} from '../../src/core/protocol/credssp/ntlm-negotiate.ts';
import { NtlmSession } from '../../src/core/protocol/credssp/ntlm-session.ts';
import { nodeCrypto } from '../../src/node/crypto.ts';

const python = '/usr/bin/python3';
const ready =
  existsSync(python) &&
  existsSync('/etc/gss/mech.d/mech.ntlmssp.conf') &&
  spawnSync(python, ['-c', 'import gssapi']).status === 0;

/** An acceptor by gss-ntlmssp: two steps, then three sealed messages each way. */
const acceptor = `
import sys, base64, gssapi
ntlm = gssapi.OID.from_int_seq('1.3.6.1.4.1.311.2.2.10')
context = gssapi.SecurityContext(usage='accept', creds=gssapi.Credentials(usage='accept', mechs=[ntlm]))
take = lambda: base64.b64decode(sys.stdin.readline())
give = lambda data: print(base64.b64encode(data).decode(), flush=True)
give(context.step(take()))
try:
    context.step(take())
except gssapi.exceptions.GSSError:
    print('refused', flush=True)
    sys.exit()
print('complete' if context.complete else 'open', flush=True)
for n in range(3):
    message = context.unwrap(take())
    print(message.message.decode(), message.encrypted, flush=True)
    give(context.wrap(b'answer %d' % n, True).message)
`;

/** Signs in there; what it answers line by line. */
async function signIn(password: string) {
  const users = join(mkdtempSync(join(tmpdir(), 'rdpdoctor-ntlm-')), 'users');
  writeFileSync(users, 'LAB:admin:Geheim 1\n');
  const child = spawn(python, ['-c', acceptor], { env: { ...process.env, NTLM_USER_FILE: users } });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const take = async () => String((await lines.next()).value);
  const give = (bytes: Uint8Array) => child.stdin.write(`${Buffer.from(bytes).toString('base64')}\n`);
  const negotiate = encodeNtlmNegotiate({ flags: clientFlags, version: clientVersion });
  give(negotiate);
  const challenge = new Uint8Array(Buffer.from(await take(), 'base64'));
  const logon = { user: 'admin', domain: 'LAB', secret: { password }, negotiate, challenge, now: Date.now() };
  const answer = answerNtlmChallenge(nodeCrypto, logon);
  give(answer.authenticate);
  return { outcome: await take(), session: new NtlmSession(nodeCrypto, answer, 'client'), take, give, child };
}

describe.skipIf(!ready)(
  'NTLM against gss-ntlmssp (needs Debian packages gss-ntlmssp and python3-gssapi)',
  () => {
    it('is let in, and each side opens what the other sealed', async () => {
      const { outcome, session, take, give, child } = await signIn('Geheim 1');
      expect(outcome).toBe('complete');
      for (const n of [0, 1, 2]) {
        const { signature, sealed } = session.wrap(new TextEncoder().encode(`<s:Envelope> ${n}`));
        give(Buffer.concat([signature, sealed]));
        expect(await take()).toBe(`<s:Envelope> ${n} True`);
        const back = Buffer.from(await take(), 'base64');
        const opened = session.unwrap({ signature: back.subarray(0, 16), sealed: back.subarray(16) });
        expect(new TextDecoder().decode(opened)).toBe(`answer ${n}`);
      }
      child.kill();
    });

    it('is refused with another password', async () => {
      const { outcome, child } = await signIn('Geheim 2');
      expect(outcome).toBe('refused');
      child.kill();
    });
  },
);
