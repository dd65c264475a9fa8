import type { Citation } from './citation.ts';
import type { InputName } from './inputs.ts';

/**
 * How something is known, the surest first: measured on the wire; recorded in a setting or store that was read; logged by an
 * event that says it; inferred from a pattern; told by a person or by the client's own error.
 */
export const proofKinds = ['measured', 'recorded', 'logged', 'inferred', 'told'] as const;
export type ProofKind = (typeof proofKinds)[number];

/** The kind of the first citation, which is the proof; what cites nothing is inferred. */
export function proofKindOf(because: readonly Citation[]): ProofKind {
  const [proof] = because;
  return proof === undefined ? 'inferred' : (kinds[proof.fact] ?? 'measured');
}

/** Facts that were not measured on the wire. */
const kinds: { readonly [N in InputName]?: ProofKind } = {
  clientError: 'told',
  reportedContext: 'told',
  rdpFile: 'recorded',
  clientSettings: 'recorded',
  clientInstall: 'recorded',
  certificateFile: 'recorded',
  incident: 'logged',
  worksFor: 'measured',
  serverEvents: 'logged',
  eventActivity: 'logged',
  clientEvents: 'logged',
  logonPressure: 'logged',
  timeline: 'logged',
  arrivals: 'logged',
  clientAttempts: 'logged',
  programLogs: 'logged',
  listenerSettings: 'recorded',
  schannelServer: 'recorded',
  cipherOrder: 'recorded',
  services: 'recorded',
  listenerCertificate: 'recorded',
  remoteDesktopStore: 'recorded',
  firewall: 'recorded',
  networkProfile: 'recorded',
  portOwner: 'recorded',
  sessions: 'recorded',
  timeSource: 'recorded',
  updates: 'recorded',
  hostSystem: 'recorded',
  securityProducts: 'recorded',
  licensing: 'recorded',
  logonRights: 'recorded',
  machineKeys: 'recorded',
  winStations: 'recorded',
  adapters: 'recorded',
  domainChannel: 'recorded',
  ntlmPolicy: 'recorded',
  roleCertificates: 'recorded',
  cloudMachine: 'recorded',
  cloudRules: 'recorded',
  cloudFronts: 'recorded',
  cloudAccess: 'recorded',
};
