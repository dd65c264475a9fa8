import type { LogFault, Sign } from './fault.ts';
import { writers } from './world-event.ts';

type Rest = Partial<LogFault> & Pick<LogFault, 'made' | 'truths' | 'end'>;
const fault = (kind: string, rest: Rest): LogFault => ({
  kind,
  family: 'sign-in',
  hits: 'onePerson',
  signs: [],
  ...rest,
});
const sign = (writer: Sign['writer'], id: number, when: Sign['when'], fields: Sign['fields'] = {}): Sign => ({
  writer,
  id,
  when,
  fields,
});

/** An account that is refused with a status that has a name. */
const refused = (
  kind: string,
  made: string,
  truth: string,
  status: number,
  code: number,
  mayAlso: readonly string[] = [],
): LogFault =>
  fault(kind, {
    made,
    truths: [truth],
    end: { how: 'refused', code, status, codeTells: true },
    mayAlso: ['logged-wrong-credentials', ...mayAlso],
  });

/** Faults of sign-in that have a cause of their own. */
export const signInFaults: readonly LogFault[] = [
  {
    ...refused(
      'wrong-password',
      'one person uses an old password and never gets in',
      'wrong-password',
      0xc000_006a,
      2055,
    ),
    truths: ['wrong-password', 'logged-wrong-credentials'],
  },
  {
    ...refused(
      'unknown-user',
      'one person uses a name that does not exist',
      'wrong-password',
      0xc000_0064,
      2567,
    ),
    truths: ['wrong-password', 'logged-wrong-credentials'],
  },
  {
    ...refused('locked', 'the account of one person is locked', 'locked-account', 0xc000_0234, 3335),
    signs: [sign(writers.security, 4740, 'once', { TargetUserName: '{user}', TargetDomainName: 'PC9' })],
  },
  refused('disabled', 'the account of one person is disabled', 'disabled-account', 0xc000_0072, 2823),
  refused('account-expired', 'the account of one person has expired', 'expired-account', 0xc000_0193, 3591),
  refused(
    'password-expired',
    'the password of one person has expired',
    'expired-password',
    0xc000_0071,
    3847,
  ),
  refused('must-change', 'one person must change the password first', 'expired-password', 0xc000_0224, 4615),
  refused('hours', 'one person comes outside the allowed hours', 'restricted-logon', 0xc000_006f, 4103),
  refused(
    'workstation',
    'one person may not sign in from that computer',
    'restricted-logon',
    0xc000_0070,
    4359,
  ),
  refused(
    'right-missing',
    'one person lacks the right to sign in remotely',
    'denied-logon-right',
    0xc000_015b,
    4871,
  ),
  refused('clocks-differ', 'the clocks of server and controller differ', 'clock-skew', 0xc000_0133, 7431),
  fault('no-group', {
    made: 'one person is in no group that may use Remote Desktop (4825)',
    truths: ['denied-logon-right'],
    end: { how: 'inSession', code: 2308 },
    signs: [
      sign(writers.security, 4825, 'attempt', {
        AccountName: '{user}',
        AccountDomain: '{domain}',
        LogonID: '0x1234',
        ClientAddress: '{address}',
      }),
    ],
  }),
  fault('no-controller', {
    made: 'no domain controller answers: Netlogon 5719 and 0xC000005E for everybody',
    hits: 'everybody',
    truths: ['unreachable-domain-controller', { began: ['NETLOGON', 5719] }],
    mayAlso: ['unreachable-domain-controller', 'logged-wrong-credentials'],
    end: { how: 'refused', code: 6151, status: 0xc000_005e, codeTells: true },
    signs: [
      sign({ channel: 'System', provider: 'NETLOGON' }, 5719, 'hourly', { '0': '{domain}', '1': '%%1311' }),
    ],
  }),
  fault('ntlm-blocked', {
    made: 'a policy blocks NTLM: 4002 at each attempt and 0xC0000418',
    hits: 'everybody',
    truths: ['blocked-ntlm', { began: ['Microsoft-Windows-NTLM', 4002] }],
    mayAlso: ['blocked-ntlm', 'logged-wrong-credentials'],
    end: { how: 'refused', code: 2308, status: 0xc000_0418 },
    signs: [
      sign(
        { channel: 'Microsoft-Windows-NTLM/Operational', provider: 'Microsoft-Windows-NTLM' },
        4002,
        'attempt',
        { CallerPID: '900', ProcessName: 'svchost.exe', ClientLUID: '0x3e4' },
      ),
    ],
  }),
  fault('nla-off-at-client', {
    made: 'NLA is off in the client and required by the server',
    truths: ['required-nla'],
    end: { how: 'dropped', code: 2825, codeTells: true },
  }),
  fault('fresh-credentials', {
    made: 'the server wants typed credentials, the client gives saved ones',
    truths: ['required-fresh-credentials'],
    end: { how: 'dropped', code: 8455, codeTells: true },
  }),
  fault('fips', {
    made: 'the client lacks the FIPS level that the server requires',
    truths: ['fips-denied', 'client.reported'],
    end: { how: 'dropped', code: 3590, codeTells: true },
  }),
  fault('delegation', {
    made: 'policy does not allow to delegate credentials to this server',
    truths: ['client.reported', 'log.droppedBeforeSignIn'],
    end: { how: 'dropped', code: 5639, codeTells: true },
  }),
];
