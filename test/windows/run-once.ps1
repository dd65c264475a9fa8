# One run of one script in a process of its own, so that the process itself can be killed. The machine stays in -Work.
param([string] $Work, [string] $Script, [string] $State, [string] $At = '', [int] $N = 0, [switch] $Undo)

Set-StrictMode -Version 3.0
$ErrorActionPreference = 'Stop'
Import-Module (Join-Path $PSScriptRoot 'StandIn/StandIn.psm1') -DisableNameChecking -Global
Set-StandInRunner { param($text, $arguments) & ([scriptblock]::Create($text)) @arguments }
$root = Join-Path $Work 'machine'
Set-StandInRoot $root
Set-StandInState ([IO.File]::ReadAllText($State))
$raw = Get-StandInRaw
if ($raw.ContainsKey('files')) {
    foreach ($path in $raw.files.Keys) {
        [void] [IO.Directory]::CreateDirectory([IO.Path]::GetDirectoryName($root + $path))
        [IO.File]::WriteAllBytes($root + $path, [Convert]::FromBase64String($raw.files[$path]))
    }
    foreach ($container in @($raw.keys.Keys)) { $raw.keys[$container].file = $root + $raw.keys[$container].file }
    $raw.Remove('files')
    [IO.File]::WriteAllText((Join-Path $Work 'before.txt'), (Get-StandInText))
}
$env:ProgramData = "$root/ProgramData"
$env:SystemRoot = "$root/Windows"
$env:COMPUTERNAME = 'SRV01'
$text = [IO.File]::ReadAllText($Script)
if ($At) { Set-StandInFault @{ At = $At; N = $N; When = 'before'; How = 'kill'; StatePath = (Join-Path $Work 'now.json') } }
if ($Undo) { & ([scriptblock]::Create($text)) -Undo } else { & ([scriptblock]::Create($text)) -Yes }
[IO.File]::WriteAllText((Join-Path $Work 'now.json'), (Get-StandInJson))
[IO.File]::WriteAllText((Join-Path $Work 'now.txt'), (Get-StandInText))
