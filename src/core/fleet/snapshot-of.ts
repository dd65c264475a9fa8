import type { Diagnosis } from '../diagnosis/diagnosis.ts';
import { latest, type CaseFile } from '../facts/case-file.ts';
import { nlaOf } from '../facts/nla.ts';
import type { FactTypes } from '../facts/vocabulary.ts';
import { seenCertificate, type Snapshot } from './snapshot.ts';

type Known = Partial<FactTypes>;

/** A judged case as codes and values: what is stored in columns and compared over time. What was not measured is absent. */
export function snapshotOf(file: CaseFile, diagnosis: Diagnosis, exit: number): Snapshot {
  const known = hostFacts(file);
  const { outcome, phase, lead } = diagnosis;
  return {
    outcome,
    ...given('phase', phase),
    ...given('lead', lead?.id),
    ...given('impact', lead?.impact),
    ...given('confidence', lead?.confidence),
    exit,
    ...networkOf(known),
    ...negotiationOf(known),
    ...identityOf(known),
  };
}

/** The newest value of each fact of the host itself; what a client or a gateway says of itself is left out. */
export function hostFacts({ facts }: CaseFile): Known {
  const ofHost = facts.filter(({ source: { of } }) => of === undefined || of === 'host');
  return Object.fromEntries(Object.entries(latest(ofHost)).map(([name, { value }]) => [name, value]));
}

function networkOf({ tcpConnect, connectionQuality, connectionAttempts = [] }: Known): Partial<Snapshot> {
  const spoken = connectionAttempts[0]?.address;
  const open = tcpConnect?.attempts.filter(({ outcome }) => outcome === 'open') ?? [];
  const used = open.find(({ address }) => address === spoken) ?? open[0];
  const { attempts = 0, completed = 0, rttMs } = connectionQuality ?? {};
  return {
    ...given('address', spoken ?? used?.address ?? tcpConnect?.attempts[0]?.address),
    ...given('connectMs', used?.stoodStillMs === undefined ? used?.ms : undefined),
    ...given('roundTripMs', rttMs?.median),
    ...given('lost', attempts > 0 ? Math.max(0, 1 - completed / attempts) : undefined),
  };
}

function negotiationOf(known: Known): Partial<Snapshot> {
  const { rdpNegotiation: answer, tlsHandshake: tls, tlsCertificate } = known;
  return {
    ...given('protocol', answer?.outcome === 'accepted' ? answer.protocol : undefined),
    ...given('negotiationFailure', answer?.outcome === 'refused' ? answer.failure : undefined),
    ...given('nla', nlaOf(known)),
    ...(tls?.outcome === 'completed' ? { tls: tls.version, cipher: tls.cipher } : {}),
    ...given('certificate', tlsCertificate === undefined ? undefined : seenCertificate.parse(tlsCertificate)),
  };
}

function identityOf({ ntlmIdentity, serverClock }: Known): Partial<Snapshot> {
  const { computer, dnsComputer, domain, dnsDomain, osBuild } = ntlmIdentity ?? {};
  return {
    ...given('computer', dnsComputer ?? computer),
    ...given('domain', dnsDomain ?? domain),
    ...given('build', osBuild),
    ...given('skewSeconds', serverClock?.skewSeconds),
  };
}

/** The field where there is a value for it, else nothing. */
function given<K extends keyof Snapshot>(name: K, value: Snapshot[K] | undefined): Partial<Snapshot> {
  return value === undefined ? {} : { [name]: value };
}
