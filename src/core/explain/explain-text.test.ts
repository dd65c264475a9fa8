import { describe, expect, it } from 'vitest';
import { processorMs } from '../../../test/processor-time.ts';
import { dialogs } from '../codes/dialogs/dialogs.ts';
import { guideMyths } from '../codes/myths/guide-myths.ts';
import { allTopics } from '../codes/topics/all-topics.ts';
import { renderExplanation } from '../report/explain.ts';
import { explainText } from './explain-text.ts';

describe('an instruction that guides give is answered with the verdict first', () => {
  it.each([
    ['0x904 ERROR_WRITE_PROTECT', 'write-protect'],
    ['tscupgrd.exe', 'installation'],
    ['rdpinstall!CommitChanges', 'installation'],
    ['restart-service termserv -force', 'termserv'],
    ['rename MachineKeys to MachineKeys_old', 'machine-keys'],
    ['dism /online /add-capability /capabilityname:App.Support.RemoteDesktop~~~~0.0.1.0', 'capability'],
    ['authentication level:i:0', 'authentication-level'],
    ['disable NLA', 'disable-nla'],
    ['Disable Network Level Authentication (NLA) for Testing', 'disable-nla'],
    ['set Security Layer to RDP', 'security-layer-rdp'],
    ['MaxOutstandingConnections 65536', 'max-outstanding'],
    ['Remote Desktop (WebSocket) firewall', 'websocket-firewall'],
    ['add mstsc.exe to Bitdefender exclusions', 'mstsc-exclusion'],
    ['event 2050', 'event-ids'],
    ['2050', 'event-ids'],
    ['0x904 means the secure TLS tunnel failed', 'tls-tunnel'],
    ['shell extensions NVIDIA Display Container', 'shell-extension'],
    ['AllowEncryptionOracle=2', 'encryption-oracle'],
    ['MSLicensing registry hive', 'licensing-registry'],
    ['expired self-signed certificate', 'expired-certificate'],
    ['set SecurityLayer to 0', 'security-layer-rdp'],
    ['enable TLS 1.0', 'old-tls'],
    ['turn on SSL 3.0 on the server', 'old-tls'],
    ['turn off the firewall', 'firewall-off'],
    ['disable Windows Defender Firewall', 'firewall-off'],
    ['netsh advfirewall set allprofiles state off', 'firewall-off'],
    ['open port 3389 to the internet', 'public-port'],
    ['enablecredsspsupport:i:0', 'client-without-nla'],
  ])('%s', (asked, id) => {
    const answer = explainText(asked);
    const myth = guideMyths.find((candidate) => candidate.id === id);
    expect(answer.known).toBe(true);
    expect(answer.myths.map((found) => found.id)).toContain(id);
    expect(answer.means.toLowerCase()).toMatch(/^(?:false|harmful|wrong name|rarely helps|half true): /);
    expect(answer.asked).toContain(answer.myths[0]?.claim ?? 'no claim');
    expect(myth).toBeDefined();
  });

  it('a guide with several is answered with what does harm first, and its numbers of steps are no codes', () => {
    const answer = explainText(
      '1. Add mstsc.exe to the exclusions\n2. Set SecurityLayer to 0\n3. Disable NLA\n4. Turn off the firewall',
    );
    expect(answer.means).toMatch(/^Harmful: /);
    expect(answer.entries.map(({ asked }) => asked)).not.toContain('1');
    expect(answer.myths.map(({ id }) => id).toSorted()).toEqual([
      'disable-nla',
      'firewall-off',
      'mstsc-exclusion',
      'security-layer-rdp',
    ]);
    expect(renderExplanation(answer, 80)).toContain('--sources judges 3 more pieces of advice in it');
  });

  it('what is right is not called wrong', () => {
    expect(explainText('Restart-Service TermService -Force').means).toMatch(/^Right: /);
    expect(explainText('net stop termservice').myths).toEqual([]);
    for (const asked of [
      'enable TLS 1.2',
      'set security layer to SSL',
      'enable the firewall rule',
      'allow 3389 in the firewall',
    ])
      expect(explainText(asked).myths, asked).toEqual([]);
  });

  it('plain questions meet no myth', () => {
    for (const asked of ['0x904 0x7', 'SecurityLayer', 'TermService', 'MaxInstanceCount', 'Schannel 36870'])
      expect(explainText(asked).myths, asked).toEqual([]);
  });

  it('none fires inside events or logs', () => {
    const log =
      '[20260101-10:00:00] [ERROR] Cannot read private key file /etc/xrdp/key.pem: Permission denied\n[20260101-10:00:00] [DEBUG] Security layer: requested 11, selected 0';
    expect(explainText(log)).toMatchObject({ known: true, myths: [] });
  });

  it('none recommends what it condemns', () => {
    for (const { instead } of guideMyths) expect(instead).not.toMatch(/MachineKeys_old|level:i:0|termserv\b/);
  });
});

