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
    return Microsoft.PowerShell.Management\Test-Path -LiteralPath (Get-RealPath $p) -PathType $PathType
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
    return Microsoft.PowerShell.Management\Get-ChildItem -LiteralPath (Get-RealPath $p) -Directory:$Directory -File:$File -Filter $Filter -Force
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

class StandInAcl {
    [string] $Sddl
    StandInAcl([string] $sddl) { $this.Sddl = $sddl }
    # FileSecurity replaces only the named sections; 'Access' is the D: part.
    [void] SetSecurityDescriptorSddlForm([string] $sddl, [string] $sections) {
        if ($sections -ne 'Access') { throw 'only the access section is set here' }
        $new = [regex]::Match($sddl, 'D:[A-Z]*(\([^)]*\))*').Value
        if (-not $new) { throw 'The SDDL form of a security descriptor object is invalid.' }
        $this.Sddl = [regex]::Replace($this.Sddl, 'D:[A-Z]*(\([^)]*\))*', { param($m) $new })
    }
}

function Get-Acl {
    [CmdletBinding()]
    param([string] $LiteralPath)
    Assert-On
    if (-not (Test-Path -LiteralPath $LiteralPath)) {
        Stop-StandIn -Message "Cannot find path '$LiteralPath' because it does not exist." -Id 'PathNotFound' -Category ObjectNotFound -Type ([System.Management.Automation.ItemNotFoundException])
    }
    $sddl = $script:S.acls[(Get-AclKey $LiteralPath)]
    if (-not $sddl) { $sddl = 'O:BAG:SYD:AI(A;ID;FA;;;SY)(A;ID;FA;;;BA)(A;ID;0x1200a9;;;BU)' }
    return [StandInAcl]::new($sddl)
}

function Set-Acl {
    [CmdletBinding()]
    param([string] $LiteralPath, $AclObject)
    Enter-Change "Set-Acl $LiteralPath"
    Assert-FileAccess $LiteralPath
    $script:S.acls[(Get-AclKey $LiteralPath)] = $AclObject.Sddl
    Exit-Change "Set-Acl $LiteralPath"
}

# icacls as the frame uses it: owner, inheritance off, full control for SIDs.
function icacls.exe {
    Enter-Change "icacls $($args -join ' ')"
    $key = Get-AclKey $args[0]
    $sddl = if ($script:S.acls[$key]) { $script:S.acls[$key] } else { 'O:BUG:SYD:AI(A;OICIID;FA;;;SY)(A;OICIID;FA;;;BA)(A;OICIID;0x1301bf;;;BU)' }
    if ($args[1] -eq '/setowner') { $sddl = $sddl -replace '^O:(S-1-[0-9-]+|[A-Z]{2})', 'O:BA' }
    if ($args -contains '/inheritance:r') { $sddl = ($sddl -replace 'D:.*$', '') + 'D:PAI' }
    foreach ($grant in ($args | Where-Object { $_ -match '^\*(S-1-[0-9-]+):\(OI\)\(CI\)F$' })) {
        $sid = ([regex]::Match($grant, 'S-1-[0-9-]+').Value) -replace '^S-1-5-18$', 'SY' -replace '^S-1-5-32-544$', 'BA'
        $sddl += "(A;OICI;FA;;;$sid)"
    }
    if ($key -notmatch '/rdpdoctor$') { throw 'icacls outside the journals' }
    $script:S.acls[$key] = $sddl
    $global:LASTEXITCODE = 0
    Exit-Change "icacls $($args -join ' ')"
    "processed file: $($args[0])"
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
