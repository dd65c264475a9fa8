# Registry values exactly as they are: kind and data, and which of the keys above them exist.

function Get-RegistryPath {
    param([string] $Key)
    return $Key -replace '\A(HKLM|HKCU)\\', '$1:\'
}

# Data in the form the journal keeps: numbers, text, lists of text, base64 of bytes.
function ConvertFrom-RegistryData {
    param(
        [string] $Kind,
        $Data
    )
    switch ($Kind) {
        'DWord' {
            return [long] [BitConverter]::ToUInt32([BitConverter]::GetBytes([int] $Data), 0)
        }
        'QWord' {
            return ([long] $Data).ToString([Globalization.CultureInfo]::InvariantCulture)
        }
        'String' {
            return [string] $Data
        }
        'ExpandString' {
            return [string] $Data
        }
        'MultiString' {
            return , [object[]] @($Data)
        }
        default {
            return [Convert]::ToBase64String([byte[]] @($Data))
        }
    }
}

function ConvertTo-RegistryData {
    param(
        [string] $Kind,
        $Data
    )
    switch ($Kind) {
        'DWord' {
            return [BitConverter]::ToInt32([BitConverter]::GetBytes([uint32] $Data), 0)
        }
        'QWord' {
            return [long]::Parse([string] $Data, [Globalization.CultureInfo]::InvariantCulture)
        }
        'String' {
            return [string] $Data
        }
        'ExpandString' {
            return [string] $Data
        }
        'MultiString' {
            return , [string[]] @($Data)
        }
        'Binary' {
            return , [Convert]::FromBase64String([string] $Data)
        }
        default {
            Stop-WithProblem -Code 'notSupported' -Says "a registry value of kind $Kind cannot be written back; nothing was changed here"
        }
    }
}

# One value: { kind, data }, or null where it is not there.
function Get-RegistryValue {
    param(
        [string] $Key,
        [string] $Name
    )
    $path = Get-RegistryPath -Key $Key
    if (-not (Test-Path -LiteralPath $path)) {
        return $null
    }
    $item = Get-Item -LiteralPath $path
    try {
        if (@($item.GetValueNames()) -notcontains $Name) {
            return $null
        }
        $kind = [string] $item.GetValueKind($Name)
        $data = $item.GetValue($Name, $null, 'DoNotExpandEnvironmentNames')
        return [ordered]@{ kind = $kind; data = (ConvertFrom-RegistryData -Kind $kind -Data $data) }
    } finally {
        $item.Close()
    }
}

