import type { RiskId } from '../../remedy/action.ts';

/** What each risk means for the machine, before a person accepts it by name. */
export const riskMeaning: Readonly<Record<RiskId, string>> = {
  'tls-off':
    'Remote Desktop would no longer insist on TLS. Whoever sits between client and server can pretend to be the server and read what is typed, passwords too.',
  'nla-off':
    'Anybody who reaches the port would get a sign-in screen, before any password was checked. That opens the machine to guessing and to faults in the code before sign-in.',
  'old-tls':
    'Protocols or ciphers with known weaknesses would be allowed again, for everything on this machine that uses Schannel, not only for Remote Desktop.',
  'public-exposure':
    'The port would be open on networks that Windows calls public: in a café, in a hotel, or on the Internet itself.',
  'key-loss':
    'A private key would be removed. What was encrypted with it, and every certificate that rests on it, can be lost for good.',
  'unverified-server':
    'The client would connect without making sure that it talks to the right server, and hand the password to whoever answers.',
  'new-access':
    'An account that may not sign in today would be allowed to. Make sure first that this person is meant to be let in.',
};
