import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startProgram, untilListening, type Started } from './programs.ts';

/** Values of xrdp.ini that differ from what Debian installs. */
export type XrdpSettings = Readonly<
  Partial<
    Record<
      'security_layer' | 'certificate' | 'key_file' | 'ssl_protocols' | 'tls_ciphers' | 'crypt_level',
      string
    >
  >
>;

let count = 0;

/** Starts Debian's xrdp with its own configuration, changed where told; `inside` is a command prefix. */
export async function startXrdp(
  folder: string,
  address: string,
  settings: XrdpSettings,
  inside: readonly string[] = [],
): Promise<Started> {
  count += 1;
  const config = join(folder, `xrdp-${count}.ini`);
  const all = { port: `tcp://${address}:3389`, LogFile: join(folder, `xrdp-${count}.log`), ...settings };
  writeFileSync(config, withSettings(readFileSync('/etc/xrdp/xrdp.ini', 'utf8'), all));
  const xrdp = startProgram([...inside, 'xrdp', '--nodaemon', '--config', config]);
  await untilListening(xrdp, 3389, address);
  return xrdp;
}

/** Replaces the first line of each setting, comment or not; what is not there is added to [Globals]. */
function withSettings(ini: string, settings: Readonly<Record<string, string>>): string {
  let text = ini;
  for (const [name, value] of Object.entries(settings)) {
    const line = new RegExp(`^#?${name}=.*$`, 'm');
    text = line.test(text)
      ? text.replace(line, `${name}=${value}`)
      : text.replace('[Globals]', `[Globals]\n${name}=${value}`);
  }
  return text;
}
