/** What today's product calls what a label names: labels stay as they were written, with the ids of their day. */
export const renamed: { readonly [id: string]: readonly string[] | undefined } = {
  'closing-front': ['closed-before-answer'],
  'resetting-front': ['reset-before-answer'],
  'dribbling-peer': ['unfinished-answer', 'trickling-answer'],
  'unusable-server-key': ['closed-at-hello'],
  // The reset is an observation now; that a device sends it is a cause with a proof of its own.
  'resetting-middlebox': ['resetting-middlebox', 'reset-in-handshake'],
  'foreign-service-on-port': ['foreign-service-on-port', 'foreign-service-in-tls'],
  'unreachable-domain-controller': ['unreachable-domain-controller', 'broken-domain-trust'],
  'required-nla': ['required-nla', 'client-without-nla'],
  // Each status has the cause of its own name now; what gives no status keeps the old one.
  'logged-wrong-credentials': [
    'logged-wrong-credentials',
    'wrong-password',
    'locked-account',
    'disabled-account',
    'expired-account',
    'expired-password',
    'restricted-logon',
    'denied-logon-right',
  ],
  'broker-failure': ['broker-failure', 'unready-broker'],
  'unexplained-close': ['client-reported'],
  // What the design called observations before they were built.
  'client.reported': ['client-reported'],
  'log.droppedBeforeSignIn': ['dropped-before-sign-in', 'failing-since-onset'],
  'log.neverArrived': ['unreached-service'],
  'log.sessionFailed': ['failing-since-onset'],
  'log.droppedAfterSignIn': ['failing-since-onset'],
  'unexplained-connect-failure': ['client-reported'],
};

/** The ids of today for the ids of a label. */
export function asNamedToday(ids: readonly string[]): readonly string[] {
  return ids.flatMap((id) => renamed[id] ?? [id]);
}
