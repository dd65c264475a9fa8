import type { Dialog, OwnSentence } from './dialog.ts';
import { gatewaySentences } from './gateway-sentences.ts';
import { hexOf } from '../printed.ts';
import { signInSentences } from './sign-in-sentences.ts';
import { statusSentences } from './status-sentences.ts';

/** Sentences of mstsc (GetErrorDescription of its control) that one first number has for itself. */
// prettier-ignore
const firstNumbers: readonly OwnSentence[] = [
  [3, 'possibly for one of the following reasons: The administrator has ended the session', 'An error occurred while the connection was being established'],
  [262, 'Your computer does not have enough virtual memory available'],
  [266, 'The smart card service is not running'],
  [522, 'A smart card reader was not detected'],
  [772, 'The connection was lost due to a network error'],
  [778, 'There is no card inserted in the smart card reader'],
  [1032, 'The specified computer name contains invalid characters'],
  [1034, 'An error has occurred in the smart card subsystem'],
  [1800, 'could not connect to another console session on the remote computer'],
  [2056, 'The remote computer disconnected the session because of an error in the licensing protocol'],
  [2308, 'The connection to the remote computer was lost, possibly due to network connectivity problems'],
  [2312, 'A licensing error occurred while the client was attempting to connect'],
  [2567, 'The specified username does not exist'],
  [2820, 'An error occurred that prevented the connection'],
  [2822, 'Because of an error in data encryption, this session will end'],
  [3079, 'A user account restriction (for example, a time-of-day restriction) is preventing you from logging on', 'user account restriction'],
  [3080, 'because of a decompression failure at the client side'],
  [3337, 'requires you to type a password on the Windows Security dialog box'],
  [3590, "it doesn't support FIPS encryption level"],
  [3592, 'Failed to reconnect to your remote session'],
  [3593, "The remote PC doesn't support Restricted Administration mode"],
  [3847, "This user account's password has expired"],
  [3848, 'A connection will not be made because credentials may not be sent to the remote computer'],
  [4103, 'restricted the times during which you may log in'],
  [4104, 'your computer is running low on video resources'],
  [4359, 'The system administrator has limited the computers you can log on with'],
  [4615, 'You must change your password before logging on the first time'],
  [4871, 'The system administrator has restricted the types of logon (network or interactive) that you may use', 'restricted the type of logon'],
  [5127, 'The Kerberos sub-protocol User2User is required'],
  [8711, 'because your smart card is locked out'],
  [9479, 'Could not auto-reconnect to your applications'],
  [9732, 'Client and server versions do not match'],
  [33554433, 'Failed to reconnect to the remote program'],
];

/** The same for the second number. */
// prettier-ignore
const secondNumbers: readonly OwnSentence[] = [
  [1, 'Your network administrator might have ended the connection'],
  [2, 'You have logged off the remote computer'],
  [4, 'the total login time limit was reached'],
  [6, 'the remote computer is low on memory'],
  [8, 'The client could not establish a connection to the remote computer', 'The maximum number of connections was exceeded at the remote computer'],
  [256, "an internal error in the remote computer's licensing protocol"],
  [258, 'no Remote Desktop client access licenses available for this computer'],
  [259, 'the remote computer received an invalid licensing message'],
  [260, 'client access license stored on this computer has been modified'],
  [261, 'client access license stored on this computer is in an invalid format'],
  [262, 'there were network problems during the licensing protocol'],
  [263, 'the client prematurely ended the licensing protocol'],
  [264, 'a licensing message was incorrectly encrypted'],
  [265, "the local computer's client access license could not be upgraded or renewed"],
  [266, 'the remote computer is not licensed to accept remote connections'],
  [267, 'license store creation failed with access denied'],
  [1024, 'Remote Desktop Connection could not find the destination computer'],
  [1026, 'while Remote Desktop Connection was loading the destination computer'],
  [1028, 'while Remote Desktop Connection was redirecting to the destination computer'],
  [1029, 'there was a problem setting up the virtual machine'],
  [1030, 'An error occurred while Remote Desktop Connection was starting the virtual machine'],
  [1031, "Windows can't find the IP address of the destination virtual machine"],
  [1032, 'There are no available computers in the pool'],
  [1033, 'Connection processing has been canceled'],
  [1040, "the Connection Broker couldn't validate the settings specified in your RDP file"],
  [1041, 'A timeout error occurred while Remote Desktop Connection was starting the virtual machine'],
  [1042, 'A session monitoring error occurred while Remote Desktop Connection was starting the virtual machine'],
  [4498, 'because of a decryption error at the server'],
];

/** RemoteApp is refused with the same sentence in either place. */
const remoteApp: Dialog = {
  id: 'remoteapp-unsupported',
  says: 'The remote computer does not support RemoteApp',
  codes: [33554434],
  extended: [4339],
  ambiguity: 'It stands for a first and for a second number; both mean the same.',
};

const shared = 'the words are those of one code; a number beside them would decide.';

/** One entry per sentence that belongs to a single code; the id is the number as the dialog prints it. */
export const codeSentences: readonly Dialog[] = [
  ...[...firstNumbers, ...gatewaySentences, ...statusSentences, ...signInSentences].map(
    ([code, says = '', ...also]): Dialog => ({
      id: hexOf(code),
      says,
      also,
      codes: [code],
      extended: [],
      ambiguity: shared,
    }),
  ),
  ...secondNumbers.map(([code, says = '', ...also]): Dialog => ({
    id: `extended ${hexOf(code)}`,
    says,
    also,
    codes: [],
    extended: [code],
    ambiguity: shared,
  })),
  remoteApp,
];
