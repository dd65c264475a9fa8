import { healthy } from '../facts/healthy.ts';
import { byHand, byHandDropping } from '../remedy/remedy.ts';
import { cite, defineCause, inferred, proven, ruledOut, suspected, unclear } from './cause.ts';
import { sources } from '../judging/sources.ts';

export const missingListener = defineCause({
  id: 'missing-listener',
  title: 'The server has no RDP-Tcp listener that listens',
  phase: 'connection',
  impact: 'blocks',
  predicts: ['refused-port', 'filtered-port'],
  rare: true,
  shows: ['listener-absent'],
  forbids: ['rdp-answer'],
  explanation:
    'TermService makes a listener for each key under WinStations. Without the key RDP-Tcp, or where it could not be set up, nothing takes connections although the service runs.',
  needs: [],
  uses: ['winStations', 'sessions', 'portOwner'],

  detect({ winStations, sessions, portOwner }) {
    if (winStations && !winStations.some(({ name }) => isRdpTcp(name)))
      return proven(
        cite(
          'winStations',
          `WinStations holds no RDP-Tcp (${winStations.map(({ name }) => name).join(', ') || 'nothing at all'})`,
        ),
      );
    if (sessions?.listening === true) return ruledOut(cite('sessions', 'qwinsta shows rdp-tcp listening'));
    if (portOwner?.service === 'TermService')
      return ruledOut(cite('portOwner', `TermService listens on port ${portOwner.port}`));
    if (sessions?.listening !== false)
      return winStations ? ruledOut(cite('winStations', 'RDP-Tcp is there')) : unclear();
    const says = cite('sessions', 'qwinsta shows no rdp-tcp that listens');
    // qwinsta lists every listener there is; who has the port is asked where it is known.
    if (portOwner === undefined) return inferred(says);
    return portOwner.listening
      ? suspected(says)
      : proven(says, cite('portOwner', `nothing listens on port ${portOwner.port}`));
  },

  remedies: ({ winStations }) => {
    if (winStations === undefined) return [findOutWhy];
    return winStations.some(({ name }) => isRdpTcp(name))
      ? [
          {
            title: 'Let TermService set its listener up again',
            on: 'server',
            actions: [{ kind: 'restartServices', services: ['TermService'] }],
          },
        ]
      : [
          byHandDropping(
            'Bring the key back from a server of the same Windows',
            'server',
            'There: `reg export "HKLM\\SYSTEM\\CurrentControlSet\\Control\\Terminal Server\\WinStations\\RDP-Tcp" C:\\rdp-tcp.reg`; here: `reg import C:\\rdp-tcp.reg`. There is nothing to save here: the key is gone. To take it back, delete that key again.',
            'Take out the thumbprint of the other server: `reg delete "HKLM\\SYSTEM\\CurrentControlSet\\Control\\Terminal Server\\WinStations\\RDP-Tcp" /v SSLCertificateSHA1Hash /f` (not on a server with the role RD Connection Broker, whose deployment sets it). Then restart TermService.',
          ),
        ];
  },
  settledBy: 'qwinsta on the server: rdp-tcp must be in state Listen',
  references: [sources.generalTroubleshooting],
  examples: [
    {
      name: 'no RDP-Tcp under WinStations',
      facts: { winStations: [] },
      unknown: ['rdpNegotiation'],
      verdict: 'recorded',
    },
    {
      name: 'it does not listen',
      facts: {
        sessions: { ...healthy.sessions, listening: false },
        portOwner: { port: 3389, listening: false, addresses: [] },
      },
      unknown: ['rdpNegotiation'],
      verdict: 'recorded',
    },
    {
      name: 'it does not listen, and who has the port is not known',
      facts: { sessions: { ...healthy.sessions, listening: false } },
      unknown: ['portOwner', 'rdpNegotiation'],
      verdict: 'inferred',
    },
    {
      name: 'it does not listen, and something has the port',
      facts: {
        sessions: { ...healthy.sessions, listening: false },
        portOwner: { port: 3389, listening: true, process: 'nginx.exe', addresses: ['0.0.0.0'] },
      },
      unknown: ['rdpNegotiation'],
      verdict: 'suspected',
    },
    { name: 'it listens', verdict: 'ruledOut' },
  ],
});

const findOutWhy = byHand(
  'Find out why it does not listen',
  'server',
  'In this order: is Remote Desktop on (`reg query "HKLM\\SYSTEM\\CurrentControlSet\\Control\\Terminal Server" /v fDenyTSConnections` must say 0), does TermService run (`Get-Service TermService`), has another program the port (`netstat -ano | findstr :3389`)?',
  'If all that is well, restart TermService and run `qwinsta` again; `rdpdoctor collector` reads the rest.',
);

function isRdpTcp(name: string): boolean {
  return name.toLowerCase() === 'rdp-tcp';
}
