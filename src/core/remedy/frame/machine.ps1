# This computer: who runs the script, where the journal lies, whether another plan is at work.

# Runs one of Windows' own programs and returns its lines; the exit code decides, never the words; no good codes: any will do.
function Invoke-Tool {
    param(
        [string] $Name,
        [string[]] $Arguments,
        [int[]] $Good = @(0)
    )
    # Windows PowerShell makes an error of every line a program writes to its error stream.
    $ErrorActionPreference = 'Continue'
    $global:LASTEXITCODE = 0
    $lines = @(& "$Name.exe" @Arguments 2>&1 | ForEach-Object -Process { [string] $_ })
    $ErrorActionPreference = 'Stop'
    if ($Good.Length -gt 0 -and $Good -notcontains $LASTEXITCODE) {
        $code = 'stepFailed'
        if ($LASTEXITCODE -eq 5) {
            $code = 'accessDenied'
        }
        Stop-WithProblem -Code $code -Says "$Name.exe $($Arguments -join ' ') ended with $LASTEXITCODE $(($lines -join ' ').Trim())"
    }
    return , $lines
}

# High or system integrity, by its SID: the names of groups are translated on other Windows.
function Test-Elevated {
    $groups = (Invoke-Tool -Name 'whoami' -Arguments @('/groups', '/fo', 'csv', '/nh')) -join "`n"
    return $groups -match 'S-1-16-(12288|16384)\b'
}

# The folder of all journals. The machine's belongs to administrators alone: what lies in it is put back with their rights.
function Get-JournalRoot {
    param([bool] $Machine)
    if (-not $Machine) {
        return Join-Path -Path $env:LOCALAPPDATA -ChildPath 'rdpdoctor'
    }
    return Join-Path -Path $env:ProgramData -ChildPath 'rdpdoctor'
}

function Confirm-JournalRoot {
    param(
        [string] $Root,
        [bool] $Machine
    )
    if (-not (Test-Path -LiteralPath $Root)) {
        [void] [IO.Directory]::CreateDirectory($Root)
    }
    if (-not $Machine) {
        return
    }
    # Empty also where the power went before the folder was closed to others.
    if (@(Get-ChildItem -LiteralPath $Root).Count -eq 0) {
        [void] (Invoke-Tool -Name 'icacls' -Arguments @($Root, '/setowner', '*S-1-5-32-544'))
        [void] (Invoke-Tool -Name 'icacls' -Arguments @($Root, '/inheritance:r', '/grant:r', '*S-1-5-18:(OI)(CI)F', '/grant:r', '*S-1-5-32-544:(OI)(CI)F'))
    }
    $sddl = [string] (Get-Acl -LiteralPath $Root).Sddl
    if ($sddl -notmatch '\AO:(BA|SY|S-1-5-32-544|S-1-5-18|LA)' -or (Test-OthersMayWrite -Sddl $sddl)) {
        Stop-WithProblem -Code 'journalDamaged' -Says "the folder $Root belongs to or can be written by somebody who is no administrator ($sddl), so its journals cannot be trusted; look at it, remove it, and run this again"
    }
}

# Whether an entry other than administrators' and SYSTEM's lets somebody write.
function Test-OthersMayWrite {
    param([string] $Sddl)
    foreach ($entry in [regex]::Matches($Sddl, '\(A;[^;]*;([^;]*);[^;]*;[^;]*;([^;)]*)\)')) {
        $who = $entry.Groups[2].Value
        if (@('BA', 'SY', 'CO', 'S-1-5-32-544', 'S-1-5-18', 'S-1-3-0') -cnotcontains $who -and (Test-WriteRight -Rights $entry.Groups[1].Value)) {
            return $true
        }
    }
    return $false
}

function Test-WriteRight {
    param([string] $Rights)
    return ((Get-RightsMask -Rights $Rights) -band 0x500D0156) -ne 0
}

