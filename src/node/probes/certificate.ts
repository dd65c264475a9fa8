import { DecodeError } from '../../core/bytes/reader.ts';
import type { FactTypes } from '../../core/facts/vocabulary.ts';
import { chainEntryOf } from '../../core/protocol/x509/chain-entry.ts';
import { decodeCertificate } from '../../core/protocol/x509/certificate.ts';
import { nodeCrypto } from '../crypto.ts';
import type { Found } from '../interview/probe.ts';

/** The presented chain as facts; a certificate that cannot be read is a gap that names the field. */
export function certificateFacts(
  chain: readonly Uint8Array[],
  trust: { readonly trusted?: boolean; readonly trustProblem?: string } = {},
): Found {
  const [leaf] = chain;
  if (leaf === undefined) {
    const detail = { code: 'noCertificateShown' } as const;
    return { facts: {}, gaps: [{ name: 'tlsCertificate', reason: 'not reachable', detail }] };
  }
  try {
    const certificates = chain.map((der) => decodeCertificate(der, nodeCrypto));
    const tlsChain: FactTypes['tlsChain'] = {
      length: chain.length,
      certificates: certificates.map(chainEntryOf),
      ...(trust.trusted === undefined ? {} : { trustedHere: trust.trusted }),
      ...(trust.trustProblem === undefined ? {} : { trustProblem: trust.trustProblem }),
    };
    return { facts: { tlsCertificate: certificates[0]!, tlsChain } };
  } catch (error) {
    if (!(error instanceof DecodeError)) throw error;
    const detail = { code: 'unreadable', params: { field: error.field } } as const;
    return { facts: {}, gaps: [{ name: 'tlsCertificate', reason: 'not understood', detail }] };
  }
}
