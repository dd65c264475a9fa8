import { isIP } from 'node:net';
import type { FactTypes } from '../../core/facts/vocabulary.ts';
import { windowsClientOffer } from '../../core/protocol/tls/client-offers.ts';
import type { HelloAnswer } from '../../core/protocol/tls/server-flight.ts';
import { suiteName } from '../../core/protocol/tls/suites.ts';
import { nodeCrypto } from '../crypto.ts';
import { askHello } from './ask-hello.ts';
import { round } from '../interview/attempt.ts';
import { defineProbe } from '../interview/probe.ts';

/** Sends the hello of mstsc itself where ours, which offers more, led to something mstsc may not be able to do. */
export const mstscHello = defineProbe({
  name: 'mstsc-hello',
  asks: 'whether mstsc gets through TLS as well',
  provides: ['clientHello'],
  connections: { least: 1, most: 1 },
  urgency({ tlsHandshake, tlsCertificate, rdpNegotiation }) {
    if (rdpNegotiation?.outcome !== 'accepted' || tlsHandshake === undefined) return 0;
    if (tlsHandshake.outcome === 'alert') return 84;
    return tlsHandshake.outcome === 'completed' && isUnusual(tlsHandshake, tlsCertificate) ? 88 : 0;
  },

  async run(look) {
    const name = isIP(look.target.host) === 0 ? look.target.host : undefined;
    const offer = windowsClientOffer(nodeCrypto.random(32), name);
    const { attempts, answer, hello, trace } = await askHello(offer, look);
    const answers = answer === undefined ? [] : [answer];
    if (hello === undefined || trace === undefined) return { facts: {}, attempts, answers };
    return { facts: { clientHello: factOf(hello, trace.ms) }, attempts, answers };
  },
});

type Completed = Extract<FactTypes['tlsHandshake'], { outcome: 'completed' }>;

/** A suite that mstsc does not offer, or a key whose signatures it does not: the server may have chosen for us alone. */
function isUnusual(
  { cipher, group }: Completed,
  certificate: FactTypes['tlsCertificate'] | undefined,
): boolean {
  if (!mstscSuites.has(cipher)) return true;
  if (group !== undefined && !mstscGroups.has(group)) return true;
  if (certificate === undefined) return false;
  const { keyType, curve } = certificate;
  return keyType === 'ec' ? !mstscGroups.has(curve ?? '') : keyType !== 'rsa';
}

function factOf(hello: HelloAnswer, ms: number): FactTypes['clientHello'] {
  const client = 'mstsc-windows-11-23h2';
  const took = { client, ms: round(ms) } as const;
  switch (hello.outcome) {
    case 'serverHello':
      return { ...took, outcome: 'answered', version: hello.version, suite: hello.suite };
    case 'alert':
      return { ...took, outcome: 'alert', alert: hello.alert };
    case 'closed':
    case 'reset':
    case 'timedOut':
      return { ...took, outcome: hello.outcome };
    default:
      return { ...took, outcome: 'notTls' };
  }
}

const offered = windowsClientOffer(new Uint8Array(32));
const mstscSuites: ReadonlySet<string> = new Set(offered.suites.map(suiteName));
const mstscGroups: ReadonlySet<string> = new Set(['x25519', 'secp256r1', 'secp384r1']);