describe('words find their answer', () => {
  it('every phrase of every topic finds its topic, or the verdict on it', () => {
    for (const topic of allTopics) {
      for (const words of topic.words) {
        const answer = explainText(words);
        expect(answer.known, `${topic.id}: ${words}`).toBe(true);
      }
    }
  });

  it('there are at most 250 topics, each with its own id, and none tells in more than four lines', () => {
    expect(allTopics.length).toBeLessThanOrEqual(250);
    expect(new Set(allTopics.map(({ id }) => id)).size).toBe(allTopics.length);
    for (const { id, says } of allTopics) expect(says.length, id).toBeLessThanOrEqual(360);
  });

  it.each([
    ['why is my vpn dropping the remote desktop', /VPN/],
    ['certifcate expired', /certificate/i],
    ['use the ip adress instead of the host name', /address/],
    ['it hangs with a black screen after login', /Winlogon 4005/],
    ['my domain controller cannot be contacted to perform NLA', /trust/],
  ])('%s', (asked, says) => {
    const answer = explainText(asked);
    expect(answer.known).toBe(true);
    expect(answer.means).toMatch(says);
  });

  it('a word beside a code is answered too', () => {
    expect(explainText('0x904 vpn').means).toMatch(/TCP connection was closed.*VPN/);
  });

  it('what is near is offered, and is not an answer', () => {
    const answer = explainText('hello');
    expect(answer.known).toBe(false);
    expect(answer.ambiguities.join(' ')).toMatch(/Did you mean/);
  });

  it.each(['quantum flux capacitor', 'lorem ipsum dolor', 'hello'])('%s is not known', (asked) => {
    expect(explainText(asked).known).toBe(false);
  });
});

describe('updates', () => {
  it.each([
    ['KB5074109', /2026-01-13.*KB5077796/],
    ['kb5073724', /Windows 10/],
    ['what about KB 5122882?', /Securing remote connection/],
    ['KB5077796', /mends/],
  ])('%s', (asked, says) => {
    expect(explainText(asked).means).toMatch(says);
  });

  it('a code that an update is known for names it', () => {
    expect(explainText('An authentication error has occurred (Code: 0x80080005).').means).toContain(
      'KB5074109',
    );
  });

  it('an update that is not listed is not called harmless', () => {
    expect(explainText('KB1234567')).toMatchObject({ known: false });
    expect(explainText('KB1234567').means).toContain('does not make it harmless');
  });
});

