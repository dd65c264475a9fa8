import { describe, expect, it } from 'vitest';
import type { LoggedEvent } from '../events/logged-event.ts';
import type { Piece } from './piece.ts';
import { readPasted } from './read-pasted.ts';

const eventsIn = (text: string): readonly LoggedEvent[] =>
  readPasted(text).pieces.flatMap((piece) => (piece.kind === 'event' ? [piece.event] : []));
const piecesOf = <K extends Piece['kind']>(text: string, kind: K) =>
  readPasted(text).pieces.filter((piece): piece is Extract<Piece, { kind: K }> => piece.kind === kind);

const schannel = {
  provider: 'Schannel',
  eventId: 36870,
  channel: 'System',
  fields: { ErrorCode: '0x8009030d', ErrorStatus: '10001' },
};
const sentence =
  'A fatal error occurred when attempting to access the TLS server credential private key. The error code returned from the cryptographic module is 0x8009030D. The internal error state is 10001.';

describe('one event in every form', () => {
  it.each([
    [
      'XML',
      `<Event xmlns='http://schemas.microsoft.com/win/2004/08/events/event'><System><Provider Name='Schannel' Guid='{1f678132-5938-4686-9fdc-c8ff68f15c85}'/><EventID>36870</EventID><TimeCreated SystemTime='2026-03-01T08:15:00.0000000Z'/><Channel>System</Channel><Computer>SRV02</Computer></System><EventData><Data Name='ErrorCode'>0x8009030d</Data><Data Name='ErrorStatus'>10001</Data></EventData></Event>`,
    ],
    [
      'copied as text',
      `Log Name:      System\nSource:        Schannel\nDate:          3/1/2026 8:15:00 AM\nEvent ID:      36870\nTask Category: None\nLevel:         Error\nComputer:      SRV02\nDescription:\n${sentence}\n`,
    ],
    [
      'copied as text, German',
      `Protokollname: System\nQuelle:        Schannel\nDatum:         01.03.2026 08:15:00\nEreignis-ID:   36870\nAufgabenkategorie:Keine\nEbene:         Fehler\nComputer:      SRV02\nBeschreibung:\nSchwerwiegender Fehler beim Zugriff auf den privaten Schlüssel. Der vom Kryptografiemodul zurückgegebene Fehlercode ist 0x8009030D. Der interne Fehlerstatus ist 10001.\n`,
    ],
    [
      'copied as text, a language without labels here',
      `Jurnala nosaukums: System\nAvots:         Schannel\nDatums:        2026-03-01 08:15:00\nNotikuma ID:   36870\nUzdevums:      Nav\nLīmenis:       Kļūda\nComputer:      SRV02\nDescription:\nKļūdas kods 0x8009030D, stāvoklis 10001.\n`,
    ],
    [
      'wevtutil',
      `Event[0]:\n  Log Name: System\n  Source: Schannel\n  Date: 2026-03-01T08:15:00.000\n  Event ID: 36870\n  Task: N/A\n  Level: Error\n  Computer: SRV02\n  Description: \n${sentence}\n`,
    ],
    [
      'Format-List',
      `TimeCreated  : 3/1/2026 8:15:00 AM\nProviderName : Schannel\nId           : 36870\nMessage      : ${sentence}\n`,
    ],
    [
      'table',
      `   ProviderName: Schannel\n\nTimeCreated                     Id LevelDisplayName Message\n-----------                     -- ---------------- -------\n3/1/2026 8:15:00 AM          36870 Error            ${sentence}\n`,
    ],
    [
      'CSV',
      `Level,Date and Time,Source,Event ID,Task Category\nError,3/1/2026 8:15:00 AM,Schannel,36870,None,"${sentence}"\n`,
    ],
    [
      'CSV, French',
      `Niveau,Date et heure,Source,ID de l’événement,Catégorie de la tâche\nErreur,01/03/2026 08:15:00,Schannel,36870,Aucun,"Une erreur irrécupérable. Le code d’erreur est 0x8009030D. L’état d’erreur interne est 10001."\n`,
    ],
    [
      'tab-separated',
      `Level\tDate and Time\tSource\tEvent ID\tTask Category\nError\t3/1/2026 8:15:00 AM\tSchannel\t36870\tNone\t"${sentence}"\n`,
    ],
    [
      'Export-Csv',
      `"Message","Id","ProviderName","LogName","TimeCreated"\n"${sentence}","36870","Schannel","System","3/1/2026 8:15:00 AM"\n`,
    ],
    [
      'JSON of PowerShell 5',
      JSON.stringify({
        Id: 36870,
        ProviderName: 'Schannel',
        LogName: 'System',
        TimeCreated: '/Date(1772352900000)/',
        Message: sentence,
      }),
    ],
    [
      'JSON of PowerShell 7',
      JSON.stringify([
        {
          Id: 36870,
          ProviderName: 'Schannel',
          LogName: 'System',
          TimeCreated: '2026-03-01T08:15:00Z',
          Message: sentence,
        },
      ]),
    ],
    [
      'JSON of evtx_dump',
      JSON.stringify({
        Event: {
          System: {
            Provider: { '#attributes': { Name: 'Schannel' } },
            EventID: 36870,
            Channel: 'System',
            Computer: 'SRV02',
            TimeCreated: { '#attributes': { SystemTime: '2026-03-01T08:15:00Z' } },
          },
          EventData: { ErrorCode: '0x8009030d', ErrorStatus: 10001 },
        },
      }),
    ],
  ])('%s', (_form, text) => {
    const [event, ...others] = eventsIn(text);
    expect(event).toMatchObject(schannel);
    expect(event?.time.slice(0, 19)).toBe('2026-03-01T08:15:00');
    expect(others).toEqual([]);
  });

  it('the sentence alone is an event without a time', () => {
    expect(piecesOf(sentence, 'event')).toMatchObject([{ event: { ...schannel, time: '' }, timed: false }]);
  });
});

