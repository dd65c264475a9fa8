import { rowsOf } from '../code-row.ts';

const reference = 'MicrosoftDocs/entra-docs@04f65548:docs/identity-platform/reference-error-codes.md';
const reports =
  'public guides that met it (private cloud and Bastion documentation); not in the reference read';
const joining =
  'MicrosoftDocs, "Troubleshoot devices" (error codes of the Entra sign-in library ADAL in the device join logs)';

/** Entra sign-in errors met with Windows App, Azure Virtual Desktop and `enablerdsaadauth`; the value is the digits after AADSTS. */
// prettier-ignore
export const entraErrors = rowsOf('entraError', [
  [50020, 'AADSTS50020', 'Entra sign-in', 'The account is not in the tenant of the target.', 'confirmed', reference],
  [50034, 'AADSTS50034', 'Entra sign-in', 'The account does not exist in this directory: mistyped, or another tenant.', 'confirmed', reference],
  [50053, 'AADSTS50053', 'Entra sign-in', 'The account is locked after too many attempts, or the address it comes from is blocked.', 'confirmed', reference],
  [50055, 'AADSTS50055', 'Entra sign-in', 'The password has expired.', 'confirmed', reference],
  [50056, 'AADSTS50056', 'Entra sign-in', 'No password is stored in the directory for this account, or it is not valid.', 'confirmed', reference],
  [50057, 'AADSTS50057', 'Entra sign-in', 'The account is disabled.', 'confirmed', reference],
  [50058, 'AADSTS50058', 'Entra sign-in', 'Nobody is signed in for a silent sign-in; common and no error while a prompt follows.', 'confirmed', reference],
  [50072, 'AADSTS50072', 'Entra sign-in', 'The user must enrol for a second factor first.', 'confirmed', reference],
  [50074, 'AADSTS50074', 'Entra sign-in', 'A second factor is required and was not given.', 'confirmed', reference],
  [50076, 'AADSTS50076', 'Entra sign-in', 'A second factor is required here (conditional access, per-user setting, or a new place).', 'confirmed', reference, 'Per-user MFA does not go together with a password prompt of Remote Desktop; conditional access does.'],
  [50078, 'AADSTS50078', 'Entra sign-in', 'The second factor given earlier has expired.', 'confirmed', reference],
  [50079, 'AADSTS50079', 'Entra sign-in', 'A second factor is required and not set up yet.', 'confirmed', reference],
  [50097, 'AADSTS50097', 'Entra sign-in', 'The device must prove itself (device authentication).', 'confirmed', reference],
  [50105, 'AADSTS50105', 'Entra sign-in', 'The user is not assigned to this application.', 'confirmed', reference],
  [50126, 'AADSTS50126', 'Entra sign-in', 'User name or password is wrong.', 'confirmed', reference],
  [50129, 'AADSTS50129', 'Entra sign-in', 'The device is not joined or registered.', 'confirmed', reference],
  [50131, 'AADSTS50131', 'Entra sign-in', 'Conditional access refuses: state of the device, suspicious activity or a policy.', 'confirmed', reference],
  [50155, 'AADSTS50155', 'Entra sign-in', 'The device could not prove itself.', 'confirmed', reference],
  [50158, 'AADSTS50158', 'Entra sign-in', 'An outside check (such as another provider\'s second factor) was not passed.', 'confirmed', reference],
  [50173, 'AADSTS50173', 'Entra sign-in', 'The sign-in was revoked: sign in again.', 'confirmed', reference],
  [53000, 'AADSTS53000', 'Entra sign-in', 'Conditional Access wants a compliant device, and this one is not: it has to be enrolled in device management.', 'confirmed', reference],
  [53001, 'AADSTS53001', 'Entra sign-in', 'Conditional Access wants a device that is joined to the domain, and this one is not.', 'confirmed', reference],
  [53002, 'AADSTS53002', 'Entra sign-in', 'Conditional Access does not approve the program that signs in.', 'confirmed', reference],
  [53003, 'AADSTS53003', 'Entra sign-in', 'A Conditional Access policy blocks this sign-in: no token is issued.', 'confirmed', reference],
  [53004, 'AADSTS53004', 'Entra sign-in', 'The user has to register for multifactor authentication first, and may not here: the sign-in looks risky.', 'confirmed', reference],
  [293004, 'AADSTS293004', 'Entra sign-in', 'The target computer, by the name you typed, is not a device of this tenant: with enablerdsaadauth the name must be the one the device is registered with, never an IP address.', 'unconfirmed', reports],
  [0xcaa20003, 'ERROR_ADAL_SERVER_ERROR_INVALID_GRANT', 'Entra sign-in', 'Entra refused the sign-in it was handed; the sign-in log of the tenant holds the AADSTS number.', 'confirmed', joining],
  [0xcaa82ee2, 'ERROR_ADAL_INTERNET_TIMEOUT', 'Entra sign-in', 'login.microsoftonline.com did not answer in time.', 'confirmed', joining],
  [0xcaa82efe, 'ERROR_ADAL_INTERNET_CONNECTION_ABORTED', 'Entra sign-in', 'The connection to login.microsoftonline.com was cut.', 'confirmed', joining],
  [0xcaa82efd, 'ERROR_ADAL_INTERNET_CANNOT_CONNECT', 'Entra sign-in', 'login.microsoftonline.com cannot be reached from this device: proxy, firewall or DNS.', 'confirmed', joining],
  [0xcaa82f8f, 'ERROR_ADAL_INTERNET_SECURE_FAILURE', 'Entra sign-in', 'The TLS certificate of login.microsoftonline.com was not accepted: an inspecting proxy or a wrong clock.', 'confirmed', joining],
]);
