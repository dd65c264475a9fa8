import type { CaseFile } from '../../src/core/facts/case-file.ts';
import type { CertificatePair } from './certificates.ts';

/** A real server in one configuration, or a real way to one with one fault. */
export interface Configuration {
  readonly id: string;
  /** One sentence: how it is made. */
  readonly made: string;
  /** Programs it is made of. */
  readonly needs: readonly string[];
  /** Starts it, has it looked at, and ends it. */
  readonly look: (folder: string) => Promise<Looked>;
}

/** What was seen, and what is known of the configuration from how it was made. */
export interface Looked {
  readonly file: CaseFile;
  /** The certificate the server was given. */
  readonly certificate?: CertificatePair;
}
