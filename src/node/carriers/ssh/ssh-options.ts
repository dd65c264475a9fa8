/** Where an OpenSSH server is, who signs in there, and what is believed of it. */
export interface SshOptions {
  readonly host: string;
  readonly port?: number;
  readonly user: string | undefined;
  readonly password?: string;
  /** Private key files; without any those in ~/.ssh are tried. */
  readonly keys?: readonly string[];
  readonly agent?: string;
  readonly knownHosts?: readonly string[];
  /** A host key that is trusted besides known_hosts, SHA256:… as ssh prints it. */
  readonly hostKey?: string;
}
