import { foreignSignIn } from '../fact-shapes.ts';
import { round } from './healthy-scene.ts';
import type { Change, LiveKind, Scene } from './scene.ts';

type Session = NonNullable<Scene['sessionStart']>;

const company = ['untrusted-certificate'];
const kind = (
  family: string,
  id: string,
  made: string,
  truths: readonly string[],
  change: Change,
  mayAlso: readonly string[] = [],
): LiveKind => ({
  kind: id,
  family,
  made,
  truths,
  mayAlso: [...company, ...mayAlso],
  change,
});
const signIn = (
  id: string,
  made: string,
  truths: readonly string[],
  change: Change,
  mayAlso: readonly string[] = [],
) => kind('sign-in', id, made, truths, change, mayAlso);

/** A real sign-in that the server answers with this NTSTATUS. */
const refused = (
  id: string,
  made: string,
  truth: string,
  statuses: readonly number[],
  mayAlso: readonly string[] = [],
): LiveKind =>
  signIn(
    id,
    made,
    [truth],
    (_, random) => ({
      logon: { outcome: 'refused', status: random.pick(statuses), credsspVersion: random.pick([5, 6]) },
    }),
    mayAlso,
  );

function silent(outcome: 'closed' | 'reset' | 'timedOut', { rtt }: Scene): Partial<Scene> {
  const by = { closed: 'fin', reset: 'rst', timedOut: 'silence' } as const;
  const ms = outcome === 'timedOut' ? round(3_000 + rtt) : round(rtt + 1);
  return {
    repeats: 3,
    credssp: { outcome, ending: { by: by[outcome], after: 'credsspNegotiate', ms, bytes: 0 } },
  };
}

/** Sign-in is refused or comes to nothing. */
export const signInKinds: readonly LiveKind[] = [
  signIn(
    'credssp-closed',
    'the connection is closed at the first sign-in message',
    ['closed-credssp', 'blocked-ntlm'],
    (scene) => silent('closed', scene),
  ),
  signIn(
    'credssp-reset',
    'the connection is reset at the first sign-in message',
    ['closed-credssp'],
    (scene) => silent('reset', scene),
  ),
  signIn(
    'credssp-silent',
    'nothing answers the first sign-in message',
    ['closed-credssp', 'unreachable-domain-controller'],
    (scene) => silent('timedOut', scene),
    ['closed-credssp', 'unreachable-domain-controller'],
  ),
  signIn(
    'http-in-tls',
    'a web server answers inside TLS',
    ['intercepted-tls', 'foreign-service-on-port'],
    () => ({ repeats: 3, credssp: foreignSignIn('http', '48545450') }),
    ['intercepted-tls', 'foreign-service-on-port', 'closed-credssp'],
  ),
  signIn('ntlm-blocked', 'NTLM is blocked by policy (0xC0000418)', ['blocked-ntlm'], () => ({
    credssp: { outcome: 'refused', version: 6, errorCode: 0xc000_0418 },
  })),
  signIn(
    'credssp-refused',
    'sign-in is refused before an account was named',
    ['refused-credssp'],
    (_, random) => ({
      credssp: {
        outcome: 'refused',
        version: 6,
        errorCode: random.pick([0xc000_00dc, 0xc000_000d, 0xc000_0001]),
      },
    }),
  ),
  signIn('old-credssp', 'the server speaks CredSSP version 2 to 4', ['unpatched-credssp'], (_, random) => ({
    credssp: { outcome: 'challenged', version: random.int(2, 4) },
  })),
  refused(
    'wrong-password',
    'the password is wrong',
    'wrong-password',
    [0xc000_006d, 0xc000_006a, 0xc000_0064],
  ),
  refused('locked', 'the account is locked', 'locked-account', [0xc000_0234]),
  refused('disabled', 'the account is disabled', 'disabled-account', [0xc000_0072]),
  refused('account-expired', 'the account has expired', 'expired-account', [0xc000_0193]),
  refused(
    'password-expired',
    'the password has expired or must be changed',
    'expired-password',
    [0xc000_0071, 0xc000_0224],
  ),
  refused('hours', 'the account may not sign in at this hour', 'restricted-logon', [0xc000_006f]),
  refused(
    'workstation',
    'the account may not sign in from here',
    'restricted-logon',
    [0xc000_0070, 0xc000_006e],
  ),
  refused(
    'right-missing',
    'the account has no right to sign in this way',
    'denied-logon-right',
    [0xc000_015b],
  ),
  refused(
    'no-controller',
    'no domain controller can be asked',
    'unreachable-domain-controller',
    [0xc000_005e],
  ),
  refused('kerberos-clock', 'the clocks of server and domain controller differ', 'clock-skew', [0xc000_0133]),
  signIn(
    'early-denied',
    'the server denies the user after sign-in (Early User Authorization)',
    ['denied-logon-right'],
    ({ offered }) => ({
      offered: { ...offered, all: { outcome: 'accepted', protocol: 'hybridEx', flags: 0x1f } },
      logon: { outcome: 'accepted' },
      earlyUserAuth: { outcome: 'denied', code: 5 },
    }),
  ),
  signIn(
    'key-swapped',
    'sign-in finds another TLS key than the one of the server',
    ['mismatched-server-key'],
    () => ({ logon: { outcome: 'serverKeyMismatch' } }),
    ['intercepted-tls'],
  ),
];

