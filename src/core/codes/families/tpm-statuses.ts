import { rowsOf } from '../code-row.ts';

const tpmValues =
  'https://learn.microsoft.com/windows/win32/com/com-error-codes-6 (COM error codes: TPM, PLA, FVE); winerror.h of the Windows SDK';

/** What a TPM and its key provider answer: in the operational log of Crypto-NCrypt, in Schannel events, beside Entra sign-ins. */
// prettier-ignore
export const tpmStatuses = rowsOf('hresult', [
  [0x80280006, 'TPM_E_DEACTIVATED', 'key store', 'The TPM is deactivated.', 'confirmed', tpmValues],
  [0x80280007, 'TPM_E_DISABLED', 'key store', 'The TPM is disabled.', 'confirmed', tpmValues],
  [0x80280803, 'TPM_E_DEFEND_LOCK_RUNNING', 'key store', 'The TPM defends itself against guessing and refuses for a while.', 'confirmed', tpmValues],
  [0x80284001, 'TBS_E_INTERNAL_ERROR', 'key store', 'The service in front of the TPM failed internally.', 'confirmed', tpmValues],
  [0x80284006, 'TBS_E_IOERROR', 'key store', 'The service in front of the TPM could not talk to it.', 'confirmed', tpmValues],
  [0x80284008, 'TBS_E_SERVICE_NOT_RUNNING', 'key store', 'The service in front of the TPM does not run.', 'confirmed', tpmValues],
  [0x8028400F, 'TBS_E_TPM_NOT_FOUND', 'key store', 'No TPM that Windows can use was found.', 'confirmed', tpmValues],
  [0x80284010, 'TBS_E_SERVICE_DISABLED', 'key store', 'The service in front of the TPM is disabled.', 'confirmed', tpmValues],
  [0x80284016, 'TBS_E_PROVISIONING_INCOMPLETE', 'key store', 'The TPM has not been set up completely.', 'confirmed', tpmValues],
  [0x80290401, 'TPM_E_PCP_DEVICE_NOT_READY', 'key store', 'The key provider of the TPM is not ready yet.', 'confirmed', tpmValues],
  [0x80290402, 'TPM_E_PCP_INVALID_HANDLE', 'key store', 'The key provider of the TPM was given a handle that is not valid.', 'confirmed', tpmValues],
  [0x80290403, 'TPM_E_PCP_INVALID_PARAMETER', 'key store', 'The key provider of the TPM was given a parameter that is not valid.', 'confirmed', tpmValues],
  [0x80290405, 'TPM_E_PCP_NOT_SUPPORTED', 'key store', 'The key provider of the TPM does not support the operation.', 'confirmed', tpmValues],
  [0x80290407, 'TPM_E_PCP_INTERNAL_ERROR', 'key store', 'The key provider of the TPM failed internally.', 'confirmed', tpmValues],
  [0x80290408, 'TPM_E_PCP_AUTHENTICATION_FAILED', 'key store', 'The TPM did not accept the authorisation for the key.', 'confirmed', tpmValues],
  [0x8029040A, 'TPM_E_PCP_POLICY_NOT_FOUND', 'key store', 'The policy of the key was not found.', 'confirmed', tpmValues],
  [0x8029040B, 'TPM_E_PCP_PROFILE_NOT_FOUND', 'key store', 'The profile of the key was not found.', 'confirmed', tpmValues],
  [0x8029040C, 'TPM_E_PCP_VALIDATION_FAILED', 'key store', 'The check of a TPM signature failed.', 'confirmed', tpmValues],
  [0x8029040F, 'TPM_E_KEY_NOT_LOADED', 'key store', 'The key is not loaded in the TPM.', 'confirmed', tpmValues],
  [0x80290417, 'TPM_E_SOFT_KEY_ERROR', 'key store', 'The key cannot be used because of an error outside of the TPM.', 'confirmed', tpmValues],
  [0x80290418, 'TPM_E_KEY_NOT_AUTHENTICATED', 'key store', 'The key has not been authorised, so it cannot be used.', 'confirmed', tpmValues],
  [0x8029041A, 'TPM_E_KEY_NOT_SIGNING_KEY', 'key store', 'The key is not one that may sign.', 'confirmed', tpmValues],
  [0x8029041B, 'TPM_E_LOCKED_OUT', 'key store', 'The TPM has locked itself after failed attempts.', 'confirmed', tpmValues],
  [0x80290422, 'TPM_E_PCP_KEY_HANDLE_INVALIDATED', 'key store', 'The handle of the key became invalid, after a power change for instance.', 'confirmed', tpmValues],
  [0x40290423, 'TPM_E_PCP_UNSUPPORTED_PSS_SALT', 'key store', 'The TPM cannot sign with the salt length that was asked for (RSA-PSS): its firmware is older than what TLS 1.2 and 1.3 ask of it.', 'confirmed', tpmValues, 'TPMs before revision 1.16 of the specification use the longest salt only. A sign-in with an Entra account failed over it until firmware or signature suites were changed (one report on Microsoft Q&A).'],
]);
