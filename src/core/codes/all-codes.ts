import { authenticationResults } from './authentication-results.ts';
import { clientEvents } from './client-events.ts';
import type { CodeRow } from './code-row.ts';
import { crashEvents } from './crash-events.ts';
import { controlErrors } from './control-errors.ts';
import { coreEvents } from './core-events.ts';
import { desktopServiceErrors } from './desktop-service-errors.ts';
import { disconnectReasons } from './disconnect-reasons.ts';
import { entraErrors } from './entra-errors.ts';
import { errorInfos } from './error-info.ts';
import { extendedReasons } from './extended-reasons.ts';
import { freerdpErrors } from './freerdp-errors.ts';
import { freerdpExits } from './freerdp-exits.ts';
import { gatewayEvents } from './gateway-events.ts';
import { gatewayReasons } from './gateway-reasons.ts';
import { gatewayStatuses } from './gateway-statuses.ts';
import { hresults } from './hresults.ts';
import { licensingErrors } from './licensing-errors.ts';
import { negotiationFailures } from './negotiation-failures.ts';
import { ntStatuses } from './nt-statuses.ts';
import { protocolDetails } from './protocol-details.ts';
import { rdpProperties } from './rdp-properties.ts';
import { schannelEvents } from './schannel-events.ts';
import { schannelStates } from './schannel-states.ts';
import { sessionEvents } from './session-events.ts';
import { settings } from './settings.ts';
import { tpmStatuses } from './tpm-statuses.ts';
import { tlsAlerts } from './tls-alerts.ts';
import { windowsErrors } from './windows-errors.ts';

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
