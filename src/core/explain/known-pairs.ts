/** Codes people arrive with most, answered as a whole; keys are decimal, "code" or "code/extended". */
export const knownPairs: {
  readonly [pair: string]: { readonly means: string; readonly doesNotTell: string } | undefined;
} = {
  '2308/7': {
    means:
      'The TCP connection was closed (0x904), and the dialog shows its sentence for "server denied the connection" (0x7).',
    doesNotTell:
      'why, who closed it, or at which step: the pair is also reported where no RDP server could have sent the 7. Not proof of a certificate, TLS or licensing fault',
  },
  '2308/0': {
    means: 'The TCP connection was closed (0x904) and nothing more is recorded.',
    doesNotTell: 'why, who closed it, or at which step between the TCP connection and the running session',
  },
  '2308': {
    means: 'The TCP connection was closed: it had been open, so name and port were reachable.',
    doesNotTell: 'why, who closed it, or at which step between the TCP connection and the running session',
  },
  '516': {
    means: 'No TCP connection could be made: refused, filtered, unreachable or switched off.',
    doesNotTell:
      'which of these; connecting to the port tells refused from filtered. With a gateway, which leg failed',
  },
  '1796': {
    means: 'A time-out occurred while connecting. It shows the same sentence as 0x904 with 0x7.',
    doesNotTell: 'what the client was waiting for',
  },
  '2055': {
    means:
      'The logon failed: bad user name or password, or an Entra account (AzureAD\\…), whose right password is refused the same way where the client cannot sign it in; then enablerdsaadauth:i:1 is the way.',
    doesNotTell: 'which of them: Security 4625 on the host names the Sub Status',
  },
  '4': {
    means:
      'No documented meaning. Apple and mobile clients show it as "Your session ended because of an error".',
    doesNotTell:
      'anything certain: two reports have it where a tunnel does not answer, the situation in which mstsc shows 0x904',
  },
  '3': {
    means: 'The server ended the connection; the second number carries the cause.',
    doesNotTell: 'whether that is an error at all: without an extended code nothing is said',
  },
};