describe('what people paste', () => {
  it.each([
    ['RDP disconnected!\n2825 The remote computer requires Network Level Authentication.', /0xB09 \(2825\)/],
    ['Disconnected from SRV02. Reason: 3079', /[Rr]estrict/],
    [
      '[ERROR][com.freerdp.core] - nla_recv_pdu:freerdp_set_last_error_ex ERRCONNECT_LOGON_FAILURE [0x00020014]',
      /user name or password is wrong/,
    ],
    ['xfreerdp3 exited with code 141', /No TCP connection/],
    [
      'An account failed to log on.\n\nLogon Type:\t\t3\n\n\tAccount Name:\t\tbob@example.test\n\tAccount Domain:\t\tAzureAD\n\n\tStatus:\t\t\t0xC000006D\n\tSub Status:\t\t0xC0000064\n',
      /enablerdsaadauth/,
    ],
    ['Error code: 0x807', /AzureAD/],
    ['full address:s:srv\nenablecredsspsupport:i:0', /CredSSP/],
    [
      'Could not connect: Rdp(RdpError(RdpError { kind: ProtocolNegFailure, message: "the server requires that the client support enhanced RDP security with CredSSP" }))',
      /HYBRID_REQUIRED_BY_SERVER/,
    ],
    ['received fatal alert: HandshakeFailure\nat rustls::conn', /handshake_failure|handshake/],
  ])('%j', (text, says) => {
    const answer = explainText(text);
    expect(answer.known).toBe(true);
    expect(answer.means).toMatch(says);
  });

  it('numbers that are no codes stay out', () => {
    const klist =
      'C:\\> klist get TERMSRV/srv02\nCurrent LogonId is 0:0x3e7\nklist failed with 0xc000018b/-1073741429: no computer account';
    expect(explainText(klist).entries.map(({ row }) => row.name)).toEqual(['STATUS_NO_TRUST_SAM_ACCOUNT']);
    const xrdp =
      '[20260224-10:56:05] [ERROR] SSL_accept: I/O error\n[20260224-10:56:05] [INFO ] connection received from 192.0.2.1 port 59751';
    expect(explainText(xrdp).entries).toEqual([]);
  });

  it('a sentence about a gateway never speaks for the target', () => {
    for (const { says, codes } of dialogs.filter(({ ofTarget }) => ofTarget === true)) {
      const entries = explainText(`${says} The RD Gateway gw01 was used.`).entries.map(
        ({ row }) => row.value,
      );
      for (const code of codes) expect(entries, says).not.toContain(code);
    }
  });
});

it('long and hostile text is answered in time that grows with its length alone', async () => {
  const texts = [
    '<Event ',
    '"a,b;',
    'Event ID: 1\n',
    ': '.repeat(3),
    '<Data Name="x">',
    '[com.freerdp] ',
    'Faulting application name: ',
    '\u3042',
  ];
  for (const text of texts) {
    const long = text.repeat(200_000 / text.length);
    const took = await processorMs(() => expect(explainText(long).means).not.toBe(''));
    expect(took, text).toBeLessThan(2_500);
  }
});

describe('what people type first', () => {
  it.each([
    ['slow', 'high latency'],
    ['remote desktop is slow', 'high latency'],
    ["can't connect", 'cannot connect'],
    ['can not connect', 'cannot connect'],
    ['connection refused', 'connection refused'],
    ['connection timed out', 'connection timed out'],
    ['no sound', 'clipboard'],
    ['copy and paste does not work', 'clipboard'],
    ['sound is missing', 'clipboard'],
    ['no license', 'license server'],
    ['please wait for the user profile service', 'user profile'],
    ['another user is signed in', 'another user connected'],
  ])('%s', (asked, answered) => {
    expect(explainText(asked)).toMatchObject({ known: true, asked: answered });
  });

  it('words that say nothing are not taken for a symptom', () => {
    expect(explainText('it does not work').known).toBe(false);
  });

  it('an event that no table has is looked for in its log, not as a code', () => {
    expect(explainText('event id 20499').next).toEqual([
      'rdpdoctor check HOST FILE.evtx (the log it stands in)',
    ]);
    expect(explainText('20499').next).toEqual(['rdpdoctor check HOST --code 20499']);
  });

  it('an event and a status beside it are both explained', () => {
    expect(explainText('4625 0xC000006D').asked).toBe('4625 (0x1211) · 0xC000006D (3221225581)');
  });

  it('a pair in words keeps its second number', () => {
    expect(explainText('code 2308, extended 7').asked).toBe('0x904 / 0x7 (2308 / 7)');
  });
});

describe('the short form', () => {
  it('has a heading of one line, whatever was pasted', () => {
    expect(renderExplanation(explainText('y\n'.repeat(500)), 80).split('\n')[1]).toMatch(/^Means/);
  });

  it('says as much on a narrow terminal, on more lines', () => {
    const words = (width: number) => renderExplanation(explainText('0x904 0x7'), width).replace(/\s+/g, ' ');
    expect(words(40)).toContain('the dialog shows its sentence for "server denied the connection" (0x7).');
    expect(words(80)).toContain('the dialog shows its sentence for "server denied the connection" (0x7).');
  });
});