/** Signed in, and the server ends it. */
function ended(
  family: string,
  id: string,
  made: string,
  truths: readonly string[],
  session: Session,
  mayAlso: readonly string[] = [],
): LiveKind {
  return kind(
    family,
    id,
    made,
    truths,
    () => ({ logon: { outcome: 'accepted' }, sessionStart: session }),
    mayAlso,
  );
}

const license = (code: number): Session => ({ reached: 'license', licenseError: code });
const error = (errorInfo: number): Session => ({
  reached: 'demandActive',
  errorInfo,
  licenseError: 7,
});

/** Licensing and the session itself. */
export const sessionKinds: readonly LiveKind[] = [
  ended(
    'license',
    'no-license-server',
    'no license server can be asked',
    ['missing-license-server'],
    license(6),
  ),
  ended(
    'license',
    'no-license-server-info',
    'the same, said by the session (0x101)',
    ['missing-license-server'],
    error(0x101),
  ),
  ended('license', 'no-license', 'no license is left', ['exhausted-licenses'], license(2)),
  ended(
    'license',
    'no-license-info',
    'the same, said by the session (0x102)',
    ['exhausted-licenses'],
    error(0x102),
  ),
  ended(
    'license',
    'license-damaged',
    'the stored license of the client is bad (0x104 to 0x108)',
    ['damaged-client-license'],
    error(0x105),
    ['interrupted-licensing'],
  ),
  ended('session', 'denied', 'the server denies the connection (errorInfo 7)', ['denied-session'], error(7)),
  ended('session', 'privileges', 'the user lacks the right (errorInfo 9)', ['denied-logon-right'], error(9)),
  ended(
    'session',
    'fresh-credentials',
    'saved credentials are not accepted (errorInfo 10)',
    ['required-fresh-credentials'],
    error(10),
  ),
  ended(
    'session',
    'memory',
    'the server has no memory left (errorInfo 6)',
    ['exhausted-server-memory'],
    error(6),
  ),
  ended(
    'session',
    'taken-over',
    'another connection took the session (errorInfo 5)',
    ['replaced-session'],
    error(5),
  ),
  ended(
    'session',
    'admin',
    'an administrator ended it (errorInfo 1)',
    ['administrative-disconnect'],
    error(1),
  ),
  ended(
    'session',
    'admin-logoff',
    'an administrator logged the user off (errorInfo 2)',
    ['administrative-disconnect'],
    error(2),
  ),
  ended('session', 'idle', 'the idle limit ended it (errorInfo 3)', ['session-time-limit'], error(3)),
  ended('session', 'time-limit', 'the time limit ended it (errorInfo 4)', ['session-time-limit'], error(4)),
  ended(
    'session',
    'driver',
    'the display driver did not come up (errorInfo 0xF)',
    ['crashed-session'],
    error(0x0f),
  ),
  ended(
    'session',
    'dwm',
    'the window manager of the session ended (errorInfo 0x10)',
    ['crashed-session'],
    error(0x10),
  ),
  ended(
    'session',
    'broker',
    'the broker finds no destination (errorInfo 0x400)',
    ['broker-failure'],
    error(0x400),
  ),
];
