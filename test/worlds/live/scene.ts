import type { FactTypes } from '../../../src/core/facts/vocabulary.ts';
import type { Random } from '../random.ts';

export type Certificate = FactTypes['tlsCertificate'];
export type Answer = FactTypes['rdpNegotiation'];
export type Version = 'TLS 1.0' | 'TLS 1.1' | 'TLS 1.2' | 'TLS 1.3';

/** A simulated path from a client to a server, layer by layer: everything the probes can come across. */
export interface Scene {
  readonly now: number;
  /** What was typed, without port. */
  readonly asked: string;
  readonly computer: string;
  readonly domain: string;
  readonly name: Pick<FactTypes['nameResolution'], 'outcome' | 'addresses' | 'hostsFile' | 'ms'> & {
    readonly dns: readonly string[];
    readonly pointer?: string;
    readonly problem?: string;
  };
  readonly port: number;
  /** How each address answers a SYN, in the order of the name. */
  readonly tcp: FactTypes['tcpConnect']['attempts'];
  readonly rtt: number;
  readonly offered: {
    readonly all: Answer;
    readonly ssl: Answer;
    readonly rdp: Answer;
    readonly none: Answer;
  };
  readonly standard?: FactTypes['standardSecurity'];
  readonly speech?: FactTypes['portSpeech'];
  readonly raw: FactTypes['rawTls'];
  readonly handshake: FactTypes['tlsHandshake'];
  readonly support: FactTypes['tlsSupport'];
  /** Bytes of the server's first flight. */
  readonly flightBytes: number;
  readonly flight: FactTypes['largeFlight'];
  readonly certificate: Certificate;
  readonly chain: readonly Certificate[];
  readonly trusted: boolean;
  readonly chainBytes?: number;
  readonly credssp: FactTypes['credssp'];
  readonly osBuild: string;
  /** Seconds the server's clock is ahead of ours. */
  readonly skew: number;
  /** How many of the attempts got through, and in what manner. */
  readonly quality: Partial<FactTypes['connectionQuality']>;
  /** Attempts of the check that ended as the first, and all of them. */
  readonly repeats: number;
  readonly sameEnding: number;
  readonly udp: FactTypes['rdpUdp'];
  readonly gateway?: FactTypes['gateway'];
  readonly logon?: FactTypes['logon'];
  readonly earlyUserAuth?: FactTypes['earlyUserAuth'];
  readonly sessionStart?: FactTypes['sessionStart'];
  readonly told?: FactTypes['clientError'];
  readonly context?: FactTypes['reportedContext'];
}

/** What a fault changes on the path. */
export type Change = (scene: Scene, random: Random) => Partial<Scene>;

/** One sort of live world. */
export interface LiveKind {
  readonly kind: string;
  readonly family: string;
  readonly made: string;
  readonly truths: readonly string[];
  readonly mayAlso?: readonly string[];
  readonly mustNot?: readonly string[];
  readonly change: Change;
}
