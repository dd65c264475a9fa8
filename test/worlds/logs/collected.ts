import type { Fact } from '../../../src/core/facts/case-file.ts';
import { healthyServer } from '../../../src/core/facts/healthy-server.ts';
import type { FactName, FactTypes } from '../../../src/core/facts/vocabulary.ts';
import { seen } from '../fact-shapes.ts';
import type { Random } from '../random.ts';
import { day, hour, type Setting } from './setting.ts';

const iso = (millis: number) => new Date(millis).toISOString();

/** One fact as the collector on the server writes it when the logs end. */
export function read<N extends FactName>(setting: Setting, name: N, value: FactTypes[N]): Fact {
  return seen(name, value, 'collector', iso(setting.end));
}

/** What a collector reads of a server that is well. */
export function collectedWell(setting: Setting, random: Random): readonly Fact[] {
  const { listenerSettings, services, portOwner, firewall, networkProfile, machineKeys } = healthyServer;
  const sha1 = random.hex(40);
  const notBefore = iso(setting.end - random.int(2, 150) * day);
  const notAfter = iso(setting.end + random.int(30, 180) * day);
  const subject = `CN=${setting.server}`;
  return [
    read(setting, 'listenerSettings', listenerSettings),
    read(setting, 'services', services),
    read(setting, 'portOwner', portOwner),
    read(setting, 'firewall', firewall),
    read(setting, 'networkProfile', networkProfile),
    read(setting, 'machineKeys', machineKeys),
    read(setting, 'schannelServer', {}),
    read(setting, 'listenerCertificate', {
      ...healthyServer.listenerCertificate,
      boundSha1: sha1,
      notBefore,
      notAfter,
      subject,
    }),
    read(setting, 'remoteDesktopStore', [{ sha1, subject, notBefore, notAfter, hasPrivateKey: true }]),
    read(setting, 'timeSource', {
      source: `dc1.${setting.domain.toLowerCase()}.example`,
      offsetSeconds: random.between(-0.2, 0.2),
    }),
    read(setting, 'hostSystem', {
      ...healthyServer.hostSystem,
      computer: setting.server.split('.')[0]!,
      bootTime: iso(setting.begin + 3 * hour),
      freeDiskMb: random.int(4_000, 200_000),
    }),
  ];
}

/** The facts of both, the later ones in place of earlier ones with the same name. */
export function overlaid(facts: readonly Fact[], changes: readonly Fact[]): readonly Fact[] {
  const changed = new Set(changes.map(({ name }) => name));
  return [...facts.filter(({ name }) => !changed.has(name)), ...changes];
}