# What undo needs: the value, and how many parts of the key's path were there.
function Get-RegistryState {
    param(
        [string] $Key,
        [string] $Name
    )
    $parts = $Key.Split('\')
    $depth = $parts.Length
    while ($depth -gt 1 -and -not (Test-Path -LiteralPath (Get-RegistryPath -Key ($parts[0..($depth - 1)] -join '\')))) {
        $depth--
    }
    $value = Get-RegistryValue -Key $Key -Name $Name
    # Names keep the case they were made with.
    $spelt = $Name
    if ($null -ne $value) {
        [void] (ConvertTo-RegistryData -Kind $value['kind'] -Data $value['data'])
        $item = Get-Item -LiteralPath (Get-RegistryPath -Key $Key)
        $spelt = [string] @($item.GetValueNames() | Where-Object -FilterScript { $_ -eq $Name })[0]
        $item.Close()
    }
    return [ordered]@{ depth = [long] $depth; name = $spelt; value = $value }
}

function Set-RegistryValue {
    param(
        [string] $Key,
        [string] $Name,
        [string] $Kind,
        $Data
    )
    $parts = $Key.Split('\')
    foreach ($count in 2..$parts.Length) {
        $path = Get-RegistryPath -Key ($parts[0..($count - 1)] -join '\')
        if (-not (Test-Path -LiteralPath $path)) {
            [void] (New-Item -Path $path)
        }
    }
    $native = ConvertTo-RegistryData -Kind $Kind -Data $Data
    [void] (New-ItemProperty -LiteralPath (Get-RegistryPath -Key $Key) -Name $Name -PropertyType $Kind -Value $native -Force)
}

function Remove-RegistryValue {
    param(
        [string] $Key,
        [string] $Name
    )
    if ($null -ne (Get-RegistryValue -Key $Key -Name $Name)) {
        Remove-ItemProperty -LiteralPath (Get-RegistryPath -Key $Key) -Name ([System.Management.Automation.WildcardPattern]::Escape($Name))
    }
}

# Puts a value back and takes away keys that were made for it and hold nothing else.
function Restore-RegistryState {
    param(
        [string] $Key,
        [string] $Name,
        $State
    )
    if ($null -ne $State['value']) {
        Set-RegistryValue -Key $Key -Name $State['name'] -Kind $State['value']['kind'] -Data $State['value']['data']
        return
    }
    Remove-RegistryValue -Key $Key -Name $Name
    $parts = $Key.Split('\')
    $depth = $parts.Length
    while ($depth -gt $State['depth'] -and $depth -gt 1) {
        $path = Get-RegistryPath -Key ($parts[0..($depth - 1)] -join '\')
        if (Test-Path -LiteralPath $path) {
            $item = Get-Item -LiteralPath $path
            $empty = @($item.GetValueNames()).Count -eq 0 -and @($item.GetSubKeyNames()).Count -eq 0
            $item.Close()
            if (-not $empty) {
                return
            }
            Remove-Item -LiteralPath $path
        }
        $depth--
    }
}

# Empty where the value is as wanted, else what is there instead.
function Compare-RegistryValue {
    param(
        [string] $Key,
        [string] $Name,
        [string] $Kind,
        $Data
    )
    $value = Get-RegistryValue -Key $Key -Name $Name
    $want = ConvertTo-JsonText -Value ([ordered]@{ kind = $Kind; data = $Data })
    if ($null -eq $value) {
        return "$Name is not set, wanted $(ConvertTo-JsonText -Value $Data)"
    }
    if ((ConvertTo-JsonText -Value $value) -cne $want) {
        return "$Name is $(ConvertTo-JsonText -Value $value['data']) ($($value['kind'])), wanted $(ConvertTo-JsonText -Value $Data) ($Kind)"
    }
    return ''
}

# A local setting that group policy overrules cannot be repaired here: say which policy.
function Assert-NoPolicy {
    param(
        [string] $Key,
        [string] $Name,
        [long] $Wanted
    )
    $policy = Get-RegistryValue -Key $Key -Name $Name
    if ($null -ne $policy -and -not ($policy['kind'] -eq 'DWord' -and $policy['data'] -eq $Wanted)) {
        Stop-WithProblem -Code 'policyLocked' -Says "group policy sets $Name to $(ConvertTo-JsonText -Value $policy['data']) in $Key and overrules this computer's own setting; change the policy that sets it (gpresult /h report.html names it)"
    }
}

$keyServer = 'HKLM\SYSTEM\CurrentControlSet\Control\Terminal Server'
$keyListener = 'HKLM\SYSTEM\CurrentControlSet\Control\Terminal Server\WinStations\RDP-Tcp'
$keyPolicy = 'HKLM\SOFTWARE\Policies\Microsoft\Windows NT\Terminal Services'
$keyCipherPolicy = 'HKLM\SOFTWARE\Policies\Microsoft\Cryptography\Configuration\SSL\00010002'
$patternRegistryKey = '\A(HKLM|HKCU)(\\[^\\/*?\[\]\x00-\x1f]{1,255}){1,32}\z'
$patternRegistryName = '\A[^\\*?\[\]\x00-\x1f]{1,255}\z'

# Only keys that decide about Remote Desktop and its security; a plan cannot reach what starts programs.
$registryRoots = @(
    'HKLM\SYSTEM\CurrentControlSet\Control\Terminal Server',
    'HKLM\SYSTEM\CurrentControlSet\Control\SecurityProviders\SCHANNEL',
    'HKLM\SYSTEM\CurrentControlSet\Control\Cryptography\Configuration',
    'HKLM\SYSTEM\CurrentControlSet\Control\Lsa\FIPSAlgorithmPolicy',
    'HKLM\SOFTWARE\Policies\Microsoft\Windows NT\Terminal Services',
    'HKLM\SOFTWARE\Policies\Microsoft\Cryptography\Configuration',
    'HKLM\SOFTWARE\Policies\Microsoft\Windows\CredentialsDelegation',
    'HKLM\SOFTWARE\Microsoft\Windows\CurrentVersion\Policies\System\CredSSP',
    'HKLM\SOFTWARE\Microsoft\Terminal Server Client',
    'HKCU\SOFTWARE\Microsoft\Terminal Server Client',
    'HKCU\SOFTWARE\Policies\Microsoft\Windows NT\Terminal Services'
)

function Assert-RegistryPlace {
    param(
        $Key,
        $Name,
        [string] $What
    )
    Assert-Text -Value $Key -What "$What key" -Pattern $patternRegistryKey
    Assert-Text -Value $Name -What "$What name" -Pattern $patternRegistryName -MaxLength 255
    $allowed = $false
    foreach ($root in $registryRoots) {
        $allowed = $allowed -or $Key -eq $root -or $Key.StartsWith("$root\", [StringComparison]::OrdinalIgnoreCase)
    }
    if (-not $allowed) {
        Stop-Refused -Says "${What}: the key is none that rdpdoctor changes"
    }
    if ($Name -match '(?i)dll|program|path|command|object|addin') {
        Stop-Refused -Says "${What}: a value of this name could start a program"
    }
}

# The same table as registry-risk.ts: values that make the computer less safe.
function Get-RegistryRisk {
    param(
        [string] $Key,
        [string] $Name,
        $Data
    )
    $gone = $null -eq $Data
    $number = [double] 0
    $isNumber = (-not $gone) -and [double]::TryParse([string] $Data, [ref] $number)
    if ($Key -match '(?i)\\schannel\\protocols\\(ssl|tls 1\.[01])') {
        if ($Name -eq 'Enabled' -and ($gone -or -not $isNumber -or $number -ne 0)) {
            return 'old-tls'
        }
        if ($Name -eq 'DisabledByDefault' -and ($gone -or -not $isNumber -or $number -eq 0)) {
            return 'old-tls'
        }
    }
    $limits = @{
        SecurityLayer                = @{ Below = 2; Gone = $true; Risk = 'tls-off' }
        UserAuthentication           = @{ Below = 1; Gone = $true; Risk = 'nla-off' }
        fAllowSecProtocolNegotiation = @{ Below = 1; Gone = $false; Risk = 'tls-off' }
        MinEncryptionLevel           = @{ Below = 3; Gone = $true; Risk = 'tls-off' }
        AuthenticationLevel          = @{ Below = 1; Gone = $false; Risk = 'unverified-server' }
    }
    $limit = $limits[$Name]
    if ($null -ne $limit) {
        if ($gone -and $limit.Gone) {
            return $limit.Risk
        }
        if (-not $gone -and (-not $isNumber -or $number -lt $limit.Below)) {
            return $limit.Risk
        }
    }
    if ($Name -eq 'AllowEncryptionOracle' -and -not $gone -and (-not $isNumber -or $number -ge 2)) {
        return 'unverified-server'
    }
    return ''
}
