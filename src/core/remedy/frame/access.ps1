# Files and who may read them, by SDDL: saved as text, put back as text.

$sidNetworkService = @('NS', 'S-1-5-20')
$sidSystem = @('SY', 'S-1-5-18')

function Get-FileSddl {
    param([string] $Path)
    return [string] (Get-Acl -LiteralPath $Path).Sddl
}

# Only the access list: the owner stays who it is.
function Set-FileSddl {
    param(
        [string] $Path,
        [string] $Sddl
    )
    $acl = Get-Acl -LiteralPath $Path
    $acl.SetSecurityDescriptorSddlForm($Sddl, 'Access')
    Set-Acl -LiteralPath $Path -AclObject $acl
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

# Adds an allowing entry after the list's own entries and before inherited ones, as Windows orders them.
function Add-AccessEntry {
    param(
        [string] $Sddl,
        [string] $Rights,
        [string] $Sid
    )
    $list = [regex]::Match($Sddl, 'D:([A-Z]*)((?:\([^)]*\))*)')
    if (-not $list.Success) {
        Stop-WithProblem -Code 'notSupported' -Says "the file has no access list that could be extended ($Sddl)"
    }
    $own = ''
    $inherited = ''
    foreach ($entry in [regex]::Matches($list.Groups[2].Value, '\([^)]*\)')) {
        if ($entry.Value -cmatch '\A\([A-Z]+;[A-Z]*ID') {
            $inherited += $entry.Value
        } else {
            $own += $entry.Value
        }
    }
    $new = 'D:' + $list.Groups[1].Value + $own + "(A;;$Rights;;;$Sid)" + $inherited
    return $Sddl.Substring(0, $list.Index) + $new + $Sddl.Substring($list.Index + $list.Length)
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
    $sha = [Security.Cryptography.SHA256]::Create()
    $hash = $sha.ComputeHash([IO.File]::ReadAllBytes($Path))
    $sha.Dispose()
    return [BitConverter]::ToString($hash).Replace('-', '').ToLowerInvariant()
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
