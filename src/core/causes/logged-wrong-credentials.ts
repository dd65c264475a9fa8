import { channels, coverageOf, silenceSays, tallyWhere, tallySays } from '../facts/event-log.ts';
import { oneEvent } from '../facts/situations-of-logs.ts';
import { byHand } from '../remedy/remedy.ts';
import { cite, defineCause, found, ruledOut, unclear } from './cause.ts';

const meanings: Readonly<Record<string, string>> = {
  '0xc000006a': 'wrong password',
  '0xc0000064': 'no such user',
  '0xc000006d': 'user name or password wrong',
  '0xc0000234': 'the account is locked',
  '0xc0000072': 'the account is disabled',
  '0xc0000193': 'the account has expired',
  '0xc0000071': 'the password has expired',
  '0xc0000224': 'the password must be changed first',
  '0xc000006f': 'outside the allowed hours',
  '0xc0000070': 'from a workstation that is not allowed',
  '0xc000015b': 'the account may not log on this way',
  '0xc0000133': 'the clocks differ too much',
};

export const loggedWrongCredentials = defineCause({
  id: 'logged-wrong-credentials',
  title: 'The server turned remote logons away because of the account or its password',
  stage: 'authenticate',
  impact: 'blocks',
  explanation:
    'Security 4625 names the reason by its status. The connection and its encryption worked up to there: no certificate or network setting is at fault for these attempts. Whether the attempt in question is among them, the time and the address tell.',
  needs: ['serverEvents'],
  uses: ['logonPressure'],

  detect({ serverEvents: log, logonPressure }) {
    const failed = tallyWhere(log, 'security', 4625, (fields) =>
      ['3', '10'].includes(fields['LogonType'] ?? ''),
    );
    if (!failed) {
      const covered = coverageOf(log, channels.security);
      return covered
        ? ruledOut(
            cite(
              'serverEvents',
              silenceSays(covered, 'Security', 'failed remote logons (4625, types 3 and 10)'),
            ),
          )
        : unclear();
    }
    const status = statusOf(failed.samples[0]!.fields);
    // Under a flood of strangers the failures say nothing about the person who asks.
    const flooded = (logonPressure?.failures ?? 0) >= 1_000;
    return found(
      flooded ? 'possible' : 'likely',
      cite(
        'serverEvents',
        tallySays(failed, `failed remote logons, most often: ${meanings[status] ?? status}`),
      ),
    );
  },

  remedies: ({ serverEvents: log }) => {
    const status = statusOf(tallyWhere(log, 'security', 4625, () => true)?.samples[0]?.fields ?? {});
    return [
      byHand(
        'Follow the reason',
        'server',
        `Most frequent reason: ${meanings[status] ?? status}. Find the attempt by time and address in the timeline before changing an account.`,
      ),
    ];
  },
  wouldNotHelp: [
    'NLA off: the account would be refused on a screen everybody can reach',
    'a new certificate',
  ],
  settledBy: 'the Security log of the server',
  references: [
    'https://learn.microsoft.com/previous-versions/windows/it-pro/windows-10/security/threat-protection/auditing/event-4625',
  ],
  examples: [
    {
      name: 'wrong password',
      facts: oneEvent('security', 4625, { LogonType: '3', Status: '0xc000006d', SubStatus: '0xc000006a' }),
      verdict: 'found',
    },
    {
      name: 'only local logons failed',
      facts: oneEvent('security', 4625, { LogonType: '2', Status: '0xc000006d', SubStatus: '0xc000006a' }),
      verdict: 'ruledOut',
    },
    { name: 'no Security log', facts: { serverEvents: { tallies: [], covers: [] } }, verdict: 'unclear' },
  ],
});

function statusOf(fields: Readonly<Record<string, string>>): string {
  const sub = (fields['SubStatus'] ?? '').toLowerCase();
  return /^0x0*$/.test(sub) || sub === '' ? (fields['Status'] ?? '').toLowerCase() : sub;
}