describe('values of events', () => {
  const labelled = (source: string, id: number, text: string) =>
    eventsIn(
      `Log Name: X\nSource: ${source}\nDate: 2026-03-01 08:15:00\nEvent ID: ${id}\nDescription:\n${text}`,
    )[0]?.fields;

  it.each([
    [
      'TerminalServices-LocalSessionManager',
      40,
      'Sitzung 3 wurde getrennt, Ursachencode 5',
      { Session: '3', Reason: '5' },
    ],
    [
      'TerminalServices-LocalSessionManager',
      21,
      'Remote Desktop Services: Session logon succeeded:\n\nUser: CORP\\ann\nSession ID: 2\nSource Network Address: 198.51.100.7',
      { User: 'CORP\\ann', SessionID: '2', Address: '198.51.100.7' },
    ],
    [
      'Microsoft-Windows-RemoteDesktopServices-RdpCoreTS',
      131,
      'The server accepted a new TCP connection from client 198.51.100.7:50123.',
      { ConnType: 'TCP', ClientIP: '198.51.100.7:50123' },
    ],
    [
      'Microsoft-Windows-RemoteDesktopServices-RdpCoreTS',
      140,
      'A connection from the client computer with an IP address of 198.51.100.7 failed because the user name or password is not correct.',
      { IPString: '198.51.100.7' },
    ],
    [
      'TerminalServices-ClientActiveXCore',
      1026,
      'RDP ClientActiveX has been disconnected (Reason= 2308)',
      { Value: '2308' },
    ],
    [
      'TerminalServices-ClientActiveXCore',
      1024,
      'RDP ClientActiveX is trying to connect to the server (srv02)',
      { Value: 'srv02' },
    ],
    [
      'TerminalServices-Gateway',
      301,
      'The user "CORP\\ann", on client computer "198.51.100.7", did not meet resource authorization policy requirements and was therefore not authorized to connect to resource "srv02". The following error occurred: "23002".',
      { Username: 'CORP\\ann', IpAddress: '198.51.100.7', Resource: 'srv02', ErrorCode: '23002' },
    ],
    [
      'Service Control Manager',
      7034,
      'The Remote Desktop Services service terminated unexpectedly.  It has done this 3 time(s).',
      { param1: 'Remote Desktop Services', param2: '3' },
    ],
  ] as const)('%s %i', (source, id, text, fields) => {
    expect(labelled(source, id, text)).toMatchObject(fields);
  });

  it('several events in one text, with talk between them', () => {
    const one =
      'Log Name: System\nSource: Schannel\nDate: 2026-03-01 08:15:00\nEvent ID: 36874\nDescription:\nTLS 1.2 none of the cipher suites\n';
    const read = readPasted(
      `Hello, I see this:\n${one}\nand then\n${one.replace('36874', '36888').replace('none of', 'code is 40. state is 1205')}`,
    );
    expect(read.pieces.map((piece) => (piece.kind === 'event' ? piece.event.eventId : piece.kind))).toEqual([
      36874, 36888,
    ]);
    expect(read.rest).toContain('Hello');
  });
});

