import { DecodeError } from '../../../bytes/reader.ts';
import type { FactTypes } from '../../../facts/vocabulary.ts';
import type { Crypto } from '../../../protocol/crypto.ts';
import { strangeAnswer } from '../../../protocol/strange-answer.ts';
import { chainEntryOf } from '../../../protocol/x509/chain-entry.ts';
import { decodeCertificate, type Certificate } from '../../../protocol/x509/certificate.ts';
import { tenths, type Fate } from './death.ts';
import type { Story } from '../stories/story.ts';
import type { TlsSession } from '../tls/tls-session.ts';

/** The TLS handshake in the words of the facts; undefined where the client left or the capture ended before it was over. */
export function tlsHandshakeFact(story: Story, fate: Fate): FactTypes['tlsHandshake'] | undefined {
  const { tls } = story;
  if (tls === undefined) return undefined;
  const { answer, helloAt, completedAt } = tls;
  if (answer.outcome === 'malformed') return { outcome: 'malformed', problem: answer.problem };
  if (answer.outcome === 'notTls')
    return { outcome: 'malformed', problem: strangeAnswer(answer.first, 'notTls') };
  if (answer.outcome === 'serverHello' && completedAt !== undefined) {
    const { version, suite, group } = answer;
    const ms = tenths(completedAt - helloAt);
    return { outcome: 'completed', version, cipher: suite, ...(group !== undefined && { group }), ms };
  }
  if (fate.is === 'open') return undefined;
  const { ending } = fate;
  if (ending.side === 'client' && ending.by !== 'silence') return undefined;
  const ms = tenths(ending.ms);
  const alert = answer.outcome === 'alert' ? answer.alert : ending.alert;
  if (ending.by === 'alert' && alert !== undefined) return { outcome: 'alert', alert, ms };
  const outcome = ending.by === 'rst' ? 'reset' : ending.by === 'silence' ? 'timedOut' : 'closed';
  const bytes = tls.serverRecords.reduce((sum, { whole }) => sum + whole.length, 0);
  return { outcome, ms, bytes, sawServerHello: sawHello(tls), sawCertificate: sawCertificate(tls) };
}

function sawHello({ answer }: TlsSession): boolean {
  return answer.outcome === 'serverHello' || ('sawServerHello' in answer && answer.sawServerHello);
}

function sawCertificate({ answer }: TlsSession): boolean {
  if (answer.outcome === 'serverHello') return answer.certificates.length > 0;
  return 'sawCertificate' in answer && answer.sawCertificate;
}

/** The server's certificates as it sent them, leaf first: in clear up to TLS 1.2, decrypted from 1.3. */
export function certificatesOf({ tls, opened }: Story): readonly Uint8Array[] {
  const { answer } = tls ?? {};
  const clear = answer?.outcome === 'serverHello' ? answer.certificates : [];
  return clear.length > 0 ? clear : (opened?.certificates ?? []);
}

/** The facts about the certificate and the chain; the field at fault where the leaf cannot be read. */
export function certificateFacts(
  chain: readonly Uint8Array[],
  crypto: Crypto,
): { readonly facts: Pick<Partial<FactTypes>, 'tlsCertificate' | 'tlsChain'>; readonly problem?: string } {
  const read: Certificate[] = [];
  for (const der of chain) {
    try {
      read.push(decodeCertificate(der, crypto));
    } catch (error) {
      if (!(error instanceof DecodeError)) throw error;
      if (read.length === 0) return { facts: {}, problem: error.field };
    }
  }
  const [leaf] = read;
  if (leaf === undefined) return { facts: {} };
  const tlsChain = { length: chain.length, certificates: read.map(chainEntryOf) };
  return { facts: { tlsCertificate: leaf, tlsChain } };
}
