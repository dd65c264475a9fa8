import type { RdpFileRemark } from './remark.ts';
import { valueOf, type RdpFile } from './settings.ts';

/** A gateway that is asked for without a name, or named without being used. */
export function gatewayWithoutName(file: RdpFile): readonly RdpFileRemark[] {
  const usage = valueOf(file, 'gatewayusagemethod');
  const host = valueOf(file, 'gatewayhostname');
  if ((usage === 1 || usage === 2) && (host === undefined || host === '')) {
    return [
      {
        level: 'conflict',
        setting: 'gatewayusagemethod',
        says: `gatewayusagemethod ${usage} asks for a gateway, but gatewayhostname is empty`,
        doThis: 'name the gateway, or set gatewayusagemethod:i:0',
      },
    ];
  }
  if (typeof host === 'string' && host !== '' && (usage === 0 || usage === 4)) {
    return [
      {
        level: 'note',
        setting: 'gatewayhostname',
        says: `gateway ${host} is named but not used (gatewayusagemethod ${usage})`,
      },
    ];
  }
  return [];
}

/** A gateway that is named while the settings of the administrator count. */
export function gatewayOfProfile(file: RdpFile): readonly RdpFileRemark[] {
  const setting = file.settings.findLast(({ name }) => name === 'gatewayprofileusagemethod');
  const host = valueOf(file, 'gatewayhostname');
  if (setting?.value !== 0 || host === undefined || host === '') return [];
  return [
    {
      level: 'conflict',
      setting: 'gatewayprofileusagemethod',
      line: setting.line,
      says: `gatewayprofileusagemethod 0: the gateway settings of the administrator count, not gatewayhostname ${host} in this file`,
      doThis: 'set gatewayprofileusagemethod:i:1 if this gateway is meant',
    },
  ];
}
