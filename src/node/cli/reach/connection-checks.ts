import type { Connection } from '../../fix/connection.ts';
import { readSmallText } from '../../files/small-file.ts';
import { UsageError } from '../usage-error.ts';

/** Refuses what cannot be meant before anybody is talked to: ports, addresses of clouds, fingerprints. */
export function checkConnection(connection: Connection): Connection {
  const { sshPort, winrmPort, azureEndpoint, awsEndpoint, awsEc2Endpoint, winrmCert, hostKey } = connection;
  const { sshKey, knownHosts } = connection;
  checkPort('--ssh-port', sshPort);
  checkPort('--winrm-port', winrmPort);
  checkEndpoint('--azure-endpoint', azureEndpoint);
  checkEndpoint('--aws-endpoint', awsEndpoint);
  checkEndpoint('--aws-ec2-endpoint', awsEc2Endpoint);
  if (winrmCert !== undefined && !/^(?:[0-9a-f]{2}[: ]?){32}$/i.test(winrmCert))
    throw new UsageError(`--winrm-cert "${winrmCert.slice(0, 80)}": is no SHA-256 fingerprint (64 digits)`);
  if (hostKey !== undefined && !/^SHA256:[A-Za-z0-9+/]{43}$/.test(hostKey))
    throw new UsageError(
      `--host-key "${hostKey.slice(0, 80)}": is none as ssh-keygen -lf prints it, SHA256:…`,
    );
  checkFile('--ssh-key', sshKey);
  checkFile('--known-hosts', knownHosts);
  return connection;
}

function checkFile(flag: string, path: string | undefined): void {
  const read = path === undefined ? '' : readSmallText(path, MOST_BYTES);
  if (typeof read !== 'string') throw new UsageError(`${flag} ${read.problem}`, 3);
}

function checkPort(flag: string, text: string | undefined): void {
  if (text === undefined) return;
  const port = /^\d{1,5}$/.test(text) ? Number(text) : 0;
  if (port < 1 || port > 65_535)
    throw new UsageError(`${flag} "${text.slice(0, 20)}": is not a number from 1 to 65535`);
}

/** Credentials go there: only by HTTPS, or to this computer. */
function checkEndpoint(flag: string, text: string | undefined): void {
  if (text === undefined) return;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const isPlain =
    url?.protocol === 'http:' && /^(?:127(?:\.\d{1,3}){3}|localhost|\[::1\])$/.test(url.hostname);
  if (url === undefined || (url.protocol !== 'https:' && !isPlain))
    throw new UsageError(`${flag} "${text.slice(0, 80)}": is not an address that begins with https://`);
  // What stands there becomes an argument of other programs too.
  if (
    url.username !== '' ||
    !/^https?:\/\/(?:[a-z0-9.-]+|\[[0-9a-f:]+\])(?::\d{1,5})?(?:\/[\w./-]*)?$/i.test(text)
  )
    throw new UsageError(`${flag} "${text.slice(0, 80)}": holds more than a host, a port and a path`);
}

const MOST_BYTES = 16 * 1024 * 1024;
