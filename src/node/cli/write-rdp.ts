import { toUtf16le } from '../../core/bytes/text.ts';
import { join } from '../../core/bytes/write.ts';
import { writePrivate } from '../files/private-file.ts';
import { showTarget, type Target } from '../target/target.ts';
import { UsageError } from './usage-error.ts';

/** The text of a careful .rdp file: NLA on, a warning where the server cannot prove who it is, nothing of this machine shared. */
export function carefulRdpFile(target: Target, gateway: Target | undefined): string {
  const settings = [
    `full address:s:${showTarget(target)}`,
    'authentication level:i:2',
    'enablecredsspsupport:i:1',
    'negotiate security layer:i:1',
    'prompt for credentials:i:1',
    'redirectclipboard:i:0',
    'redirectprinters:i:0',
    'redirectsmartcards:i:0',
    'drivestoredirect:s:',
    ...(gateway === undefined
      ? []
      : [
          `gatewayhostname:s:${showTarget(gateway)}`,
          'gatewayusagemethod:i:1',
          'gatewayprofileusagemethod:i:1',
        ]),
  ];
  return `${settings.join('\r\n')}\r\n`;
}

/** Writes that file as mstsc does (UTF-16 with its mark); one that is there already stays as it is. */
export async function writeRdp(path: string, target: Target, gateway: Target | undefined): Promise<void> {
  const bytes = join(Uint8Array.of(0xff, 0xfe), toUtf16le(carefulRdpFile(target, gateway)));
  const { problem } = writePrivate(path, bytes);
  if (problem !== undefined) throw new UsageError(`--write-rdp ${problem}`, 3);
}
