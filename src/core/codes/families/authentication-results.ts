import { rowsOf } from '../code-row.ts';

const rdstlsSources =
  'FreeRDP/FreeRDP@96265644:libfreerdp/core/rdstls.c; https://learn.microsoft.com/openspecs/windows_protocols/ms-rdpbcgr/96327ab4-d43f-4803-9aff-392ce1fc2073';

/** Results a server sends behind CredSSP (early user authorization) or in RDSTLS. */
// prettier-ignore
export const authenticationResults = rowsOf('authenticationResult', [
  [0, 'AUTHZ_SUCCESS', 'Early User Authorization Result, 2.2.10.2', 'User may log on.', 'confirmed', 'https://learn.microsoft.com/openspecs/windows_protocols/ms-rdpbcgr/d0e560a3-25cb-4563-8bdc-6c4cc625bbfc; FreeRDP/FreeRDP@96265644:libfreerdp/core/nla.c'],
  [5, 'AUTHZ_ACCESS_DENIED', 'Early User Authorization Result, 2.2.10.2', 'User is not permitted to log on remotely.', 'confirmed', 'https://learn.microsoft.com/openspecs/windows_protocols/ms-rdpbcgr/d0e560a3-25cb-4563-8bdc-6c4cc625bbfc; FreeRDP/FreeRDP@96265644:libfreerdp/core/nla.c'],
  [0, 'RDSTLS_RESULT_SUCCESS', 'RDSTLS, 2.2.17.4', 'RDSTLS accepted the credentials.', 'confirmed', rdstlsSources],
  [5, 'RDSTLS_RESULT_ACCESS_DENIED', 'RDSTLS, 2.2.17.4', 'RDSTLS: access denied.', 'confirmed', rdstlsSources],
  [1326, 'RDSTLS_RESULT_LOGON_FAILURE', 'RDSTLS, 2.2.17.4', 'RDSTLS: user name or password wrong.', 'confirmed', rdstlsSources],
  [1328, 'RDSTLS_RESULT_INVALID_LOGON_HOURS', 'RDSTLS, 2.2.17.4', 'RDSTLS: outside the permitted logon hours.', 'confirmed', rdstlsSources],
  [1330, 'RDSTLS_RESULT_PASSWORD_EXPIRED', 'RDSTLS, 2.2.17.4', 'RDSTLS: the password has expired.', 'confirmed', rdstlsSources],
  [1331, 'RDSTLS_RESULT_ACCOUNT_DISABLED', 'RDSTLS, 2.2.17.4', 'RDSTLS: the account is disabled.', 'confirmed', rdstlsSources],
  [1907, 'RDSTLS_RESULT_PASSWORD_MUST_CHANGE', 'RDSTLS, 2.2.17.4', 'RDSTLS: the password must be changed first.', 'confirmed', rdstlsSources],
  [1909, 'RDSTLS_RESULT_ACCOUNT_LOCKED_OUT', 'RDSTLS, 2.2.17.4', 'RDSTLS: the account is locked out.', 'confirmed', rdstlsSources],
]);
