import { healthy } from '../facts/healthy.ts';
import { byHand } from '../remedy/remedy.ts';
import {
  cite,
  defineCause,
  entitled,
  proven,
  provenAs,
  ruledOut,
  unclear,
  type Citation,
  type Verdict,
} from './cause.ts';

const users = 'S-1-5-32-555';
const administrators = 'S-1-5-32-544';
/** Groups that everybody who connects is in. */
const everybody: Readonly<Record<string, string>> = {
  'S-1-1-0': 'Everyone',
  'S-1-5-11': 'Authenticated Users',
  'S-1-5-14': 'Remote Interactive Logon',
  'S-1-5-32-545': 'Users',
};
const some: Readonly<Record<string, string>> = {
  [users]: 'Remote Desktop Users',
  [administrators]: 'Administrators',
};
/** Local accounts (all; those that are administrators): hardening guides deny them. */
const local = ['S-1-5-113', 'S-1-5-114'];

export const withheldLogonRight = defineCause({
  id: 'withheld-logon-right',
  title: 'The policy of the server keeps people from signing in through Remote Desktop',
  phase: 'signIn',
  impact: 'degrades',
  predicts: ['dropped-before-sign-in', 'session-denied', 'refused-logon', 'ended-session', 'denied-early'],
  rare: true,
  explanation:
    'Being in Remote Desktop Users is not enough: the right "Allow log on through Remote Desktop Services" must be granted to the group, and an entry under "Deny log on through Remote Desktop Services" wins over every grant.',
  needs: ['logonRights'],
  uses: ['sessionStart', 'earlyUserAuth'],

  detect({ logonRights: { remoteDesktopUsers, allowLogon, denyLogon }, sessionStart, earlyUserAuth }) {
    const gotIn =
      sessionStart?.reached === 'connected'
        ? cite('sessionStart', 'and yet a session was opened just now')
        : earlyUserAuth?.outcome === 'allowed'
          ? cite('earlyUserAuth', 'and yet the server just let somebody in')
          : undefined;
    const denied = denyLogon ?? [];
    const all = denied.filter((sid) => everybody[sid] !== undefined);
    if (all.length > 0) return ofEverybody(gotIn, `denied to ${namesOf(all, everybody)}: to everybody`);
    const broad = denied.filter((sid) => some[sid] !== undefined);
    if (broad.length > 0) return proven(cite('logonRights', `denied to ${namesOf(broad, some)}`));
    if (allowLogon?.length === 0) return ofEverybody(gotIn, 'the right is granted to nobody');
    const wide = allowLogon?.some((sid) => sid === users || everybody[sid] !== undefined);
    if (allowLogon && !wide && remoteDesktopUsers.length > 0)
      return proven(
        cite(
          'logonRights',
          `the right is granted to ${namesOf(allowLogon, some)}, not to Remote Desktop Users, who are ${remoteDesktopUsers.slice(0, 8).join(', ')}`,
        ),
      );
    const ofLocal = denied.filter((sid) => local.includes(sid));
    if (ofLocal.length > 0)
      return entitled(
        'Local accounts may not sign in to this server through Remote Desktop',
        provenAs('informs', cite('logonRights', `denied to local accounts (${ofLocal.join(', ')})`)),
      );
    return allowLogon
      ? ruledOut(
          cite('logonRights', `the right is granted to ${namesOf(allowLogon, { ...some, ...everybody })}`),
        )
      : unclear();
  },

  remedies: () => [
    byHand(
      'Set the two rights right',
      'server',
      'See which policy sets them: `gpresult /h C:\\gp.html`, under Security Settings, User Rights Assignment. What a domain policy sets is changed there.',
      'Local: `secpol.msc`, Local Policies, User Rights Assignment: "Allow log on through Remote Desktop Services" for Administrators and Remote Desktop Users; under "Deny log on through Remote Desktop Services" only who really must not.',
    ),
  ],
  wouldNotHelp: ['more members in Remote Desktop Users, while the group itself lacks the right or is denied'],
  settledBy: 'rdpdoctor collector on the server, run as administrator',
  references: [
    'https://learn.microsoft.com/previous-versions/windows/it-pro/windows-10/security/threat-protection/security-policy-settings/allow-log-on-through-remote-desktop-services',
    'https://learn.microsoft.com/previous-versions/windows/it-pro/windows-10/security/threat-protection/security-policy-settings/deny-log-on-through-remote-desktop-services',
  ],
  examples: [
    {
      name: 'granted to administrators alone',
      facts: { logonRights: { ...healthy.logonRights, allowLogon: [administrators] } },
      verdict: 'recorded',
    },
    {
      name: 'denied to everybody',
      facts: { logonRights: { ...healthy.logonRights, denyLogon: ['S-1-1-0'] } },
      unknown: ['earlyUserAuth', 'logon', 'sessionStart'],
      verdict: 'recorded',
    },
    {
      name: 'denied to everybody, and somebody was let in',
      facts: { logonRights: { ...healthy.logonRights, denyLogon: ['S-1-1-0'] } },
      verdict: 'unclear',
    },
    {
      name: 'granted to nobody',
      facts: { logonRights: { ...healthy.logonRights, allowLogon: [] } },
      unknown: ['earlyUserAuth', 'logon', 'sessionStart'],
      verdict: 'recorded',
    },
    {
      name: 'denied to Remote Desktop Users',
      facts: { logonRights: { ...healthy.logonRights, denyLogon: [users] } },
      verdict: 'recorded',
    },
    {
      name: 'denied to local accounts',
      facts: { logonRights: { ...healthy.logonRights, denyLogon: ['S-1-5-113'] } },
      verdict: 'recorded',
    },
    {
      name: 'the rights could not be read',
      facts: { logonRights: { remoteDesktopUsers: [] } },
      verdict: 'unclear',
    },
    { name: 'as Windows makes it', verdict: 'ruledOut' },
  ],
});

/** What keeps everybody out is not so, or no longer, where somebody was let in. */
function ofEverybody(
  gotIn: Citation<'sessionStart' | 'earlyUserAuth'> | undefined,
  says: string,
): Verdict<'logonRights' | 'sessionStart' | 'earlyUserAuth'> {
  const recorded = cite('logonRights', says);
  return gotIn ? unclear(recorded, gotIn) : provenAs('blocks', recorded);
}

function namesOf(sids: readonly string[], names: Readonly<Record<string, string>>): string {
  return sids
    .slice(0, 8)
    .map((sid) => names[sid] ?? sid)
    .join(', ');
}