describe('logs of other programs', () => {
  it.each([
    [
      'FreeRDP',
      '[10:00:00:100] [1:2] [ERROR][com.freerdp.core] - nla_recv_pdu:freerdp_set_last_error_ex ERRCONNECT_LOGON_FAILURE [0x00020014]\n[10:00:00:101] [1:2] [ERROR][com.freerdp.core.rdp] - rdp_recv_callback: CONNECTION_STATE_NLA - nla_recv_pdu() fail',
      {
        codes: [{ family: 'freerdpError', name: 'ERRCONNECT_LOGON_FAILURE' }],
        state: expect.stringContaining('sign-in'),
      },
    ],
    [
      'FreeRDP',
      '[ERROR][com.freerdp.core] - freerdp_set_last_error 0x2000D',
      { codes: [{ family: 'freerdpError', value: 0x2000d }] },
    ],
    [
      'FreeRDP',
      '[ERROR][com.freerdp.core] - rdp_set_error_info:freerdp_set_last_error_ex [0x0001000C]',
      { codes: [{ family: 'errorInfo', value: 12 }] },
    ],
    [
      'FreeRDP',
      '[ERROR][com.freerdp.core.gateway.http] - HTTP/1.1 503 RPC Error: 6ba',
      { error: expect.stringContaining('not reached') },
    ],
    [
      'xrdp',
      '[20260101-10:00:00] [ERROR] Cannot read private key file /etc/xrdp/key.pem: Permission denied',
      { error: expect.stringContaining('private key') },
    ],
    [
      'xrdp-sesman',
      '[20260101-10:00:00] [ERROR] sesman: Xorg server could not be started for user ann',
      { error: expect.stringContaining('session could not start') },
    ],
    [
      'guacd (Guacamole)',
      'guacd[77]: INFO: RDP server closed/refused connection: Server refused connection (wrong security type?)',
      { error: expect.stringContaining('negotiated') },
    ],
    [
      'rdesktop',
      'Failed to connect, CredSSP required by server.',
      { codes: [{ family: 'negotiationFailure', value: 5 }] },
    ],
    [
      'IronRDP',
      'ironrdp_connector: received fatal alert: ProtocolVersion',
      { codes: [{ family: 'tlsAlert', value: 70 }] },
    ],
  ])('%s', (program, text, attempt) => {
    expect(piecesOf(text, 'attempt')).toMatchObject([{ attempt: { program, ...attempt } }]);
  });

  it('of two runs of a client the newer one is told', () => {
    const run = (pid: number, name: string) =>
      `[10:00:0${pid}:001] [${pid}:00000${pid}] [ERROR][com.freerdp.core] - freerdp_set_last_error_ex ${name} [0x00020014]\n[10:00:0${pid}:002] [${pid}:00000${pid}] [ERROR][com.freerdp.core.transport] - BIO_read returned a system error 104`;
    const both = `${run(1, 'ERRCONNECT_LOGON_FAILURE')}\n${run(2, 'ERRCONNECT_ACCOUNT_LOCKED_OUT')}`;
    expect(piecesOf(both, 'attempt')).toMatchObject([
      { attempt: { codes: [{ name: 'ERRCONNECT_ACCOUNT_LOCKED_OUT' }] } },
    ]);
    expect(piecesOf(run(1, 'ERRCONNECT_LOGON_FAILURE'), 'attempt')).toMatchObject([
      { attempt: { codes: [{ name: 'ERRCONNECT_LOGON_FAILURE' }] } },
    ]);
  });

  it('the first error leads, warnings give way to what says more', () => {
    const text =
      "[WARN][com.freerdp.crypto] - Certificate verification failure 'self-signed certificate (18)'\n[ERROR][com.freerdp.crypto] - New host key for 198.51.100.9:3389";
    expect(piecesOf(text, 'attempt')[0]?.attempt.error).toContain('first time');
  });
});

