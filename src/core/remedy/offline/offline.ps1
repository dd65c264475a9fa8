# Writes a plan of rdpdoctor into the registry of a Windows that does not run, its disk mounted here.
# 1. Take an image or a snapshot of that disk. 2. Run this as an administrator:
#    powershell -NoProfile -ExecutionPolicy Bypass -File FILE.ps1 -Disk E:\ -ImageTaken
# -Undo writes back what was there before. The hives themselves are copied to \rdpdoctor-offline on that disk first.
param(
    [string] $Disk = '',
    [switch] $ImageTaken,
    [switch] $Undo
)
Set-StrictMode -Version 2.0
$ErrorActionPreference = 'Stop'
$planText = ''
$editText = ''
$mountPoint = 'HKLM\rdpdoctor-'

function Invoke-Reg {
    param([string[]] $Arguments, [int[]] $Good = @(0))
    # Windows PowerShell makes an error of every line a program writes to its error stream.
    $ErrorActionPreference = 'Continue'
    $global:LASTEXITCODE = 0
    $lines = @(& 'reg.exe' @Arguments 2>&1 | ForEach-Object -Process { [string] $_ })
    $ErrorActionPreference = 'Stop'
    if ($Good -notcontains $LASTEXITCODE) {
        throw "reg.exe $($Arguments -join ' ') ended with ${LASTEXITCODE}: $(($lines -join ' ').Trim())"
    }
    return , $lines
}

# The type and data of a value as reg.exe prints them, or null where it is not there.
function Get-OfflineValue {
    param([string] $Key, [string] $Name)
    $lines = Invoke-Reg -Arguments @('query', $Key, '/v', $Name) -Good @(0, 1)
    foreach ($line in $lines) {
        $found = [regex]::Match($line, '^\s{4}' + [regex]::Escape($Name) + '\s{4}(REG_\w+)\s{4}(.*)$', 'IgnoreCase')
        if ($found.Success) {
            return @($found.Groups[1].Value, $found.Groups[2].Value)
        }
    }
    return $null
}

function Set-OfflineValue {
    param([string] $Key, [string] $Name, [string] $Type, [string] $Data)
    if ($Type -eq '-') {
        if ($null -ne (Get-OfflineValue -Key $Key -Name $Name)) {
            [void] (Invoke-Reg -Arguments @('delete', $Key, '/v', $Name, '/f'))
        }
    } else {
        [void] (Invoke-Reg -Arguments @('add', $Key, '/v', $Name, '/t', $Type, '/d', $Data, '/f'))
    }
}

# A number as reg.exe takes and as it prints it are the same value.
function Test-OfflineValue {
    param([string] $Key, [string] $Name, [string] $Type, [string] $Data)
    $there = Get-OfflineValue -Key $Key -Name $Name
    if ($null -eq $there) {
        return $Type -eq '-'
    }
    if ($Type -eq 'REG_DWORD') {
        return $there[0] -eq $Type -and (Get-Number -Text $there[1]) -eq (Get-Number -Text $Data)
    }
    return $there[0] -eq $Type -and $there[1] -ceq $Data
}

function Get-Number {
    param([string] $Text)
    if ($Text -match '^0x[0-9a-f]{1,8}$') {
        return [long] [Convert]::ToUInt32($Text, 16)
    }
    return [long]::Parse($Text)
}

# The control set that Windows used last; CurrentControlSet is only there while it runs.
function Get-ControlSet {
    $current = Get-OfflineValue -Key "${mountPoint}SYSTEM\Select" -Name 'Current'
    if ($null -eq $current) {
        throw 'Select\Current of this disk cannot be read: which control set is in use is not known'
    }
    return 'ControlSet' + ([Convert]::ToUInt32($current[1], 16)).ToString('000')
}

function Get-FullKey {
    param([string] $Hive, [string] $Path, [string] $ControlSet)
    if ($Hive -eq 'SYSTEM') {
        return "${mountPoint}SYSTEM\$ControlSet\$Path"
    }
    return "${mountPoint}SOFTWARE\$Path"
}

function Copy-Hives {
    param([string] $Config, [string] $Folder, [string[]] $Hives)
    if (Test-Path -LiteralPath $Folder) {
        throw "$Folder is there already: this plan was carried out on this disk; -Undo takes it back"
    }
    [void] (New-Item -ItemType Directory -Path $Folder)
    foreach ($hive in $Hives) {
        foreach ($ending in @('', '.LOG', '.LOG1', '.LOG2')) {
            $file = Join-Path -Path $Config -ChildPath "$hive$ending"
            if (Test-Path -LiteralPath $file) {
                Copy-Item -LiteralPath $file -Destination $Folder
            }
        }
    }
}

