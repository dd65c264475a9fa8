import type { Command } from 'commander';
import { carrierNames } from '../../../app/fix/plan-carrier.ts';
import { addCloudFlags, type CloudFlags } from './cloud-flags.ts';

/** The flags that say how a machine is reached, the same for every command that reaches one. */
export interface CarrierFlags extends CloudFlags {
  readonly via: string;
  readonly user?: string;
  readonly passwordFile?: string;
  readonly askPassword?: boolean;
  readonly sshPort?: string;
  readonly sshKey?: string;
  readonly hostKey?: string;
  readonly knownHosts?: string;
  readonly winrmPort?: string;
  readonly winrmCert?: string;
  readonly script?: string;
  readonly runTimeout: string;
}

export function addCarrierFlags(command: Command): Command {
  const reaching = command
    .option('--via <way>', `auto, ${carrierNames.join(', ')}`, 'auto')
    .option('--user <name>', 'who to log on as for --via ssh and winrm (DOMAIN\\user)')
    .option('--password-file <file>', 'file that holds the password; or set RDPDOCTOR_PASSWORD')
    .option('--ask-password', 'ask for the password')
    .option('--ssh-port <port>', 'port of the SSH server, if not 22')
    .option('--ssh-key <file>', 'private key; else those in ~/.ssh and the agent')
    .option('--host-key <print>', 'SSH host key to trust, SHA256:…, where known_hosts has none')
    .option('--known-hosts <file>', 'known_hosts file to believe instead of the usual ones')
    .option('--winrm-port <port>', '5985 (HTTP, messages sealed) or 5986 (HTTPS)')
    .option('--winrm-cert <sha256>', 'certificate to trust for WinRM over HTTPS');
  return addCloudFlags(reaching)
    .option('--script <file>', 'file to write for --via print')
    .option('--run-timeout <time>', 'longest time for a script to run', '10m');
}
