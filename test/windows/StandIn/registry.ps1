# HKLM: and HKCU: drives. Keys and value names are case-insensitive and keep their case; missing things are ObjectNotFound,
# forbidden ones PermissionDenied (SecurityException "Requested registry access is not allowed."); DWORD comes as Int32.
# Remove-ItemProperty takes wildcards in -Name, as RegistryProvider.RemoveProperty of PowerShell does; New-Item -Force on a
# key that is there replaces it by an empty one (about_Registry_Provider).

class StandInKey {
    hidden [hashtable] $Key
    [string] $Name
    StandInKey([string] $name, [hashtable] $key) {
        $this.Name = $name
        $this.Key = $key
    }
    [string[]] GetValueNames() { return [string[]] @($this.Key.get_Keys()) }
    [string[]] GetSubKeyNames() { return [string[]] @(Get-SubKeyNames $this.Name) }
    [object] GetValueKind([string] $name) { return [Microsoft.Win32.RegistryValueKind] $this.Key[$name].kind }
    [object] GetValue([string] $name) { return $this.GetValue($name, $null, 'None') }
    [object] GetValue([string] $name, [object] $default) { return $this.GetValue($name, $default, 'None') }
    [object] GetValue([string] $name, [object] $default, [object] $options) {
        if (-not $this.Key.ContainsKey($name)) {
            return $default
        }
        $value = $this.Key[$name]
        switch ($value.kind) {
            'DWord' { return [BitConverter]::ToInt32([BitConverter]::GetBytes([uint32] $value.data), 0) }
            'QWord' { return [long] $value.data }
            'Binary' { return [Convert]::FromBase64String($value.data) }
            'MultiString' { return [string[]] @($value.data) }
            'ExpandString' {
                if ("$options" -eq 'DoNotExpandEnvironmentNames') { return $value.data }
                return [Environment]::ExpandEnvironmentVariables($value.data)
            }
        }
        return $value.data
    }
    [void] Close() { }
}

function Test-RegistryPath {
    param([string] $Path)
    return $Path -match '^(HKLM|HKCU|Registry::HKEY_[A-Z_]+):?(\\|$)'
}

