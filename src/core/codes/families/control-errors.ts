import { rowsOf } from '../code-row.ts';

const onLogonError = 'MicrosoftDocs/win32:desktop-src/TermServ/imstscaxevents-onlogonerror.md';
const onFatalError = 'MicrosoftDocs/win32:desktop-src/TermServ/imstscaxevents-onfatalerror.md';

/** OnLogonError and OnFatalError codes of the ActiveX control: lists of their own, not disconnect reasons. */
// prettier-ignore
export const controlErrors = rowsOf('controlError', [
  [0xFFFFFFF9, 'ARBITRATION_CODE_REFUSED_DIALOG', 'OnLogonError -7', 'Winlogon shows the Disconnect Refused dialog.', 'confirmed', onLogonError],
  [0xFFFFFFFA, 'ARBITRATION_CODE_NOPERM_DIALOG', 'OnLogonError -6', 'Winlogon shows the No Permissions dialog.', 'confirmed', onLogonError],
  [0xFFFFFFFB, 'ARBITRATION_CODE_BUMP_OPTIONS', 'OnLogonError -5', 'Winlogon shows the Session Contention dialog.', 'confirmed', onLogonError],
  [0xFFFFFFFC, 'ARBITRATION_CODE_RECONN_OPTIONS', 'OnLogonError -4', 'Winlogon shows the Reconnect dialog.', 'confirmed', onLogonError],
  [0xFFFFFFFD, 'ARBITRATION_CODE_CONTINUE_TERMINATE', 'OnLogonError -3', 'Winlogon ends silently.', 'confirmed', onLogonError],
  [0xFFFFFFFE, 'ARBITRATION_CODE_CONTINUE_LOGON', 'OnLogonError -2', 'Winlogon goes on with the logon.', 'confirmed', onLogonError],
  [0xFFFFFFFF, 'ERROR_CODE_ACCESS_DENIED', 'OnLogonError -1', 'The user was denied access.', 'confirmed', onLogonError],
  [0, 'LOGON_FAILED_BAD_PASSWORD', 'OnLogonError', 'The logon credentials are not valid.', 'confirmed', onLogonError],
  [1, 'LOGON_FAILED_UPDATE_PASSWORD', 'OnLogonError', 'The password has expired and must be changed.', 'confirmed', onLogonError],
  [2, 'LOGON_FAILED_OTHER', 'OnLogonError', 'Another error at or after logon; the client shows the logon screen.', 'confirmed', onLogonError],
  [3, 'LOGON_WARNING', 'OnLogonError', 'The client shows a dialog with something the person should know.', 'confirmed', onLogonError],
  [0, 'fatal error 0', 'OnFatalError', 'An unknown error occurred.', 'confirmed', onFatalError],
  [1, 'fatal error 1', 'OnFatalError', 'Internal error code 1.', 'confirmed', onFatalError],
  [2, 'fatal error 2', 'OnFatalError', 'The client ran out of memory.', 'confirmed', onFatalError],
  [3, 'fatal error 3', 'OnFatalError', 'A window could not be made.', 'confirmed', onFatalError],
  [4, 'fatal error 4', 'OnFatalError', 'Internal error code 2.', 'confirmed', onFatalError],
  [5, 'fatal error 5', 'OnFatalError', 'Internal error code 3: not a valid state.', 'confirmed', onFatalError],
  [6, 'fatal error 6', 'OnFatalError', 'Internal error code 4.', 'confirmed', onFatalError],
  [7, 'fatal error 7', 'OnFatalError', 'An error during connection from which the client cannot recover.', 'confirmed', onFatalError],
  [100, 'fatal error 100', 'OnFatalError', 'Winsock could not be initialised.', 'confirmed', onFatalError],
]);
