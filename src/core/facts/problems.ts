import { coded, type Coded } from './coded.ts';

/** Why an answer was not what belongs there. `other` carries foreign text as `told`. */
export const problemCodes = [
  /** A field is not as its specification has it: `field`, and `first`, the first bytes of the answer in hexadecimal. */
  'badField',
  /** Another protocol answers: `speaks`, `first`, and `banner` where it is text. */
  'otherProtocol',
  /** The bytes are of no protocol that is known: `first`. */
  'notRdp',
  'notTls',
  /** RDP in plain text where TLS belongs: `first`. */
  'plainRdp',
  /** The peer signs with another key than that of its certificate; `reason` is the TLS library's own code. */
  'wrongSignature',
  /** The TLS library of the machine that looks refuses what came; `reason` is its own code. */
  'libraryRefused',
  /** More or longer than any answer can be: `limit` in bytes. */
  'tooMuch',
  /** An answer of `bytes` bytes that is no SYN+ACK of [MS-RDPEUDP]. */
  'notRdpUdp',
  /** An RD Gateway refused a step of its tunnel: `step`, and `hresult`. */
  'tunnelRefused',
  /** A web server answered with an error of its own: `status`, and `reason` in its words. */
  'httpStatus',
  /** The operating system's own word for the failure: `system`. */
  'system',
  /** TLS did not complete: `outcome`, and `alert` where there was one. */
  'tlsEnded',
  'other',
] as const;

export const problem = coded(problemCodes);
export type ProblemCode = (typeof problemCodes)[number];
export type Problem = Coded<ProblemCode>;

/** Why something is not known. `other` carries foreign text as `told`. */
export const gapCodes = [
  'timeUp',
  'endedEarly',
  'notAsked',
  'needsCredentials',
  'nothingTells',
  'notOpened',
  'noCertificateShown',
  'noCertificateInClear',
  'endedBeforeCertificate',
  'unreadable',
  'scanCut',
  'logonWithoutConnection',
  'logonWithoutNegotiation',
  'logonWithoutTls',
  'logonWithoutCertificate',
  'logonNeedsTrust',
  'logonNotOver',
  'captureEnds',
  'captureBegins',
  'proxyRefused',
  'nothingInsideGateway',
  'offeredOnlyLess',
  'encryptedCertificate',
  'encryptedSignIn',
  'encryptedSession',
  'resumedSession',
  'notOfItsShape',
  /** An account lacks a right: `right`, as the provider writes it. */
  'missingRight',
  /** What a cloud tells only of a machine that runs. */
  'machineNotRunning',
  /** A cloud's interface could not be asked, or did not answer as published: `told`. */
  'cloudUnanswered',
  'other',
] as const;

export const gapDetail = coded(gapCodes);
export type GapCode = (typeof gapCodes)[number];
export type GapDetail = Coded<GapCode>;

/** What one phase of the connection showed. */
export const phaseCodes = [
  'notReached',
  'notTried',
  'notUsed',
  'noTls',
  'noCertificateWithoutTls',
  'asksOnItsScreen',
  'endedHere',
  'captureEnds',
  'proxyRefused',
  'nothingInsideGateway',
  /** Name: `count`, `fromHosts`, `completedTo`, `pointer` (agrees, none, or the name it gives as `pointsTo`). */
  'addressGiven',
  'resolved',
  'notFound',
  'resolverSilent',
  'resolverFailed',
  'danglingAlias',
  'loopingAlias',
  /** TCP: lists of addresses by outcome, `ms`, and the system's `system` word. */
  'open',
  'openAlready',
  'openAtSome',
  'openAtNone',
  /** How it ended: `by`, `ms`, `bytes`, and `alert`, `side`, `system`, `after` where known. */
  'ended',
  'problem',
  /** Negotiation: `protocol`; or `failure` and `number`. */
  'chosen',
  'answeredWithoutBlock',
  'refusedOffer',
  'tlsAtOnce',
  /** Encryption: `version`, `cipher`; or `level`, `methods`. */
  'tls',
  'standardSecurity',
  /** Certificate: `subject`, `issuer`, `madeBy`, `notBefore`, `notAfter`, `at`. */
  'certificate',
  'certificateShown',
  'clientWentOn',
  /** Sign-in: `status`, `mechanism`. */
  'asksForUser',
  'refusedSignIn',
  'userAccepted',
  'userMayNotSignIn',
  'keyNotProven',
  'endedAfterPassword',
  'encryptedWentOn',
  'mechanism',
  /** Licensing and session: `number`, `reached`. */
  'licenseAccepted',
  'licenseRefused',
  'desktopOffered',
  'errorInfo',
  'endedInSession',
  'dataFlowed',
  'sessionStarted',
  'other',
] as const;

export const phaseSays = coded(phaseCodes);
export type PhaseCode = (typeof phaseCodes)[number];
export type PhaseSays = Coded<PhaseCode>;
