import { healthy } from '../facts/healthy.ts';
import { endsInNegotiation } from '../facts/situations.ts';
import { byHand } from '../remedy/remedy.ts';
import { cite, defineCause, inferred, ruledOut, suspected, unclear } from './cause.ts';
import { sources } from '../judging/sources.ts';

/** Codes that say the connection ended on the network: connect, send, receive, close. */
const socketCodes = [0x204, 0x304, 0x404, 0x904];

export const brokenClientPath = defineCause({
  id: 'broken-client-path',
  title:
    'From here the server answers properly: the fault lies with the client that failed, on its way, or behind sign-in',
  phase: 'connection',
  impact: 'blocks',
  predicts: ['client-reported'],
  shows: ['works-from-here'],
  explanation:
    'The client lost its connection, and the same server, asked from this machine, answers every step up to sign-in. So the name, the port, TLS and the certificate key work. What is left: the network, VPN, proxy or security software of the client that failed, ' +
    'its .rdp settings, something that happens only after the password, or a fault that comes and goes.',
  needs: ['phaseOfDeath', 'clientError'],
  uses: ['logon', 'sessionStart', 'reportedContext', 'clientInstall'],

  detect({ phaseOfDeath, clientError, logon, sessionStart, reportedContext, clientInstall }) {
    const { code } = clientError;
    if (phaseOfDeath.phase !== 'none')
      return ruledOut(cite('phaseOfDeath', `from here it fails too, in phase ${phaseOfDeath.phase}`));
    if (code === undefined)
      return clientError.dialog === undefined
        ? ruledOut(cite('clientError', 'no failure of a client was reported'))
        : unclear();
    if (!socketCodes.includes(code))
      return ruledOut(
        cite('clientError', `0x${code.toString(16).toUpperCase()} is not about a lost connection`),
      );
    const says = [
      cite('clientError', `the client showed 0x${code.toString(16).toUpperCase()}: its connection ended`),
      cite('phaseOfDeath', 'from here every step up to sign-in works'),
    ];
    const beyond = sessionStart?.reached === 'connected' || logon?.outcome === 'accepted';
    if (beyond) says.push(cite('phaseOfDeath', 'a logon from here works as well'));
    const context = [
      ...(reportedContext?.otherClientsWork === true ? [cite('reportedContext', 'other clients work')] : []),
      ...(reportedContext?.otherClientsWork === false
        ? [cite('reportedContext', 'other clients fail too, which speaks against a fault of one client')]
        : []),
      ...(clientInstall?.vpnActive ? [cite('clientInstall', 'a VPN is connected on this machine')] : []),
      ...(clientInstall?.proxy ? [cite('clientInstall', `proxy: ${clientInstall.proxy}`)] : []),
    ];
    return (reportedContext?.otherClientsWork === false ? suspected : inferred)(...says, ...context);
  },

  remedies: () => [
    byHand(
      'Run the check where it fails',
      'client',
      'On the very machine that shows the error, in the same network: `rdpdoctor check HOST FILE.rdp`. If it dies there, the report says where.',
      'If it lives there too: try the same machine without VPN, and Windows App beside mstsc; then `rdpdoctor check HOST --user NAME` (it is a logon) to see what happens behind the password.',
    ),
  ],
  wouldNotHelp: ['NLA off or a lower security layer'],
  settledBy: 'rdpdoctor check HOST, run on the machine that fails',
  dialogs: ['0x904/0x7', '0x904', '0x404', '0x304', '0x204'],
  references: [sources.disconnectReasons, 'https://github.com/natfrp/wiki/discussions/683'],
  examples: [
    {
      name: '0x904 and nothing wrong from here',
      facts: { clientError: { code: 0x904, extended: 7, from: 'flag' } },
      verdict: 'told',
    },
    {
      name: 'the same, without a logon from here',
      facts: { clientError: { code: 0x904, extended: 7, from: 'flag' } },
      unknown: ['logon', 'earlyUserAuth', 'sessionStart'],
      verdict: 'told',
    },
    {
      name: '0x904, and from here it dies too',
      ...endsInNegotiation('fin', 0, { clientError: { code: 0x904, extended: 7, from: 'flag' } }),
      verdict: 'ruledOut',
    },
    { name: 'nobody reported a failure', facts: { clientError: healthy.clientError }, verdict: 'ruledOut' },
  ],
});
