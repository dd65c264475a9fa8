/**
 * Ids that say only how a connection ended, by the ending: right where nothing that survived tells why.
 * The first of each are causes of today, the others observations.
 */
export const endings = {
  droppedBeforeSignIn: ['dropped-before-sign-in', 'log.droppedBeforeSignIn'],
  droppedInSession: ['log.sessionFailed', 'log.droppedAfterSignIn', 'crashed-session'],
  brokenOff: ['sessions-break-off', 'log.sessionFailed'],
  neverArrived: ['unreached-service', 'log.neverArrived'],
  closedAtClient: ['unexplained-close', 'client.reported'],
  notConnected: ['unexplained-connect-failure', 'client.reported'],
  licensingFailed: ['interrupted-licensing', 'client.reported'],
  reported: ['client.reported'],
} as const;

export type Ending = keyof typeof endings;
