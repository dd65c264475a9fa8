import { healthy } from '../facts/healthy.ts';
import { endsInEncryption } from '../facts/situations.ts';
import { byHand } from '../remedy/remedy.ts';
import type { FactTypes } from '../facts/vocabulary.ts';
import {
  cite,
  defineCause,
  entitled,
  inferred,
  proven,
  provenAs,
  ruledOut,
  unclear,
  type Verdict,
} from './cause.ts';
import { enableTls12 } from '../remedy/remedies/enable-tls12.ts';
import { sources } from '../judging/sources.ts';

const modern = ['TLS 1.2', 'TLS 1.3'] as const;
const old = ['SSL 2.0', 'SSL 3.0', 'TLS 1.0', 'TLS 1.1'] as const;
const onlyOld = {
  'TLS 1.0': 'accepted',
  'TLS 1.1': 'refused',
  'TLS 1.2': 'refused',
  'TLS 1.3': 'refused',
} as const;

/** An id of codes/log-phrases.ts. */
const REFUSED = 'refused-tls-version';

export const outdatedTlsOnly = defineCause({
  id: 'outdated-tls-only',
  title: 'The server speaks only outdated TLS, which many clients refuse',
  phase: 'encryption',
  impact: 'blocks',
  predicts: [
    'no-common-tls-version',
    'no-common-cipher',
    'failing-tls-service',
    'unexpected-tls-alert',
    'obsolete-tls-accepted',
    'closed-at-hello',
    'reset-in-handshake',
    'works-from-here',
    'client-reported',
    'program-reported',
    'shut-out-clients',
  ],
  shows: ['outdated-tls'],
  explanation:
    'TLS 1.2 and 1.3 are refused and an older version is accepted. Many clients have those versions switched off, or will have, and for good reason. On Windows this is a SCHANNEL setting or a very old system without its updates.',
  needs: [],
  uses: ['tlsSupport', 'tlsHandshake', 'programLogs'],

  detect({ tlsSupport, tlsHandshake, programLogs }) {
    if (tlsSupport === undefined) return ofLog(programLogs, tlsHandshake);
    const { versions } = tlsSupport;
    const says = cite(
      'tlsSupport',
      Object.entries(versions)
        .map(([name, state]) => `${name} ${state}`)
        .join(', '),
    );
    const unasked = old.filter((version) => versions[version] === undefined);
    if (modern.some((version) => versions[version] === 'accepted')) return ruledOut(says);
    if (!old.some((version) => versions[version] === 'accepted'))
      return unasked.length > 0
        ? unclear({ ...says, says: `${says.says}; not asked: ${unasked.join(', ')}` })
        : ruledOut(says);
    if (modern.some((version) => versions[version] === undefined || versions[version] === 'unclear'))
      return unclear(says);
    return tlsHandshake?.outcome === 'completed' ? provenAs('degrades', says) : proven(says);
  },

  remedies: () => [
    enableTls12('Server'),
    byHand(
      'If the system is too old for that',
      'server',
      'Windows 7 and Server 2008 R2 need KB3080079 for TLS 1.2 in Remote Desktop; xrdp: ssl_protocols=TLSv1.2, TLSv1.3 in xrdp.ini.',
    ),
  ],
  wouldNotHelp: ['switching TLS 1.0 on in every client: each of them gets weaker for one server'],
  settledBy: 'rdpdoctor check HOST --deep',
  references: [
    'https://www.rfc-editor.org/rfc/rfc8996',
    'https://learn.microsoft.com/windows-server/security/tls/tls-registry-settings',
    sources.tlsAlerts,
  ],
  examples: [
    {
      name: 'TLS 1.0 only',
      ...endsInEncryption(
        { outcome: 'alert', alert: 70, ms: 5 },
        { tlsSupport: { ...healthy.tlsSupport, versions: onlyOld, suites: [] } },
      ),
      verdict: 'measured',
    },
    {
      name: 'the TLS library of a client refuses the version of the server',
      facts: {
        programLogs: [
          { program: 'FreeRDP', side: 'client', phrase: REFUSED, statuses: [], gatewayStatuses: [] },
        ],
      },
      unknown: ['tlsSupport', 'tlsHandshake'],
      verdict: 'inferred',
    },
    {
      name: 'TLS 1.2 as well',
      facts: { tlsSupport: { ...healthy.tlsSupport, versions: { ...onlyOld, 'TLS 1.2': 'accepted' } } },
      verdict: 'ruledOut',
    },
    {
      name: 'nobody asked for TLS 1.3',
      ...endsInEncryption(
        { outcome: 'alert', alert: 70, ms: 5 },
        {
          tlsSupport: {
            ...healthy.tlsSupport,
            versions: { 'TLS 1.0': 'accepted', 'TLS 1.2': 'refused' },
            suites: [],
          },
        },
      ),
      verdict: 'unclear',
    },
  ],
});

/** A client whose library refuses what the server chose says that it is too old for it; what else the server offers it does not say. */
function ofLog(
  logs: FactTypes['programLogs'] | undefined,
  handshake: FactTypes['tlsHandshake'] | undefined,
): Verdict<'programLogs'> {
  const refused = logs?.find(({ side, phrase }) => side === 'client' && phrase === REFUSED);
  if (refused === undefined || handshake?.outcome === 'completed') return unclear();
  return entitled(
    'The server answers with a TLS version that this client no longer allows',
    inferred(
      cite('programLogs', `${refused.program}: the TLS library refuses the protocol version of the server`),
    ),
  );
}