describe('outputs of tools', () => {
  const facts = (text: string) => piecesOf(text, 'output').flatMap((piece) => piece.facts);

  it.each([
    [
      'qwinsta',
      ' SESSIONNAME       USERNAME                 ID  STATE   TYPE        DEVICE\n>services                                    0  Disc\n console           ann                       1  Active\n rdp-tcp                                 65536  Listen\n',
      [{ name: 'sessions', value: { active: 1, disconnected: 0, listening: true } }],
    ],
    [
      'netstat with a listener',
      '  TCP    0.0.0.0:3389           0.0.0.0:0              LISTENING       1044\n',
      [{ name: 'portOwner', value: { port: 3389, listening: true, addresses: ['0.0.0.0'] } }],
    ],
    [
      'netstat that finds none',
      'C:\\> netstat -ano | findstr :3389\nC:\\> \n',
      [{ name: 'portOwner', value: { port: 3389, listening: false, addresses: [] } }],
    ],
    [
      'sc',
      'SERVICE_NAME: TermService\n        TYPE               : 30  WIN32\n        STATE              : 1  STOPPED\n',
      [{ name: 'services', value: { TermService: { state: 'stopped', startup: 'unknown' } } }],
    ],
    [
      'Get-Service',
      'Status   Name               DisplayName\n------   ----               -----------\nStopped  TermService        Remote Desktop Services\n',
      [{ name: 'services', value: { TermService: { state: 'stopped', startup: 'unknown' } } }],
    ],
    [
      'w32tm',
      'Leap Indicator: 0(no warning)\nStratum: 1 (primary reference)\nSource: Local CMOS Clock\nPoll Interval: 6 (64s)\nPhase Offset: 0.0000000s\n',
      [{ name: 'timeSource', value: { source: 'Local CMOS Clock', offsetSeconds: 0 } }],
    ],
    [
      'openssl',
      'CONNECTED(00000003)\nwrite:errno=104\nno peer certificate available\nSSL handshake has read 0 bytes and written 293 bytes\n',
      [{ name: 'rawTls', value: { outcome: 'reset' } }],
    ],
    [
      'nmap',
      '3389/tcp open  ms-wbt-server\n| rdp-ntlm-info: \n|   NetBIOS_Computer_Name: SRV02\n|   Product_Version: 10.0.20348\n',
      [{ name: 'ntlmIdentity', value: { computer: 'SRV02', osBuild: '10.0.20348' } }],
    ],
  ])('%s', (_tool, text, expected) => {
    expect(facts(text)).toEqual(expected);
  });

  it('sslscan', () => {
    expect(
      facts('  SSL/TLS Protocols:\nSSLv3     disabled\nTLSv1.0   disabled\nTLSv1.2   enabled\n'),
    ).toMatchObject([
      {
        name: 'tlsSupport',
        value: {
          versions: { 'SSL 3.0': 'refused', 'TLS 1.0': 'refused', 'TLS 1.2': 'accepted' },
          exhaustive: false,
        },
      },
    ]);
  });

  it.each([
    [
      'Test-NetConnection',
      'ComputerName     : srv02\nRemotePort       : 3389\nTcpTestSucceeded : False\n',
      /no TCP connection/,
    ],
    [
      'tracert',
      'Tracing route to srv02 [198.51.100.9]\nover a maximum of 30 hops:\n  1     1 ms     1 ms     1 ms  198.51.100.1\n  2     *        *        *     Request timed out.\n',
      /up to hop 1/,
    ],
    [
      'klist',
      'Cached Tickets: (2)\n#0>     Client: ann @ CORP\n        Server: krbtgt/CORP @ CORP\n',
      /none of them for Remote Desktop/,
    ],
    ['nltest', 'I_NetLogonControl failed: Status = 1355 0x54b ERROR_NO_SUCH_DOMAIN\n', /broken/],
  ])('%s', (_tool, text, says) => {
    expect(piecesOf(text, 'output')[0]?.says).toMatch(says);
  });
});

describe('numbers in front of sentences', () => {
  it.each([
    ['RDP disconnected!\n516 Remote Desktop can’t connect to the remote computer for one of...', 516],
    ['-- RDP disconnected!  2056 The remote computer disconnected the session', 2056],
    ['Disconnected from srv02. Reason: 3079', 3079],
    ['Warning RDP(198.51.100.9) exit with error code 2308(Your session has ended', 2308],
  ])('%j', (text, code) => {
    expect(piecesOf(text, 'code')).toMatchObject([{ code }]);
  });

  it.each([
    '2026 was a good year for Remote Desktop users',
    '12 People were connected to the server today',
    'Listening on 3389 The port is open here',
  ])('%j has none', (text) => {
    expect(piecesOf(text, 'code')).toEqual([]);
  });
});

it('settings in the middle of talk', () => {
  expect(
    piecesOf(
      'my file says\nfull address:s:srv02\nusername:s:AzureAD\\ann@example.test\nand that is all',
      'settings',
    ),
  ).toMatchObject([{ form: 'rdp', lines: ['full address:s:srv02', 'username:s:AzureAD\\ann@example.test'] }]);
  expect(
    piecesOf(
      'HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Control\\Terminal Server\n    fDenyTSConnections    REG_DWORD    0x1\n',
      'settings',
    ),
  ).toMatchObject([{ form: 'registry' }]);
});

it('talk is nothing but talk', () => {
  expect(readPasted('Dear all,\nsince Tuesday I cannot work from home.\nBest regards').pieces).toEqual([]);
});
