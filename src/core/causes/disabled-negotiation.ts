import { healthy } from '../facts/healthy.ts';
import { endsInNegotiation } from '../facts/situations.ts';
import { byHandDropping } from '../remedy/remedy.ts';
import { cite, defineCause, ruledOut, suspected, unclear } from './cause.ts';
import { sources } from '../judging/sources.ts';

export const disabledNegotiation = defineCause({
  id: 'disabled-negotiation',
  title: 'The listener is told not to negotiate its security',
  phase: 'negotiation',
  impact: 'blocks',
  predicts: ['standard-security-only', 'closed-before-answer', 'reset-before-answer', 'refused-tls'],
  rare: true,
  explanation:
    'fAllowSecProtocolNegotiation of RDP-Tcp is 0; Microsoft lists 1 as the value it must have. What a server does with 0 is not documented.',
  needs: ['listenerSettings'],
  uses: ['rdpNegotiation'],

  detect({ listenerSettings: { allowSecProtocolNegotiation: setting }, rdpNegotiation: answer }) {
    if (!setting) return unclear();
    if (setting.value) return ruledOut(cite('listenerSettings', 'fAllowSecProtocolNegotiation = 1'));
    if (answer?.outcome === 'accepted' && answer.protocol !== 'rdp')
      return ruledOut(cite('rdpNegotiation', `${answer.protocol} was negotiated all the same`));
    return suspected(cite('listenerSettings', 'fAllowSecProtocolNegotiation = 0'));
  },

  remedies: () => [
    byHandDropping(
      'Let it negotiate',
      'server',
      '`reg add "HKLM\\SYSTEM\\CurrentControlSet\\Control\\Terminal Server\\WinStations\\RDP-Tcp" /v fAllowSecProtocolNegotiation /t REG_DWORD /d 1 /f`, then restart TermService. To take it back, the same with `/d 0`.',
    ),
  ],
  settledBy: 'rdpdoctor collector on the server',
  references: [sources.internalError],
  examples: [
    {
      name: 'told not to, and it closes',
      ...endsInNegotiation('fin', 0, {
        listenerSettings: {
          ...healthy.listenerSettings,
          allowSecProtocolNegotiation: { value: false, origin: 'local' },
        },
      }),
      verdict: 'suspected',
    },
    {
      name: 'told not to, and it does',
      facts: {
        listenerSettings: {
          ...healthy.listenerSettings,
          allowSecProtocolNegotiation: { value: false, origin: 'local' },
        },
      },
      verdict: 'ruledOut',
    },
    { name: 'as it should be', verdict: 'ruledOut' },
  ],
});
