import { goOn, endAt, type Facts, type Step } from './step.ts';
import { weakest, type ClientProfile, type Confidence } from './client-profile.ts';
import { protocolFor } from './negotiation-step.ts';

/** Whether the client goes on with the certificate the server presents. */
export function judgeCertificate(facts: Facts, profile: ClientProfile): Step {
  const { tlsCertificate: certificate } = facts;
  const protocol = protocolFor(facts, profile);
  if (!certificate || protocol === 'rdp' || protocol === 'none' || protocol === undefined)
    return goOn('confirmed');
  const key = judgeKey(certificate.keyType, certificate.keyBits, profile);
  if (!key.goesOn) return key;
  const signature = judgeSignature(certificate.signature, profile);
  if (!signature.goesOn) return signature;
  const doubts = doubtsOf(facts);
  if (doubts.length === 0) return goOn(weakest(key.confidence, signature.confidence));
  return judgeDoubts(doubts, profile, weakest(key.confidence, signature.confidence));
}

function judgeKey(keyType: string, bits: number, { minRsaBits }: ClientProfile): Step {
  if (keyType !== 'rsa' || bits >= 2048) return goOn('confirmed');
  if (minRsaBits.value === undefined) {
    return endAt(
      'certificate',
      'notKnown',
      'unconfirmed',
      `whether it accepts an RSA key of ${bits} bits is not known`,
    );
  }
  if (bits < minRsaBits.value) {
    return endAt(
      'certificate',
      'no',
      minRsaBits.confidence,
      `the RSA key has ${bits} bits, this client wants ${minRsaBits.value} or more`,
    );
  }
  return minRsaBits.confidence === 'unconfirmed'
    ? endAt(
        'certificate',
        'notKnown',
        'unconfirmed',
        `whether this build still accepts an RSA key of ${bits} bits is not confirmed`,
      )
    : goOn(minRsaBits.confidence);
}

function judgeSignature(signature: string, { sha1Certificate }: ClientProfile): Step {
  if (!/sha-?1(?!\d)/i.test(signature)) return goOn('confirmed');
  if (sha1Certificate.value === 'refuses') {
    return endAt(
      'certificate',
      'no',
      sha1Certificate.confidence,
      'the certificate is signed with SHA-1, which this client refuses',
    );
  }
  return sha1Certificate.value === undefined || sha1Certificate.confidence === 'unconfirmed'
    ? endAt(
        'certificate',
        'notKnown',
        'unconfirmed',
        'whether it accepts a certificate signed with SHA-1 is not confirmed',
      )
    : goOn(sha1Certificate.confidence);
}

function judgeDoubts(doubts: readonly string[], profile: ClientProfile, confidence: Confidence): Step {
  const { value, confidence: own } = profile.doubtfulCertificate;
  const together = weakest(confidence, own);
  switch (value) {
    case 'warns':
      return goOn(together, undefined, `warns, because the certificate ${doubts.join(' and ')}`);
    case 'ignores':
      return goOn(together);
    case 'refuses':
      return endAt('certificate', 'no', together, `the certificate ${doubts.join(' and ')}`);
    default:
      return endAt(
        'certificate',
        'notKnown',
        'unconfirmed',
        `the certificate ${doubts.join(' and ')}; what it then does is not known`,
      );
  }
}

/** What a person would be warned about. */
function doubtsOf({ tlsCertificate, clockHere, tlsChain, nameMatch }: Facts): readonly string[] {
  const doubts: string[] = [];
  if (tlsCertificate && clockHere && clockHere > tlsCertificate.notAfter) doubts.push('has expired');
  if (tlsCertificate && clockHere && clockHere < tlsCertificate.notBefore) doubts.push('is not yet valid');
  if (tlsCertificate?.selfSigned || tlsChain?.trustedHere === false)
    doubts.push('is not signed by a trusted authority');
  if (nameMatch && !nameMatch.matches) doubts.push('has another name');
  return doubts;
}
