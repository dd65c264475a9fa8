import type { Spoken } from '../speech/spoken.ts';
import type { SeenAlert, TlsSession } from './tls-session.ts';

/** The inside of a TLS connection, decrypted with a key log. */
export interface OpenedTls {
  readonly client: Spoken;
  readonly server: Spoken;
  /** What the server said at the end of a long connection, record by record, with something missing before. */
  readonly serverLast: readonly { readonly bytes: Uint8Array; readonly at: number }[];
  /** Alerts with their numbers, those that were encrypted included. */
  readonly alerts: readonly SeenAlert[];
  /** DER certificates of the server, where TLS 1.3 had hidden them. */
  readonly certificates: readonly Uint8Array[];
  /** When the client's Finished was sent. */
  readonly clientFinishedAt: number | undefined;
}

/** Decrypts a TLS connection, or knows no key for it. */
export type TlsOpener = (tls: TlsSession) => OpenedTls | undefined;