function Invoke-Edits {
    param([object[]] $Edits, [string] $Before, [string] $ControlSet)
    # Written down before anything is changed.
    $lines = foreach ($edit in $Edits) {
        $there = Get-OfflineValue -Key (Get-FullKey -Hive $edit[1] -Path $edit[2] -ControlSet $ControlSet) -Name $edit[3]
        if ($null -eq $there) {
            $there = @('-', '')
        }
        ($edit[0], $edit[1], $edit[2], $edit[3], $there[0], $there[1]) -join "`t"
    }
    if ($Before -ne '') {
        [IO.File]::WriteAllText($Before, (@($lines) -join "`n"), [Text.Encoding]::Unicode)
    }
    foreach ($edit in $Edits) {
        $key = Get-FullKey -Hive $edit[1] -Path $edit[2] -ControlSet $ControlSet
        Set-OfflineValue -Key $key -Name $edit[3] -Type $edit[4] -Data $edit[5]
        if (-not (Test-OfflineValue -Key $key -Name $edit[3] -Type $edit[4] -Data $edit[5])) {
            throw "step $($edit[0]): $key\$($edit[3]) was written and reads otherwise"
        }
        "step $($edit[0]): $($edit[1])\$($edit[2])\$($edit[3]) is $(if ($edit[4] -eq '-') { 'removed' } else { $edit[5] })"
    }
}

function Split-Edits {
    param([string] $Text)
    return , @($Text.Split("`n") | ForEach-Object -Process { , $_.Split("`t") })
}

function Invoke-Offline {
    $plan = [Text.Encoding]::UTF8.GetString([Convert]::FromBase64String($planText))
    if ($Disk -eq '') {
        throw 'name the mounted disk: -Disk E:\'
    }
    if (-not $ImageTaken -and -not $Undo) {
        throw 'take an image or a snapshot of the disk first, then run this again with -ImageTaken'
    }
    $config = Join-Path -Path $Disk -ChildPath 'Windows/System32/config'
    if ($env:SystemRoot -and (Join-Path -Path $env:SystemRoot -ChildPath 'System32/config') -eq $config) {
        throw "$Disk is the disk of the Windows that runs here"
    }
    $folder = Join-Path -Path $Disk -ChildPath "rdpdoctor-offline/$plan"
    $before = Join-Path -Path $folder -ChildPath 'before.txt'
    $text = [Text.Encoding]::UTF8.GetString([Convert]::FromBase64String($editText))
    if ($Undo) {
        if (-not (Test-Path -LiteralPath $before)) {
            throw "$before is not there: this plan was not carried out on this disk"
        }
        $text = [IO.File]::ReadAllText($before, [Text.Encoding]::Unicode)
    }
    $edits = Split-Edits -Text $text
    $hives = @('SYSTEM') + @($edits | ForEach-Object -Process { $_[1] }) | Select-Object -Unique
    foreach ($hive in $hives) {
        if (-not (Test-Path -LiteralPath (Join-Path -Path $config -ChildPath $hive))) {
            throw "$config holds no $hive"
        }
    }
    if (-not $Undo) {
        Copy-Hives -Config $config -Folder $folder -Hives $hives
    }
    $loaded = @()
    try {
        foreach ($hive in $hives) {
            [void] (Invoke-Reg -Arguments @('load', "$mountPoint$hive", (Join-Path -Path $config -ChildPath $hive)))
            $loaded += $hive
        }
        $set = Get-ControlSet
        try {
            Invoke-Edits -Edits $edits -Before $(if ($Undo) { '' } else { $before }) -ControlSet $set
        } catch {
            $why = $_.Exception.Message
            if (-not $Undo -and (Test-Path -LiteralPath $before)) {
                [void] (Invoke-Edits -Edits (Split-Edits -Text ([IO.File]::ReadAllText($before, [Text.Encoding]::Unicode))) -Before '' -ControlSet $set)
                Move-Item -LiteralPath $folder -Destination "$folder-failed"
                throw "$why; what was there before is written back"
            }
            throw $why
        }
    } finally {
        foreach ($hive in $loaded) {
            [void] (Invoke-Reg -Arguments @('unload', "$mountPoint$hive"))
        }
    }
    if ($Undo) {
        Move-Item -LiteralPath $folder -Destination "$folder-undone"
        'what was there before is written back'
    } else {
        "done; the hives as they were are in $folder"
    }
}

try {
    Invoke-Offline
    exit 0
} catch {
    "nothing more was done: $($_.Exception.Message)"
    exit 1
}
