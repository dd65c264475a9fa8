import { byHand } from '../remedy/remedy.ts';
import { codedCause } from './coded-cause.ts';
import { behindTls } from '../judging/guides.ts';
import { sources } from '../judging/sources.ts';

export const expiredPassword = codedCause({
  id: 'expired-password',
  title: 'The password has expired or must be changed first',
  phase: 'signIn',
  impact: 'blocks',
  explanation:
    'The server accepts the password only to change it, and NLA has no way to do that: the person has to change it elsewhere before Remote Desktop works.',
  statuses: { 0xc0000071: 'STATUS_PASSWORD_EXPIRED', 0xc0000224: 'STATUS_PASSWORD_MUST_CHANGE' },
  clientCodes: [0xf07, 0x1207],

  remedies: () => [
    byHand(
      'Change the password by another way',
      'client',
      'On a machine of the same domain: Ctrl+Alt+Del, Change a password. Or the password page of the organisation (RD Web Access, Entra ID).',
      'An administrator can set a new one, without "must change at next logon".',
    ),
  ],
  wouldNotHelp: behindTls,
  settledBy: 'net user NAME /domain',
  references: [sources.ntstatus, sources.disconnectReasons],
});
