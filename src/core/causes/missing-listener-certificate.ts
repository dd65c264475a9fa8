import { tallyOf } from '../facts/event-log.ts';
import { healthy } from '../facts/healthy.ts';
import { offTheWire, oneEvent } from '../facts/situations-of-logs.ts';
import {
  cite,
  citeEvent,
  defineCause,
  entitled,
  inferred,
  proven,
  provenAs,
  ruledOut,
  suspected,
  unclear,
} from './cause.ts';
import { issueOwnCertificate } from '../remedy/remedies/issue-own-certificate.ts';
import { beganWith } from '../judging/began-with.ts';
import { worksSince } from '../judging/works-since.ts';
import { sources } from '../judging/sources.ts';

const { store: _store, ...withoutStore } = healthy.listenerCertificate;

export const missingListenerCertificate = defineCause({
  id: 'missing-listener-certificate',
  title: 'The listener is bound to a certificate that is in no store of the server',
  phase: 'encryption',
  impact: 'blocks',
  predicts: ['missing-server-certificate', 'reset-in-handshake', 'closed-at-hello', 'dropped-before-sign-in'],
  shows: ['bound-certificate-missing'],
  explanation:
    'SSLCertificateSHA1Hash of RDP-Tcp names one certificate. It was deleted or renewed under another thumbprint. What Windows does then is told in two ways: an event (RemoteConnectionManager 1051) says that it presents its default certificate, the repair script for virtual machines of Azure that the handshake fails.',
  needs: [],
  uses: ['listenerCertificate', 'serverEvents', 'listenerSettings', 'arrivals', 'tlsHandshake', 'incident'],

  detect(facts) {
    const { listenerCertificate: bound, serverEvents: log } = facts;
    if (bound?.boundSha1 !== undefined) {
      if (bound.store !== undefined)
        return ruledOut(cite('listenerCertificate', `${bound.boundSha1} is in the store "${bound.store}"`));
      const says = cite(
        'listenerCertificate',
        `bound to ${bound.boundSha1}, which no store of the machine holds`,
      );
      const wire = facts.tlsHandshake;
      if (wire === undefined) return inferred(says);
      const seen = cite('tlsHandshake', wire.outcome === 'completed' ? 'it completes' : 'it fails');
      return wire.outcome === 'completed' ? provenAs('degrades', says, seen) : proven(says, seen);
    }
    const reset = tallyOf(log, 'rcm', 1059);
    if (reset) {
      const says = citeEvent(reset, 'the certificate configuration was invalid and was reset');
      const since = worksSince(facts, reset.last);
      // What was reset is not bound any more; it is why they fail where it came with the first failures.
      if (since) return ruledOut(says, since);
      const began = beganWith(facts.incident, 'rcm', 1059);
      return entitled(
        'The certificate that the listener was bound to was not valid, and Windows took it off',
        began === undefined ? suspected(says) : inferred(says),
      );
    }
    if (bound) return ruledOut(cite('listenerCertificate', 'no certificate is bound by thumbprint'));
    return unclear();
  },

  remedies: () => [
    {
      ...issueOwnCertificate({ unbind: true }),
      title: 'Clear the stale binding, so that Windows uses its own certificate',
    },
  ],
  wouldNotHelp: ['deleting certificates from the Remote Desktop store: the binding names another one'],
  settledBy: 'rdpdoctor collector, run on the server',
  dialogs: ['0x904/0x7'],
  references: [sources.generalTroubleshooting],
  examples: [
    {
      name: 'bound thumbprint in no store',
      facts: { listenerCertificate: withoutStore },
      verdict: 'recorded',
    },
    {
      name: 'bound thumbprint in no store, and nobody looked at the wire',
      facts: { listenerCertificate: withoutStore },
      unknown: offTheWire,
      verdict: 'inferred',
    },
    {
      name: 'RCM 1059',
      facts: oneEvent('rcm', 1059),
      unknown: ['listenerCertificate', ...offTheWire],
      verdict: 'suspected',
    },
    { name: 'bound and stored', verdict: 'ruledOut' },
    { name: 'nobody looked', unknown: ['listenerCertificate'], verdict: 'unclear' },
  ],
});
