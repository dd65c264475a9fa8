import type { Node } from 'web-tree-sitter';
import { nodesOf } from './powershell-parser.ts';

/** What Windows PowerShell 5.1 lacks or does otherwise, and what could make program text of data; each with code that has it. */
const words: readonly (readonly [what: string, pattern: RegExp, sample: string])[] = [
  ['??', /\?\?/, '$a = $b ?? 1'],
  ['?. and ?[', /\$\w+\?[.[]|\}\?[.[]/, '$a = $b?.Name'],
  ['ternary', /\s\?\s[^{]*\s:\s/, '$a = $b ? 1 : 2'],
  ['&& and ||', /&&|\|\|/, 'hostname && whoami'],
  ['-AsHashtable', /-AsHashtable\b/i, 'Read-It -AsHashtable'],
  ['-Parallel', /-Parallel\b/i, '$a | ForEach-Object -Parallel { $_ }'],
  ['-AsByteStream', /-AsByteStream\b/i, 'Read-It -AsByteStream'],
  ['JSON, which differs', /Convert(?:From|To)-Json\b|\bTest-Json\b/i, "Test-Json -Json '{}'"],
  ['Join-String', /\bJoin-String\b/i, "$a | Join-String ','"],
  ['Invoke-Expression', /\b(?:Invoke-Expression|iex)\b/i, 'Invoke-Expression $a'],
  ['Invoke-Command', /\b(?:Invoke-Command|icm)\b/i, 'Invoke-Command { 1 }'],
  ['Add-Type', /\bAdd-Type\b/i, 'Add-Type $a'],
  [
    'script blocks from text',
    /\[scriptblock\]|NewScriptBlock|\.Invoke\(|InvokeScript|ExpandString\(/i,
    '[scriptblock]::Create($a)',
  ],
  ['-EncodedCommand and -Command', /-EncodedCommand\b|powershell[^\n]* -Command\b/i, 'powershell -Command x'],
  ['using and class', /^\s*(?:using|class|enum)\s/im, 'using namespace System'],
  [
    'aliases',
    /(?:^|[|;{(]\s*)(?:%|\?|gci|gc|ls|cat|rm|del|select|where|sort|iwr|curl)\s/m,
    '$a | select -First 1',
  ],
  [
    'network',
    /Invoke-WebRequest|Invoke-RestMethod|WebClient|HttpClient|Start-BitsTransfer/i,
    'Invoke-RestMethod x',
  ],
  [
    'Join-Path with more than two parts',
    /Join-Path[^\n]*-AdditionalChildPath/i,
    'Join-Path a b -AdditionalChildPath c',
  ],
  ['[Type]::new', /\]::new\(/, '[object]::new()'],
  [
    'automatic variables of PowerShell 7',
    /\$(?:Is(?:Windows|Linux|MacOS|CoreCLR)|PSStyle|ErrorView)\b/i,
    'if ($IsWindows) { 1 }',
  ],
  [
    'PSEdition by dot, which 4.0 does not have',
    /\$PSVersionTable\.PSEdition\b/i,
    '$a = $PSVersionTable.PSEdition',
  ],
  [
    'cmdlets whose encoding differs',
    /\b(?:(?:Get|Set|Add)-Content|Tee-Object|(?:Ex|Im)port-(?:Csv|Clixml)|Select-String)\b|\bOut-File\b(?! -Encoding)/i,
    "Get-Content -LiteralPath 'a.txt'",
  ],
  ['[ordered] as a cast', /\[ordered\](?!@\{)/i, '$a = [ordered] $b'],
  ['escapes of PowerShell 7', /`e|`u\{/, '$a = "`e[0m"'],
  ['numbers of PowerShell 7', /\b0b[01]+\b|(?<![\w.'"])\d+(?:uy|us|ul|[uyn])\b/i, '$a = 5u'],
  ['-replace with a script block', /-c?replace\s+[^,\n]+,\s*\{/i, "$a -replace 'x', { 1 }"],
  ['ranges of letters', /'[a-z]'\.\.'[a-z]'/i, "$a = 'a'..'c'"],
];

/** Parameters of cmdlets that Windows PowerShell 5.1 and PowerShell 7 both have. */
const parameters = new Map(
  `Add-LocalGroupMember -Member -SID
Clear-DnsClientCache
Copy-Item -Destination -Force -LiteralPath
ForEach-Object -Process
Get-Acl -LiteralPath
Get-AuthenticodeSignature -LiteralPath
Get-Certificate -CertStoreLocation -Template
Get-ChildItem -Directory -Filter -Force -LiteralPath
Get-CimInstance -ClassName -Filter -Namespace
Get-Command -ErrorAction -Name
Get-Date
Get-FileHash -Algorithm -LiteralPath
Get-Item -Force -LiteralPath
Get-LocalGroupMember -SID
Get-NetAdapter -ErrorAction
Get-NetConnectionProfile
Get-NetFirewallPortFilter -PolicyStore
Get-NetFirewallProfile -PolicyStore
Get-NetFirewallRule -Direction -ErrorAction -Group -Name -PolicyStore
Get-NetIPAddress -ErrorAction
Get-NetTCPConnection -ErrorAction -LocalPort -State
Get-PfxData -FilePath -Password
Get-Process -ErrorAction -Id -Name
Get-RDCertificate
Get-ScheduledTask -ErrorAction -TaskName
Get-Service -Name
Get-WinEvent -FilterHashtable -MaxEvents
Import-PfxCertificate -CertStoreLocation -FilePath -Password
Invoke-CimMethod -InputObject -MethodName
Join-Path -ChildPath -Path
Move-Item -Destination -LiteralPath
New-Item -ItemType -Path
New-ItemProperty -Force -LiteralPath -Name -PropertyType -Value
New-NetFirewallRule -Action -Direction -DisplayName -LocalPort -Name -Profile -Program -Protocol -Service
New-Object -ArgumentList -TypeName
New-ScheduledTaskAction -Argument -Execute
New-ScheduledTaskPrincipal -LogonType -RunLevel -UserId
New-ScheduledTaskSettingsSet -AllowStartIfOnBatteries -DeleteExpiredTaskAfter -DontStopIfGoingOnBatteries -StartWhenAvailable
New-ScheduledTaskTrigger -At -AtStartup -Once -RepetitionDuration -RepetitionInterval
New-TimeSpan -Days -Hours -Minutes
Receive-Job -ErrorAction -Job
Register-ScheduledTask -Action -Force -Principal -Settings -TaskName -Trigger
Remove-Item -DeleteKey -LiteralPath
Remove-ItemProperty -LiteralPath -Name
Remove-Job -Force -Job
Remove-LocalGroupMember -Member -SID
Remove-NetFirewallRule -Name
Select-Object -First -Skip -Unique
Set-NetConnectionProfile -InterfaceIndex -NetworkCategory
Set-NetFirewallRule -Enabled -Name -Profile
Set-StrictMode -Version
Sort-Object -Descending -Property -Unique
Split-Path -Leaf -Parent -Path
Start-Job -ArgumentList -ScriptBlock
Start-ScheduledTask -TaskName
Start-Sleep -Milliseconds -Seconds
Test-Path -LiteralPath
Unregister-ScheduledTask -Confirm -ErrorAction -TaskName
Wait-Job -Job -Timeout
Where-Object -FilterScript
Write-Error`
    .split('\n')
    .map((line) => line.split(' '))
    .map(([name = '', ...rest]) => [name, rest] as const),
);

/** Methods of values by how many arguments they get: .NET Framework has each, where .NET has more of the same names. */
const methods = new Set(
  `Add/1 Add/2 AddDays/1 AddMinutes/1 AddSeconds/1 Append/1 AppendChar/1 Close/0 ComputeHash/1 Contains/1 ContainsKey/1 Dispose/0
  Flush/1 GetAttribute/1 GetBytes/1 GetEnumerator/0 GetString/1 GetSubKeyNames/0 GetType/0 GetUnresolvedProviderPathFromPSPath/1
  GetValue/3 GetValueKind/1 GetValueNames/0 IndexOf/1 LastIndexOf/1 LoadXml/1 Members/0 PadLeft/2 Pop/0 Push/1 Remove/1 RemoveAt/1
  RemoveRange/2 Replace/2 SetLength/1 ShouldProcess/2 Split/1 StartsWith/1 StartsWith/2 Substring/1 Substring/2 ToArray/0
  ToCharArray/0 ToLowerInvariant/0 ToString/0 ToString/1 ToString/2 ToUniversalTime/0 ToUpperInvariant/0 ToXml/0 Translate/1 Trim/0
  Trim/3 TrimEnd/1 TrimStart/1 Write/3`
    .trim()
    .split(/\s+/),
);

/** Code that has each kind of fault, so that a rule which catches nothing shows. */
export const samples: readonly (readonly [what: string, code: string])[] = [
  ...words.map(([what, , sample]) => [what, sample] as const),
  ['a parameter that came later', 'Get-Date -AsUTC'],
  ['a cmdlet without its table', 'Get-Uptime'],
  ['a method that came later', "$a.Contains('x', [StringComparison]::Ordinal)"],
  ['a redirection into a file, whose encoding differs', "'x' > 'a.txt'"],
  ['the length of what may be one thing', '$a = Get-Process -Name x\n$a.Count'],
  ['the length of an answer', '(Get-Process -Name x).Length'],
];

/** Every place of a file that the two engines would not take alike. */
export function faultsIn(text: string, parse: (text: string) => Node): readonly string[] {
  const root = parse(text);
  const code = text
    .split('\n')
    .filter((line) => !line.trimStart().startsWith('#'))
    .join('\n');
  return [
    ...words.flatMap(([what, pattern]) =>
      pattern.test(code) ? [`${what}: ${pattern.exec(code)?.[0]}`] : [],
    ),
    ...commandFaults(root),
    ...methodFaults(root),
    ...nodesOf(root, 'redirection')
      .filter((node) => !/^2>(?:&1|\$null)$/.test(node.text))
      .map((node) => `redirection ${node.text}`),
    ...lengthFaults(root),
  ];
}

function commandFaults(root: Node): readonly string[] {
  const own = new Set(nodesOf(root, 'function_name').map((node) => node.text));
  return nodesOf(root, 'command').flatMap((node) => {
    const name = node.children.find((child) => child?.type === 'command_name')?.text ?? '';
    const known = parameters.get(name);
    // Functions of the other files are checked by name in another test.
    if (own.has(name) || (known === undefined && !/^Get-Uptime$/.test(name))) return [];
    const given = node.children
      .flatMap((child) => (child?.type === 'command_elements' ? child.children : []))
      .flatMap((child) => (child?.type === 'command_parameter' ? [child.text] : []));
    const unknown = given.filter((parameter) => !known?.includes(parameter));
    return known === undefined ? [name] : unknown.map((parameter) => `${name} ${parameter}`);
  });
}

function methodFaults(root: Node): readonly string[] {
  return nodesOf(root, 'invokation_expression').flatMap((node) => {
    if (node.children.some((child) => child?.text === '::')) return [];
    const name = node.children.find((child) => child?.type === 'member_name')?.text ?? '';
    const list = node.children.find((child) => child?.type === 'argument_list');
    const count = list === undefined || list === null ? 0 : argumentsOf(list);
    return methods.has(`${name}/${count}`) ? [] : [`.${name} with ${count}`];
  });
}

function argumentsOf(list: Node): number {
  return nodesOf(list, 'argument_expression').filter((one) => one.parent?.parent?.id === list.id).length;
}

/** Under StrictMode one thing alone has no Count; what a command answers has one only where it is made a list. */
function lengthFaults(root: Node): readonly string[] {
  return nodesOf(root, 'member_access').flatMap((node) => {
    if (!/\.(?:Count|Length)$/.test(node.text)) return [];
    const of = node.text.replace(/\.(?:Count|Length)$/, '');
    if (/^\(\s*(?:Get|Read|Find|Select)-/.test(of) && !/^\(Get-(?:LicenseServer|SessionLine)\b/.test(of))
      return [node.text];
    if (!/^\$\w+$/.test(of)) return [];
    const scope = scopeOf(node).text;
    const name = of.slice(1);
    const given = [...scope.matchAll(new RegExp(`\\$${name} \\+?= (.*)`, 'gi'))].map(
      ([, value = '']) => value,
    );
    return given.some((value) => !/^(?:Get|Read|Find|Select)-/.test(value) || listing.test(value)) ||
      given.length === 0
      ? []
      : [node.text];
  });
}

function scopeOf(node: Node): Node {
  let at = node;
  while (at.parent !== null && at.type !== 'function_statement') at = at.parent;
  return at;
}

/** Functions of ours that return a list whatever is in it. */
const listing =
  /^(?:Get-(?:GroupSid|GroupSidByAdsi|StoreThumbprint|GroupRules|SessionLine|HttpsEndpoint|DeploymentCertificate|Made|OpenStep|ListOf|LicenseServer|HostsText|ImportStores)|Read-FileBytes)\b/;
