import { fromUtf8, toUtf8 } from '../../src/core/bytes/text.ts';
import { everything, rangeOf } from '../../src/core/evidence/cloud/address-ranges.ts';
import { effectiveRoutes, azureWayBack } from '../../src/core/evidence/cloud/azure-routes.ts';
import { azureGates, effectiveGroups } from '../../src/core/evidence/cloud/azure-rules.ts';
import { decideDoor } from '../../src/core/evidence/cloud/decide-door.ts';
import { valueIn } from '../../src/node/cloud/ask-ec2.ts';
import {
  instances,
  networkAcls,
  prefixEntries,
  securityGroupRules,
  securityGroups,
} from '../../src/node/cloud/ec2-schemas.ts';
import { routeTables } from '../../src/node/cloud/read-vpc-routes.ts';
import { defaultRoutes, effectiveRoute, effectiveRule, group } from '../cloud/azure-network-double.ts';
import { entry, list, permission, routeTable, ruleOf, toInternet, v4, v6 } from '../cloud/ec2-double.ts';
import type { Target } from './target.ts';

/** Answers of clouds: what is read of them, and what is decided from it. */
export const cloudReaders: readonly Target[] = [
  {
    name: 'rules of Azure',
    most: 8_000,
    seeds: () => [
      toUtf8(
        JSON.stringify({
          value: [
            group([
              effectiveRule('A', 300, 'Allow', 'Internet'),
              effectiveRule('B', 310, 'Deny', '10.0.0.0/8'),
            ]),
          ],
        }),
      ),
    ],
    run: (bytes) => {
      const read = effectiveGroups.safeParse(jsonIn(fromUtf8(bytes)));
      if (!read.success) return undefined;
      const four = decideDoor(azureGates(read.data, 3389, '10.1.0.4', 4), [everything(4)]);
      return [four, decideDoor(azureGates(read.data, 3389, 'fd00::4', 6), [rangeOf('2001:db8::1')!])];
    },
  },
  {
    name: 'routes of Azure',
    most: 8_000,
    seeds: () => [
      toUtf8(
        JSON.stringify({
          value: [
            ...defaultRoutes,
            effectiveRoute('0.0.0.0/0', 'VirtualAppliance', 'User', { nextHopIpAddress: ['10.1.9.4'] }),
          ],
        }),
      ),
    ],
    run: (bytes) => {
      const read = effectiveRoutes.safeParse(jsonIn(fromUtf8(bytes)));
      return read.success
        ? [azureWayBack(read.data, [everything(4)]), azureWayBack(read.data, [everything(6)])]
        : undefined;
    },
  },
  {
    name: 'answers of EC2',
    most: 8_000,
    seeds: () =>
      [
        `<a><securityGroupInfo><item><groupId>sg-1</groupId><ipPermissions>${permission('3389', v4('0.0.0.0/0') + v6('::/0') + list('pl-1'))}</ipPermissions></item></securityGroupInfo><nextToken>x</nextToken></a>`,
        `<a><securityGroupRuleSet>${ruleOf('sgr-1', 'sg-1', '3389', '<cidrIpv4>0.0.0.0/0</cidrIpv4>')}</securityGroupRuleSet></a>`,
        `<a><networkAclSet><item><networkAclId>acl-1</networkAclId><associationSet/><entrySet>${entry(1, 'deny', 'in')}</entrySet></item></networkAclSet></a>`,
        `<a><routeTableSet>${routeTable('rtb-1', [toInternet])}</routeTableSet></a>`,
      ].map(toUtf8),
    run: (bytes) => {
      const told = valueIn(fromUtf8(bytes));
      if ('problem' in told) return undefined;
      return [instances, securityGroups, securityGroupRules, networkAcls, prefixEntries, routeTables].map(
        (schema) => schema.safeParse(told.value).success,
      );
    },
  },
];

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
