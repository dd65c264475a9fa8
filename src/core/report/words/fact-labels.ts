import type { Citation } from '../../judging/citation.ts';
import { minuteOf } from '../../facts/time.ts';
import { useWords } from './certificate-words.ts';
import type { InputName } from '../../judging/inputs.ts';

/** What a fact is called in a report. */
export function labelOf(fact: InputName): string {
  return labels[fact] ?? words(fact);
}

/** A citation as one line: what was looked at, and what it says. */
export function evidenceLine({ fact, says: written }: Citation): string {
  const label = labelOf(fact);
  const says = forPeople(written);
  return says.toLowerCase().startsWith(`${label.toLowerCase()} `) ? says : `${label}: ${says}`;
}

/** Times to the minute, uses of certificates by name: 2026-11-28T18:52:12.609Z → 2026-11-28 18:52 UTC. */
function forPeople(says: string): string {
  return says
    .replace(/\b\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?Z/g, minuteOf)
    .replace(/\b1\.3\.6\.1(?:\.\d{1,9}){3,8}\b/g, useWords);
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
  worksFor: 'current clients',
  certificatesSeen: 'certificates shown',
  clientHello: 'the hello of mstsc',
  cloudMachine: 'the cloud says',
  cloudRules: 'rules of the cloud',
  cloudFronts: 'what has the address in the cloud',
  cloudAccess: 'ways to the machine in the cloud',
};

/** listenerSettings → listener settings */
function words(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}
