import type { Evidence as ReadEvidence } from '../core/evidence/read-evidence.ts';

/** What files brought: facts, gaps, one case per captured connection, and what could not be read. */
export interface Evidence extends Omit<ReadEvidence, 'notes'> {
  readonly problems: readonly string[];
}

/** What is to be read; all of it can be handed to another thread. */
export interface EvidenceRequest {
  readonly paths: readonly string[];
  /** Evidence that lies in no file, by the name it is called in notes. */
  readonly given?: readonly { readonly name: string; readonly bytes: Uint8Array }[];
  /** NSS key log file for captures. */
  readonly keylog?: string;
}

/** What the reading thread asks while it reads. */
export interface ReadingHooks {
  /** Asks for the password of a .pfx file; undefined where nobody can be asked. */
  readonly askPassword?: (file: string) => Promise<string | undefined>;
  /** Whether to come to an end: files then end where they are. */
  readonly stopped?: () => boolean;
}

export const nothingRead: Evidence = {
  facts: [],
  gaps: [],
  problems: [],
  connections: [],
  understood: 0,
  unread: 0,
  cut: 0,
};
