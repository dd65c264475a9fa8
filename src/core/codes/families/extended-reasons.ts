import { rowsOf } from '../code-row.ts';

const extendedEnumeration =
  'MicrosoftDocs/win32@47e64c18:desktop-src/TermServ/extendeddisconnectreasoncode.md (https://learn.microsoft.com/windows/win32/termserv/extendeddisconnectreasoncode)';

/** Extended disconnect reasons: the second number of the mstsc dialog. Never looked up among the disconnect reasons. */
// prettier-ignore
export const extendedReasons = rowsOf('extendedReason', [
  [0, 'exDiscReasonNoInfo', '', 'No extra information.', 'confirmed', extendedEnumeration],
  [1, 'exDiscReasonAPIInitiatedDisconnect', '', 'An application/API call disconnected the session.', 'confirmed', extendedEnumeration, 'ERRINFO_RPC_INITIATED_DISCONNECT has the same number on the wire.'],
  [2, 'exDiscReasonAPIInitiatedLogoff', '', 'An application/API call logged the client off.', 'confirmed', extendedEnumeration, 'ERRINFO_RPC_INITIATED_LOGOFF has the same number on the wire.'],
  [3, 'exDiscReasonServerIdleTimeout', '', 'Idle limit reached.', 'confirmed', extendedEnumeration, 'ERRINFO_IDLE_TIMEOUT has the same number on the wire.'],
  [4, 'exDiscReasonServerLogonTimeout', '', 'Total connection time limit reached.', 'confirmed', extendedEnumeration, 'ERRINFO_LOGON_TIMEOUT has the same number on the wire.'],
  [5, 'exDiscReasonReplacedByOtherConnection', '', 'Another connection took over the session.', 'confirmed', extendedEnumeration, 'ERRINFO_DISCONNECTED_BY_OTHER_CONNECTION has the same number on the wire.'],
  [6, 'exDiscReasonOutOfMemory', '', 'No memory available (server side per ERRINFO).', 'confirmed', extendedEnumeration, 'ERRINFO_OUT_OF_MEMORY has the same number on the wire.'],
  [7, 'exDiscReasonServerDeniedConnection', '', 'The server denied the connection.', 'confirmed', extendedEnumeration, "Dialog text, in substance: This computer can't connect to the remote computer. Try connecting again; if it continues, contact the owner of the remote computer or the administrator. The sentence people quote with 0x904 belongs to this value, not to 2308. ERRINFO_SERVER_DENIED_CONNECTION has the same number on the wire.", 'On the wire it needs an established MCS channel, yet 0x904/0x7 is also reported against peers that never got there: the client probably sets 7 itself when the socket closes before a session exists. Nowhere documented.'],
  [8, 'exDiscReasonServerDeniedConnectionFips', '', 'The server denied the connection for security reasons; the mstsc text names FIPS and also connection limits.', 'confirmed', extendedEnumeration, 'No ERRINFO constant with value 8 in FreeRDP include/freerdp/error.h.'],
  [9, 'exDiscReasonServerInsufficientPrivileges', '', 'User is not authorised for remote logon.', 'confirmed', extendedEnumeration, "The page repeats the text of 8 for this constant; the mstsc text and ERRINFO both say 'not authorised'. ERRINFO_SERVER_INSUFFICIENT_PRIVILEGES has the same number on the wire."],
  [10, 'exDiscReasonServerFreshCredsRequired', '', 'Fresh credentials are required.', 'confirmed', extendedEnumeration, 'ERRINFO_SERVER_FRESH_CREDENTIALS_REQUIRED has the same number on the wire.'],
  [11, 'exDiscReasonRpcInitiatedDisconnectByUser', '', 'User activity started the disconnect.', 'confirmed', extendedEnumeration, 'ERRINFO_RPC_INITIATED_DISCONNECT_BY_USER has the same number on the wire.'],
  [12, 'exDiscReasonLogoffByUser', '', 'User logged off.', 'confirmed', extendedEnumeration, 'The page prints 2 for this constant, which is another reason; the type library and ERRINFO_LOGOFF_BY_USER on the wire say 12.'],
  [25, 'exDiscReasonShutdown', '', 'Remote computer is shutting down (by name; not on the public page).', 'confirmed', 'awakecoding/MsRdpEx@103bab0e:com/mstscax.h (generated from the mstscax type library); tksh164/alter-rdp-client:src/msrdcax/RdpClientDisconnectReason.cs'],
  [26, 'exDiscReasonReboot', '', 'Remote computer is restarting (by name; not on the public page).', 'confirmed', 'awakecoding/MsRdpEx@103bab0e:com/mstscax.h (generated from the mstscax type library); tksh164/alter-rdp-client:src/msrdcax/RdpClientDisconnectReason.cs'],
  [28, 'SessionLockedDueToAAD', '', 'Session locked because of Entra ID sign-in (by name only).', 'unconfirmed', 'tksh164/alter-rdp-client:src/msrdcax/RdpClientDisconnectReason.cs'],
  [256, 'exDiscReasonLicenseInternal', '', 'Internal licensing error.', 'confirmed', extendedEnumeration, 'ERRINFO_LICENSE_INTERNAL has the same number on the wire.'],
  [257, 'exDiscReasonLicenseNoLicenseServer', '', 'No license server available.', 'confirmed', extendedEnumeration, 'ERRINFO_LICENSE_NO_LICENSE_SERVER has the same number on the wire.'],
  [258, 'exDiscReasonLicenseNoLicense', '', 'No valid license available.', 'confirmed', extendedEnumeration, 'ERRINFO_LICENSE_NO_LICENSE has the same number on the wire.'],
  [259, 'exDiscReasonLicenseErrClientMsg', '', 'Server got an invalid licensing message.', 'confirmed', extendedEnumeration, 'ERRINFO_LICENSE_BAD_CLIENT_MSG has the same number on the wire.'],
  [260, 'exDiscReasonLicenseHwidDoesntMatchLicense', '', 'Hardware id does not match the license.', 'confirmed', extendedEnumeration, 'ERRINFO_LICENSE_HWID_DOESNT_MATCH_LICENSE has the same number on the wire.'],
  [261, 'exDiscReasonLicenseErrClientLicense', '', 'Client license bad.', 'confirmed', extendedEnumeration, 'ERRINFO_LICENSE_BAD_CLIENT_LICENSE has the same number on the wire.'],
  [262, 'exDiscReasonLicenseCantFinishProtocol', '', 'Network trouble during licensing.', 'confirmed', extendedEnumeration, 'ERRINFO_LICENSE_CANT_FINISH_PROTOCOL has the same number on the wire.'],
  [263, 'exDiscReasonLicenseClientEndedProtocol', '', 'Client ended licensing early.', 'confirmed', extendedEnumeration, 'ERRINFO_LICENSE_CLIENT_ENDED_PROTOCOL has the same number on the wire.'],
  [264, 'exDiscReasonLicenseErrClientEncryption', '', 'Licensing message wrongly encrypted.', 'confirmed', extendedEnumeration, 'ERRINFO_LICENSE_BAD_CLIENT_ENCRYPTION has the same number on the wire.'],
  [265, 'exDiscReasonLicenseCantUpgradeLicense', '', 'License could not be upgraded or renewed.', 'confirmed', extendedEnumeration, 'ERRINFO_LICENSE_CANT_UPGRADE_LICENSE has the same number on the wire.'],
  [266, 'exDiscReasonLicenseNoRemoteConnections', '', 'Server not licensed for remote connections.', 'confirmed', extendedEnumeration, 'ERRINFO_LICENSE_NO_REMOTE_CONNECTIONS has the same number on the wire.'],
  [267, 'exDiscReasonLicenseCreatingLicStoreAccDenied', '', 'Access denied creating the license-store registry key; run the client elevated once.', 'confirmed', extendedEnumeration],
  [768, 'exDiscReasonRdpEncInvalidCredentials', '', 'Invalid credentials.', 'confirmed', extendedEnumeration],
  [4096, 'exDiscReasonProtocolRangeStart', '', 'Start of the internal protocol-error range; look in the server event log.', 'confirmed', extendedEnumeration],
  [32767, 'exDiscReasonProtocolRangeEnd', '', 'End of the internal protocol-error range.', 'confirmed', extendedEnumeration],
  [null, 'value collision', 'trap', 'The same number means different things in different fields: discReason 260 = DNS failure, extended 260 = license hardware id mismatch; discReason 263 (observed) vs extended 263 = client ended licensing; discReason 1026+/extended 1024-1042 = broker codes. Never look one up in the other table.', 'confirmed', 'MicrosoftDocs/win32@47e64c18:desktop-src/TermServ/imstscaxevents-ondisconnected.md (https://learn.microsoft.com/windows/win32/termserv/imstscaxevents-ondisconnected); MicrosoftDocs/win32@47e64c18:desktop-src/TermServ/extendeddisconnectreasoncode.md (https://learn.microsoft.com/windows/win32/termserv/extendeddisconnectreasoncode); rackerlabs/rackspace-how-to@0a7ac546:content/cloud-servers/rds-client-disconnected-codes-and-reasons.md (2020 dump of MSTscAx GetErrorDescription)'],
  [null, 'OnLogonError and OnFatalError', 'trap', 'OnLogonError and OnFatalError have their own code lists (for example -1073741715 = STATUS_LOGON_FAILURE, fatal 100 = Winsock initialisation) and are not discReason values.', 'confirmed', 'MicrosoftDocs/win32@47e64c18:desktop-src/TermServ/imstscaxevents-onlogonerror.md, imstscaxevents-onfatalerror.md'],
]);
