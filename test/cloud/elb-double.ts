/** A network load balancer of AWS, as the published answers of Elastic Load Balancing (2015-12-01) have it. */
export interface BalancerWorld {
  readonly name: string;
  readonly groups?: readonly string[];
  readonly listener?: { readonly port: number; readonly protocol?: string };
  readonly targets?: readonly {
    readonly id: string;
    readonly port: number;
    readonly state: string;
    readonly reason?: string;
  }[];
  /** preserve_client_ip.enabled. */
  readonly keepsSource?: boolean;
}

/** A network interface that has an address, as EC2 tells of it. */
export function interfaceOf(address: string, more: string): string {
  return `<item><networkInterfaceId>eni-9</networkInterfaceId>${more}<privateIpAddressesSet><item><privateIpAddress>10.2.0.9</privateIpAddress><association><publicIp>${address}</publicIp></association></item></privateIpAddressesSet><ipv6AddressesSet/></item>`;
}

/** What the interface of a network load balancer looks like. */
export const balancerCard = (address: string, name: string) =>
  interfaceOf(
    address,
    `<description>ELB net/${name}/50dc6c495c0c9188</description><interfaceType>network_load_balancer</interfaceType>`,
  );

/** The answer of Elastic Load Balancing to an action; undefined where it is none of its own. */
export function elbAnswer(world: BalancerWorld | undefined, action: string): string | undefined {
  const content = contentOf(world, action);
  return content === undefined
    ? undefined
    : `<${action}Response xmlns="http://elasticloadbalancing.amazonaws.com/doc/2015-12-01/"><${action}Result>${content}</${action}Result><ResponseMetadata><RequestId>1</RequestId></ResponseMetadata></${action}Response>`;
}

function contentOf(world: BalancerWorld | undefined, action: string): string | undefined {
  switch (action) {
    case 'DescribeLoadBalancers': {
      if (world === undefined) return '<LoadBalancers/>';
      const groups = (world.groups ?? []).map((id) => `<member>${id}</member>`).join('');
      return `<LoadBalancers><member><LoadBalancerArn>arn:aws:elasticloadbalancing:eu-central-1:1:loadbalancer/net/${world.name}/5</LoadBalancerArn><LoadBalancerName>${world.name}</LoadBalancerName><Type>network</Type>${groups === '' ? '' : `<SecurityGroups>${groups}</SecurityGroups>`}</member></LoadBalancers>`;
    }
    case 'DescribeListeners': {
      if (world?.listener === undefined) return '<Listeners/>';
      const { port, protocol = 'TCP' } = world.listener;
      return `<Listeners><member><Port>${port}</Port><Protocol>${protocol}</Protocol><DefaultActions><member><Type>forward</Type><TargetGroupArn>arn:tg/1</TargetGroupArn><ForwardConfig><TargetGroups><member><TargetGroupArn>arn:tg/1</TargetGroupArn></member></TargetGroups></ForwardConfig></member></DefaultActions></member></Listeners>`;
    }
    case 'DescribeTargetHealth': {
      const targets = (world?.targets ?? []).map(
        ({ id, port, state, reason }) =>
          `<member><Target><Id>${id}</Id><Port>${port}</Port></Target><HealthCheckPort>${port}</HealthCheckPort><TargetHealth><State>${state}</State>${reason === undefined ? '' : `<Reason>${reason}</Reason>`}</TargetHealth></member>`,
      );
      return `<TargetHealthDescriptions>${targets.join('')}</TargetHealthDescriptions>`;
    }
    case 'DescribeTargetGroupAttributes':
      return `<Attributes><member><Key>stickiness.enabled</Key><Value>false</Value></member><member><Key>preserve_client_ip.enabled</Key><Value>${world?.keepsSource ?? true}</Value></member></Attributes>`;
    default:
      return undefined;
  }
}
