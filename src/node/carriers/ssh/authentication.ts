import { homedir } from 'node:os';
import { join } from 'node:path';
import type { ConnectConfig } from 'ssh2';
import type { Reach } from '../carrier.ts';
import { readSmall } from '../../files/small-file.ts';
import type { SshOptions } from './ssh-options.ts';

/** What the client signs in with: key, password, agent, as far as each is there. */
export async function authenticationOf(
  options: SshOptions,
): Promise<ConnectConfig | Extract<Reach, { why: string }>> {
  const { password, agent } = options;
  const key = await firstKey(options);
  if (key !== undefined && 'why' in key) return key;
  const found = {
    ...(key === undefined ? {} : { privateKey: key.text }),
    ...(password === undefined ? {} : { password }),
    ...(agent === undefined ? {} : { agent }),
  };
  if (Object.keys(found).length > 0) return found;
  return {
    outcome: 'notConfigured',
    why: 'no key in ~/.ssh, no agent and no password; --ssh-key, ssh-agent or RDPDOCTOR_PASSWORD gives one',
  };
}

/** The first private key that is there; one that is locked by a passphrase is left to the agent. */
async function firstKey(
  options: SshOptions,
): Promise<{ text: Buffer } | Extract<Reach, { why: string }> | undefined> {
  const { default: ssh2 } = await import('ssh2');
  const named = options.keys !== undefined;
  const paths =
    options.keys ?? ['id_ed25519', 'id_ecdsa', 'id_rsa'].map((name) => join(homedir(), '.ssh', name));
  for (const path of paths) {
    const bytes = readSmall(path, MAX_KEY_FILE);
    const text = 'problem' in bytes ? undefined : Buffer.from(bytes);
    const parsed = text === undefined ? new Error('cannot be read') : ssh2.utils.parseKey(text);
    if (!(parsed instanceof Error) && text !== undefined) return { text };
    if (named) {
      const why = parsed instanceof Error ? parsed.message : 'cannot be read';
      return { outcome: 'notConfigured', why: `--ssh-key ${path}: ${why}` };
    }
  }
  return undefined;
}

const MAX_KEY_FILE = 256 * 1024;
