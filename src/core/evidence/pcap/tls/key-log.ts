import { fromHex } from '../../../bytes/write.ts';
import { toHex } from '../../../bytes/text.ts';

const LABELS = [
  'CLIENT_RANDOM',
  'CLIENT_HANDSHAKE_TRAFFIC_SECRET',
  'SERVER_HANDSHAKE_TRAFFIC_SECRET',
  'CLIENT_TRAFFIC_SECRET_0',
  'SERVER_TRAFFIC_SECRET_0',
] as const;

/** What a secret in a key log is for: the TLS 1.2 master secret, or one of the TLS 1.3 traffic secrets. */
export type KeyLabel = (typeof LABELS)[number];

const MAX_SECRETS = 200_000;

/** TLS secrets by client random, from the text format of NSS. RFC 9850 */
export class KeyLog {
  readonly #secrets = new Map<string, Uint8Array>();

  get size(): number {
    return this.#secrets.size;
  }

  /** Takes in key log text; lines that are no secrets are passed over. */
  add(text: string): void {
    for (const line of text.split(/\r\n|\r|\n/)) {
      const match = /^([A-Z_0-9]+) ([0-9a-fA-F]{64}) ([0-9a-fA-F]{64,128})\s*$/.exec(line);
      const [, label, random, secret] = match ?? [];
      if (label === undefined || random === undefined || secret === undefined) continue;
      if (!LABELS.some((known) => known === label) || secret.length % 2 !== 0) continue;
      if (this.#secrets.size >= MAX_SECRETS) return;
      this.#secrets.set(`${label} ${random.toLowerCase()}`, fromHex(secret));
      this.#secrets.set(random.toLowerCase(), new Uint8Array(0));
    }
  }

  /** Whether there is any secret for a connection with this client random. */
  knows(random: Uint8Array): boolean {
    return this.#secrets.size > 0 && this.#secrets.has(toHex(random));
  }

  secret(label: KeyLabel, random: Uint8Array): Uint8Array | undefined {
    return this.#secrets.get(`${label} ${toHex(random)}`);
  }
}
