# Files are real files in a folder of the test's own (%ProgramData%, %SystemRoot% … point there); access lists are kept in the
# state by path. Renaming a file keeps its list, as NTFS does within a volume.

$script:Root = ''

function Set-StandInRoot {
    param([string] $Path)
    $script:Root = $Path
}

function Get-AclKey {
    param([string] $Path)
    $full = $Path -replace '\\', '/'
    if ($full.StartsWith($script:Root)) {
        return $full.Substring($script:Root.Length)
    }
    return $full
}

# Every file below the root but rdpdoctor's own journals, by path and content.
function Get-StandInFiles {
    $text = [Text.StringBuilder]::new()
    foreach ($file in ([IO.Directory]::GetFiles($script:Root, '*', 'AllDirectories') | Sort-Object)) {
        if ($file -notmatch '/rdpdoctor/|/scripts/') {
            [void] $text.Append("`n").Append((Get-AclKey $file)).Append(' ').Append([Convert]::ToBase64String([IO.File]::ReadAllBytes($file)))
        }
    }
    return $text.ToString()
}

function Get-RealPath {
    param([string] $Path)
    if ($Path -match '^[A-Za-z]:\\') {
        return $script:Root + '/' + ($Path.Substring(3) -replace '\\', '/')
    }
    return $Path -replace '\\', '/'
}

function Test-Path {
    [CmdletBinding()]
    param([Parameter(Position = 0)] [string] $Path, [string] $LiteralPath, [string] $PathType = 'Any')
    Assert-On
    $p = if ($LiteralPath) { $LiteralPath } else { $Path }
    if (Test-RegistryPath $p) { return $null -ne (Find-RegistryKey $p) }
    if ($p -like 'Cert:*') { return Test-CertPath $p }
    $real = Get-RealPath $p
    return ($PathType -ne 'Container' -and [IO.File]::Exists($real)) -or ($PathType -ne 'Leaf' -and [IO.Directory]::Exists($real))
}

function Get-Item {
    [CmdletBinding()]
    param([Parameter(Position = 0)] [string] $Path, [string] $LiteralPath, [switch] $Force)
    Assert-On
    $p = if ($LiteralPath) { $LiteralPath } else { $Path }
    if (Test-RegistryPath $p) { return Get-RegistryItem $p }
    if ($p -like 'Cert:*') { return Get-CertItem $p }
    return Microsoft.PowerShell.Management\Get-Item -LiteralPath (Get-RealPath $p) -Force
}

function Get-ChildItem {
    [CmdletBinding()]
    param([Parameter(Position = 0)] [string] $Path, [string] $LiteralPath, [switch] $Directory, [switch] $File, [string] $Filter = '*', [switch] $Force)
    Assert-On
    $p = if ($LiteralPath) { $LiteralPath } else { $Path }
    if (Test-RegistryPath $p) {
        $name = Get-ExistingKey $p
        foreach ($sub in (Get-SubKeyNames $name)) { [pscustomobject]@{ PSChildName = $sub; Name = "$name\$sub" } }
        return
    }
    if ($p -like 'Cert:*') { return Get-CertChildren $p }
    $folder = [IO.DirectoryInfo]::new((Get-RealPath $p))
    if (-not $folder.Exists) { return Microsoft.PowerShell.Management\Get-ChildItem -LiteralPath $folder.FullName -Directory:$Directory -File:$File -Filter $Filter -Force }
    if (-not $File) { $folder.GetDirectories($Filter) }
    if (-not $Directory) { $folder.GetFiles($Filter) }
}

function New-Item {
    [CmdletBinding()]
    param([Parameter(Position = 0)] [string] $Path, [switch] $Force)
    if (-not (Test-RegistryPath $Path)) { throw "the stand-in makes no item at $Path" }
    return New-RegistryKey -Path $Path -Force:$Force
}

function Remove-Item {
    [CmdletBinding()]
    param([Parameter(Position = 0)] [string] $Path, [string] $LiteralPath, [switch] $DeleteKey, [switch] $Recurse, [switch] $Force)
    $p = if ($LiteralPath) { $LiteralPath } else { $Path }
    if (Test-RegistryPath $p) { Remove-RegistryKey -Path $p -Recurse:$Recurse; return }
    if ($p -like 'Cert:*') { Remove-CertItem -Path $p -DeleteKey:$DeleteKey; return }
    Enter-Change "Remove-Item $p"
    Assert-FileAccess $p
    Microsoft.PowerShell.Management\Remove-Item -LiteralPath (Get-RealPath $p) -Force
    $script:S.acls.Remove((Get-AclKey $p))
    Exit-Change "Remove-Item $p"
}

