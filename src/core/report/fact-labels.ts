import type { Citation } from '../judging/citation.ts';
import type { InputName } from '../judging/inputs.ts';

/** What a fact is called in a report. */
export function labelOf(fact: InputName): string {
  return labels[fact] ?? words(fact);
}

/** A citation as one line: what was looked at, and what it says. */
export function evidenceLine({ fact, says }: Citation): string {
  const label = labelOf(fact);
  return says.toLowerCase().startsWith(`${label.toLowerCase()} `) ? says : `${label}: ${says}`;
}

const labels: { readonly [N in InputName]?: string } = {
  nameResolution: 'name',
  tcpConnect: 'TCP',
  rdpNegotiation: 'negotiation',
  protocolAnswers: 'offers',
  phaseOfDeath: 'connection',
  connectionAttempts: 'connections',
  connectionQuality: 'quality',
  tlsHandshake: 'TLS',
  tlsSupport: 'TLS',
  tlsEnding: 'TLS',
  rawTls: 'TLS on the bare port',
  tlsCertificate: 'certificate',
  tlsChain: 'certificate chain',
  nameMatch: 'names',
  clockHere: 'clock here',
  serverClock: 'clock there',
  credssp: 'sign-in',
  ntlmIdentity: 'the host says of itself',
  logon: 'logon',
  earlyUserAuth: 'authorization',
  sessionStart: 'session',
  portSpeech: 'port',
  rdpUdp: 'UDP',
  largeFlight: 'large packets',
  clientError: 'you saw',
  incident: 'logs over time',
  reportedContext: 'you said',
  rdpFile: '.rdp file',
  serverEvents: 'server log',
  eventActivity: 'event logs',
  serverAttempts: 'attempts in the logs',
  clientEvents: 'client log',
};

/** listenerSettings → listener settings */
function words(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}
