import { refusesLogon } from '../facts/situations.ts';
import { byHand } from '../remedy/remedy.ts';
import { defineCause } from './cause.ts';
import { behindTls } from './judging/guides.ts';
import { logonVerdict } from './judging/logon-verdict.ts';
import { sources } from './judging/sources.ts';

const statuses = {
  0xc000006d: 'STATUS_LOGON_FAILURE',
  0xc000006a: 'STATUS_WRONG_PASSWORD',
  0xc0000064: 'STATUS_NO_SUCH_USER',
  0x8009030c: 'SEC_E_LOGON_DENIED',
};

export const wrongPassword = defineCause({
  id: 'wrong-password',
  title: 'User name or password is wrong',
  stage: 'authenticate',
  impact: 'blocks',
  explanation:
    'The server refused the user name or the password; for the safety of accounts it does not say which. A name without its domain is looked for on the server itself.',
  needs: [],
  uses: ['logon', 'clientError'],

  detect: (facts) => logonVerdict(facts, statuses, [0x807, 0xa07]),

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
  dialogs: ['0x807', '0xA07'],
  references: [sources.ntstatus, sources.disconnectReasons],
  examples: [
    { name: 'STATUS_LOGON_FAILURE', ...refusesLogon(0xc000006d), verdict: 'found' },
    { name: 'STATUS_WRONG_PASSWORD', ...refusesLogon(0xc000006a), verdict: 'found' },
    {
      name: 'the client showed it',
      facts: { clientError: { code: 0x807, from: 'dialog' } },
      unknown: ['logon', 'earlyUserAuth', 'sessionStart'],
      verdict: 'found',
    },
    { name: 'another reason', ...refusesLogon(0xc0000072), verdict: 'ruledOut', also: ['disabled-account'] },
    { name: 'nobody signed in', unknown: ['logon', 'earlyUserAuth', 'sessionStart'], verdict: 'unclear' },
  ],
});
