import type { TLSSocket } from 'node:tls';
import type { Problem } from '../../core/facts/problems.ts';
import type { Timed } from '../../core/facts/standstill.ts';

/** What became of a TLS handshake made with the TLS library of this machine, at its most permissive. */
export type TlsResult = Timed &
  (
    | {
        readonly outcome: 'completed';
        readonly socket: TLSSocket;
        readonly version: string;
        readonly cipher: string;
        readonly group?: string;
        readonly askedClientCertificate: boolean;
        /** The name that was asked for (SNI). */
        readonly serverName?: string;
        /** DER, leaf first. */
        readonly chain: readonly Uint8Array[];
        /** Absent where this machine's own trust store could not be read. */
        readonly trusted?: boolean;
        readonly trustProblem?: string;
      }
    | {
        readonly outcome: 'alert';
        readonly alert: number;
        readonly sawServerHello: boolean;
        readonly askedClientCertificate: boolean;
      }
    | { readonly outcome: 'malformed'; readonly problem: Problem }
    | {
        readonly outcome: 'closed' | 'reset' | 'timedOut';
        readonly bytes: number;
        readonly sawServerHello: boolean;
        readonly sawCertificate: boolean;
        /** Bytes kept coming until our patience was over. */
        readonly stillComing?: boolean;
      }
  );