# Access rights of an entry in SDDL as a mask; generic rights become those of files.
function Get-RightsMask {
    param([string] $Rights)
    if ($Rights -match '\A0x[0-9a-fA-F]+\z') {
        return [long] [Convert]::ToUInt32($Rights.Substring(2), 16)
    }
    $known = @{
        'FA' = 0x1F01FF
        'GA' = 0x1F01FF
        'FR' = 0x120089
        'GR' = 0x120089
        'FW' = 0x120116
        'GW' = 0x120116
        'FX' = 0x1200A0
        'GX' = 0x1200A0
        'CC' = 0x1
        'DC' = 0x2
        'LC' = 0x4
        'SW' = 0x8
        'RP' = 0x10
        'WP' = 0x20
        'DT' = 0x40
        'LO' = 0x80
        'CR' = 0x100
        'SD' = 0x10000
        'RC' = 0x20000
        'WD' = 0x40000
        'WO' = 0x80000
    }
    $mask = [long] 0
    foreach ($two in [regex]::Matches($Rights, '..')) {
        if (-not $known.ContainsKey($two.Value)) {
            Stop-WithProblem -Code 'notSupported' -Says "access rights $Rights are not understood"
        }
        $mask = $mask -bor [long] $known[$two.Value]
    }
    return $mask
}

# One plan at a time: the file stays open until the script ends, however it ends.
function Enter-Lock {
    param([string] $Root)
    try {
        return New-Object -TypeName System.IO.FileStream -ArgumentList ([string] (Join-Path -Path $Root -ChildPath 'lock')), ([IO.FileMode]::OpenOrCreate), ([IO.FileAccess]::ReadWrite), ([IO.FileShare]::None)
    } catch [System.Management.Automation.MethodInvocationException] {
        $inner = $_.Exception.InnerException
        if ($inner -is [UnauthorizedAccessException]) {
            Stop-WithProblem -Code 'accessDenied' -Says "access denied: $($inner.Message)"
        }
        Stop-WithProblem -Code 'busy' -Says "another rdpdoctor plan is running on this computer; wait until it is done and run this again"
    }
}

# 32-bit PowerShell on 64-bit Windows sees another registry and other folders: hand over to the 64-bit one.
function Invoke-In64Bit {
    param(
        [string] $ScriptPath,
        [string[]] $Arguments
    )
    $engine = $env:SystemRoot
    foreach ($part in @('SysNative', 'WindowsPowerShell', 'v1.0', 'powershell.exe')) {
        $engine = Join-Path -Path $engine -ChildPath $part
    }
    if (-not $ScriptPath -or -not (Test-Path -LiteralPath $engine)) {
        Stop-WithProblem -Code 'notSupported' -Says "this is 32-bit PowerShell on 64-bit Windows; nothing was changed. Run the script with %SystemRoot%\SysNative\WindowsPowerShell\v1.0\powershell.exe -File"
    }
    & $engine -NoProfile -ExecutionPolicy Bypass -File $ScriptPath @Arguments
}

# What qwinsta prints, or nothing where it is not there.
function Get-SessionLine {
    if (-not (Get-Command -Name 'qwinsta.exe' -ErrorAction SilentlyContinue)) {
        return , @()
    }
    $ErrorActionPreference = 'Continue'
    $global:LASTEXITCODE = 0
    $lines = @(& 'qwinsta.exe' 2>$null | ForEach-Object -Process { [string] $_ })
    if ($LASTEXITCODE -ne 0) {
        return , @()
    }
    return , $lines
}

# People's sessions by their columns, since the words are translated: a session with a user and no station name is disconnected.
function Get-SessionCount {
    $lines = Get-SessionLine
    if ($lines.Length -eq 0) {
        return $null
    }
    $count = [ordered]@{ active = [long] 0; disconnected = [long] 0 }
    foreach ($line in $lines) {
        if ($line -match '^[ >](.{18})(\S.{0,20}?)? +([0-9]+)  ' -and [string] $Matches[2] -ne '') {
            if ($Matches[1].Trim() -eq '') {
                $count['disconnected']++
            } else {
                $count['active']++
            }
        }
    }
    return $count
}
