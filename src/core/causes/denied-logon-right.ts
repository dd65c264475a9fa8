import { tallyOf } from '../facts/event-log.ts';
import { oneEvent } from '../facts/situations-of-logs.ts';
import { refusedAttempts } from '../facts/situations-of-attempts.ts';
import { endsSession, refusesLogon } from '../facts/situations.ts';
import type { FactTypes } from '../facts/vocabulary.ts';
import { byHand, type Remedy } from '../remedy/remedy.ts';
import { cite, citeEvent, defineCause, inferred, proven, ruledOut, unclear } from './cause.ts';
import { deniedAccess } from '../judging/denied-access.ts';
import { loggedRefusal } from '../judging/logged-refusal.ts';
import { undatedRefusal } from '../judging/undated-refusal.ts';
import { signedInSince } from '../judging/works-since.ts';
import { saidOnlyOf } from '../judging/told-code.ts';
import { behindTls } from '../judging/guides.ts';
import { hexOf } from '../codes/printed.ts';
import { sources } from '../judging/sources.ts';

const notGranted = 0xc000015b;

export const deniedLogonRight = defineCause({
  id: 'denied-logon-right',
  title: 'The account is right, and may not sign in to this server remotely',
  phase: 'signIn',
  impact: 'blocks',
  predicts: [
    'dropped-before-sign-in',
    'failing-since-onset',
    'session-denied',
    'refused-logon',
    'ended-session',
    'denied-early',
  ],
  explanation:
    'Name and password were accepted, and the server refuses the person: the account is not in Remote Desktop Users (or Administrators), or a policy grants or denies "log on through Remote Desktop Services" otherwise. An entry under deny wins over every allow.',
  needs: [],
  uses: [
    'earlyUserAuth',
    'logon',
    'sessionStart',
    'clientError',
    'logonRights',
    'serverEvents',
    'arrivals',
    'incident',
  ],

  detect({ earlyUserAuth, logon, sessionStart, clientError, logonRights, serverEvents, arrivals, incident }) {
    const rights = logonRights
      ? [
          cite(
            'logonRights',
            `Remote Desktop Users: ${logonRights.remoteDesktopUsers.join(', ') || 'nobody'}${logonRights.denyLogon?.length ? `; denied: ${logonRights.denyLogon.join(', ')}` : ''}`,
          ),
        ]
      : [];
    if (earlyUserAuth?.outcome === 'denied')
      return proven(
        cite('earlyUserAuth', 'the server answered right after the password: access denied'),
        ...rights,
      );
    if (logon?.outcome === 'refused' && logon.status >>> 0 === notGranted)
      return proven(
        cite('logon', `refused with ${hexOf(notGranted)} (STATUS_LOGON_TYPE_NOT_GRANTED)`),
        ...rights,
      );
    if (sessionStart?.errorInfo === 9)
      return proven(
        cite('sessionStart', 'the server sent error info 0x9: insufficient privileges'),
        ...rights,
      );
    if (clientError?.extended === 9)
      return inferred(cite('clientError', 'the client showed the extended code 0x9'), ...rights);
    if (clientError?.code === 0x1307)
      return inferred(cite('clientError', 'the client showed 0x1307'), ...rights);
    const said = saidOnlyOf(clientError, (number) => number === 9);
    if (said !== undefined) return inferred(said, ...rights);
    const refusal = loggedRefusal(
      incident,
      (status) => status !== undefined && Number(status) === notGranted,
    );
    if (refusal !== undefined) return proven(refusal.says, ...rights);
    const denied = deniedAccess(serverEvents, incident);
    if (denied !== undefined) return proven(denied, ...rights);
    const undated = undatedRefusal(serverEvents, { [notGranted]: 'STATUS_LOGON_TYPE_NOT_GRANTED' });
    if (undated !== undefined) return inferred(undated, ...rights);
    const logged = tallyOf(serverEvents, 'security', 4825);
    // One person's lack of a right weeks ago is no reason of today's.
    const old = logged && signedInSince(arrivals, logged.last);
    if (logged && !old)
      return inferred(
        citeEvent(
          logged,
          `${logged.samples[0]?.fields['AccountName'] ?? 'an account'} was denied access to Remote Desktop`,
        ),
        ...rights,
      );
    if (logon?.outcome === 'refused')
      return ruledOut(cite('logon', `the server gave another reason: ${hexOf(logon.status)}`));
    if (earlyUserAuth?.outcome === 'allowed')
      return ruledOut(cite('earlyUserAuth', 'the server allows this person'));
    return sessionStart?.reached === 'connected'
      ? ruledOut(cite('sessionStart', 'a session was opened'))
      : unclear();
  },

  remedies: ({ serverEvents, logonRights }) => [
    ...admission(refusedAccount(serverEvents), logonRights),
    byHand(
      'Give the person the right',
      'server',
      'Add the account, or better a group of the domain, to Remote Desktop Users: `Add-LocalGroupMember -SID S-1-5-32-555 -Member DOMAIN\\name` on the server (PowerShell 5.1; before it, lusrmgr.msc). `Remove-LocalGroupMember` with the same takes it back.',
      'If it is there already: check the policies "Allow log on through Remote Desktop Services" and "Deny log on through Remote Desktop Services" (`gpresult /h C:\\gp.html`).',
    ),
  ],
  wouldNotHelp: [...behindTls, 'making the person an administrator'],
  settledBy: 'rdpdoctor check HOST --user NAME (it is a logon), or the collector on the server',
  dialogs: ['0x1307', '0x3/0x9'],
  references: [sources.earlyUserAuth, sources.errorInfo, sources.ntstatus],
  examples: [
    {
      name: 'denied right after the password',
      facts: { earlyUserAuth: { outcome: 'denied', code: 5 } },
      unknown: ['sessionStart'],
      verdict: 'measured',
    },
    { name: 'logon type not granted', ...refusesLogon(notGranted), verdict: 'measured' },
    { name: 'told in the session', ...endsSession(9), unknown: ['earlyUserAuth'], verdict: 'measured' },
    {
      name: 'Security 4825',
      facts: oneEvent('security', 4825, { AccountName: 'maria', ClientAddress: '192.0.2.61' }),
      unknown: ['earlyUserAuth', 'logon', 'sessionStart'],
      verdict: 'inferred',
    },
    {
      name: 'Security 4825 of one account that is in no list of the server',
      facts: {
        ...oneEvent('security', 4825, { AccountName: 'maria', AccountDomain: 'CORP' }),
        logonRights: { remoteDesktopUsers: ['CORP\\anna'], denyLogon: [] },
      },
      unknown: ['earlyUserAuth', 'logon', 'sessionStart'],
      verdict: 'inferred',
    },
    {
      name: 'Security 4825 for the one who fails, while others get in',
      facts: {
        ...refusedAttempts({ user: 'maria', address: '192.0.2.61' }, '0xc000015b'),
        ...oneEvent('security', 4825, { AccountName: 'maria' }),
      },
      unknown: ['earlyUserAuth', 'logon', 'sessionStart'],
      verdict: 'logged',
    },
    {
      name: 'a wrong password is another thing',
      ...refusesLogon(0xc000006d),
      verdict: 'ruledOut',
    },
    {
      name: 'the client showed the extended code 9',
      facts: { clientError: { code: 3, extended: 9, from: 'dialog' } },
      unknown: ['earlyUserAuth', 'logon', 'sessionStart'],
      verdict: 'told',
    },
    {
      name: 'the client showed 0x1307',
      facts: { clientError: { code: 0x1307, from: 'dialog' } },
      unknown: ['earlyUserAuth', 'logon', 'sessionStart'],
      verdict: 'told',
    },
    {
      name: 'the client showed another code',
      facts: { clientError: { code: 0x1308, from: 'dialog' } },
      unknown: ['earlyUserAuth', 'logon', 'sessionStart'],
      verdict: 'unclear',
    },
    { name: 'a session was opened', unknown: ['earlyUserAuth', 'logon'], verdict: 'ruledOut' },
    { name: 'the server allows this person', unknown: ['sessionStart', 'logon'], verdict: 'ruledOut' },
  ],
});

/** The one account of a domain that Security 4825 names; nobody where it names several. */
function refusedAccount(log: FactTypes['serverEvents'] | undefined): string | undefined {
  const names = new Set(
    tallyOf(log, 'security', 4825)?.samples.map(
      ({ fields }) => `${fields['AccountDomain'] ?? ''}\\${fields['AccountName'] ?? ''}`,
    ),
  );
  const [name] = names;
  return names.size === 1 && name !== undefined && /^[^\\]+\\[^\\]+$/.test(name) ? name : undefined;
}

/** Membership for that account, where the lists were read, it is in none, and nobody is denied. */
function admission(
  member: string | undefined,
  rights: FactTypes['logonRights'] | undefined,
): readonly Remedy[] {
  const missing =
    rights !== undefined &&
    (rights.denyLogon ?? []).length === 0 &&
    !rights.remoteDesktopUsers.some((name) => name.toLowerCase() === member?.toLowerCase());
  if (member === undefined || !missing) return [];
  return [
    {
      title: `Let ${member} sign in here, if that person is meant to`,
      on: 'server',
      actions: [{ kind: 'addGroupMember', group: 'S-1-5-32-555', member }],
    },
  ];
}
