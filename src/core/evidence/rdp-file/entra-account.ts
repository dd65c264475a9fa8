import type { RdpFileRemark } from './remark.ts';
import { valueOf, type RdpFile } from './settings.ts';

/** A user of Entra in a file that does not ask for the Entra sign-in. */
export function entraAccountRule(file: RdpFile): readonly RdpFileRemark[] {
  const user = String(valueOf(file, 'username') ?? '');
  if (!/^(?:\.\\)?AzureAD\\/i.test(user) || valueOf(file, 'enablerdsaadauth') === 1) return [];
  return [
    {
      level: 'conflict',
      setting: 'username',
      says: `username ${user}: an Entra account, and the file does not use the Entra sign-in; NLA with NTLM refuses its right password, and switching CredSSP off only makes the connection less safe`,
      doThis:
        'set enablerdsaadauth:i:1 and the name the target is registered with as full address (no IP address); both ends need Windows 10, 11 or Server 2022 with the updates of October 2022 or newer',
    },
  ];
}
