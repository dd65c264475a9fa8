import type { NtlmSession } from '../../../core/protocol/credssp/ntlm-session.ts';

/** How sealed messages announce themselves, [MS-WSMV] 2.2.9.1. */
export const sealedContentType =
  'multipart/encrypted;protocol="application/HTTP-SPNEGO-session-encrypted";boundary="Encrypted Boundary"';

/** One SOAP message sealed with NTLM: the signature's length, the signature, the encrypted text. */
export function sealMessage(session: NtlmSession, text: string): Buffer {
  const plain = Buffer.from(text, 'utf8');
  const { signature, sealed } = session.wrap(plain);
  const length = Buffer.alloc(4);
  length.writeUInt32LE(signature.length);
  const head = [
    '--Encrypted Boundary\r\n',
    '\tContent-Type: application/HTTP-SPNEGO-session-encrypted\r\n',
    `\tOriginalContent: type=application/soap+xml;charset=UTF-8;Length=${plain.length}\r\n`,
    '--Encrypted Boundary\r\n',
    '\tContent-Type: application/octet-stream\r\n',
  ].join('');
  return Buffer.concat([
    Buffer.from(head),
    length,
    signature,
    sealed,
    Buffer.from('--Encrypted Boundary--\r\n'),
  ]);
}

/** The SOAP text of a sealed message, or what is wrong with it. */
export function unsealMessage(session: NtlmSession, body: Buffer): string | { readonly problem: string } {
  const head =
    /^(?:\r\n)?--Encrypted Boundary\r\n([\s\S]*?)--Encrypted Boundary\r\n[^\r\n]*octet-stream\r\n(?:\r\n)?/i.exec(
      body.subarray(0, 1_024).toString('latin1'),
    );
  const length = /Length=(\d{1,9})\b/i.exec(head?.[1] ?? '');
  if (head === null || length === null) return { problem: 'sealed message: does not begin as one' };
  const part = body.subarray(head[0].length);
  if (part.length < 4) return { problem: 'sealed message: ends before its signature' };
  const signatureEnd = 4 + part.readUInt32LE(0);
  const end = signatureEnd + Number(length[1]);
  if (signatureEnd > 4 + 64 || end > part.length)
    return { problem: 'sealed message: is shorter than it says' };
  const plain = session.unwrap({
    signature: part.subarray(4, signatureEnd),
    sealed: part.subarray(signatureEnd, end),
  });
  if (plain === undefined) return { problem: 'sealed message: its signature does not hold' };
  return Buffer.from(plain).toString('utf8');
}
