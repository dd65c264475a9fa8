import { speakers } from '../codes/problem-words.ts';
import { healthy } from '../facts/healthy.ts';
import type { FactTypes } from '../facts/vocabulary.ts';
import { byHand } from '../remedy/remedy.ts';
import { cite, defineObservation, notLooked, notSeen } from './observation.ts';

type Address = FactTypes['addresses'][number];

const [well] = healthy.addresses as [Address];
const ssh: Address = {
  address: '192.0.2.12',
  spokenTo: true,
  negotiation: { outcome: 'malformed', problem: { code: 'otherProtocol', params: { speaks: 'ssh' } } },
  speaks: 'ssh',
  banner: 'SSH-2.0-OpenSSH_9.6',
};

export const unlikeAddresses = defineObservation({
  id: 'unlike-addresses',
  title: 'Only some addresses of the name are Remote Desktop servers',
  phase: 'name',
  impact: 'degrades',
  ending: true,
  whileAlive: true,
  covers: [
    'foreign-service-on-port',
    'malformed-negotiation',
    'closed-before-answer',
    'reset-before-answer',
    'silent-listener',
    'unfinished-answer',
  ],
  explanation:
    'The name has several addresses that take connections, and they do not do the same. Whether somebody gets in depends on the address that is tried first, so it works at one time and not at another, for one person and not for the next.',
  needs: ['addresses'],

  look({ addresses }) {
    const spoken = addresses.filter(({ negotiation }) => negotiation !== undefined);
    if (spoken.length < 2) return notLooked();
    const because = spoken.map((one) => cite('addresses', `${one.address}: ${doingOf(one)}`));
    const others = spoken.filter((one) => !isRdp(one));
    const [first] = spoken.filter(isRdp);
    const [other] = others;
    if (first === undefined || other === undefined) return notSeen(...because);
    return {
      is: 'seen',
      title: `The name leads to several machines: ${first.address} is a Remote Desktop server, ${other.address} ${doingOf(other)}`,
      because,
    };
  },

  remedies: ({ addresses }) => [
    byHand(
      'Decide which addresses belong to the name',
      'domain',
      `Take out of DNS what is no Remote Desktop server (${addresses
        .filter((one) => one.negotiation !== undefined && !isRdp(one))
        .map(({ address }) => address)
        .join(', ')}), or bring it back into service.`,
      'Until then connect to the address that works.',
    ),
  ],
  wouldNotHelp: ['a new certificate or a changed setting on the server that answers'],
  settledBy: 'nslookup HOST, then rdpdoctor check for each address',
  references: ['https://www.rfc-editor.org/rfc/rfc8305'],
  examples: [
    { name: 'one is SSH', facts: { addresses: [well, ssh] }, verdict: 'seen' },
    {
      name: 'one closes every request',
      facts: {
        addresses: [
          well,
          { address: '192.0.2.12', spokenTo: true, negotiation: { outcome: 'closed', ms: 1, bytes: 0 } },
        ],
      },
      verdict: 'seen',
    },
    {
      name: 'both are Remote Desktop',
      facts: { addresses: [well, { ...well, address: '192.0.2.12' }] },
      verdict: 'notSeen',
    },
    { name: 'there is only one', verdict: 'notLooked' },
  ],
});

function isRdp({ negotiation }: Address): boolean {
  return negotiation?.outcome === 'accepted' || negotiation?.outcome === 'refused';
}

function doingOf({ negotiation, speaks, banner }: Address): string {
  const name = speaks === undefined || speaks === 'rdp' ? undefined : speakers[speaks];
  if (name !== undefined) return `is ${name}${banner === undefined ? '' : ` ("${banner}")`}`;
  return doings[negotiation?.outcome ?? 'malformed'];
}

const doings: Readonly<Record<NonNullable<Address['negotiation']>['outcome'], string>> = {
  accepted: 'answers as a Remote Desktop server',
  refused: 'answers as a Remote Desktop server',
  closed: 'closes every request',
  reset: 'resets every request',
  timedOut: 'never answers',
  malformed: 'answers with something that is not RDP',
};
