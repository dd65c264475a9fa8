import { healthy } from '../facts/healthy.ts';
import { cite, defineCause, proven, ruledOut, unclear } from './cause.ts';
import { byHand } from '../remedy/remedy.ts';
import { sources } from '../judging/sources.ts';

export const disabledRemoteDesktop = defineCause({
  id: 'disabled-remote-desktop',
  title: 'Remote Desktop is switched off on the server',
  phase: 'connection',
  impact: 'blocks',
  predicts: ['refused-port', 'filtered-port', 'port-owned-by-other', 'listener-absent'],
  forbids: ['rdp-answer'],
  explanation:
    'fDenyTSConnections is 1: Windows accepts no Remote Desktop connection and closes its listener.',
  needs: ['listenerSettings'],

  detect({ listenerSettings: { denyConnections } }) {
    if (!denyConnections) return unclear();
    if (!denyConnections.value)
      return ruledOut(cite('listenerSettings', `fDenyTSConnections = 0 (${denyConnections.origin})`));
    return proven(cite('listenerSettings', `fDenyTSConnections = 1 (set by ${denyConnections.origin})`));
  },

  remedies: ({ listenerSettings }) =>
    listenerSettings.denyConnections?.origin === 'policy'
      ? [
          byHand(
            'Change the policy that switches it off',
            'domain',
            'Edit the policy "Allow users to connect remotely by using Remote Desktop Services"; a local change would be overwritten.',
          ),
        ]
      : [
          {
            title: 'Switch Remote Desktop on',
            on: 'server',
            actions: [
              { kind: 'enableRemoteDesktop' },
              { kind: 'enableFirewallGroup', profiles: ['domain', 'private'] },
            ],
          },
        ],
  settledBy:
    'rdpdoctor collector on the server, or an export of HKLM\\SYSTEM\\CurrentControlSet\\Control\\Terminal Server',
  dialogs: ['0x204'],
  references: [sources.generalTroubleshooting],
  examples: [
    {
      name: 'denied locally',
      facts: {
        listenerSettings: { ...healthy.listenerSettings, denyConnections: { value: true, origin: 'local' } },
      },
      unknown: ['rdpNegotiation'],
      verdict: 'recorded',
    },
    {
      name: 'denied in the export, and an RDP server answers',
      facts: {
        listenerSettings: { ...healthy.listenerSettings, denyConnections: { value: true, origin: 'local' } },
      },
      verdict: 'recorded',
    },
    {
      name: 'denied by policy',
      facts: {
        listenerSettings: { ...healthy.listenerSettings, denyConnections: { value: true, origin: 'policy' } },
      },
      unknown: ['rdpNegotiation'],
      verdict: 'recorded',
    },
    { name: 'allowed', verdict: 'ruledOut' },
    { name: 'not in the export', facts: { listenerSettings: { otherListeners: [] } }, verdict: 'unclear' },
  ],
});
