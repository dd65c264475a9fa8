import { authenticationResults } from './families/authentication-results.ts';
import { clientEvents } from './families/client-events.ts';
import type { CodeRow } from './code-row.ts';
import { crashEvents } from './families/crash-events.ts';
import { controlErrors } from './families/control-errors.ts';
import { coreEvents } from './families/core-events.ts';
import { desktopServiceErrors } from './families/desktop-service-errors.ts';
import { disconnectReasons } from './families/disconnect-reasons.ts';
import { entraErrors } from './families/entra-errors.ts';
import { errorInfos } from './families/error-info.ts';
import { extendedReasons } from './families/extended-reasons.ts';
import { freerdpErrors } from './families/freerdp-errors.ts';
import { freerdpExits } from './families/freerdp-exits.ts';
import { gatewayEvents } from './families/gateway-events.ts';
import { gatewayReasons } from './families/gateway-reasons.ts';
import { gatewayStatuses } from './families/gateway-statuses.ts';
import { hresults } from './families/hresults.ts';
import { licensingErrors } from './families/licensing-errors.ts';
import { negotiationFailures } from './families/negotiation-failures.ts';
import { ntStatuses } from './families/nt-statuses.ts';
import { protocolDetails } from './families/protocol-details.ts';
import { rdpProperties } from './families/rdp-properties.ts';
import { schannelEvents } from './families/schannel-events.ts';
import { schannelStates } from './families/schannel-states.ts';
import { sessionEvents } from './families/session-events.ts';
import { settings } from './families/settings.ts';
import { tpmStatuses } from './families/tpm-statuses.ts';
import { tlsAlerts } from './families/tls-alerts.ts';
import { windowsErrors } from './families/windows-errors.ts';

/** Every row of every table, in the order `explain --all` prints them. */
export const allCodes: readonly CodeRow[] = [
  ...disconnectReasons,
  ...gatewayReasons,
  ...extendedReasons,
  ...errorInfos,
  ...clientEvents,
  ...coreEvents,
  ...sessionEvents,
  ...schannelEvents,
  ...gatewayEvents,
  ...crashEvents,
  ...negotiationFailures,
  ...authenticationResults,
  ...licensingErrors,
  ...tlsAlerts,
  ...schannelStates,
  ...ntStatuses,
  ...hresults,
  ...tpmStatuses,
  ...windowsErrors,
  ...controlErrors,
  ...freerdpErrors,
  ...freerdpExits,
  ...gatewayStatuses,
  ...entraErrors,
  ...desktopServiceErrors,
  ...protocolDetails,
  ...settings,
  ...rdpProperties,
];
