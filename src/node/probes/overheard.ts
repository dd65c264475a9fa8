import { printable, toHex } from '../../core/bytes/text.ts';
import { overhearServerFlight } from '../../core/protocol/tls/hello-conversation.ts';

/** What the plaintext below a TLS handshake shows of the server's side. */
export interface Overheard {
  readonly sawServerHello: boolean;
  readonly sawCertificate: boolean;
  /** A fatal alert in clear. */
  readonly alert?: number;
  /** The first bytes in words, where they are not TLS. */
  readonly notTls?: string;
}

/** Reads what a server sent below TLS as far as it is in clear. */
export function overheard(bytes: Uint8Array): Overheard {
  const nothing = { sawServerHello: false, sawCertificate: false };
  if (bytes.length === 0) return nothing;
  const listening = overhearServerFlight();
  let step = listening.next();
  if (!step.done) step = listening.next({ bytes });
  if (!step.done) step = listening.next({ ended: 'closed' });
  if (!step.done) return nothing;
  const answer = step.value;
  switch (answer.outcome) {
    case 'serverHello':
      return { sawServerHello: true, sawCertificate: answer.certificates.length > 0 };
    case 'alert':
      return {
        sawServerHello: answer.sawServerHello,
        sawCertificate: answer.sawCertificate,
        alert: answer.alert,
      };
    case 'malformed':
      return { ...nothing, notTls: answer.problem };
    case 'notTls':
      return { ...nothing, notTls: `${showBytes(answer.first)}, which is not TLS` };
    case 'ssl2Error':
      return nothing;
    default:
      return { sawServerHello: answer.sawServerHello, sawCertificate: answer.sawCertificate };
  }
}

/** The first bytes of an answer as hexadecimal and, where they are text, as text. */
export function showBytes(bytes: Uint8Array): string {
  const head = bytes.subarray(0, 16);
  const text = printable(head);
  const isText = head.length > 3 && !text.slice(0, 4).includes('.');
  return isText ? `"${text}"` : `bytes ${toHex(head)}`;
}
