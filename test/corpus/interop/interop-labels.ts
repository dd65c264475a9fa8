import type { CorpusCase } from '../case.ts';

type Label = Pick<CorpusCase, 'truth' | 'mayAlso' | 'mustNot'>;

// Neither xrdp nor weston knows NLA, and freerdp-shadow leaves it off where told to.
const withoutNla = ['unrequired-nla'];
// These checks ask for an address, which no certificate here holds.
const byAddress = ['connection-by-address'];
const healthyWithoutNla: Label = { truth: ['healthy', 'unrequired-nla'] };
// Nothing of freerdp-shadow listens on UDP, and the machine says so.
const withoutUdp = ['blocked-udp'];
const pathToXrdp = [...withoutNla, ...byAddress];

/** The truth about every interop configuration, from how it is made. */
export const interopLabels: Readonly<Record<string, Label>> = {
  'xrdp-negotiate': healthyWithoutNla,
  'xrdp-tls': healthyWithoutNla,
  'xrdp-rdp': { truth: 'standard-security-only', mayAlso: withoutNla },
  'xrdp-low': { truth: 'standard-security-only', mayAlso: withoutNla },
  'xrdp-no-certificate': { truth: 'missing-server-certificate', mayAlso: withoutNla },
  // xrdp goes on without TLS when it cannot use its key; malformed-handshake explains just that.
  'xrdp-key-mismatch': {
    truth: ['mismatched-certificate-key', 'unusable-server-key', 'malformed-handshake'],
    mayAlso: withoutNla,
  },
  'xrdp-rsa-1024': {
    truth: ['weak-certificate-key', 'unusable-server-key', 'malformed-handshake'],
    mayAlso: withoutNla,
    mustNot: ['no-common-cipher'],
  },
  'xrdp-tls10-refused': {
    truth: ['failing-tls-service', 'no-common-tls-version', 'outdated-tls-only'],
    mayAlso: withoutNla,
    mustNot: ['unusable-server-key'],
  },
  'xrdp-tls10': { truth: 'outdated-tls-only', mayAlso: ['obsolete-tls-accepted', ...withoutNla] },
  'xrdp-tls12': healthyWithoutNla,
  'xrdp-tls13': { truth: 'tls13-only', mayAlso: withoutNla },
  'xrdp-expired': { truth: 'expired-certificate', mayAlso: withoutNla },
  'shadow-tls': { ...healthyWithoutNla, mayAlso: withoutUdp },
  'shadow-rdp': { truth: 'refused-tls', mayAlso: ['standard-security-only', ...withoutNla, ...withoutUdp] },
  'shadow-nla': { truth: 'healthy', mayAlso: withoutUdp },
  'shadow-tls-nla': { ...healthyWithoutNla, mayAlso: withoutUdp },
  'shadow-own-certificate': { truth: 'healthy', mayAlso: withoutUdp },
  'shadow-key-mismatch': {
    truth: ['mismatched-certificate-key', 'unusable-server-key'],
    // OpenSSL answers 40 for both; a server without a usable key shares no cipher with anybody.
    mayAlso: ['no-common-cipher', ...withoutNla, ...withoutUdp],
  },
  'shadow-clock-ahead': {
    truth: 'clock-skew',
    // It makes its certificate by its own clock.
    mayAlso: ['not-yet-valid-certificate', ...withoutUdp],
  },
  'shadow-right-password': { truth: 'healthy', mayAlso: withoutUdp },
  // This server closes without an error code, whatever it dislikes.
  'shadow-wrong-password': { truth: 'wrong-password', mayAlso: ['closed-credssp', ...withoutUdp] },
  weston: healthyWithoutNla,
  'path-clean': { truth: ['healthy', 'unrequired-nla'], mayAlso: byAddress },
  'path-drop': { truth: 'filtered-port', mustNot: ['refused-port'] },
  // The router answers as a host without the service does.
  'path-reject-reset': { truth: ['refused-port', 'prohibiting-firewall'], mustNot: ['filtered-port'] },
  'path-reject-port': { truth: ['refused-port', 'prohibiting-firewall'], mustNot: ['filtered-port'] },
  // The system reports it to programs as it reports an unreachable host.
  'path-reject-prohibited': { truth: 'prohibiting-firewall', mayAlso: ['unreachable-network'] },
  'path-reject-host': { truth: 'unreachable-network' },
  'path-reject-network': { truth: 'unreachable-network' },
  'path-syn-ack-dropped': { truth: 'filtered-port', mustNot: ['refused-port'] },
  'path-request-dropped': { truth: 'silent-listener', mustNot: ['path-mtu-black-hole'] },
  'path-hello-reset': { truth: 'resetting-middlebox', mayAlso: pathToXrdp, mustNot: ['unusable-server-key'] },
  'path-tls-answer-reset': {
    truth: 'resetting-middlebox',
    mayAlso: pathToXrdp,
    mustNot: ['unusable-server-key'],
  },
  'path-both-reset': { truth: 'resetting-middlebox', mayAlso: pathToXrdp, mustNot: ['unusable-server-key'] },
  'path-hello-dropped': {
    truth: 'stalled-handshake',
    mayAlso: pathToXrdp,
    mustNot: ['path-mtu-black-hole', 'unusable-server-key'],
  },
  'path-tls-answer-dropped': {
    truth: 'stalled-handshake',
    mayAlso: pathToXrdp,
    mustNot: ['path-mtu-black-hole', 'unusable-server-key'],
  },
  'path-mtu-black-hole': {
    truth: 'path-mtu-black-hole',
    mayAlso: pathToXrdp,
    mustNot: ['unusable-server-key'],
  },
  'path-narrow': { truth: ['healthy', 'unrequired-nla'], mayAlso: byAddress },
  'path-loss': {
    truth: 'lossy-network',
    mayAlso: ['intermittent-handshake', 'slow-network', 'stalled-handshake', ...pathToXrdp],
    mustNot: ['throttled-listener', 'unusable-server-key', 'path-mtu-black-hole'],
  },
  'path-50-ms': { truth: ['healthy', 'unrequired-nla'], mayAlso: byAddress },
  'path-nla': { truth: 'healthy', mayAlso: [...byAddress, ...withoutUdp] },
};
