import type { OwnSentence } from './dialog.ts';

/**
 * What the sign-in screen of Windows shows inside a session, where NLA is off or has been passed: the sentence of a status,
 * [MS-ERREF] 2.3.1 and its FormatMessage, in the words of Windows 7 and of Windows 10.
 */
// prettier-ignore
export const signInSentences: readonly OwnSentence[] = [
  [0xC000006D, 'The user name or password is incorrect'],
  [0xC0000234, 'The referenced account is currently locked out and may not be logged on to', 'referenced account is currently locked out'],
  [0xC000005E, 'There are currently no logon servers available to service the logon request', "We can't sign you in with this credential because your domain isn't available"],
  [0xC000018B, 'The security database on the server does not have a computer account for this workstation trust relationship'],
  [0xC000015B, 'the user has not been granted the requested logon type at this computer'],
  [0xC000006E, 'Account restrictions are preventing this user from signing in', 'account restrictions are preventing this user from logging on'],
  [0xC0000070, 'Your account is configured to prevent you from using this computer', 'Your account is configured to prevent you from using this PC'],
  [0xC000006F, 'Your account has time restrictions that prevent you from logging on at this time', 'Your account has time restrictions that keep you from signing in right now'],
];
