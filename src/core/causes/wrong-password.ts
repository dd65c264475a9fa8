import { byHand } from '../remedy/remedy.ts';
import { codedCause } from './coded-cause.ts';
import { behindTls } from '../judging/guides.ts';
import { sources } from '../judging/sources.ts';

export const wrongPassword = codedCause({
  id: 'wrong-password',
  title: 'User name or password is wrong',
  phase: 'signIn',
  impact: 'blocks',
  explanation:
    'The server refused the user name or the password; for the safety of accounts it does not say which. A name without its domain is looked for on the server itself.',
  statuses: {
    0xc000006d: 'STATUS_LOGON_FAILURE',
    0xc000006a: 'STATUS_WRONG_PASSWORD',
    0xc0000064: 'STATUS_NO_SUCH_USER',
    0x8009030c: 'SEC_E_LOGON_DENIED',
  },
  clientCodes: [0x807, 0xa07],

  remedies: () => [
    byHand(
      'Give the user with its domain, and type the password',
      'client',
      'Write DOMAIN\\name, name@domain, or SERVER\\name for a local account; remove saved credentials of this server (`cmdkey /list`).',
      'Check Caps Lock and the keyboard layout. Try few times: accounts lock.',
    ),
  ],
  wouldNotHelp: behindTls,
  settledBy: 'the Security log of the server: event 4625 and its sub status',
  references: [sources.ntstatus, sources.disconnectReasons],
});