# Provider paths take both slashes, so a key whose name holds a slash cannot be named by one.
function Get-RegistryKeyName {
    param([string] $Path)
    $plain = $Path -replace '/', '\' -replace '^Registry::HKEY_LOCAL_MACHINE', 'HKLM' -replace '^Registry::HKEY_CURRENT_USER', 'HKCU'
    return ($plain -replace '^(HKLM|HKCU):', '$1').TrimEnd('\')
}

function Find-RegistryKey {
    param([string] $Path)
    $wanted = Get-RegistryKeyName $Path
    foreach ($denied in @($script:S.denied['registryRead'])) {
        if ($denied -and $wanted.StartsWith($denied, [StringComparison]::OrdinalIgnoreCase)) {
            Stop-StandIn -Message 'Requested registry access is not allowed.' -Id 'System.Security.SecurityException' -Category PermissionDenied -Type ([System.Security.SecurityException])
        }
    }
    if ($script:S.registry.ContainsKey($wanted)) {
        foreach ($name in $script:S.registry.Keys) {
            if ($name -eq $wanted) { return $name }
        }
    }
    return $null
}

function Get-ExistingKey {
    param([string] $Path)
    $name = Find-RegistryKey $Path
    if ($null -eq $name) {
        Stop-StandIn -Message "Cannot find path '$Path' because it does not exist." -Id 'PathNotFound' -Category ObjectNotFound -Type ([System.Management.Automation.ItemNotFoundException])
    }
    return $name
}

function Assert-RegistryWrite {
    param([string] $Path)
    $wanted = Get-RegistryKeyName $Path
    foreach ($denied in @($script:S.denied['registryWrite'])) {
        if ($denied -and $wanted.StartsWith($denied, [StringComparison]::OrdinalIgnoreCase)) {
            Stop-StandIn -Message 'Requested registry access is not allowed.' -Id 'System.Security.SecurityException' -Category PermissionDenied -Type ([System.Security.SecurityException])
        }
    }
}

function Get-SubKeyNames {
    param([string] $Name)
    $below = foreach ($other in $script:S.registry.Keys) {
        if ($other.StartsWith("$Name\", [StringComparison]::OrdinalIgnoreCase)) {
            $other.Substring($Name.Length + 1).Split('\')[0]
        }
    }
    return @($below | Sort-Object -Unique)
}

function Get-RegistryItem {
    param([string] $Path)
    $name = Get-ExistingKey $Path
    return [StandInKey]::new($name, $script:S.registry[$name])
}

function New-RegistryKey {
    param([string] $Path, [switch] $Force)
    Enter-Change "New-Item $Path"
    Assert-RegistryWrite $Path
    $name = Get-RegistryKeyName $Path
    if ($null -ne (Find-RegistryKey $Path) -and -not $Force) {
        Stop-StandIn -Message 'A key in this path already exists.' -Id 'System.IO.IOException' -Category ResourceExists
    }
    $parent = $name.Substring(0, $name.LastIndexOf('\'))
    if ($null -eq (Find-RegistryKey $parent)) {
        Stop-StandIn -Message 'The specified path does not exist.' -Id 'System.InvalidOperationException' -Category ObjectNotFound
    }
    $script:S.registry[$name] = @{}
    Exit-Change "New-Item $Path"
    return Get-RegistryItem $Path
}

function Remove-RegistryKey {
    param([string] $Path, [switch] $Recurse)
    Enter-Change "Remove-Item $Path"
    Assert-RegistryWrite $Path
    $name = Get-ExistingKey $Path
    $below = @($script:S.registry.Keys | Where-Object { $_.StartsWith("$name\", [StringComparison]::OrdinalIgnoreCase) })
    if ($below.Count -gt 0 -and -not $Recurse) {
        Stop-StandIn -Message "The item at $Path has children and the Recurse parameter was not specified." -Id 'InvalidOperation' -Category InvalidOperation
    }
    foreach ($one in $below + $name) {
        $script:S.registry.Remove($one)
    }
    Exit-Change "Remove-Item $Path"
}

function New-ItemProperty {
    [CmdletBinding()]
    param([string] $LiteralPath, [string] $Name, [string] $PropertyType, $Value, [switch] $Force)
    Enter-Change "New-ItemProperty $LiteralPath $Name"
    Assert-RegistryWrite $LiteralPath
    $key = $script:S.registry[(Get-ExistingKey $LiteralPath)]
    $old = @($key.Keys | Where-Object { $_ -eq $Name })
    if ($old.Count -gt 0) {
        if (-not $Force) {
            Stop-StandIn -Message 'The property already exists.' -Id 'System.IO.IOException' -Category ResourceExists
        }
        $Name = $old[0]
    }
    $data = switch ($PropertyType) {
        'DWord' { if ($Value -isnot [int]) { throw 'DWord wants an Int32 here' }; [long] [BitConverter]::ToUInt32([BitConverter]::GetBytes($Value), 0) }
        'QWord' { [string] [long] $Value }
        'Binary' { if ($Value -isnot [byte[]]) { throw 'Binary wants bytes' }; [Convert]::ToBase64String($Value) }
        'MultiString' { , @([string[]] $Value) }
        default { [string] $Value }
    }
    $key[$Name] = [ordered]@{ kind = [string] [Microsoft.Win32.RegistryValueKind] $PropertyType; data = $data }
    Exit-Change "New-ItemProperty $LiteralPath $Name"
}

function Remove-ItemProperty {
    [CmdletBinding()]
    param([string] $LiteralPath, [string] $Name)
    Enter-Change "Remove-ItemProperty $LiteralPath $Name"
    Assert-RegistryWrite $LiteralPath
    $key = $script:S.registry[(Get-ExistingKey $LiteralPath)]
    $pattern = [WildcardPattern]::new($Name, 'IgnoreCase')
    $hit = @($key.Keys | Where-Object { $pattern.IsMatch($_) })
    if ($hit.Count -eq 0) {
        Stop-StandIn -Message "Property $Name does not exist at path $LiteralPath." -Id 'System.Management.Automation.PSArgumentException' -Category InvalidArgument
    }
    foreach ($one in $hit) {
        $key.Remove($one)
    }
    Exit-Change "Remove-ItemProperty $LiteralPath $Name"
}
