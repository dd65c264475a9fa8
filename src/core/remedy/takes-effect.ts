/** When a change is in force, from at once to the next start of the machine. */
export const moments = ['now', 'newConnections', 'serviceRestart', 'machineRestart'] as const;
export type Moment = (typeof moments)[number];

/** When a change is in force, and where that is documented. */
export interface Effect {
  readonly when: Moment;
  /** The document that says so; where none was found, what the careful reading rests on. */
  readonly source: string;
  /** No document of Microsoft's says it. */
  readonly unconfirmed?: true;
  /** Services that have to be restarted, for `serviceRestart`. */
  readonly services?: readonly ('SessionEnv' | 'TermService')[];
}

/** The latest of several moments; `now` of none. */
export function latest(all: readonly Moment[]): Moment {
  return moments.findLast((moment) => all.includes(moment)) ?? 'now';
}

const learn = 'https://learn.microsoft.com';

/** What documents say, by the thing that is changed. */
export const effects = {
  /** The step itself is the effect. */
  now: { when: 'now', source: 'the step ends when it is in force' },
  nextStart: { when: 'now', source: `${learn}/windows-server/administration/windows-commands/sc-config` },
  newLogon: { when: 'newConnections', source: `${learn}/windows/win32/secauthz/access-tokens` },
  newSocket: { when: 'newConnections', source: `${learn}/windows/win32/secauthn/tls-handshake-protocol` },
  restart: {
    when: 'machineRestart',
    source: `${learn}/windows-server/administration/windows-commands/shutdown`,
  },
  cipherOrder: {
    when: 'machineRestart',
    source: `${learn}/windows-server/security/tls/manage-tls ("will take effect on the next boot")`,
  },
  protocols: {
    when: 'serviceRestart',
    services: ['TermService'],
    source: `${learn}/windows-server/security/tls/tls-registry-settings ("credential handles opened by subsequent AcquireCredentialsHandle calls … an application or service restart may be required")`,
  },
  protocolsOfClient: {
    when: 'newConnections',
    source: `${learn}/windows-server/security/tls/tls-registry-settings (a new process opens new credential handles)`,
  },
  ownCertificate: {
    when: 'serviceRestart',
    services: ['SessionEnv', 'TermService'],
    source: `${learn}/troubleshoot/azure/virtual-machines/windows/event-id-troubleshoot-vm-rdp-connecton`,
  },
  binding: {
    when: 'serviceRestart',
    services: ['TermService'],
    source: `${learn}/troubleshoot/windows-server/remote/internal-error-has-occurred-connecting-remote-machine`,
  },
  keyAccess: {
    when: 'serviceRestart',
    services: ['SessionEnv', 'TermService'],
    source: `${learn}/troubleshoot/azure/virtual-machines/windows/event-id-troubleshoot-vm-rdp-connecton`,
  },
  encryptionOracle: {
    when: 'machineRestart',
    source:
      'support.microsoft.com KB 4093492 ("Any change to Encryption Oracle Remediation requires a reboot")',
  },
  listenerValue: {
    when: 'serviceRestart',
    services: ['TermService'],
    unconfirmed: true,
    source: 'no document says when the listener reads it; a restart of the service is the careful reading',
  },
  connectionSwitch: {
    when: 'now',
    unconfirmed: true,
    source: 'no document says it; System Properties writes the same value and asks for no restart',
  },
  securityLayer: {
    when: 'newConnections',
    unconfirmed: true,
    source: 'no document says it; seen on machines to hold for the next connection',
  },
} as const satisfies Readonly<Record<string, Effect>>;
