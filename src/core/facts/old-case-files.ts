/** A saved case file in the shape of today; what is no case file comes back as it is. Format 1 kept sentences in facts. */
export function asNow(value: unknown): unknown {
  if (!isRecord(value) || !Array.isArray(value['facts'])) return value;
  const facts = value['facts'].map(renamed);
  if (value['format'] !== 1) return { ...value, facts };
  const gaps = Array.isArray(value['gaps']) ? value['gaps'].map(gapAsCode) : value['gaps'];
  return { ...value, format: 2, facts: facts.map(factAsCodes), gaps };
}

/** The values of one fact with every sentence of format 1 as the parameter `told` of the code `other`. */
function valueAsCodes(name: string, value: unknown): unknown {
  if (name === 'phases' && Array.isArray(value)) return value.map((line) => asCode(line, 'says'));
  if (name === 'nameResolution') return value;
  if (name === 'protocolAnswers' && Array.isArray(value)) {
    return value.map((one) => (isRecord(one) ? { ...one, answer: asCode(one['answer'], 'problem') } : one));
  }
  if (name === 'tlsChain') return withVerifyCode(value);
  if (name !== 'gateway' || !isRecord(value)) return asCode(value, 'problem');
  const asked = asCode(value, 'problem');
  return isRecord(asked) && isRecord(asked['certificate'])
    ? { ...asked, certificate: withVerifyCode(asked['certificate']) }
    : asked;
}

function factAsCodes(fact: unknown): unknown {
  if (!isRecord(fact) || typeof fact['name'] !== 'string') return fact;
  return { ...fact, value: valueAsCodes(fact['name'], fact['value']) };
}

function gapAsCode(gap: unknown): unknown {
  return asCode(gap, 'detail');
}

function asCode(value: unknown, key: string): unknown {
  if (!isRecord(value) || typeof value[key] !== 'string') return value;
  const told = value[key];
  const code = key === 'problem' ? codeOfProblem(told.slice(0, 500)) : 'other';
  return { ...value, [key]: { code, params: { told } } };
}

/** The few sentences of format 1 that a verdict rests on. */
function codeOfProblem(told: string): string {
  if (told.startsWith('the TLS library of this machine refuses')) {
    return /signature|padding|too large for modulus/i.test(told) ? 'wrongSignature' : 'libraryRefused';
  }
  return told.startsWith('answered the ClientHello with') ? 'notTls' : 'other';
}

/** Format 1 said OpenSSL's verification errors in a fixed list of sentences of its own. */
function withVerifyCode(value: unknown): unknown {
  if (!isRecord(value) || typeof value['trustProblem'] !== 'string') return value;
  return { ...value, trustProblem: verifyCodes[value['trustProblem']] ?? 'UNSPECIFIED' };
}

function renamed(fact: unknown): unknown {
  if (!isRecord(fact) || typeof fact['name'] !== 'string') return fact;
  const source = 'source' in fact ? { source: withComputer(fact['source']) } : {};
  return { ...fact, name: newNames[fact['name']] ?? fact['name'], ...source };
}

// What is now said on its own stood in the name of the source: "SRV01 (bundle.json)".
function withComputer(source: unknown): unknown {
  if (!isRecord(source) || 'computer' in source || typeof source['from'] !== 'string') return source;
  if (source['by'] === 'registry export') return { ...source, undated: true };
  return source['by'] === 'collector' ? { ...source, computer: source['from'].split(' (')[0] } : source;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const newNames: Readonly<Record<string, string>> = { trustedTime: 'clockHere' };

const verifyCodes: Readonly<Record<string, string>> = {
  'self-signed certificate': 'DEPTH_ZERO_SELF_SIGNED_CERT',
  'the root of the chain is not trusted here': 'SELF_SIGNED_CERT_IN_CHAIN',
  'the issuer was not sent and is not known here': 'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'an issuer in the chain is missing': 'UNABLE_TO_GET_ISSUER_CERT',
  'the issuer is not known here': 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'a certificate of the chain has expired': 'CERT_HAS_EXPIRED',
  'a certificate of the chain is not valid yet': 'CERT_NOT_YET_VALID',
  'a signature in the chain is wrong': 'CERT_SIGNATURE_FAILURE',
  'the certificate is not meant for servers': 'INVALID_PURPOSE',
  'a certificate of the chain is not trusted': 'CERT_UNTRUSTED',
};
