import { healthy } from '../facts/healthy.ts';
import { byHandDropping } from '../remedy/remedy.ts';
import { cite, defineCause, proven, ruledOut, suspected, unclear } from './cause.ts';

export const singleAddressListener = defineCause({
  id: 'single-address-listener',
  title: 'Remote Desktop listens on one network adapter of the server only',
  phase: 'connection',
  impact: 'blocks',
  predicts: ['refused-port', 'filtered-port', 'partly-dead-addresses'],
  rare: true,
  forbids: ['rdp-answer'],
  explanation:
    'LanAdapter binds RDP-Tcp to one adapter; 0 stands for all. Who comes by another address of the server finds the port closed. The number is an index: after an adapter was replaced it can stand for none.',
  needs: [],
  uses: ['listenerSettings', 'portOwner', 'adapters'],

  detect({ listenerSettings, portOwner, adapters }) {
    const index = listenerSettings?.lanAdapter?.value;
    const bound =
      index === undefined || index === 0 ? [] : [cite('listenerSettings', `LanAdapter = ${index}`)];
    const heard = portOwner?.service === 'TermService' ? portOwner.addresses : [];
    if (heard.length === 0) {
      if (bound.length > 0) return suspected(...bound);
      return index === 0 ? ruledOut(cite('listenerSettings', 'LanAdapter = 0: all adapters')) : unclear();
    }
    if (heard.some((address) => address === '0.0.0.0' || address === '::'))
      return ruledOut(cite('portOwner', `TermService listens on ${heard.slice(0, 4).join(', ')}`));
    const others = (adapters ?? [])
      .flatMap(({ addresses }) => addresses)
      .filter((address) => !heard.includes(address));
    return proven(
      cite('portOwner', `TermService listens on ${heard.slice(0, 4).join(', ')} and on nothing else`),
      ...bound,
      ...(others.length > 0 ? [cite('adapters', `not on ${others.slice(0, 8).join(', ')}`)] : []),
    );
  },

  remedies: () => [
    byHandDropping(
      'Let it listen on all adapters',
      'server',
      '`reg add "HKLM\\SYSTEM\\CurrentControlSet\\Control\\Terminal Server\\WinStations\\RDP-Tcp" /v LanAdapter /t REG_DWORD /d 0 /f`, then restart TermService. First ask whether somebody meant it: it also keeps other networks out.',
      'To take it back, the same command with the number that `reg query "HKLM\\SYSTEM\\CurrentControlSet\\Control\\Terminal Server\\WinStations\\RDP-Tcp" /v LanAdapter` shows before.',
    ),
  ],
  settledBy: 'Get-NetTCPConnection -LocalPort 3389 -State Listen on the server',
  references: ['https://learn.microsoft.com/azure/virtual-machines/windows/prepare-for-upload-vhd-image'],
  examples: [
    {
      name: 'one address',
      facts: { portOwner: { ...healthy.portOwner, addresses: ['198.51.100.7'] } },
      unknown: ['rdpNegotiation'],
      verdict: 'recorded',
    },
    {
      name: 'LanAdapter 3, and where it listens is not known',
      facts: { listenerSettings: { ...healthy.listenerSettings, lanAdapter: { value: 3, origin: 'local' } } },
      unknown: ['portOwner', 'rdpNegotiation'],
      verdict: 'suspected',
    },
    { name: 'all adapters', verdict: 'ruledOut' },
  ],
});
