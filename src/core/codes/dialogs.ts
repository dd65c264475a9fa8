import { plainText } from './written-numbers.ts';

/** A sentence client dialogs show, the codes known to share it, and what stays open when only the sentence is there. */
export interface Dialog {
  readonly id: string;
  readonly says: string;
  readonly phrase: RegExp;
  /** First numbers known with this sentence. */
  readonly codes: readonly number[];
  /** Second numbers known with this sentence. */
  readonly extended: readonly number[];
  /** What the sentence leaves open. */
  readonly ambiguity: string;
}

/** The sentence of a pasted text, if it is one we know; the most specific phrase wins by its place in the list. */
export function recogniseDialog(text: string): Dialog | undefined {
  const plain = plainText(text).replace(/\s+/g, ' ');
  return dialogs.find(({ phrase }) => phrase.test(plain));
}

/** What a sentence adds beside a number: the number decides. */
export function besideNumber({ says, ambiguity }: Dialog): string {
  return `The sentence "${says}" alone would not decide: ${ambiguity}`;
}

/** English sentences of mstsc; other languages are recognised by their numbers only. Specific ones first. */
// prettier-ignore
export const dialogs: readonly Dialog[] = [
  { id: 'nla-required', says: 'The remote computer requires Network Level Authentication', phrase: /requires Network Level Authentication/i, codes: [2825], extended: [], ambiguity: 'The server refused the offer, or your client has NLA switched off; the negotiation shows which.' },
  { id: 'license-server', says: 'no Remote Desktop license servers available', phrase: /no Remote Desktop (?:Services )?licen[cs]e servers? available/i, codes: [], extended: [257], ambiguity: 'The host has no license server configured, cannot reach it, or the grace period is over.' },
  { id: 'licensing', says: 'an error in the licensing protocol', phrase: /licen[cs]ing (?:protocol|timed out|error)|error in the licen[cs]ing/i, codes: [2056, 2312], extended: [256, 258, 259, 262], ambiguity: 'Several licensing errors share the words.' },
  { id: 'encryption-oracle', says: 'CredSSP encryption oracle remediation', phrase: /encryption oracle|function requested is not supported/i, codes: [0x80090302], extended: [], ambiguity: 'One side lacks the CredSSP update of 2018 or policy forbids the mix; the sentence "function requested is not supported" alone is also given for other refusals.' },
  { id: 'lsa', says: 'The Local Security Authority cannot be contacted', phrase: /Local Security Authority cannot be contacted/i, codes: [0x80090304], extended: [], ambiguity: 'An internal failure of the security package: an expired password, a domain that cannot be reached or a failed TLS handshake look the same.' },
  { id: 'logon-failed', says: 'The logon attempt failed', phrase: /logon attempt failed|credentials (?:that were )?used to connect .{1,200} did not work|credentials did not work/i, codes: [2055, 0x8009030c], extended: [768], ambiguity: 'User name, password, an account restriction or a missing right; Security 4625 on the host says which.' },
  { id: 'locked-out', says: 'The account is locked out', phrase: /account (?:has been|is) locked/i, codes: [3335, 0xc0000234], extended: [], ambiguity: 'Which machine sent the wrong passwords is in Security 4740 of the domain controller.' },
  { id: 'account-disabled', says: 'The account is disabled', phrase: /account (?:has been|is) (?:currently )?disabled/i, codes: [2823, 0xc0000072], extended: [], ambiguity: 'A local and a domain account may have the same name.' },
  { id: 'account-expired', says: 'The account has expired', phrase: /account has expired/i, codes: [3591, 0xc0000193], extended: [], ambiguity: 'A local and a domain account may have the same name.' },
  { id: 'password-expired', says: 'The password has expired or must be changed', phrase: /password (?:has )?expired|must change (?:your|the) password|password must be changed/i, codes: [3847, 4615], extended: [], ambiguity: 'Expired and "change at first logon" are two codes.' },
  { id: 'clock', says: 'a time or date difference', phrase: /(?:time|date)(?: and | or )?(?:date|time)? difference/i, codes: [7431, 0x80090324], extended: [], ambiguity: 'Which of the two clocks is wrong has to be measured.' },
  { id: 'unexpected-certificate', says: 'an unexpected server authentication certificate was received', phrase: /unexpected server authentication certificate/i, codes: [2311], extended: [], ambiguity: 'A new certificate, another machine, or a device that opens TLS on the path.' },
  { id: 'certificate-expired', says: 'the certificate is expired', phrase: /certificate (?:received )?(?:from the remote computer )?(?:is|has) (?:expired|invalid)/i, codes: [6919], extended: [], ambiguity: 'Either the dates are over or the clock of the client is wrong.' },
  { id: 'not-authorised', says: 'the user account is not authorized for remote login', phrase: /not authori[sz]ed for remote log/i, codes: [], extended: [9], ambiguity: 'Group membership, logon right or a deny entry; the host knows which.' },
  { id: 'right-to-sign-in', says: 'you need the right to sign in through Remote Desktop Services', phrase: /right to (?:sign in|log on) through Remote Desktop/i, codes: [], extended: [9], ambiguity: 'The logon right, the Remote Desktop Users group or a deny entry.' },
  { id: 'delegation', says: 'policy does not allow delegating credentials', phrase: /delegat\w{1,8} (?:of )?credentials|credentials .{0,200} not be sent/i, codes: [5639, 5895, 3848], extended: [], ambiguity: 'Three codes share the idea; the policy is on the client.' },
  { id: 'another-user', says: 'another user connected to the session', phrase: /another (?:user|connection) (?:has )?(?:connected|was made)|replaced by another/i, codes: [], extended: [5], ambiguity: 'Who it was is in the session events of the host (LSM 25, 39, 40).' },
  { id: 'idle', says: 'the idle limit was reached', phrase: /idle (?:time-?out|timer|limit|session)/i, codes: [], extended: [3], ambiguity: 'A limit of the listener, of the user or of a policy.' },
  { id: 'security-error', says: 'because of a security error', phrase: /because of a security error|security error.{0,300} could not connect/i, codes: [1030], extended: [], ambiguity: 'The words name no reason.' },
  { id: 'protocol-error', says: 'because of a protocol error', phrase: /because of a protocol error/i, codes: [4356], extended: [], ambiguity: 'mstsc prints this sentence for every code without its own text: the number in brackets decides.' },
  { id: 'internal-error', says: 'An internal error has occurred', phrase: /an internal error has occurred/i, codes: [], extended: [], ambiguity: 'No source ties this sentence to one code. Microsoft lists the key file, needed services and cipher policy; and a hang of a minute with success at the second try.' },
  { id: 'three-reasons', says: "can't connect to the remote computer for one of these reasons", phrase: /for one of these reasons|remote access to the (?:server|computer) is not enabled/i, codes: [516], extended: [], ambiguity: 'Refused, filtered, unreachable and switched off look the same; connecting to the port tells them apart.' },
  { id: 'not-found', says: "can't find the computer", phrase: /can(?:'|no)t find the computer/i, codes: [260], extended: [], ambiguity: 'Which name server was asked is not said.' },
  { id: 'time-allotted', says: 'could not connect in the amount of time allotted', phrase: /amount of time allotted/i, codes: [264], extended: [], ambiguity: 'No answer to the TCP connection, or none later; one report shows it while the port was open.' },
  { id: 'session-ended-error', says: 'Your session ended because of an error', phrase: /session ended because of an error/i, codes: [4], extended: [], ambiguity: 'Apple and mobile clients show it for several situations; 0x4 has no documented meaning.' },
  { id: 'connection-lost', says: 'the connection to the remote computer was lost', phrase: /(?:session has ended|connection (?:to the remote computer )?was lost|network error)/i, codes: [2308, 772], extended: [0], ambiguity: 'A closed connection (0x904 with extended 0) and a failed send (0x304) share the idea.' },
  { id: 'cannot-connect', says: "This computer can't connect to the remote computer", phrase: /can(?:'|no)t connect to the remote computer/i, codes: [2308, 1796], extended: [7], ambiguity: 'The sentence belongs to extended code 7 (usually with 0x904) and, alone, to 0x704. Only the numbers under it decide.' },
  { id: 'authentication-error', says: 'An authentication error has occurred', phrase: /authentication error has occurred/i, codes: [], extended: [], ambiguity: 'The status behind it is what counts: look for "Code: 0x…" or the sentence after it.' },
];
