# A Windows machine behind `powershell.exe`: the stand-in with a memory on disk runs what the bootstrap brings.
param([string] $Machine, [string] $Encoded)

Set-StrictMode -Version 3.0
$ErrorActionPreference = 'Stop'
Import-Module (Join-Path $PSScriptRoot 'StandIn/StandIn.psm1') -DisableNameChecking -Global
Set-StandInRunner { param($text, $arguments) & ([scriptblock]::Create($text)) @arguments }
$root = Join-Path $Machine 'disk'
$memory = Join-Path $Machine 'memory.json'
$first = -not (Test-Path -LiteralPath $memory)
Set-StandInRoot $root
if ($first) {
    Set-StandInState ([IO.File]::ReadAllText((Join-Path $Machine 'first.json')))
    $raw = Get-StandInRaw
    foreach ($path in $raw.files.Keys) {
        $real = $root + $path
        [void] [IO.Directory]::CreateDirectory([IO.Path]::GetDirectoryName($real))
        [IO.File]::WriteAllBytes($real, [Convert]::FromBase64String($raw.files[$path]))
    }
    foreach ($container in @($raw.keys.Keys)) { $raw.keys[$container].file = $root + $raw.keys[$container].file }
    $raw.Remove('files')
} else {
    Set-StandInState ([IO.File]::ReadAllText($memory))
}
$env:ProgramData = "$root/ProgramData"
$env:LOCALAPPDATA = "$root/Users/me/AppData/Local"
$env:SystemRoot = "$root/Windows"
$env:COMPUTERNAME = 'SRV01'
if ($first) { [IO.File]::WriteAllText((Join-Path $Machine 'before.txt'), (Get-StandInText)) }
Set-StrictMode -Off
try {
    & ([scriptblock]::Create([Text.Encoding]::Unicode.GetString([Convert]::FromBase64String($Encoded))))
} finally {
    [IO.File]::WriteAllText($memory, (Get-StandInJson))
    [IO.File]::WriteAllText((Join-Path $Machine 'after.txt'), (Get-StandInText))
}
