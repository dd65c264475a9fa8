import { healthy } from '../facts/healthy.ts';
import { tallyOf } from '../facts/event-log.ts';
import { oneEvent } from '../facts/situations-of-logs.ts';
import type { FactTypes } from '../facts/vocabulary.ts';
import { byHand } from '../remedy/remedy.ts';
import { cite, citeEvent, defineCause, proven, ruledOut } from './cause.ts';
import { sources } from '../judging/sources.ts';

const { boundSha1: _, ...unbound } = healthy.listenerCertificate;

export const replacedCertificateNotBound = defineCause({
  id: 'replaced-certificate-not-bound',
  title: 'The listener presents another certificate than the one that is bound',
  phase: 'certificate',
  impact: 'degrades',
  predicts: ['expired-certificate'],
  shows: ['other-certificate-shown'],
  explanation:
    'The certificate seen on the wire is not the one that the server has bound. The service was not restarted since the binding changed; or Windows cannot use the bound one (RemoteConnectionManager 1051, 1053, 1054, 1055) and presents its own; or something in between ends the TLS connection with a certificate of its own.',
  needs: ['tlsCertificate', 'listenerCertificate'],
  uses: ['serverEvents'],

  detect({ tlsCertificate: seen, listenerCertificate: bound, serverEvents: log }) {
    if (bound.boundSha1 === undefined)
      return ruledOut(cite('listenerCertificate', 'no certificate is bound by thumbprint'));
    if (bound.boundSha1 === seen.sha1)
      return ruledOut(cite('listenerCertificate', `bound and presented: ${seen.sha1}`));
    return proven(
      cite('listenerCertificate', `bound: ${bound.boundSha1}`),
      cite('tlsCertificate', `presented: ${seen.sha1} (${seen.subject})`),
      ...unusable(log).map((tally) => citeEvent(tally, 'Windows cannot use the bound certificate')),
    );
  },

  // A restart does not make a certificate usable.
  remedies: ({ serverEvents: log }) => [
    unusable(log).length > 0
      ? byHand(
          'Bind a certificate that Windows can use',
          'server',
          'The event names what is wrong with the bound one: gone (1051), not valid (1053), without a fitting usage (1054), a key that cannot be read (1055). `rdpdoctor bind CERTIFICATE` looks at all of it first.',
        )
      : {
          title: 'Restart the services, so that the bound certificate is presented',
          on: 'server',
          actions: [{ kind: 'restartServices', services: ['SessionEnv', 'TermService'] }],
        },
  ],
  settledBy: 'rdpdoctor collector on the server and rdpdoctor check from outside, in one case',
  references: [sources.generalTroubleshooting],
  examples: [
    {
      name: 'bound another one',
      facts: { listenerCertificate: { ...healthy.listenerCertificate, boundSha1: 'ee'.repeat(20) } },
      verdict: 'recorded',
    },
    {
      name: 'bound another one, which Windows cannot use',
      facts: {
        listenerCertificate: { ...healthy.listenerCertificate, boundSha1: 'ee'.repeat(20) },
        ...oneEvent('rcm', 1054),
      },
      verdict: 'recorded',
    },
    { name: 'the same', verdict: 'ruledOut' },
    { name: 'none is bound by thumbprint', facts: { listenerCertificate: unbound }, verdict: 'ruledOut' },
  ],
});

function unusable(log: FactTypes['serverEvents'] | undefined) {
  const tally = tallyOf(log, 'rcm', 1051, 1053, 1054, 1055);
  return tally === undefined ? [] : [tally];
}
