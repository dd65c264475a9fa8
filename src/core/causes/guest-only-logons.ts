import { healthy } from '../facts/healthy.ts';
import { byHand } from '../remedy/remedy.ts';
import { cite, defineCause, ruledOut, suspected } from './cause.ts';

export const guestOnlyLogons = defineCause({
  id: 'guest-only-logons',
  title: 'The server treats network logons of its local accounts as those of the guest',
  phase: 'signIn',
  impact: 'blocks',
  predicts: ['refused-logon', 'closed-credssp'],
  rare: true,
  explanation:
    'forceguest = 1 is the sharing model "Guest only" of a machine without a domain: whoever is checked over the network counts as the guest, who is disabled. The check before the session (NLA) is such a logon. Microsoft describes the setting for network logons and not for NLA: that it bites here is not certain.',
  needs: ['logonRights'],
  uses: ['hostSystem'],

  detect({ logonRights: { forceGuest }, hostSystem }) {
    if (forceGuest !== true) return ruledOut(cite('logonRights', 'forceguest is not set'));
    if (hostSystem?.domainJoined === true)
      return ruledOut(cite('hostSystem', 'the server is in a domain, where forceguest does not count'));
    return suspected(cite('logonRights', 'Lsa: forceguest = 1 (Guest only)'));
  },

  remedies: () => [
    byHand(
      'Let local users sign in as themselves',
      'server',
      '`secpol.msc`, Local Policies, Security Options, "Network access: Sharing and security model for local accounts": Classic. Or: `reg add HKLM\\SYSTEM\\CurrentControlSet\\Control\\Lsa /v forceguest /t REG_DWORD /d 0 /f`. To take it back, the same with `/d 1`.',
    ),
  ],
  settledBy: 'rdpdoctor check HOST --user NAME (it is a logon)',
  references: [
    'https://learn.microsoft.com/previous-versions/windows/it-pro/windows-10/security/threat-protection/security-policy-settings/network-access-sharing-and-security-model-for-local-accounts',
  ],
  examples: [
    {
      name: 'forceguest without a domain',
      facts: {
        logonRights: { ...healthy.logonRights, forceGuest: true },
        hostSystem: { ...healthy.hostSystem, domainJoined: false },
      },
      verdict: 'suspected',
    },
    {
      name: 'forceguest in a domain',
      facts: { logonRights: { ...healthy.logonRights, forceGuest: true } },
      verdict: 'ruledOut',
    },
    { name: 'not set', verdict: 'ruledOut' },
  ],
});
