import { icmpWords } from '../codes/ending-words.ts';
import { notConnected } from '../facts/situations.ts';
import { byHand } from '../remedy/remedy.ts';
import { afterMillis } from '../judging/time-taken.ts';
import { cite, defineObservation, notSeen, seen } from './observation.ts';
import { beforeTls } from '../judging/guides.ts';
import { sources } from '../judging/sources.ts';

export const prohibitingFirewall = defineObservation({
  id: 'prohibiting-firewall',
  title: 'A firewall forbids the connection and says so',
  phase: 'connection',
  impact: 'blocks',
  ending: true,
  explanation:
    'The answer to the connection was "administratively prohibited": a rule on a router, or on this machine itself, forbids this port to this address. ' +
    'The host may be up and well.',
  needs: ['tcpConnect'],

  look({ tcpConnect: { port, attempts } }) {
    const reached = attempts.find(({ outcome }) => outcome === 'open' || outcome === 'refused');
    if (reached)
      return notSeen(cite('tcpConnect', `${reached.address} answered on port ${port} (${reached.outcome})`));
    const prohibited = attempts.filter((attempt) => attempt.outcome === 'prohibited');
    if (prohibited.length === 0) return notSeen(cite('tcpConnect', 'nobody answered that it is prohibited'));
    const because = prohibited.map(({ address, ms, code }) =>
      cite('tcpConnect', `${address} port ${port}: prohibited${afterMillis(ms)}, ${icmpWords(code)}`),
    );
    // connect(2): EPERM comes from this machine alone; EACCES may also stand for what a router answered.
    return prohibited.every(({ code }) => code === 'EPERM')
      ? { is: 'seen', title: 'A firewall on this computer itself forbids the connection', because }
      : seen(...because);
  },

  remedies: ({ tcpConnect: { port } }) => [
    byHand(
      'Ask for the rule that forbids it',
      'network',
      `Find the first device that answers: \`traceroute -T -p ${port} HOST\`, or the administrator of the network.`,
      `Have TCP ${port} allowed from this network to this host only, or connect through the gateway or VPN that is meant for it.`,
    ),
  ],
  wouldNotHelp: beforeTls,
  settledBy: 'rdpdoctor check HOST from another network',
  dialogs: ['0x204'],
  references: ['https://www.rfc-editor.org/rfc/rfc1812#section-5.2.7.1', sources.disconnectReasons],
  examples: [
    { name: 'a router rejects it', ...notConnected('prohibited', 3, 'EHOSTUNREACH'), verdict: 'seen' },
    { name: 'a rule of this machine', ...notConnected('prohibited', 0, 'EPERM'), verdict: 'seen' },
    {
      name: 'refused by the host',
      ...notConnected('refused', 3),
      verdict: 'notSeen',
    },
    { name: 'nobody answers at all', ...notConnected('timedOut', 3_000), verdict: 'notSeen' },
  ],
});
