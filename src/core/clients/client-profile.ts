import type { FactTypes } from '../facts/vocabulary.ts';

export type TlsVersion = keyof FactTypes['tlsSupport']['versions'];
export type Protocol = FactTypes['protocolAnswers'][number]['offer'][number];
export type Confidence = 'confirmed' | 'single-source' | 'unconfirmed';

/** A property of a client with where it is known from; what nobody could find out has no value. */
export interface Stated<Value> {
  readonly value?: Value;
  readonly confidence: Confidence;
  readonly source: string;
}

/** What one client build offers and accepts. */
export interface ClientProfile {
  readonly id: string;
  readonly name: string;
  /** The protocols of its first connection request, with its default settings. */
  readonly offers: Stated<readonly Protocol[]>;
  /** Protocols it can finish a sign-in with, where that is not simply what it offers. */
  readonly signInLimit?: Stated<string>;
  readonly tlsVersions: Stated<readonly TlsVersion[]>;
  /** Cipher suites by IANA name. */
  readonly suites: Stated<readonly string[]>;
  /** Suites its system has by default, of which it is not known whether the client sends them. */
  readonly doubtfulSuites?: readonly string[];
  readonly groups: Stated<readonly string[]>;
  readonly signatureAlgorithms: Stated<readonly string[]>;
  /** Smallest RSA key of a server certificate it goes on with. */
  readonly minRsaBits: Stated<number>;
  readonly sha1Certificate: Stated<'accepts' | 'refuses'>;
  /** What it does on a certificate that is expired, self-made or has another name. */
  readonly doubtfulCertificate: Stated<'warns' | 'refuses' | 'ignores'>;
  /** Lowest CredSSP version of a server it signs in to, with its default policy. */
  readonly lowestCredssp: Stated<number>;
  /** Whether it goes on with standard RDP security where a server allows nothing else. */
  readonly standardSecurity: Stated<boolean>;
}

/** A value with its source. */
export function stated<Value>(
  value: Value,
  source: string,
  confidence: Confidence = 'confirmed',
): Stated<Value> {
  return { value, confidence, source };
}

/** A property nobody could find out; the source says where it was looked for. */
export function notFound(source: string): Stated<never> {
  return { confidence: 'unconfirmed', source };
}

/** The weakest of several confidences. */
export function weakest(...confidences: readonly Confidence[]): Confidence {
  if (confidences.includes('unconfirmed')) return 'unconfirmed';
  return confidences.includes('single-source') ? 'single-source' : 'confirmed';
}
