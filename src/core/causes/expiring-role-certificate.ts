import { dayOf, daysBetween, daysWords } from '../facts/time.ts';
import type { FactTypes } from '../facts/vocabulary.ts';
import { byHand } from '../remedy/remedy.ts';
import { cite, defineCause, entitled, provenAs, ruledOut } from './cause.ts';

/** Days before the end in which renewing is due. */
const SOON = 30;

type RoleCertificate = FactTypes['roleCertificates'][number];
const gateway: RoleCertificate = {
  role: 'gateway',
  sha1: 'ab'.repeat(20),
  notAfter: '2026-08-20T00:00:00.000Z',
  subject: 'CN=gw.corp.example',
};

export const expiringRoleCertificate = defineCause({
  id: 'expiring-role-certificate',
  title: 'The certificate of RD Gateway on this server has expired',
  phase: 'certificate',
  impact: 'degrades',
  predicts: ['turned-away-by-gateway'],
  rare: true,
  explanation:
    'RD Gateway, RD Web and WinRM present certificates of their own, beside that of the listener. Renewing one renews none of the others, and clients refuse a gateway whose certificate has expired.',
  needs: ['roleCertificates', 'clockHere'],
  uses: ['services'],

  detect({ roleCertificates, clockHere: now, services }) {
    const left = ({ notAfter }: RoleCertificate) =>
      notAfter === undefined ? SOON + 1 : daysBetween(now, notAfter);
    const due = roleCertificates.filter((one) => left(one) <= SOON).toSorted((a, b) => left(a) - left(b));
    if (due.length === 0)
      return ruledOut(
        cite('roleCertificates', `of ${roleCertificates.length} certificates of other roles none ends soon`),
      );
    const because = due.slice(0, 8).map((one) => cite('roleCertificates', wordsOf(one, now)));
    const over = due.find((one) => one.role === 'gateway' && left(one) < 0);
    const serves = services?.['TSGateway']
      ? [cite('services', `TSGateway: ${services['TSGateway'].state}`)]
      : [];
    if (over) return provenAs('degrades', ...because, ...serves);
    const [first] = due;
    const what = first?.role === 'gateway' ? 'RD Gateway' : 'an HTTPS endpoint';
    const days = first ? left(first) : 0;
    return entitled(
      days < 0
        ? `The certificate of ${what} on this server has expired`
        : `The certificate of ${what} on this server ends in ${daysWords(days)}`,
      provenAs('informs', ...because),
    );
  },

  remedies: () => [
    byHand(
      'Renew it where the role keeps it',
      'server',
      'RD Gateway: RD Gateway Manager, Properties, SSL Certificate, then restart the service TSGateway. A deployment: `Set-RDCertificate -Role RDGateway -ImportPath FILE.pfx -ConnectionBroker NAME`.',
      'Other endpoints: `netsh http show sslcert` lists what each presents; RD Web is bound in IIS Manager, WinRM in `winrm enumerate winrm/config/listener`.',
    ),
  ],
  wouldNotHelp: ['a new certificate for the RDP listener: the roles do not use it'],
  settledBy: 'netsh http show sslcert on the server',
  references: [
    'https://learn.microsoft.com/powershell/module/remotedesktop/set-rdcertificate',
    'https://learn.microsoft.com/windows-server/administration/windows-commands/netsh-http',
  ],
  examples: [
    { name: 'the gateway has an expired one', facts: { roleCertificates: [gateway] }, verdict: 'recorded' },
    {
      name: 'ends in two weeks',
      facts: { roleCertificates: [{ ...gateway, notAfter: '2026-09-15T00:00:00.000Z' }] },
      verdict: 'recorded',
    },
    {
      name: 'good for a year',
      facts: {
        roleCertificates: [
          { ...gateway, role: 'https', endpoint: '0.0.0.0:443', notAfter: '2027-09-01T00:00:00.000Z' },
        ],
      },
      verdict: 'ruledOut',
    },
    { name: 'no other role', verdict: 'ruledOut' },
  ],
});

function wordsOf({ role, endpoint, sha1, notAfter, subject }: RoleCertificate, now: string): string {
  const where = role === 'gateway' ? 'RD Gateway' : (endpoint ?? 'an HTTPS endpoint');
  const end =
    notAfter === undefined ? '' : `${now > notAfter ? ' expired on' : ' ends on'} ${dayOf(notAfter)}`;
  return `${where}: ${subject ?? 'a certificate'} (${sha1.slice(0, 8)}…)${end}`;
}
