import type { ClientOutcome } from '../clients/works-for.ts';
import { byHand } from '../remedy/remedy.ts';
import { sources } from '../judging/sources.ts';
import { cite, defineObservation, notSeen } from './observation.ts';

export const shutOutClients = defineObservation({
  id: 'shut-out-clients',
  title: 'Current clients do not get through',
  phase: 'encryption',
  impact: 'blocks',
  ending: true,
  whileAlive: true,
  explanation:
    'This check speaks more of TLS and RDP than Windows does and gets through; what current Windows clients offer and accept does not fit what the server demands.',
  needs: ['worksFor'],

  look({ worksFor: { verdict, current } }) {
    const failing = current.filter(({ connects }) => connects === 'no');
    const [first] = failing;
    if (first === undefined) return notSeen(cite('worksFor', 'no current client is known to fail'));
    const well = current.filter(({ connects }) => connects === 'yes');
    const who =
      verdict === 'none'
        ? 'No current Windows client gets through'
        : `${namesOf(failing)} does not get through, ${namesOf(well)} does`;
    return {
      is: 'seen',
      title: `${who}: ${first.why}`,
      impact: verdict === 'none' ? 'blocks' : 'degrades',
      ...(first.phase === undefined ? {} : { phase: first.phase }),
      because: failing.map(({ name, phase, why }) =>
        cite('worksFor', `${name} ends at ${phase ?? 'a step not known'}: ${why}`),
      ),
    };
  },

  remedies: () => [
    byHand(
      'Give the server what current clients have',
      'server',
      'TLS 1.2 or 1.3 with TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384 or TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256, an RSA certificate of at least 2048 bits, and no demand for a client certificate.',
      'See with `rdpdoctor check HOST --deep --all` what it takes today.',
    ),
  ],
  wouldNotHelp: ['another Windows client of the same age: it offers the same'],
  settledBy: 'rdpdoctor check HOST --deep',
  references: [sources.negotiationRequest],
  examples: [
    {
      name: 'TLS 1.2 completes with CCM_8 for us; the hello of mstsc meets alert 40',
      facts: {
        tlsHandshake: {
          outcome: 'completed',
          version: 'TLS 1.2',
          cipher: 'TLS_ECDHE_ECDSA_WITH_AES_256_CCM_8',
          ms: 5,
        },
        clientHello: { client: 'mstsc-windows-11-23h2', outcome: 'alert', alert: 40, ms: 3 },
      },
      unknown: ['sessionStart', 'logon'],
      verdict: 'seen',
    },
    { name: 'everybody gets through', verdict: 'notSeen' },
  ],
});

function namesOf(clients: readonly ClientOutcome[]): string {
  return clients.map(({ name }) => name).join(', ');
}
