import { healthy } from '../facts/healthy.ts';
import { cite, defineCause, found, ruledOut, unclear } from './cause.ts';
import { sources } from './judging/sources.ts';

export const movedPort = defineCause({
  id: 'moved-port',
  title: 'Remote Desktop listens on another port than the one that was asked',
  stage: 'reach',
  impact: 'blocks',
  silencesPort: true,
  explanation:
    'PortNumber of the listener is not the port of the connection. Whatever answers on the asked port is not this listener.',
  needs: ['listenerSettings'],
  uses: ['tcpConnect', 'rdpFile'],
  accountsFor: ['refused-port', 'filtered-port', 'foreign-service-on-port', 'foreign-port-owner'],

  detect({ listenerSettings: { port }, tcpConnect, rdpFile }) {
    if (!port) return unclear();
    const asked = tcpConnect?.port ?? portOf(rdpFile?.settings);
    if (asked === undefined)
      return unclear(cite('listenerSettings', `the listener is on port ${port.value}`));
    if (asked === port.value)
      return ruledOut(cite('listenerSettings', `the listener is on port ${port.value}`));
    const where = tcpConnect
      ? cite('tcpConnect', `asked: port ${asked}`)
      : cite('rdpFile', `asked: port ${asked}`);
    return found('certain', cite('listenerSettings', `PortNumber = ${port.value}`), where);
  },

  remedies: ({ listenerSettings: { port } }) => [
    {
      title: `Connect to port ${port?.value ?? ''}`,
      on: 'client',
      risk: 'none',
      actions: [
        {
          kind: 'byHand',
          steps: [
            `Use the address HOST:${port?.value ?? 'PORT'}, and check that the firewall lets this port in.`,
          ],
        },
      ],
    },
  ],
  settledBy: 'rdpdoctor collector on the server, or an export of WinStations\\RDP-Tcp',
  dialogs: ['0x204'],
  references: [sources.generalTroubleshooting],
  examples: [
    {
      name: 'listener on 3390, asked 3389',
      facts: { listenerSettings: { ...healthy.listenerSettings, port: { value: 3390, origin: 'local' } } },
      unknown: ['rdpNegotiation'],
      verdict: 'found',
      also: ['blocking-firewall'],
    },
    { name: 'the same port', verdict: 'ruledOut' },
    { name: 'nobody knows what was asked', unknown: ['tcpConnect', 'rdpFile'], verdict: 'unclear' },
  ],
});

function portOf(settings: Readonly<Record<string, string | number>> | undefined): number | undefined {
  if (!settings?.['full address']) return undefined;
  const inAddress = /^(?:\[[^\]]*\]|[^:]*):(\d+)$/.exec(String(settings['full address']))?.[1];
  const port = Number(settings['server port'] ?? inAddress ?? 3389);
  return Number.isInteger(port) ? port : undefined;
}
