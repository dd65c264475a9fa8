import { healthy } from '../facts/healthy.ts';
import { holdsOwnName } from '../judging/own-name.ts';
import { byHand } from '../remedy/remedy.ts';
import { cite, defineObservation, notSeen, seen, seenAs } from './observation.ts';

export const nameMismatch = defineObservation({
  id: 'name-mismatch',
  title: 'The certificate is made out to another name than the one that was asked for',
  phase: 'certificate',
  impact: 'degrades',
  explanation:
    'The client cannot confirm from the certificate that this is the server that was meant, and warns. After a computer was renamed the old name often stays in its certificate; with a short name typed, a certificate for the full name does not match either. ' +
    'By itself this does not close the connection.',
  needs: ['nameMatch'],
  uses: ['nameResolution', 'ntlmIdentity'],

  look({ nameMatch: { asked, certificateNames, matches, hostNames, matchesHost }, nameResolution }) {
    const says = cite(
      'nameMatch',
      `asked: ${asked}; in the certificate: ${certificateNames.join(', ') || 'no name'}`,
    );
    if (matches) return notSeen(says);
    if (nameResolution?.kind === 'ipv4' || nameResolution?.kind === 'ipv6')
      return notSeen(cite('nameResolution', 'an address was asked for, which certificates rarely hold'));
    const short = certificateNames.some((name) => name.toLowerCase().startsWith(`${asked.toLowerCase()}.`));
    if (short && nameResolution?.kind === 'shortName')
      return seenAs('weakens', says, cite('nameResolution', 'the short form of that name was asked for'));
    const own = hostNames?.filter(isFirstOfItsKind).join(' / ');
    const holds = holdsOwnName({ certificateNames, hostNames });
    if (own === undefined || holds === undefined) return seen(says);
    if (!holds)
      return seen(
        says,
        cite(
          'nameMatch',
          `the server calls itself ${own}: the certificate is older than the name, or not its own`,
        ),
      );
    if (matchesHost !== false) return seen(says);
    return seen(
      says,
      cite(
        'nameMatch',
        `the server calls itself ${own}, as its certificate does: ${asked} is an alias, or leads to another machine`,
      ),
    );
  },

  remedies: ({ nameMatch: { certificateNames, hostNames } }) => [
    byHand(
      'Use the name in the certificate',
      'client',
      `Connect to ${certificateNames.join(' or ') || 'the full name of the server'}, if that is the right machine.`,
      ...(holdsOwnName({ certificateNames, hostNames }) === false
        ? [
            'If the server was renamed: remove the old certificate from its store "Remote Desktop" and restart SessionEnv and TermService; Windows makes one with the new name.',
          ]
        : []),
    ),
  ],
  wouldNotHelp: ['authentication level:i:0: it switches the check off for every server'],
  settledBy: 'rdpdoctor check HOST',
  references: [
    'https://www.rfc-editor.org/rfc/rfc6125',
    'https://qiita.com/mtmana/items/424579c1b9738c7a18c1',
  ],
  examples: [
    {
      name: 'renamed, old certificate',
      facts: {
        nameMatch: {
          ...healthy.nameMatch,
          certificateNames: ['DESKTOP-OLD'],
          matches: false,
        },
        tlsCertificate: {
          ...healthy.tlsCertificate,
          subject: 'CN=DESKTOP-OLD',
          issuer: 'CN=DESKTOP-OLD',
          names: ['DESKTOP-OLD'],
        },
      },
      verdict: 'seen',
    },
    {
      name: 'an alias of a server whose certificate holds its own name',
      facts: {
        nameResolution: { ...healthy.nameResolution, name: 'files.corp.example' },
        nameMatch: { ...healthy.nameMatch, asked: 'files.corp.example', matches: false, matchesHost: false },
      },
      verdict: 'seen',
    },
    {
      name: 'the short form of the name',
      facts: {
        nameResolution: { ...healthy.nameResolution, name: 'srv01', kind: 'shortName' },
        nameMatch: { ...healthy.nameMatch, asked: 'srv01', matches: false },
      },
      verdict: 'seen',
    },
    {
      name: 'an address was asked for',
      facts: {
        nameResolution: { ...healthy.nameResolution, name: '192.0.2.11', kind: 'ipv4', outcome: 'literal' },
        nameMatch: { ...healthy.nameMatch, asked: '192.0.2.11', matches: false },
      },
      verdict: 'notSeen',
    },
  ],
});

/** The short name comes twice where a host has no domain: in capitals, and as its DNS name. */
function isFirstOfItsKind(name: string, at: number, names: readonly string[]): boolean {
  return names.findIndex((other) => other.toLowerCase() === name.toLowerCase()) === at;
}
