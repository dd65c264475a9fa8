import { healthy } from '../facts/healthy.ts';
import { byHand } from '../remedy/remedy.ts';
import { cite, defineObservation, notSeen, seen } from './observation.ts';
import { sources } from '../judging/sources.ts';

const byAddress = {
  ...healthy.nameResolution,
  name: '192.0.2.11',
  kind: 'ipv4',
  outcome: 'literal',
  ms: 0,
} as const;

export const connectionByAddress = defineObservation({
  id: 'connection-by-address',
  title: 'The connection goes to an address, so the name of the server cannot be checked',
  phase: 'name',
  impact: 'informs',
  explanation:
    'Connecting by address avoids a broken name lookup, as the guides say. The price: Kerberos needs a name, so sign-in falls back to NTLM, ' +
    'and the certificate rarely holds the address, so the client cannot tell this server from another one.',
  needs: ['nameResolution', 'nameMatch'],

  look({ nameResolution: { name, kind }, nameMatch: { matches, certificateNames } }) {
    if (kind !== 'ipv4' && kind !== 'ipv6') return notSeen(cite('nameResolution', `${name} is a name`));
    if (matches) return notSeen(cite('nameMatch', `the certificate holds ${name}`));
    const names = certificateNames.join(', ') || 'no name';
    return seen(
      cite('nameResolution', `${name} is an address`),
      cite('nameMatch', `the certificate holds ${names}`),
    );
  },

  remedies: ({ nameMatch: { hostNames, certificateNames } }) => [
    byHand(
      'Connect by name',
      'client',
      `Use the name of the server: ${(hostNames?.length ? hostNames : certificateNames).join(' or ') || 'ask its administrator for it'}.`,
    ),
  ],
  references: [sources.ntlmAvPairs, 'https://www.rfc-editor.org/rfc/rfc6125'],
  examples: [
    {
      name: 'by address',
      facts: {
        nameResolution: byAddress,
        nameMatch: { ...healthy.nameMatch, asked: '192.0.2.11', matches: false },
      },
      verdict: 'seen',
    },
    {
      name: 'the certificate holds the address',
      facts: {
        nameResolution: byAddress,
        nameMatch: {
          ...healthy.nameMatch,
          asked: '192.0.2.11',
          certificateNames: ['192.0.2.11'],
          matches: true,
        },
      },
      verdict: 'notSeen',
    },
  ],
});
