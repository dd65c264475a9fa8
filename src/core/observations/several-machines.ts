import { healthy } from '../facts/healthy.ts';
import type { FactTypes } from '../facts/vocabulary.ts';
import { byHand } from '../remedy/remedy.ts';
import { cite, defineObservation, notLooked, notSeen, type Citation, type Sighting } from './observation.ts';

type Address = FactTypes['addresses'][number];
type Named = 'addresses' | 'certificatesSeen' | 'tlsChain';

const [well] = healthy.addresses as [Address];
const [leaf] = healthy.certificatesSeen as [FactTypes['certificatesSeen'][number]];

export const severalMachines = defineObservation({
  id: 'several-machines',
  title: 'Several machines answer behind one name',
  phase: 'name',
  impact: 'degrades',
  explanation:
    'Different connections reached different machines: a farm, a load balancer, several DNS records, or two machines with one address. In a farm that is meant so. Otherwise a person lands now on one machine and now on another, ' +
    'a session left open is not found again, and every certificate that is not trusted is asked about anew.',
  needs: ['addresses'],
  uses: ['certificatesSeen', 'tlsChain'],

  look({ addresses, certificatesSeen = [], tlsChain }) {
    const named = addresses.filter(({ computer }) => computer !== undefined);
    const computers = [...new Set(named.map(({ computer }) => computer?.toLowerCase()))];
    if (computers.length > 1)
      return several(
        `${count(computers.length)} machines answer behind this name: ${named.map(({ computer, address }) => `${computer} at ${address}`).join(', ')}`,
        named.map(({ computer, address }) => cite('addresses', `${address} calls itself ${computer}`)),
        tlsChain,
      );
    const shown = addresses.filter(({ certificate }) => certificate !== undefined);
    const leaves = new Set(shown.map(({ certificate }) => certificate?.sha256));
    if (leaves.size > 1)
      return several(
        `The addresses of the name show ${leaves.size} different certificates`,
        shown.map(({ address, certificate }) =>
          cite('addresses', `${address}: ${certificate?.names.join(', ')} (SHA-256 ${certificate?.sha256})`),
        ),
        tlsChain,
      );
    if (certificatesSeen.length > 1)
      return {
        is: 'seen',
        title: `One address shows ${certificatesSeen.length} different certificates: several machines answer there, or one whose certificate was just replaced`,
        // Which of the two it is was not measured.
        impact: 'informs',
        because: certificatesSeen.map(({ sha256, times }) =>
          cite('certificatesSeen', `SHA-256 ${sha256}: ${times === 1 ? 'once' : `${times} times`}`),
        ),
      };
    return shown.length === 0 ? notLooked() : notSeen(cite('addresses', 'always the same certificate'));
  },

  remedies: () => [
    byHand(
      'Decide whether they are meant to be one',
      'domain',
      'A farm needs a connection broker, and one certificate that holds the name of the farm on every member.',
      'If it is no farm, take the records of the other machine out of DNS, or give it an address of its own.',
    ),
  ],
  settledBy: 'rdpdoctor check for each address, and compare the thumbprints',
  references: ['https://www.rfc-editor.org/rfc/rfc8305'],
  examples: [
    {
      name: 'two names of computers',
      facts: {
        addresses: [
          { ...well, computer: 'SRV01' },
          { ...well, address: '192.0.2.12', computer: 'SRV02' },
        ],
      },
      verdict: 'seen',
    },
    {
      name: 'two certificates at two addresses',
      facts: {
        addresses: [
          well,
          { ...well, address: '192.0.2.12', certificate: { sha256: 'cd'.repeat(32), names: ['srv02'] } },
        ],
      },
      verdict: 'seen',
    },
    {
      name: 'two certificates at one address',
      facts: { certificatesSeen: [leaf, { ...leaf, sha256: 'cd'.repeat(32), times: 1 }] },
      verdict: 'seen',
    },
    { name: 'one machine', verdict: 'notSeen' },
    {
      name: 'no certificate was seen',
      facts: { addresses: [{ address: '192.0.2.11', spokenTo: false }], certificatesSeen: [] },
      verdict: 'notLooked',
    },
  ],
});

/** Where clients trust what is shown, a farm is as good as one machine. */
function several(
  title: string,
  because: readonly Citation<Named>[],
  chain: FactTypes['tlsChain'] | undefined,
): Sighting<Named> {
  const seen = { is: 'seen', title, because } as const;
  return chain?.trustedHere === true ? { ...seen, impact: 'informs' } : seen;
}

function count(machines: number): string {
  return machines === 2 ? 'Two' : String(machines);
}
