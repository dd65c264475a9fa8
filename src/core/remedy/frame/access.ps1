# Files and who may read them. A list is changed entry by entry with icacls, by SID: owner, group and audit entries stay as they
# are (Set-Acl writes those too and needs SeSecurityPrivilege for a protected list), and compared entry by entry, not as text.

$sidNetworkService = @('NS', 'S-1-5-20')
$sidSystem = @('SY', 'S-1-5-18')
# NT SERVICE\SessionEnv, which renews the listener's certificate; it stands in the list of the key file from build 17763 on.
$sidSessionEnv = @('S-1-5-80-4022436659-1090538466-1613889075-870485073-3428993833')

function Get-FileSddl {
    param([string] $Path)
    return [string] (Get-Acl -LiteralPath $Path).Sddl
}

# The access list in one form: rights as masks, accounts as SIDs, no flag but "protected" (P), which alone means something.
function ConvertTo-AccessList {
    param([string] $Sddl)
    $names = @{ SY = 'S-1-5-18'; BA = 'S-1-5-32-544'; NS = 'S-1-5-20'; LS = 'S-1-5-19'; WD = 'S-1-1-0'; AU = 'S-1-5-11'; BU = 'S-1-5-32-545'; CO = 'S-1-3-0' }
    $list = [regex]::Match($Sddl, 'D:([A-Z]*)((?:\([^)]*\))*)')
    if (-not $list.Success) {
        Stop-WithProblem -Code 'notSupported' -Says "the file has no access list that could be changed ($Sddl)"
    }
    $text = 'D:AI'
    if ($list.Groups[1].Value -cmatch 'P') {
        $text = 'D:P'
    }
    foreach ($entry in [regex]::Matches($list.Groups[2].Value, '\(([^;]*);([^;]*);([^;]*);([^;]*);([^;]*);([^;)]*)\)')) {
        $who = $entry.Groups[6].Value
        if ($names.ContainsKey($who)) {
            $who = $names[$who]
        }
        $mask = '0x' + (Get-RightsMask -Rights $entry.Groups[3].Value).ToString('x', [Globalization.CultureInfo]::InvariantCulture)
        $text += "($($entry.Groups[1].Value);$($entry.Groups[2].Value);$mask;$($entry.Groups[4].Value);$($entry.Groups[5].Value);$who)"
    }
    return $text
}

function Get-AccessList {
    param([string] $Path)
    return ConvertTo-AccessList -Sddl (Get-FileSddl -Path $Path)
}

# One more entry, in the words of icacls: R and F are the rights of the same letters.
function Add-FileRight {
    param([string] $Path, [string] $Sid, [string] $Right)
    [void] (Invoke-Tool -Name 'icacls' -Arguments @($Path, '/grant', "*${Sid}:$Right"))
}

# Puts a saved list back, and it alone, in the form that icacls /save writes: a line with the name, a line with the list.
function Restore-AccessList {
    param([hashtable] $Run, [string] $Path, [string] $List)
    if ((Get-AccessList -Path $Path) -ceq $List) {
        return
    }
    $saved = Join-Path -Path $Run.Folder -ChildPath 'access.tmp'
    [IO.File]::WriteAllText($saved, (Split-Path -Path $Path -Leaf) + "`r`n" + $List + "`r`n", [Text.Encoding]::Unicode)
    try {
        [void] (Invoke-Tool -Name 'icacls' -Arguments @((Split-Path -Path $Path -Parent), '/restore', $saved))
    } finally {
        [IO.File]::Delete($saved)
    }
}

# Rights that the list's own entries give or deny to one of these SIDs, everybody's included.
function Get-AccessMask {
    param(
        [string] $Sddl,
        [string[]] $Sids,
        [string] $Type
    )
    $mask = [long] 0
    foreach ($entry in [regex]::Matches($Sddl, '\((A|D);([^;]*);([^;]*);[^;]*;[^;]*;([^;)]*)\)')) {
        $applies = $entry.Groups[2].Value -cnotmatch 'IO' -and ($Sids + @('WD', 'S-1-1-0', 'AU', 'S-1-5-11')) -ccontains $entry.Groups[4].Value
        if ($applies -and $entry.Groups[1].Value -ceq $Type) {
            $mask = $mask -bor (Get-RightsMask -Rights $entry.Groups[3].Value)
        }
    }
    return $mask
}

function Test-FileRight {
    param(
        [string] $Sddl,
        [string[]] $Sids,
        [long] $Wanted
    )
    $given = Get-AccessMask -Sddl $Sddl -Sids $Sids -Type 'A'
    $denied = Get-AccessMask -Sddl $Sddl -Sids $Sids -Type 'D'
    return ($given -band $Wanted) -eq $Wanted -and ($denied -band $Wanted) -eq 0
}

function Get-MachineKeysFolder {
    param([string] $Kind = 'RSA')
    $folder = Join-Path -Path (Join-Path -Path $env:ProgramData -ChildPath 'Microsoft') -ChildPath 'Crypto'
    if ($Kind -eq 'CNG') {
        return Join-Path -Path $folder -ChildPath 'Keys'
    }
    return Join-Path -Path (Join-Path -Path $folder -ChildPath 'RSA') -ChildPath 'MachineKeys'
}

function Get-FileHashText {
    param([string] $Path)
    return ([string] (Get-FileHash -LiteralPath $Path -Algorithm SHA256).Hash).ToLowerInvariant()
}

function Read-FileBytes {
    param([string] $Path)
    return , [IO.File]::ReadAllBytes((Get-Item -LiteralPath $Path -Force).FullName)
}

# Writes over a file in place, so that its access list and owner stay: first whole in the plan's folder, then copied.
# Read-only and hidden marks are as before.
function Write-FileBytes {
    param(
        [hashtable] $Run,
        [string] $Path,
        [byte[]] $Bytes
    )
    $whole = Join-Path -Path $Run.Folder -ChildPath 'whole.tmp'
    [IO.File]::WriteAllBytes($whole, $Bytes)
    $attributes = $null
    if (Test-Path -LiteralPath $Path) {
        $attributes = [IO.File]::GetAttributes((Get-Item -LiteralPath $Path -Force).FullName)
    }
    Copy-Item -LiteralPath $whole -Destination $Path -Force
    if ($null -ne $attributes) {
        [IO.File]::SetAttributes((Get-Item -LiteralPath $Path -Force).FullName, $attributes)
    }
    [IO.File]::Delete($whole)
}
