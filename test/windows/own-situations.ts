import type { Action } from '../../src/core/remedy/remedy.ts';
import { goodKeyFile, rdpKeyFile } from './machine-state.ts';
import { edit, undo, yes, type Situation } from './situations.ts';

const request: Action = { kind: 'requestCertificate', template: 'RDP "Vorlage"', bind: true };
const member = (name: string): Action => ({ kind: 'addGroupMember', group: 'S-1-5-32-555', member: name });
const store = 'HKLM\\SOFTWARE\\Microsoft\\SystemCertificates';

const broker =
  "$state.services['Tssdis'] = @{ state = 'Running'; startMode = 'Auto'; account = 'x'; dependsOn = @(); exitCode = 0; path = 'x' }";

/** An undo takes away what the step itself added, and nothing that came by other ways since. */
export const ownSituations: readonly Situation[] = [
  {
    name: 'a binding tells what RD Gateway and HTTPS present on the same computer',
    actions: [],
    plan: (c) => [{ kind: 'bindListenerCertificate', sha1: c.good.sha1 }],
    steps: () => [
      edit(
        "if (-not $state['cim']) { $state['cim'] = @{} }; $state.cim['Win32_TSGatewayServerSettings'] = @(@{ CertHash = @(1..20) })",
      ),
      yes,
    ],
    gives: [['applied']],
    says: /RD Gateway presents another certificate \(0102030405060708090a0b0c0d0e0f1011121314\); change it in RD Gateway Manager[^]*HTTPS at 0\.0\.0\.0:443 \(RD Web, WinRM or another site\) presents this certificate as well/,
  },
  {
    name: 'a binding tells when the other certificate ends',
    actions: [],
    plan: (c) => [{ kind: 'bindListenerCertificate', sha1: c.good.sha1 }],
    steps: (bench) => [edit(`$state.sslcert[0].sha1 = '${bench.certificates.expired.sha1}'`), yes],
    gives: [['applied']],
    says: /HTTPS at 0\.0\.0\.0:443 .* presents another certificate \([0-9a-f]{40}, CN=.*, until 2026-08-02\)/,
  },
  {
    name: 'a certificate that auto-enrolment brought since is left alone',
    actions: [request],
    steps: (bench) => [
      yes,
      edit(
        `$state.registry['${store}\\My\\Certificates\\${bench.certificates.renewed.sha1.toUpperCase()}'] = $state.registry['${store}\\Remote Desktop\\Certificates\\${bench.certificates.self.sha1.toUpperCase()}']`,
      ),
      undo,
    ],
    gives: [['applied'], ['undone']],
  },
  {
    name: 'a request that waits for approval leaves nothing behind',
    actions: [request],
    steps: () => [edit("$state.ca.answer = 'Pending'"), yes],
    gives: [['failedAndUndone', 'stepFailed']],
    says: /Pending and not Issued/,
  },
  {
    name: 'the .pfx is gone when its import is undone',
    actions: [],
    plan: (c) => [{ kind: 'importPfx', path: 'C:\\Users\\me\\rdp.pfx', sha1: c.pfx.sha1 }],
    steps: () => [yes, edit('[IO.File]::Delete("$programData/../Users/me/rdp.pfx")'), undo],
    gives: [['applied'], ['undone']],
  },
  {
    name: 'a root that Windows added meanwhile stays',
    actions: [],
    plan: (c) => [{ kind: 'importPfx', path: 'C:\\Users\\me\\rdp.pfx', sha1: c.pfx.sha1 }],
    steps: (bench) => [
      yes,
      edit(
        `foreach ($s in @('Root', 'CA')) { $state.registry["${store}\\$s"] = @{}; $state.registry["${store}\\$s\\Certificates"] = @{}; $state.registry["${store}\\$s\\Certificates\\${bench.certificates.renewed.sha1.toUpperCase()}"] = $state.registry['${store}\\My\\Certificates\\${bench.certificates.good.sha1.toUpperCase()}'] }`,
      ),
      undo,
      edit(
        `if (-not $state.registry.ContainsKey("${store}\\Root\\Certificates\\${bench.certificates.renewed.sha1.toUpperCase()}")) { throw 'the root is gone' }`,
      ),
    ],
    gives: [['applied'], ['undone']],
  },
  ...(
    [
      ['by UPN', 'anna@corp.example', 'unchanged'],
      ['by the name of its domain', 'CORP\\j\u00f6rg', 'done'],
      ['an Entra account', 'AzureAD\\anna@corp.example', 'done'],
      ['the local account of the same name', 'SRV01\\anna', 'done'],
    ] as const
  ).map(([how, name]): Situation => ({
    name: `a member ${how}`,
    actions: [member(name)],
    steps: () => [yes, undo],
    gives: [['applied'], ['undone']],
    same: true,
  })),
  {
    name: 'a deleted account in the group does not hinder',
    actions: [member('CORP\\j\u00f6rg')],
    steps: () => [
      edit("$state.groups['S-1-5-32-555'] += @{ name = ''; sid = 'S-1-5-21-7-7-7-500'; orphan = $true }"),
      yes,
      undo,
    ],
    gives: [['applied'], ['undone']],
  },
  {
    name: 'an account nobody knows',
    actions: [member('CORP\\nobody')],
    steps: () => [yes],
    gives: [['refused', 'notFound']],
    same: true,
  },
  {
    name: 'a member that came since is left',
    actions: [member('CORP\\j\u00f6rg')],
    steps: () => [
      yes,
      edit("$state.groups['S-1-5-32-555'] += @{ name = 'CORP\\x'; sid = 'S-1-5-21-1-2-3-1199' }"),
      undo,
      edit("if (@($state.groups['S-1-5-32-555']).Count -ne 2) { throw 'the other member is gone' }"),
    ],
    gives: [['applied'], ['undone']],
  },
  {
    name: 'audit entries and the owner of a key file stay',
    actions: [],
    plan: (c) => [{ kind: 'bindListenerCertificate', sha1: c.good.sha1 }],
    steps: () => [
      yes,
      edit(
        `$acl = @($state.acls.Keys | Where-Object { $_ -like '*${goodKeyFile}' } | ForEach-Object { $state.acls[$_] })[0]; if ($acl -notmatch '^O:BA.*S:AI\\(AU' -or $acl -notmatch ';;;NS\\)') { throw "the list is $acl" }`,
      ),
      undo,
    ],
    gives: [['applied'], ['undone']],
    same: true,
  },
  {
    name: 'a key whose file is not known is told',
    actions: [],
    plan: (c) => [{ kind: 'bindListenerCertificate', sha1: c.good.sha1 }],
    steps: () => [edit("$state['certutil'] = -2147024891"), yes],
    gives: [['applied']],
    says: /was not looked at/,
  },
  {
    name: 'the key file that administrators may not see is mended by SYSTEM, and undone by it',
    actions: [{ kind: 'grantKeyAccess', keyFile: rdpKeyFile }],
    steps: () => [
      yes,
      edit(
        `$acl = @($state.acls.Keys | Where-Object { $_ -like '*${rdpKeyFile}' } | ForEach-Object { $state.acls[$_] })[0]; if ($acl -notmatch '^O:SYG:SYD:P.*;;;NS\\)') { throw "the list is $acl" }`,
      ),
      undo,
    ],
    gives: [['applied'], ['undone']],
    same: true,
    tasks: 0,
  },
  {
    name: 'a key file without the service that renews',
    actions: [{ kind: 'grantKeyAccess', keyFile: rdpKeyFile }],
    steps: () => [
      edit(
        `foreach ($k in @($state.acls.Keys | Where-Object { $_ -like '*${rdpKeyFile}' })) { $state.acls[$k] = 'O:SYG:SYD:PAI(A;;FA;;;SY)(A;;FR;;;NS)(A;;FA;;;BA)' }`,
      ),
      yes,
      edit(
        `$acl = @($state.acls.Keys | Where-Object { $_ -like '*${rdpKeyFile}' } | ForEach-Object { $state.acls[$_] })[0]; if ($acl -notmatch 'S-1-5-80-4022436659') { throw "the list is $acl" }`,
      ),
    ],
    gives: [['applied']],
  },
  {
    name: 'a connection broker sets its certificates itself',
    actions: [{ kind: 'unbindListenerCertificate' }],
    steps: () => [edit(broker), yes],
    gives: [['refused', 'notSupported']],
    says: /RD Connection Broker/,
  },
  ...(
    [
      [
        'another one',
        "'ab' * 20",
        /publishing: the deployment has another one \(abab.*, CN=rds\.corp\.example\), until 2027-03-01/,
      ],
      ['the same', '$null', /publishing: the deployment has this certificate, until 2027-03-01/],
    ] as const
  ).map(([which, sha1, says]): Situation => ({
    name: `a binding on a connection broker is refused, and told what the deployment has: ${which}`,
    actions: [],
    plan: (c) => [{ kind: 'bindListenerCertificate', sha1: c.good.sha1 }],
    steps: (bench) => [
      edit(broker),
      edit(
        `$state['deployment'] = @(@{ role = 'RDPublishing'; sha1 = ${sha1 === '$null' ? `'${bench.certificates.good.sha1}'` : `(${sha1})`}; ends = '2027-03-01T00:00:00Z'; subject = 'CN=rds.corp.example'; names = @('rds.corp.example') })`,
      ),
      yes,
    ],
    gives: [['refused', 'notSupported']],
    says,
  })),
  {
    name: 'a connection broker that does not answer: said, and refused all the same',
    actions: [],
    plan: (c) => [{ kind: 'bindListenerCertificate', sha1: c.good.sha1 }],
    steps: () => [edit(broker), edit("$state.jobs = 'endless'"), yes],
    gives: [['refused', 'notSupported']],
    says: /could not be read: RD Connection Broker did not tell its certificates within a minute/,
  },
];
