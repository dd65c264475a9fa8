import { tallyWhere } from '../facts/event-log.ts';
import { healthy } from '../facts/healthy.ts';
import type { FactTypes } from '../facts/vocabulary.ts';
import { buildOf } from '../remedy/windows-build.ts';
import { offTheWire, oneEvent } from '../facts/situations-of-logs.ts';
import {
  cite,
  citeEvent,
  defineCause,
  entitled,
  inferred,
  proven,
  ruledOut,
  suspected,
  unclear,
} from './cause.ts';
import { enableTls12 } from '../remedy/remedies/enable-tls12.ts';
import { beganWith } from '../judging/began-with.ts';
import { workedMeanwhile, worksSince } from '../judging/works-since.ts';

const modern = ['TLS 1.2', 'TLS 1.3'];

export const disabledTlsVersions = defineCause({
  id: 'disabled-tls-versions',
  title: 'TLS 1.2 is switched off on the server, so clients and server have no version in common',
  phase: 'encryption',
  impact: 'blocks',
  predicts: [
    'reset-in-handshake',
    'closed-at-hello',
    'no-common-tls-version',
    'no-common-cipher',
    'failing-tls-service',
    'outdated-tls',
    'dropped-before-sign-in',
    'failed-security-layer',
  ],
  explanation:
    'The server side of SCHANNEL has TLS 1.2 disabled in its registry. Current clients offer TLS 1.2 or newer: with it off, they connect only where the server has TLS 1.3 (since Windows 11 and Server 2022) or both still take older versions. With every version off no TLS credential can be made at all (Schannel 36871, state 10013).',
  needs: [],
  uses: [
    'schannelServer',
    'serverEvents',
    'tlsSupport',
    'arrivals',
    'tlsHandshake',
    'incident',
    'hostSystem',
  ],

  detect(facts) {
    const { schannelServer, serverEvents: log, tlsSupport, hostSystem } = facts;
    const accepted = modern.find((version) => tlsSupport?.versions[version as 'TLS 1.2'] === 'accepted');
    if (accepted) return ruledOut(cite('tlsSupport', `the server accepts ${accepted}`));
    const off = schannelServer?.['TLS 1.2'];
    // Programs of the host that want old TLS as a client log the same number all day.
    const event = tallyWhere(
      log,
      'schannel',
      36871,
      (fields) => !/client/i.test(fields['Type'] ?? '') && /10013/.test(Object.values(fields).join(' ')),
    );
    const logged = event
      ? [citeEvent(event, 'no TLS server credential could be made: every protocol version is off')]
      : [];
    if (off?.enabled === false) {
      const says = cite('schannelServer', 'TLS 1.2\\Server: Enabled = 0');
      const others = othersLeft(
        schannelServer,
        hostSystem === undefined ? undefined : buildOf({ hostSystem }),
      );
      return others.length === 0 || event
        ? proven(says, ...logged)
        : entitled(
            'TLS 1.2 is switched off on the server, and current clients need it or TLS 1.3',
            inferred(says, cite('schannelServer', `${others.join(', ')} may be on`)),
          );
    }
    if (off?.disabledByDefault === true && off.enabled !== true)
      return inferred(cite('schannelServer', 'TLS 1.2\\Server: DisabledByDefault = 1'), ...logged);
    const since = event && worksSince(facts, event.last);
    if (since) return ruledOut(...logged, since);
    if (event) {
      const meanwhile = workedMeanwhile(facts, event.first, event.last);
      const began = beganWith(facts.incident, 'schannel', 36871);
      return (meanwhile && !began ? suspected : inferred)(...logged);
    }
    return schannelServer
      ? ruledOut(cite('schannelServer', 'TLS 1.2 is not switched off for the server side'))
      : unclear();
  },

  remedies: () => [enableTls12('Server')],
  wouldNotHelp: [
    'a new certificate: no version is left to present it with',
    'lowering the security layer: it opens the host and leaves every other service broken',
  ],
  settledBy:
    'rdpdoctor collector on the server, or an export of HKLM\\SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL',
  dialogs: ['0x904/0x7'],
  references: [
    'https://learn.microsoft.com/windows-server/security/tls/tls-registry-settings',
    'https://learn.microsoft.com/troubleshoot/azure/virtual-machines/windows/event-id-troubleshoot-vm-rdp-connecton',
  ],
  examples: [
    {
      name: 'Enabled = 0',
      facts: { schannelServer: { 'TLS 1.2': { enabled: false } } },
      unknown: ['tlsSupport'],
      verdict: 'inferred',
    },
    {
      name: 'Enabled = 0 for every version that this Windows has',
      facts: {
        schannelServer: Object.fromEntries(
          ['TLS 1.0', 'TLS 1.1', 'TLS 1.2'].map((version) => [version, { enabled: false }]),
        ),
        hostSystem: { ...healthy.hostSystem, osBuild: '10.0.17763.6000' },
      },
      unknown: ['tlsSupport'],
      verdict: 'recorded',
    },
    {
      name: 'DisabledByDefault = 1',
      facts: { schannelServer: { 'TLS 1.2': { disabledByDefault: true } } },
      unknown: ['tlsSupport'],
      verdict: 'inferred',
    },
    {
      name: '36871 with state 10013',
      facts: oneEvent('schannel', 36871, { Type: 'server', ErrorState: '10013' }),
      unknown: ['schannelServer', ...offTheWire],
      verdict: 'inferred',
    },
    {
      name: 'only TLS 1.0 is off',
      facts: { schannelServer: { 'TLS 1.0': { enabled: false } } },
      unknown: ['tlsSupport'],
      verdict: 'ruledOut',
    },
    { name: 'the wire shows TLS 1.2', verdict: 'ruledOut' },
    { name: 'nobody looked', unknown: ['tlsSupport', 'schannelServer', 'serverEvents'], verdict: 'unclear' },
  ],
});

/** Other versions that the registry does not switch off; SCHANNEL has TLS 1.3 since build 20348. */
function othersLeft(
  schannel: FactTypes['schannelServer'] | undefined,
  build: number | undefined,
): readonly string[] {
  return ['TLS 1.0', 'TLS 1.1', 'TLS 1.3'].filter(
    (version) =>
      schannel?.[version as 'TLS 1.2']?.enabled !== false &&
      !(version === 'TLS 1.3' && build !== undefined && build < FIRST_BUILD_WITH_TLS13),
  );
}

const FIRST_BUILD_WITH_TLS13 = 20_348;
