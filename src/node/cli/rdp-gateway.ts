import type { Fact } from '../../core/facts/case-file.ts';
import { parseTarget, type Target } from '../target/target.ts';

/** The RD Gateway that an .rdp file goes through: a name, and gatewayusagemethod 1 (always) or 2 (where straight fails). */
export function gatewayInRdp(facts: readonly Fact[]): Target | undefined {
  const rdp = facts.findLast((one) => one.name === 'rdpFile');
  if (rdp?.name !== 'rdpFile') return undefined;
  const { gatewayhostname: name, gatewayusagemethod: method } = rdp.value.settings;
  if (typeof name !== 'string' || name.trim() === '' || (method !== 1 && method !== 2)) return undefined;
  const gateway = parseTarget(name, HTTPS_PORT);
  return 'problem' in gateway ? undefined : gateway;
}

/** The port of an RD Gateway where none is given. */
export const HTTPS_PORT = 443;
