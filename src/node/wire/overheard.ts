import type { Problem } from '../../core/protocol/conversation.ts';
import { strangeAnswer } from '../../core/protocol/strange-answer.ts';
import { overhearServerFlight } from '../../core/protocol/tls/hello-conversation.ts';
import { looksLikeTls } from '../../core/protocol/tls/records.ts';

/** What the plaintext below a TLS handshake shows of the server's side. */
export interface Overheard {
  readonly sawServerHello: boolean;
  readonly sawCertificate: boolean;
  /** The server asked for a certificate of the client (TLS 1.2 and older, in clear). */
  readonly askedClientCertificate?: true;
  /** A fatal alert in clear. */
  readonly alert?: number;
  /** What came, where it is not TLS. */
  readonly notTls?: Problem;
}

/** Reads what a server sent below TLS as far as it is in clear. */
export function overheard(bytes: Uint8Array): Overheard {
  const nothing = { sawServerHello: false, sawCertificate: false };
  if (bytes.length === 0) return nothing;
  const listening = overhearServerFlight();
  let step = listening.next();
  if (!step.done) step = listening.next({ bytes: withLastRecordClosed(bytes) });
  if (!step.done) step = listening.next({ ended: 'closed' });
  if (!step.done) return nothing;
  const answer = step.value;
  switch (answer.outcome) {
    case 'serverHello':
      return {
        sawServerHello: true,
        sawCertificate: answer.certificates.length > 0,
        ...(answer.certificateRequest === undefined ? {} : { askedClientCertificate: true }),
      };
    case 'alert':
      return {
        sawServerHello: answer.sawServerHello,
        sawCertificate: answer.sawCertificate,
        alert: answer.alert,
      };
    case 'malformed':
      return { ...nothing, notTls: answer.problem };
    case 'notTls':
      return { ...nothing, notTls: strangeAnswer(answer.first, 'notTls') };
    case 'ssl2Error':
      return nothing;
    default:
      return { sawServerHello: answer.sawServerHello, sawCertificate: answer.sawCertificate };
  }
}

/** A record that was cut off is made to end where the bytes end, so that whole messages in it can be read. */
function withLastRecordClosed(bytes: Uint8Array): Uint8Array {
  let at = 0;
  while (at + RECORD_HEADER < bytes.length && looksLikeTls(bytes.subarray(at))) {
    const length = bytes[at + 3]! * 256 + bytes[at + 4]!;
    const rest = bytes.length - at - RECORD_HEADER;
    if (length > rest) {
      const closed = bytes.slice();
      closed[at + 3] = rest >> 8;
      closed[at + 4] = rest & 0xff;
      return closed;
    }
    at += RECORD_HEADER + length;
  }
  return bytes;
}

const RECORD_HEADER = 5;
