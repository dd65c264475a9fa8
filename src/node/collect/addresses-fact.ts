import type { FactTypes } from '../../core/facts/vocabulary.ts';

type Addresses = FactTypes['addresses'];

/** Every address of the name: the one talked to at length, those spoken to once, and those only opened or not even that. */
export function addressesFact(known: Partial<FactTypes>, first: string | undefined): Addresses {
  const spoken = new Map((known.addresses ?? []).map((one) => [one.address, one]));
  if (first !== undefined) spoken.set(first, atLength(known, first));
  const all = known.nameResolution?.addresses ?? [];
  return all.map(({ address }) => spoken.get(address) ?? { address, spokenTo: false });
}

function atLength(known: Partial<FactTypes>, address: string): Addresses[number] {
  const { rdpNegotiation, tlsCertificate, portSpeech } = known;
  const speaks = portSpeech?.protocol;
  return {
    address,
    spokenTo: rdpNegotiation !== undefined,
    ...(rdpNegotiation === undefined ? {} : { negotiation: rdpNegotiation }),
    ...(tlsCertificate === undefined
      ? {}
      : { certificate: { sha256: tlsCertificate.sha256, names: tlsCertificate.names } }),
    ...(speaks === undefined || speaks === 'silent' || speaks === 'rdp' ? {} : { speaks }),
    ...(portSpeech?.banner === undefined ? {} : { banner: portSpeech.banner }),
  };
}
