/**
 * What the proof of a cause consists of, where a deeper cause can bring it about: the deeper one predicts the sign, the
 * other shows it, and neither names the other.
 */
export const signs = {
  'rdp-answer': 'an RDP server answers on the wire',
  'certificate-not-made': 'the log says that a new certificate could not be made',
  'key-not-opened': 'the private key of the certificate cannot be opened',
  'bound-certificate-missing': 'the bound certificate is in no store',
  'other-certificate-shown': 'another certificate is shown than the one that is bound',
  'opened-on-the-way': 'the encryption is opened between here and the server',
  'public-profile': 'the network counts as Public',
  'closed-firewall': 'no rule of Windows Firewall lets anybody in',
  'service-ended': 'the service does not run',
  'listener-absent': 'no RDP-Tcp listener is there or listens',
  'port-owned-by-other': 'another program has the port',
  'domain-not-asked': 'the domain was not asked or does not know the server',
  'channel-lost': 'the server has no secure channel to its domain',
  'no-license-server': 'no license server is found',
  'licensing-broken-off': 'the license exchange breaks off',
  'session-denied': 'the server denies the session',
  'unfinished-connections-dropped': 'unfinished connections are dropped',
  'packets-lost': 'packets are lost',
  'outdated-tls': 'only outdated TLS is spoken',
  'clocks-differ': 'the clocks of server and client differ',
  'other-machine': 'the machine calls itself something else',
  'works-from-here': 'the server answers properly from here',
} as const;

export type ProofSign = keyof typeof signs;
