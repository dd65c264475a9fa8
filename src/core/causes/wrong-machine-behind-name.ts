import { timesOf } from '../facts/event-times.ts';
import { millisOf } from '../facts/time.ts';
import { healthy } from '../facts/healthy.ts';
import { byHand } from '../remedy/remedy.ts';
import { answeredByAnother } from '../judging/other-account.ts';
import { cite, defineCause, entitled, inferred, inferredAs, ruledOut, suspected, unclear } from './cause.ts';
import { sources } from '../judging/sources.ts';

const at = '2026-09-01T10:00:01.000Z';
const modified = (server: string) => ({
  provider: 'Microsoft-Windows-Security-Kerberos',
  id: 4,
  channel: 'System',
  computer: 'PC7',
  level: 2,
  count: 1,
  first: at,
  last: at,
  times: timesOf([millisOf(at)]),
  fieldsLast: { Server: server, Targetname: 'TERMSRV/srv01.corp.example' },
});
const shortOf = (name: string) => name.toLowerCase().replace(/\.$/, '').split('.')[0];

export const wrongMachineBehindName = defineCause({
  id: 'wrong-machine-behind-name',
  title: 'The name leads to a machine that calls itself something else',
  phase: 'name',
  impact: 'degrades',
  predicts: ['name-mismatch'],
  shows: ['other-machine'],
  explanation:
    'The server gives its own names before sign-in (NTLM challenge), and the name that was asked for is not among them. An alias, a load balancer or a farm name does that on purpose; ' +
    'otherwise an old DNS record, a search suffix or a reused address leads to the wrong machine, and its accounts are not the expected ones.',
  needs: [],
  uses: ['ntlmIdentity', 'nameResolution', 'tlsCertificate', 'eventActivity', 'incident'],

  detect({ ntlmIdentity, nameResolution, tlsCertificate, eventActivity, incident }) {
    if (ntlmIdentity === undefined || nameResolution === undefined) {
      const other = answeredByAnother(eventActivity, incident);
      return other === undefined
        ? unclear()
        : entitled('Another machine answers under the name of the server', inferredAs('blocks', other));
    }
    const { computer, dnsComputer } = ntlmIdentity;
    const { name, kind, completedTo } = nameResolution;
    if (kind === 'ipv4' || kind === 'ipv6') return ruledOut(cite('nameResolution', `${name} is an address`));
    if (name.toLowerCase() === 'localhost')
      return ruledOut(cite('nameResolution', 'localhost is this machine'));
    const own = [dnsComputer, computer].filter((host) => host !== undefined);
    if (own.length === 0) return unclear(cite('ntlmIdentity', 'the server gave no name of its own'));
    const says = cite('ntlmIdentity', `the server calls itself ${own.join(' / ')}`);
    if (own.some((host) => shortOf(host) === shortOf(name))) return ruledOut(says);
    const led = cite(
      'nameResolution',
      `asked was ${completedTo ?? name}, ${nameResolution.addresses.map((a) => a.address).join(', ')}`,
    );
    const names = tlsCertificate?.names.map((held) => held.toLowerCase()) ?? [];
    if (tlsCertificate && names.includes(name.toLowerCase()))
      return ruledOut(
        says,
        cite('tlsCertificate', `its certificate holds ${name}: an alias made on purpose`),
      );
    const agrees = names.some((held) => own.some((host) => shortOf(host) === shortOf(held)));
    if (!agrees || !tlsCertificate) return suspected(says, led);
    return inferred(
      says,
      led,
      cite('tlsCertificate', `and its certificate says the same: ${names.join(', ')}`),
    );
  },

  remedies: ({ nameResolution, ntlmIdentity }) => [
    byHand(
      'Decide which machine is meant',
      'client',
      `If ${ntlmIdentity?.dnsComputer ?? ntlmIdentity?.computer ?? 'that machine'} is the right one, connect to it by that name.`,
      `If not, correct the DNS record of ${nameResolution?.completedTo ?? nameResolution?.name ?? 'the server'} (or the line in the hosts file), then clear the DNS cache of this machine.`,
    ),
  ],
  wouldNotHelp: ['typing the password again: it is checked by another machine than the one that is meant'],
  settledBy: 'rdpdoctor check HOST: it reads the names the server gives of itself',
  references: [sources.ntlmAvPairs],
  examples: [
    {
      name: 'another machine answers',
      facts: {
        ntlmIdentity: { ...healthy.ntlmIdentity, computer: 'OLD7', dnsComputer: 'old7.corp.example' },
        nameMatch: {
          ...healthy.nameMatch,
          hostNames: ['OLD7', 'old7.corp.example'],
          matches: false,
          matchesHost: true,
          certificateNames: ['old7.corp.example'],
        },
        tlsCertificate: {
          ...healthy.tlsCertificate,
          subject: 'CN=old7.corp.example',
          issuer: 'CN=old7.corp.example',
          names: ['old7.corp.example'],
        },
      },
      verdict: 'inferred',
    },
    {
      name: 'an alias that the certificate holds',
      facts: {
        nameResolution: { ...healthy.nameResolution, name: 'desk.corp.example' },
        nameMatch: {
          ...healthy.nameMatch,
          asked: 'desk.corp.example',
          certificateNames: ['desk.corp.example'],
          matchesHost: false,
        },
        tlsCertificate: {
          ...healthy.tlsCertificate,
          subject: 'CN=desk.corp.example',
          issuer: 'CN=Corp CA',
          selfSigned: false,
          windowsSelfMade: false,
          names: ['desk.corp.example'],
        },
        tlsChain: { ...healthy.tlsChain, trustedHere: true },
      },
      verdict: 'ruledOut',
    },
    {
      name: 'a server that gives no name',
      facts: { ntlmIdentity: { time: '2026-09-01T12:00:00.000Z' } },
      verdict: 'unclear',
    },
    {
      name: 'Kerberos of the client met another computer under the name',
      facts: {
        clientAttempts: [
          {
            at: '2026-09-01T10:00:00.000Z',
            server: 'srv01',
            code: 5895,
            began: false,
            arrived: 'notCovered',
          },
        ],
        eventActivity: { ...healthy.eventActivity, kinds: [modified('old7$')] },
      },
      unknown: ['ntlmIdentity', 'nameResolution', 'serverAttempts', 'phaseOfDeath'],
      verdict: 'inferred',
    },
    {
      name: 'the same computer with another password',
      facts: {
        clientAttempts: [
          {
            at: '2026-09-01T10:00:00.000Z',
            server: 'srv01',
            code: 5895,
            began: false,
            arrived: 'notCovered',
          },
        ],
        eventActivity: { ...healthy.eventActivity, kinds: [modified('SRV01$')] },
      },
      unknown: ['ntlmIdentity', 'nameResolution', 'serverAttempts', 'phaseOfDeath'],
      verdict: 'unclear',
    },
    {
      name: 'another name, and no certificate was seen',
      facts: {
        ntlmIdentity: { ...healthy.ntlmIdentity, computer: 'OTHER', dnsComputer: 'other.corp.example' },
      },
      unknown: ['tlsCertificate'],
      verdict: 'suspected',
    },
  ],
});
