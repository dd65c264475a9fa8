import { beforeAll, describe, expect, it } from 'vitest';
import type { Node } from 'web-tree-sitter';
import { buildScript } from '../../src/core/remedy/script.ts';
import { collectorScript } from '../../src/node/windows/collector.ts';
import { readScriptTexts } from '../../src/node/windows/script-texts.ts';
import { faultsIn, samples } from './dialect.ts';
import { noEngine, pwsh, searched } from './engine.ts';
import { nodesOf, powershellFiles, powershellParser } from './powershell-parser.ts';
import { planOf, singles } from './plans.ts';

const files = powershellFiles();
let parse: (text: string) => Node;

beforeAll(async () => {
  parse = await powershellParser();
});

it.each(samples)('%s is caught', (_, code) => {
  expect(faultsIn(code, parse)).not.toEqual([]);
});

describe.each(files)('$path', ({ text }) => {
  it('is understood by a parser', () => {
    const root = parse(text);
    expect(root.hasError, 'see the ERROR and missing nodes of the tree').toBe(false);
  });

  it('is ASCII without tabs', () => {
    expect(/^[\n\x20-\x7e]*$/.test(text)).toBe(true);
  });

  it('has nothing that the two engines take differently', () => {
    expect(faultsIn(text, parse)).toEqual([]);
  });

  it('has at most 400 lines', () => {
    expect(text.split('\n').length).toBeLessThanOrEqual(401);
  });
});

/** Cmdlets of Windows PowerShell 5.1 and Windows Server 2012 or later; each is also in PowerShell 7 on Windows. */
const cmdlets = `
  Add-LocalGroupMember Clear-DnsClientCache Copy-Item ForEach-Object Get-Acl Get-AuthenticodeSignature Get-Certificate
  Get-ChildItem Get-CimInstance Get-FileHash Get-Command Get-Date Get-Item Get-LocalGroupMember Get-NetAdapter
  Get-NetConnectionProfile Get-NetFirewallPortFilter Get-NetFirewallProfile Get-NetFirewallRule Get-NetIPAddress Get-NetTCPConnection
  Get-PfxData Get-Process Get-RDCertificate Receive-Job Remove-Job Start-Job Wait-Job Get-ScheduledTask Get-Service Get-WinEvent Import-PfxCertificate Invoke-CimMethod Join-Path Move-Item New-Item
  New-ItemProperty New-NetFirewallRule New-Object New-ScheduledTaskAction New-ScheduledTaskPrincipal
  New-ScheduledTaskSettingsSet New-ScheduledTaskTrigger New-TimeSpan Register-ScheduledTask Remove-Item
  Remove-ItemProperty Remove-LocalGroupMember Remove-NetFirewallRule Select-Object Set-NetConnectionProfile
  Set-NetFirewallRule Set-StrictMode Sort-Object Split-Path Start-ScheduledTask Start-Sleep Test-Path
  Unregister-ScheduledTask Where-Object Write-Error
`;

/** Static members that .NET Framework 4.5 has. */
const members = `
  BitConverter::GetBytes BitConverter::ToInt32 BitConverter::ToString BitConverter::ToUInt32 Convert::FromBase64String
  Convert::ToBase64String Convert::ToByte Convert::ToInt32 Convert::ToUInt32 Environment::ExpandEnvironmentVariables
  Environment::GetFolderPath Globalization.CultureInfo::CurrentUICulture Globalization.CultureInfo::InvariantCulture
  IO.Compression.CompressionMode::Compress IO.Directory::CreateDirectory IO.File::Delete IO.File::GetAttributes
  IO.File::Move IO.File::ReadAllBytes IO.File::ReadAllLines IO.File::ReadAllText IO.File::SetAttributes IO.File::WriteAllBytes
  IO.File::WriteAllText IO.FileAccess::ReadWrite IO.FileAccess::Write IO.FileMode::Append IO.FileMode::Open IO.FileMode::OpenOrCreate
  IO.FileOptions::WriteThrough IO.FileShare::None IO.FileShare::Read IO.Path::GetFileName IO.Path::GetTempFileName IO.Path::PathSeparator IntPtr::Size
  Math::Ceiling Math::Floor Math::Max Math::Min Security.Cryptography.SHA1::Create Security.Cryptography.SHA256::Create
  StringComparer::Ordinal StringComparison::OrdinalIgnoreCase System.Management.Automation.WildcardPattern::Escape
  System.Xml.XmlNodeType::Element Text.Encoding::ASCII Text.Encoding::GetEncoding Text.Encoding::UTF8
  Text.Encoding::Unicode array::Reverse double::Parse double::TryParse long::Parse long::TryParse regex::Escape
  regex::IsMatch regex::Match regex::Matches regex::Replace string::CompareOrdinal
`;

