import type { Family } from './code-row.ts';

/** What a family is called, how its numbers are printed, and what such a number never tells. */
export interface FamilyFacts {
  readonly title: string;
  readonly print: 'hex' | 'decimal' | 'name';
  readonly doesNotTell: string;
}

/** Every family by its name, in the order of the report. */
export const families: { readonly [F in Family]: FamilyFacts } = {
  disconnectReason: {
    title: 'Disconnect reason (first number of the mstsc dialog)',
    print: 'hex',
    doesNotTell: 'why it happened or which device on the path caused it: the client names what it noticed',
  },
  gatewayReason: {
    title: 'Gateway or feed reason (first number of the dialog)',
    print: 'hex',
    doesNotTell: 'whether the gateway or the target behind it is at fault; the gateway has its own log',
  },
  extendedReason: {
    title: 'Extended disconnect reason (second number of the mstsc dialog)',
    print: 'hex',
    doesNotTell: 'where the connection ended: the number alone does not say whether the server sent it',
  },
  errorInfo: {
    title: 'Set Error Info code of the server ([MS-RDPBCGR] errorInfo)',
    print: 'hex',
    doesNotTell:
      'anything about TCP, TLS or sign-in: it travels after the MCS connection, when they are done',
  },
  event: {
    title: 'Windows event',
    print: 'decimal',
    doesNotTell: 'whether it belongs to your failed attempt: compare time, address and the events around it',
  },
  negotiationFailure: {
    title: 'RDP negotiation failure (RDP_NEG_FAILURE)',
    print: 'decimal',
    doesNotTell: 'which number mstsc shows for it, except for 5, which most likely becomes 0xB09',
  },
  authenticationResult: {
    title: 'Authorization or RDSTLS result',
    print: 'hex',
    doesNotTell: 'which group or policy denies the right',
  },
  licensingError: {
    title: 'Licensing message code (dwErrorCode)',
    print: 'decimal',
    doesNotTell: 'whether the connection ends there: servers go on during their grace period',
  },
  tlsAlert: {
    title: 'TLS alert',
    print: 'decimal',
    doesNotTell: 'which cipher, version or certificate was meant; only a list of what both sides accept does',
  },
  schannelState: {
    title: 'Schannel internal error state',
    print: 'decimal',
    doesNotTell: 'more than the article that explains it: Microsoft publishes no list of these states',
  },
  ntStatus: {
    title: 'NTSTATUS',
    print: 'hex',
    doesNotTell: 'which component gave it: read it together with the event or message it stood in',
  },
  hresult: {
    title: 'HRESULT or SSPI status',
    print: 'hex',
    doesNotTell: 'which step of the connection failed: the same status comes from several of them',
  },
  windowsError: {
    title: 'Win32 or Winsock error',
    print: 'decimal',
    doesNotTell: 'which program met it and on which connection',
  },
  controlError: {
    title: 'OnLogonError or OnFatalError code of the ActiveX control',
    print: 'decimal',
    doesNotTell: 'what the server logged; these lists belong to programs that embed the client',
  },
  freerdpError: {
    title: 'FreeRDP error (class 2)',
    print: 'hex',
    doesNotTell: 'what the server logged: the label is what this client makes of the end it saw',
  },
  freerdpExit: {
    title: 'Exit code of xfreerdp or sdl-freerdp',
    print: 'decimal',
    doesNotTell: 'more than its log: run it again with /log-level:INFO and read the first error',
  },
  gatewayStatus: {
    title: 'RD Gateway return code ([MS-TSGU])',
    print: 'hex',
    doesNotTell: 'which policy or rule it was: the log of the gateway names user, device and target',
  },
  entraError: {
    title: 'Entra sign-in error',
    print: 'decimal',
    doesNotTell: 'which policy of the tenant decided: its sign-in log does',
  },
  serviceError: {
    title: 'Error of Azure Virtual Desktop or Windows App',
    print: 'name',
    doesNotTell: 'what happened on the session host: its own events do',
  },
  protocolDetail: {
    title: 'Protocol detail',
    print: 'name',
    doesNotTell: 'what your server answers: that has to be measured',
  },
  setting: {
    title: 'Setting',
    print: 'name',
    doesNotTell: 'what your machine has there: it has to be read, with the policy that may override it',
  },
  rdpProperty: {
    title: '.rdp file setting',
    print: 'name',
    doesNotTell: 'what your file says, and whether group policy overrides it',
  },
};

/** Order of families for a number nobody says more about; earlier is more plausible. */
export const bareNumberOrder: readonly Family[] = [
  'disconnectReason',
  'gatewayReason',
  'hresult',
  'ntStatus',
  'extendedReason',
  'errorInfo',
  'event',
  'negotiationFailure',
  'tlsAlert',
  'licensingError',
  'authenticationResult',
  'windowsError',
  'schannelState',
  'controlError',
  'freerdpError',
  'gatewayStatus',
  'entraError',
  'freerdpExit',
];
