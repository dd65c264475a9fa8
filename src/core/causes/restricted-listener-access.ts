import { healthy } from '../facts/healthy.ts';
import { byHand } from '../remedy/remedy.ts';
import { cite, defineCause, proven, provenAs, ruledOut, unclear } from './cause.ts';

/** Permission to log on through the listener (WINSTATION_LOGON). */
const logOn = 0x20;
const administrators = 'S-1-5-32-544';
/** Windows itself: SYSTEM, LOCAL SERVICE, NETWORK SERVICE. */
const windows = ['S-1-5-18', 'S-1-5-19', 'S-1-5-20'];

const own = healthy.winStations[0]!;
const accounts = own.accounts ?? [];

export const restrictedListenerAccess = defineCause({
  id: 'restricted-listener-access',
  title: "The listener's own access list lets only some people in",
  phase: 'signIn',
  impact: 'degrades',
  predicts: ['denied-early', 'ended-session', 'dropped-before-sign-in', 'session-denied'],
  rare: true,
  explanation:
    'RDP-Tcp has an access list of its own beside the group Remote Desktop Users. Who is not in it, or is denied there, is turned away after the right password, whatever groups and policies say.',
  needs: ['winStations'],

  detect({ winStations }) {
    const listener = winStations.find(({ name }) => name.toLowerCase() === 'rdp-tcp');
    const list = listener?.accounts;
    if (!list || list.length === 0)
      return unclear(
        ...(listener?.ownAccessList ? [cite('winStations', 'RDP-Tcp has an access list of its own')] : []),
      );
    const denied = list.filter((one) => (one.denied & logOn) !== 0);
    if (denied.length > 0)
      return proven(cite('winStations', `RDP-Tcp denies logging on to ${sidsOf(denied)}`));
    const people = list.filter((one) => (one.allowed & logOn) !== 0 && !windows.includes(one.sid));
    if (people.length === 0)
      return provenAs('blocks', cite('winStations', 'RDP-Tcp lets nobody log on, not even administrators'));
    return people.every(({ sid }) => sid === administrators)
      ? proven(cite('winStations', 'RDP-Tcp lets only administrators log on'))
      : ruledOut(cite('winStations', `RDP-Tcp lets ${sidsOf(people)} log on`));
  },

  remedies: () => [
    byHand(
      'Put Remote Desktop Users into the list of the listener',
      'server',
      'As administrator: `$t = Get-CimInstance -Namespace root\\cimv2\\TerminalServices -ClassName Win32_TSPermissionsSetting -Filter "TerminalName=\'RDP-Tcp\'"; Invoke-CimMethod -InputObject $t -MethodName AddAccount -Arguments @{ AccountName = "Remote Desktop Users"; PermissionPreSet = [uint32] 1 }` (the name of the group is translated on other Windows). It counts for new connections.',
    ),
  ],
  wouldNotHelp: ['adding people to Remote Desktop Users while the list of the listener leaves the group out'],
  settledBy: 'rdpdoctor collector on the server',
  references: [
    'https://learn.microsoft.com/windows/win32/termserv/win32-tsaccount',
    'https://learn.microsoft.com/windows/win32/termserv/win32-tspermissionssetting',
  ],
  examples: [
    {
      name: 'only administrators',
      facts: { winStations: [{ ...own, accounts: accounts.filter(({ sid }) => sid !== 'S-1-5-32-555') }] },
      verdict: 'recorded',
    },
    {
      name: 'a group is denied',
      facts: {
        winStations: [
          { ...own, accounts: [...accounts, { sid: 'S-1-5-21-1-2-3-1200', allowed: 0, denied: logOn }] },
        ],
      },
      verdict: 'recorded',
    },
    {
      name: 'nobody',
      facts: { winStations: [{ ...own, accounts: [{ sid: 'S-1-5-18', allowed: 0xf03bf, denied: 0 }] }] },
      verdict: 'recorded',
    },
    {
      name: 'who is in the list is not known',
      facts: { winStations: [{ name: 'RDP-Tcp', ownAccessList: true }] },
      verdict: 'unclear',
    },
    { name: 'as Windows makes it', verdict: 'ruledOut' },
  ],
});

function sidsOf(list: readonly { readonly sid: string }[]): string {
  return list
    .slice(0, 8)
    .map(({ sid }) => sid)
    .join(', ');
}
