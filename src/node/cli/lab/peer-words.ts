import { practiceAccount } from '../../lab/accounts.ts';
import type { Peer, RunningPeer } from '../../lab/peer.ts';

/** What it is, what it does, and what to run against it. */
export function peerWords({ id, title, fault, needsLogon }: Peer, { address, port }: RunningPeer): string {
  const host = address.includes(':') ? `[${address}]:${port}` : `${address}:${port}`;
  const { user, password } = practiceAccount;
  const command = `rdpdoctor check ${host}`;
  const logon = `RDPDOCTOR_PASSWORD=${password} ${command} --user ${user} --yes`;
  return [
    `${host}  ${id}`,
    `  ${capital(title)}.`,
    `  It does this: ${fault}.`,
    `  ${needsLogon ? logon : command}`,
    '',
    '',
  ].join('\n');
}

/** The list of all, and how to start some. */
export function listOfPeers(all: readonly Peer[]): string {
  const width = Math.max(...all.map(({ id }) => id.length));
  const lines = all.map(({ id, title }) => `${id.padEnd(width)}  ${capital(title)}`);
  return [
    ...lines,
    '',
    `Start some:  rdpdoctor lab expired-certificate mtu-stall`,
    `Start all:   rdpdoctor lab --all`,
    '',
  ].join('\n');
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
