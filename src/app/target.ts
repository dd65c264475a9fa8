/** What is looked at: a name or an address, and the TCP port. */
export interface Target {
  readonly host: string;
  readonly port: number;
}

/** How targets are read and written; addresses are known only outside this ring. */
export interface Targets {
  readonly parse: (text: string) => Target | { readonly problem: string };
  readonly show: (target: Target) => string;
}
