const spec = 'https://learn.microsoft.com/openspecs/windows_protocols';
const troubleshoot = 'https://learn.microsoft.com/troubleshoot/windows-server/remote';

/** Specifications and articles that several causes rest on. */
export const sources = {
  generalTroubleshooting: `${troubleshoot}/rdp-error-general-troubleshooting`,
  internalError: `${troubleshoot}/internal-error-has-occurred-connecting-remote-machine`,
  disconnectReasons: 'https://learn.microsoft.com/windows/win32/termserv/imstscaxevents-ondisconnected',
  extendedReasons: 'https://learn.microsoft.com/windows/win32/termserv/extendeddisconnectreasoncode',
  /** [MS-RDPBCGR] 2.2.1.1.1 */
  negotiationRequest: `${spec}/ms-rdpbcgr/902b090b-9cb3-4efc-92bf-ee13373371e3`,
  /** [MS-RDPBCGR] 2.2.1.2 */
  connectionConfirm: `${spec}/ms-rdpbcgr/13757f8f-66db-4273-9d2c-385c33b1e483`,
  /** [MS-RDPBCGR] 2.2.1.2.2 */
  negotiationFailure: `${spec}/ms-rdpbcgr/1b3920e7-0116-4345-bc45-f2c4ad012761`,
  /** [MS-RDPBCGR] 3.3.5.3.1: when a server drops a connection request without an answer */
  processingRequest: `${spec}/ms-rdpbcgr/674600ba-15ca-4276-83ca-7bd48a9c2944`,
  /** [MS-RDPBCGR] 2.2.5.1.1 */
  errorInfo: `${spec}/ms-rdpbcgr/a21a1bd9-2303-49c1-90ec-3932435c248c`,
  /** [MS-RDPBCGR] 2.2.10.2 */
  earlyUserAuth: `${spec}/ms-rdpbcgr/d0e560a3-25cb-4563-8bdc-6c4cc625bbfc`,
  /** [MS-CSSP] 2.2.1 */
  tsRequest: `${spec}/ms-cssp/6aac4dea-08ef-47a6-8747-22ea7f6d8685`,
  /** [MS-CSSP] 3.1.5 */
  credsspProcessing: `${spec}/ms-cssp/385a7489-d46b-464c-b224-f7340e308a5c`,
  /** [MS-NLMP] 2.2.2.1 */
  ntlmAvPairs: `${spec}/ms-nlmp/83f5e789-660d-4781-8491-5f8c6641f75e`,
  /** [MS-ERREF] 2.3.1 */
  ntstatus: `${spec}/ms-erref/596a1078-e883-4972-9bbc-49e60bebca55`,
  tlsAlerts: 'https://www.rfc-editor.org/rfc/rfc8446#section-6.2',
  certificateProfile: 'https://www.rfc-editor.org/rfc/rfc5280#section-4.2.1',
} as const;
