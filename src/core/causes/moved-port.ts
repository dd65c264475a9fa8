import { healthy } from '../facts/healthy.ts';
import { offTheWire, oneEvent } from '../facts/situations-of-logs.ts';
import { dayOf, minuteOf } from '../facts/time.ts';
import type { FactTypes } from '../facts/vocabulary.ts';
import { byHand } from '../remedy/remedy.ts';
import { cite, defineCause, inferred, proven, ruledOut, unclear } from './cause.ts';
import { sources } from '../judging/sources.ts';

export const movedPort = defineCause({
  id: 'moved-port',
  title: 'Remote Desktop listens on another port than the one that was asked',
  phase: 'connection',
  impact: 'blocks',
  predicts: [
    'refused-port',
    'filtered-port',
    'foreign-service-on-port',
    'port-owned-by-other',
    'unreached-service',
    'failing-since-onset',
  ],
  forbids: ['rdp-answer'],
  explanation:
    'PortNumber of the listener is not the port of the connection. Whatever answers on the asked port is not this listener.',
  needs: [],
  uses: ['listenerSettings', 'serverEvents', 'tcpConnect', 'rdpFile', 'incident'],

  detect({ listenerSettings, serverEvents, tcpConnect, rdpFile, incident }) {
    const set = listenerSettings?.port;
    const bound = boundPort(serverEvents);
    const port = set?.value ?? bound?.port;
    if (port === undefined) return unclear();
    const where = set
      ? cite('listenerSettings', `PortNumber = ${port}`)
      : cite(
          'serverEvents',
          `RdpCoreTS 129, ${dayOf(bound?.at ?? '')}: the listener is bound to TCP ${port}`,
        );
    const asked = tcpConnect?.port ?? portOf(rdpFile?.settings);
    if (asked === undefined) {
      // People got in until it was bound anew, to a port nobody asks for unless told, and nobody did since.
      const worked = incident?.lastWorked;
      return bound !== undefined && port !== STANDARD && worked !== undefined && worked < bound.at
        ? inferred(
            where,
            cite('incident', `nobody got in since ${dayOf(bound.at)}; the last was at ${minuteOf(worked)}`),
          )
        : unclear(where);
    }
    const target = tcpConnect
      ? cite('tcpConnect', `asked: port ${asked}`)
      : cite('rdpFile', `asked: port ${asked}`);
    return asked === port ? ruledOut(where) : proven(where, target);
  },

  remedies: ({ listenerSettings, serverEvents }) => {
    const port = listenerSettings?.port?.value ?? boundPort(serverEvents)?.port ?? 'PORT';
    return [
      byHand(
        `Connect to port ${port}`,
        'client',
        `Use the address HOST:${port}, and check that the firewall lets this port in.`,
      ),
    ];
  },
  settledBy: 'rdpdoctor collector on the server, or an export of WinStations\\RDP-Tcp',
  dialogs: ['0x204'],
  references: [sources.generalTroubleshooting],
  examples: [
    {
      name: 'listener on 3390, asked 3389',
      facts: { listenerSettings: { ...healthy.listenerSettings, port: { value: 3390, origin: 'local' } } },
      unknown: ['rdpNegotiation'],
      verdict: 'recorded',
    },
    {
      name: 'the log says 3390',
      facts: oneEvent('rdpcorets', 129, { TransportProtocolName: 'TCP', Port: '3390' }),
      unknown: ['listenerSettings', 'rdpNegotiation', ...offTheWire],
      verdict: 'logged',
    },
    { name: 'the same port', verdict: 'ruledOut' },
    { name: 'nobody knows what was asked', unknown: ['tcpConnect', 'rdpFile'], verdict: 'unclear' },
  ],
});

const STANDARD = 3389;

function portOf(settings: Readonly<Record<string, string | number>> | undefined): number | undefined {
  if (!settings?.['full address']) return undefined;
  const inAddress = /^(?:\[[^\]]*\]|[^:]*):(\d+)$/.exec(String(settings['full address']))?.[1];
  const port = Number(settings['server port'] ?? inAddress ?? 3389);
  return Number.isInteger(port) ? port : undefined;
}

/** The port the listener was bound to last, by RdpCoreTS 129. */
function boundPort(
  log: FactTypes['serverEvents'] | undefined,
): { readonly port: number; readonly at: string } | undefined {
  const samples = log?.tallies
    .filter(({ provider, id }) => provider === 'rdpcorets' && id === 129)
    .flatMap((tally) => tally.samples)
    .filter(({ last, fields }) => last !== '' && /^TCP$/i.test(fields['TransportProtocolName'] ?? ''))
    .toSorted((a, b) => (a.last < b.last ? 1 : -1));
  const port = Number(samples?.[0]?.fields['Port']);
  return samples?.[0] && Number.isInteger(port) && port > 0 ? { port, at: samples[0].last } : undefined;
}