function Move-Item {
    [CmdletBinding()]
    param([string] $LiteralPath, [string] $Destination)
    Enter-Change "Move-Item $LiteralPath"
    Assert-FileAccess $LiteralPath
    Microsoft.PowerShell.Management\Move-Item -LiteralPath $LiteralPath -Destination $Destination
    $sddl = $script:S.acls[(Get-AclKey $LiteralPath)]
    $script:S.acls.Remove((Get-AclKey $LiteralPath))
    if ($sddl) { $script:S.acls[(Get-AclKey $Destination)] = $sddl }
    Exit-Change "Move-Item $LiteralPath"
}

function Assert-FileAccess {
    param([string] $Path)
    foreach ($denied in @($script:S.denied['files'])) {
        if ($denied -and (Get-AclKey $Path).EndsWith($denied)) {
            Stop-StandIn -Message "Attempted to perform an unauthorized operation." -Id 'System.UnauthorizedAccessException' -Category PermissionDenied -Type ([UnauthorizedAccessException])
        }
    }
}

# Who may do what by the access list: SYSTEM has entries of its own, an administrator only those of Administrators and of
# everybody, whatever the privileges of the token (win-fix-rdp-certificate.ps1 of Azure takes ownership first).
function Assert-ListAllows {
    param([string] $Path, [long] $Mask)
    if ($script:S.volatile.asSystem) { return }
    $sddl = $script:S.acls[(Get-AclKey $Path)]
    if (-not $sddl -or $sddl -match '^O:BA' -and ($Mask -band 0x60000) -eq $Mask) { return }
    foreach ($entry in [regex]::Matches($sddl, '\(A;[^;]*;([^;]*);;;(BA|WD)\)')) {
        $has = switch -Regex ($entry.Groups[1].Value) { '^0x' { [Convert]::ToInt64($_, 16) } 'FA' { 0x1F01FF } 'FR' { 0x120089 } default { 0 } }
        if (($has -band $Mask) -eq $Mask) { return }
    }
    Stop-StandIn -Message 'Attempted to perform an unauthorized operation.' -Id 'System.UnauthorizedAccessException' -Category PermissionDenied -Type ([UnauthorizedAccessException])
}

class StandInAcl {
    [string] $Sddl
    StandInAcl([string] $sddl) { $this.Sddl = $sddl }
    # FileSecurity replaces only the named sections; 'Access' is the D: part.
    [void] SetSecurityDescriptorSddlForm([string] $sddl, [string] $sections) {
        $new = [regex]::Match($sddl, 'D:[A-Z]*(\([^)]*\))*').Value
        $this.Sddl = [regex]::Replace($this.Sddl, 'D:[A-Z]*(\([^)]*\))*', { param($m) $new })
    }
}

# Without -Audit the S: part is not read.
function Get-Acl {
    [CmdletBinding()]
    param([string] $LiteralPath)
    Assert-On
    if (-not (Test-Path -LiteralPath $LiteralPath)) {
        Stop-StandIn -Message "Cannot find path '$LiteralPath' because it does not exist." -Id 'PathNotFound' -Category ObjectNotFound -Type ([System.Management.Automation.ItemNotFoundException])
    }
    Assert-ListAllows $LiteralPath 0x20000
    $sddl = $script:S.acls[(Get-AclKey $LiteralPath)]
    if (-not $sddl) { $sddl = 'O:BAG:SYD:AI(A;ID;FA;;;SY)(A;ID;FA;;;BA)(A;ID;0x1200a9;;;BU)' }
    return [StandInAcl]::new(($sddl -replace 'S:.*$', ''))
}

# Set-Acl writes owner, group and audit entries too: those that Get-Acl did not read are gone, and for a protected list it asks
# for SeSecurityPrivilege (FileSystemSecurity.cs, SetSecurityDescriptor).
function Set-Acl {
    [CmdletBinding()]
    param([string] $LiteralPath, $AclObject)
    Enter-Change "Set-Acl $LiteralPath"
    Assert-FileAccess $LiteralPath
    Assert-ListAllows $LiteralPath 0x40000
    if ($AclObject.Sddl -match 'D:P') { Stop-StandIn -Message "The process does not possess the 'SeSecurityPrivilege' privilege which is required for this operation." -Id 'System.Security.AccessControl.PrivilegeNotHeldException' -Category PermissionDenied }
    $script:S.acls[(Get-AclKey $LiteralPath)] = $AclObject.Sddl
    Exit-Change "Set-Acl $LiteralPath"
}

