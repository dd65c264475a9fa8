import { dayOf, daysBetween, daysWords } from '../facts/time.ts';
import { healthy } from '../facts/healthy.ts';
import type { FactTypes } from '../facts/vocabulary.ts';
import { byHandDropping } from '../remedy/remedy.ts';
import { cite, defineCause, entitled, provenAs, ruledOut, suspected } from './cause.ts';

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
    'RD Gateway, RD Web and WinRM present certificates of their own, beside that of the listener, and RD Connection Broker keeps four for its deployment. Renewing one renews none of the others, and clients refuse a gateway whose certificate has expired.',
  needs: ['roleCertificates', 'clockHere'],
  uses: ['services', 'listenerCertificate', 'hostSystem'],

  detect({ roleCertificates, clockHere: now, services, listenerCertificate, hostSystem }) {
    const left = ({ notAfter }: RoleCertificate) =>
      notAfter === undefined ? SOON + 1 : daysBetween(now, notAfter);
    const due = roleCertificates.filter((one) => left(one) <= SOON).toSorted((a, b) => left(a) - left(b));
    const [first] = due;
    if (first === undefined) {
      const elsewhere = namedOtherwise(roleCertificates, hostSystem?.computer);
      if (elsewhere !== undefined)
        return entitled(
          'The certificate of RD Connection Broker does not name this server',
          suspected(cite('roleCertificates', otherNamesWords(elsewhere, hostSystem?.computer ?? ''))),
        );
      return ruledOut(
        cite('roleCertificates', `of ${roleCertificates.length} certificates of other roles none ends soon`),
      );
    }
    const bound = listenerCertificate?.boundSha1;
    const because = due
      .slice(0, 8)
      .map((one) => cite('roleCertificates', wordsOf(one, now) + beside(one, bound)));
    const over = due.find((one) => refusing.includes(one.role) && left(one) < 0);
    const serves = services?.['TSGateway']
      ? [cite('services', `TSGateway: ${services['TSGateway'].state}`)]
      : [];
    const days = left(first);
    const [named, verdict] =
      over === undefined
        ? [first, provenAs('informs', ...because)]
        : [over, provenAs('degrades', ...because, ...serves)];
    const end = left(named) < 0 ? 'has expired' : `ends in ${daysWords(days)}`;
    const where = named.role.startsWith('deployment') ? 'in this deployment' : 'on this server';
    return entitled(`The certificate of ${roleWords[named.role]} ${where} ${end}`, verdict);
  },

  remedies: () => [
    byHandDropping(
      'Renew it where the role keeps it',
      'server',
      'RD Gateway: RD Gateway Manager, Properties, SSL Certificate, then restart the service TSGateway. A deployment, for each of its roles (RDGateway, RDWebAccess, RDRedirector, RDPublishing): `Set-RDCertificate -Role RDGateway -ImportPath FILE.pfx -Password (Read-Host -AsSecureString) -ConnectionBroker NAME -Force`. Keep the .pfx of before: to take it back, set that one.',
      'Other endpoints: `netsh http show sslcert` lists what each presents; RD Web is bound in IIS Manager, WinRM in `winrm enumerate winrm/config/listener`.',
    ),
  ],
  wouldNotHelp: ['a new certificate for the RDP listener: the roles do not use it'],
  settledBy: 'netsh http show sslcert on the server; Get-RDCertificate on the broker',
  references: [
    'https://learn.microsoft.com/powershell/module/remotedesktop/get-rdcertificate',
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
    {
      name: 'the deployment signs its connections with one that has expired, and the listener has another',
      facts: {
        roleCertificates: [
          { ...gateway, role: 'deploymentPublishing' },
          { ...gateway, role: 'deploymentBroker', notAfter: '2027-09-01T00:00:00.000Z' },
        ],
        listenerCertificate: { ...healthy.listenerCertificate, boundSha1: 'cd'.repeat(20) },
      },
      verdict: 'recorded',
    },
    {
      name: 'the broker is known by another name',
      facts: {
        roleCertificates: [
          { role: 'deploymentBroker', sha1: 'ab'.repeat(20), names: ['rds.corp.example', 'rds'] },
        ],
      },
      verdict: 'suspected',
    },
    {
      name: 'the broker is known by its own name, or by any of its domain',
      facts: {
        roleCertificates: [
          { role: 'deploymentBroker', sha1: 'ab'.repeat(20), names: ['rds.corp.example', '*.corp.example'] },
        ],
      },
      verdict: 'ruledOut',
    },
    { name: 'no other role', verdict: 'ruledOut' },
  ],
});

function wordsOf({ role, endpoint, sha1, notAfter, subject }: RoleCertificate, now: string): string {
  const where = role === 'https' ? (endpoint ?? roleWords.https) : roleWords[role];
  const end =
    notAfter === undefined ? '' : `${now > notAfter ? ' expired on' : ' ends on'} ${dayOf(notAfter)}`;
  return `${where}: ${subject ?? 'a certificate'} (${sha1.slice(0, 8)}…)${end}`;
}

/** Whether the listener of the broker is bound to the same: whoever renews one of two forgets the other. */
function beside({ role, sha1 }: RoleCertificate, bound: string | undefined): string {
  if (!role.startsWith('deployment') || bound === undefined) return '';
  return bound === sha1
    ? '; the RDP listener is bound to the same'
    : `; the RDP listener is bound to another (${bound.slice(0, 8)}…)`;
}

/** The broker's own certificate where its names are known and none can be that of this computer. */
function namedOtherwise(
  all: FactTypes['roleCertificates'],
  computer: string | undefined,
): RoleCertificate | undefined {
  if (computer === undefined) return undefined;
  const own = `${computer.toLowerCase()}.`;
  return all.find(
    ({ role, names = [] }) =>
      role === 'deploymentBroker' &&
      names.length > 0 &&
      names.every((name) => !`${name.toLowerCase()}.`.startsWith(own) && !name.startsWith('*.')),
  );
}

function otherNamesWords({ names = [] }: RoleCertificate, computer: string): string {
  return `it is for ${names.slice(0, 5).join(', ')}, and this server is ${computer}: right only where clients use such a name for the deployment`;
}

const roleWords = {
  gateway: 'RD Gateway',
  https: 'an HTTPS endpoint',
  deploymentGateway: 'RD Gateway',
  deploymentWeb: 'RD Web Access',
  deploymentBroker: 'RD Connection Broker (single sign-on)',
  deploymentPublishing: 'RD Connection Broker (publishing)',
} as const;
/** Roles that clients talk to, and turn away from where the certificate has expired. */
const refusing: readonly RoleCertificate['role'][] = ['gateway', 'deploymentGateway', 'deploymentWeb'];
