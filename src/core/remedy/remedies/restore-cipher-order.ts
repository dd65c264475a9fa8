import type { FactTypes } from '../../facts/vocabulary.ts';
import { byHand, type Remedy } from '../remedy.ts';
import { buildOf } from '../windows-build.ts';

/** Cipher suites that current clients still offer. */
export const stillOffered = /AES|CHACHA20|3DES/i;

/**
 * An order of cipher suites that shuts out every client: policy's is removed; a list of the machine's own that holds nothing clients
 * offer gets Windows' own suites before it. Undefined where the list is not known to be at fault.
 */
export function restoreCipherOrder(
  known: Partial<Pick<FactTypes, 'cipherOrder' | 'hostSystem' | 'ntlmIdentity'>>,
): readonly Remedy[] {
  const { cipherOrder } = known;
  if (cipherOrder?.origin === 'policy')
    return [
      {
        title: 'Set "SSL Cipher Suite Order" back to Not Configured',
        on: 'server',
        actions: [
          { kind: 'clearCipherPolicy' },
          { kind: 'byHand', steps: ['Edit the group policy that sets it too, else it comes back.'] },
        ],
      },
    ];
  const build = buildOf(known) ?? 0;
  const none = cipherOrder !== undefined && !cipherOrder.suites.some((suite) => stillOffered.test(suite));
  if (!none || build < NAMES_WITHOUT_CURVE) return [];
  const suites = [...(build >= HAS_TLS13 ? tls13 : []), ...tls12];
  return [
    {
      title: 'Set an order of cipher suites that current clients share',
      on: 'server',
      actions: [{ kind: 'setCipherOrder', suites }],
    },
  ];
}

/** What to compare where the list of the server is not known to be at fault. */
export const compareCipherLists = byHand(
  'Compare the two lists',
  'server',
  'rdpdoctor check HOST --deep lists what the server accepts; the client simulation names the clients that share none of it.',
);

/** Windows Server 2016 and Windows 10 1607: earlier builds write the curve into the names of suites. */
const NAMES_WITHOUT_CURVE = 14_393;
/** Windows Server 2022. */
const HAS_TLS13 = 20_348;
/** First in the default order of those versions (learn.microsoft.com, "TLS Cipher Suites in Windows Server 2022"). */
const tls13 = ['TLS_AES_256_GCM_SHA384', 'TLS_AES_128_GCM_SHA256'];
const tls12 = [
  'TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384',
  'TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256',
  'TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384',
  'TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256',
];