function Get-FileHash {
    [CmdletBinding()]
    param([string] $LiteralPath, [string] $Algorithm)
    Assert-On
    Assert-ListAllows $LiteralPath 0x1
    return Microsoft.PowerShell.Utility\Get-FileHash -LiteralPath (Get-RealPath $LiteralPath) -Algorithm $Algorithm
}

# icacls as the frame uses it: owner, inheritance off and full control for SIDs on the folder of the journals; one more entry
# (/grant adds to what the SID has) and a saved list put back (/restore, UTF-16: a name, a list) on key files. Owner, group and
# audit entries stay; the list that was written is shown as P where it was PAI. 5 is access denied.
function icacls.exe {
    $words = $args -join ' '
    Enter-Change "icacls $words"
    $global:LASTEXITCODE = 0
    if ($args[1] -eq '/restore') {
        $lines = [IO.File]::ReadAllText($args[2], [Text.Encoding]::Unicode) -split "`r`n"
        if (-not (Set-DaclText (Join-Path $args[0] $lines[0]) { param($old) $lines[1] })) { return }
    } elseif ($args[1] -eq '/grant') {
        $sid, $right = $args[2].Substring(1) -split ':'
        $short = $sid -replace '^S-1-5-18$', 'SY' -replace '^S-1-5-20$', 'NS'
        if (-not (Set-DaclText $args[0] { param($old) $old + "(A;;$(@{ R = 'FR'; F = 'FA' }[$right]);;;$short)" })) { return }
    } else {
        Set-JournalFolderList $args
    }
    Exit-Change "icacls $words"
    "processed file: $($args[0])"
}

function Set-DaclText {
    param([string] $Path, [scriptblock] $Make)
    try {
        Assert-FileAccess $Path
        Assert-ListAllows $Path 0x40000
    } catch {
        $global:LASTEXITCODE = 5
        return $false
    }
    $key = Get-AclKey $Path
    $sddl = $script:S.acls[$key]
    $old = [regex]::Match($sddl, 'D:[A-Z]*(\([^)]*\))*').Value
    $script:S.acls[$key] = $sddl.Replace($old, ((& $Make $old) -replace '^D:PAI', 'D:P'))
    return $true
}

function Set-JournalFolderList {
    param([object[]] $Words)
    $key = Get-AclKey $Words[0]
    $sddl = if ($script:S.acls[$key]) { $script:S.acls[$key] } else { 'O:BUG:SYD:AI(A;OICIID;FA;;;SY)(A;OICIID;FA;;;BA)(A;OICIID;0x1301bf;;;BU)' }
    if ($Words[1] -eq '/setowner') { $sddl = $sddl -replace '^O:(S-1-[0-9-]+|[A-Z]{2})', 'O:BA' }
    if ($Words -contains '/inheritance:r') { $sddl = ($sddl -replace 'D:.*$', '') + 'D:PAI' }
    foreach ($grant in ($Words | Where-Object { $_ -match '^\*(S-1-[0-9-]+):(\(OI\)\(CI\))?F$' })) {
        $sid = ([regex]::Match($grant, 'S-1-[0-9-]+').Value) -replace '^S-1-5-18$', 'SY' -replace '^S-1-5-32-544$', 'BA'
        $sddl += "(A;$(if ($grant -match 'OI') { 'OICI' });FA;;;$sid)"
    }
    if ($key -notmatch '/rdpdoctor(-acceptance)?$|^/tmp/') { throw 'icacls outside the journals' }
    $script:S.acls[$key] = $sddl
}

# Copying over a file keeps the target's access list and owner.
function Copy-Item {
    [CmdletBinding()]
    param([string] $LiteralPath, [string] $Destination, [switch] $Force)
    Enter-Change "Copy-Item $Destination"
    Assert-FileAccess $Destination
    [IO.File]::Copy((Get-RealPath $LiteralPath), (Get-RealPath $Destination), $true)
    Exit-Change "Copy-Item $Destination"
}
