import type { z } from 'zod';
import { addGroupMember } from './actions/add-group-member.ts';
import { allowFirewallPort } from './actions/allow-firewall-port.ts';
import { awaitSelfSignedCertificate } from './actions/await-self-signed-certificate.ts';
import { bindListenerCertificate } from './actions/bind-listener-certificate.ts';
import { byHand } from './actions/by-hand.ts';
import { clearCipherPolicy } from './actions/clear-cipher-policy.ts';
import { clearDnsCache } from './actions/clear-dns-cache.ts';
import { deleteRegistryValue } from './actions/delete-registry-value.ts';
import { enableFirewallGroup } from './actions/enable-firewall-group.ts';
import { enableRemoteDesktop } from './actions/enable-remote-desktop.ts';
import { grantKeyAccess } from './actions/grant-key-access.ts';
import { importPfx } from './actions/import-pfx.ts';
import { removeCertificate } from './actions/remove-certificate.ts';
import { removeHostsEntry } from './actions/remove-hosts-entry.ts';
import { requestCertificate } from './actions/request-certificate.ts';
import { restartServices } from './actions/restart-services.ts';
import { restartWindows } from './actions/restart-windows.ts';
import { rewriteRdpFile } from './actions/rewrite-rdp-file.ts';
import { setAsideKeyFile } from './actions/set-aside-key-file.ts';
import { setCipherOrder } from './actions/set-cipher-order.ts';
import { setMaxOutstandingConnections } from './actions/set-max-outstanding-connections.ts';
import { setNetworkProfile } from './actions/set-network-profile.ts';
import { setNla } from './actions/set-nla.ts';
import { setRegistryValue } from './actions/set-registry-value.ts';
import { setSchannelProtocol } from './actions/set-schannel-protocol.ts';
import { setSecurityLayer } from './actions/set-security-layer.ts';
import { setServiceStartup } from './actions/set-service-startup.ts';
import { startService } from './actions/start-service.ts';
import { syncClock } from './actions/sync-clock.ts';
import { trustCertificate } from './actions/trust-certificate.ts';
import { unbindListenerCertificate } from './actions/unbind-listener-certificate.ts';

/**
 * Every kind of change rdpdoctor can make, in the order a plan runs them: what others rest on comes first, and
 * the one restart behind all that needs it. A renewal is grant, remove, restart, wait: Windows makes no certificate while it may not
 * use the key file or while the old entry lies in the store.
 */
export const actions = [
  grantKeyAccess,
  setAsideKeyFile,
  removeCertificate,
  importPfx,
  requestCertificate,
  bindListenerCertificate,
  unbindListenerCertificate,
  setRegistryValue,
  deleteRegistryValue,
  setSchannelProtocol,
  setCipherOrder,
  clearCipherPolicy,
  setServiceStartup,
  startService,
  enableRemoteDesktop,
  enableFirewallGroup,
  allowFirewallPort,
  setNetworkProfile,
  syncClock,
  removeHostsEntry,
  clearDnsCache,
  addGroupMember,
  setSecurityLayer,
  setNla,
  setMaxOutstandingConnections,
  trustCertificate,
  rewriteRdpFile,
  restartServices,
  awaitSelfSignedCertificate,
  restartWindows,
  byHand,
] as const;

type Spec = (typeof actions)[number];

/** One change to one machine. Data, not text: it is shown, scripted, verified and undone from here. */
export type Action = {
  [K in Spec['kind']]: { readonly kind: K } & Parameters<z.infer<Extract<Spec, { kind: K }>['schema']>>;
}[Spec['kind']];

/** An action without parameters has an empty schema, whose inferred type would forbid even `kind`. */
type Parameters<T> = string extends keyof T ? unknown : Readonly<T>;
