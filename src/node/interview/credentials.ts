/** Who signs in. The password is held in memory only and goes nowhere but into the logon itself. */
export interface Credentials {
  readonly user: string;
  readonly domain: string;
  readonly password: string;
}
