import { healthy } from '../facts/healthy.ts';
import { cite, defineCause, proven, ruledOut } from './cause.ts';
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
    'The certificate seen on the wire is not the one that the server has bound. Either the service was not restarted since the binding changed, or something in between ends the TLS connection with a certificate of its own.',
  needs: ['tlsCertificate', 'listenerCertificate'],

  detect({ tlsCertificate: seen, listenerCertificate: bound }) {
    if (bound.boundSha1 === undefined)
      return ruledOut(cite('listenerCertificate', 'no certificate is bound by thumbprint'));
    if (bound.boundSha1 === seen.sha1)
      return ruledOut(cite('listenerCertificate', `bound and presented: ${seen.sha1}`));
    return proven(
      cite('listenerCertificate', `bound: ${bound.boundSha1}`),
      cite('tlsCertificate', `presented: ${seen.sha1} (${seen.subject})`),
    );
  },

  remedies: () => [
    {
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
    { name: 'the same', verdict: 'ruledOut' },
    { name: 'none is bound by thumbprint', facts: { listenerCertificate: unbound }, verdict: 'ruledOut' },
  ],
});