describe('the dialect of Windows PowerShell 5.1 and PowerShell 7', () => {
  const words = (list: string) => list.trim().split(/\s+/);

  it('calls only what both have', () => {
    const roots = files.map(({ text }) => parse(text));
    const own = new Set(roots.flatMap((root) => nodesOf(root, 'function_name').map((node) => node.text)));
    const called = new Set(roots.flatMap((root) => nodesOf(root, 'command_name').map((node) => node.text)));
    const unknown = [...called].filter((name) => !own.has(name) && /^[A-Za-z]+-[A-Za-z]/.test(name));
    expect(unknown.filter((name) => !words(cmdlets).includes(name)).sort()).toEqual([]);
    const used = new Set(
      files.flatMap(({ text }) =>
        [...text.matchAll(/\[([A-Za-z0-9.]+)\]::([A-Za-z0-9]+)/g)].map(
          ([, type, member]) => `${type}::${member}`,
        ),
      ),
    );
    expect([...used].filter((name) => !words(members).includes(name)).sort()).toEqual([]);
  });

  it('the collector also runs on 4.0: of what came later it uses one cmdlet, and does without it', () => {
    const later =
      /\b(?:(?:Get|Add|Remove|New|Set)-LocalGroup(?:Member)?|Get-LocalUser|Compress-Archive|Expand-Archive|Get-ComputerInfo|Get-ItemPropertyValue|New-TemporaryFile|Format-Hex|Get-TimeZone|Set-Clipboard)\b/g;
    expect(new Set(collectorScript().match(later))).toEqual(new Set(['Get-LocalGroupMember']));
  });

  it('runs programs of Windows by fixed names only', () => {
    const called = files.flatMap(({ text }) =>
      [...text.matchAll(/& (['"$][^\s)]*)/g)].map(([, name]) => name!),
    );
    const fixed = called.filter((name) => !/^"(?:Get|Set|Test|Undo|Assert|Complete)-\$/.test(name));
    expect([...new Set(fixed)].sort()).toEqual(
      ["'qwinsta.exe'", "'reg.exe'", '"$Name.exe"', '$engine'].sort(),
    );
    const tools = files.flatMap(({ text }) =>
      [...text.matchAll(/Invoke-Tool -Name (\S+)/g)].map(([, name]) => name!),
    );
    expect([...new Set(tools)].sort()).toEqual([
      "'certutil'",
      "'icacls'",
      "'netsh'",
      "'nltest'",
      "'sc'",
      "'secedit'",
      "'taskkill'",
      "'w32tm'",
      "'whoami'",
    ]);
  });

  it('a script of all actions and the collector are understood whole', () => {
    const all = planOf(
      'every-kind',
      singles('names').flatMap(({ actions }) => actions),
      ['tls-off', 'nla-off'],
    );
    expect(parse(buildScript(all, readScriptTexts())).hasError).toBe(false);
    expect(parse(collectorScript()).hasError).toBe(false);
  });

  it(`says where an engine was looked for: ${noEngine}`, () => {
    expect(searched.length).toBeGreaterThan(0);
    expect(noEngine).toContain(pwsh ?? 'no PowerShell engine');
  });
});
