# The listener, SCHANNEL, cipher suites, services and policies.

function Get-ListenerSettingsFact {
    param($Bundle)
    $fact = [ordered]@{}
    Add-Setting -Fact $fact -Member 'denyConnections' -Key $keyServer -Name 'fDenyTSConnections' -As 'boolean' -PolicyName 'fDenyTSConnections'
    Add-Setting -Fact $fact -Member 'drainMode' -Key $keyServer -Name 'TSServerDrainMode'
    Add-Setting -Fact $fact -Member 'maxOutstandingConnections' -Key $keyServer -Name 'MaxOutstandingConnections'
    Add-Setting -Fact $fact -Member 'singleSessionPerUser' -Key $keyServer -Name 'fSingleSessionPerUser' -As 'boolean' -PolicyName 'fSingleSessionPerUser'
    Add-Setting -Fact $fact -Member 'listenerEnabled' -Key $keyListener -Name 'fEnableWinStation' -As 'boolean'
    Add-Setting -Fact $fact -Member 'logonDisabled' -Key $keyListener -Name 'fLogonDisabled' -As 'boolean'
    Add-Setting -Fact $fact -Member 'port' -Key $keyListener -Name 'PortNumber'
    Add-Setting -Fact $fact -Member 'securityLayer' -Key $keyListener -Name 'SecurityLayer' -PolicyName 'SecurityLayer'
    Add-Setting -Fact $fact -Member 'userAuthentication' -Key $keyListener -Name 'UserAuthentication' -As 'boolean' -PolicyName 'UserAuthentication'
    Add-Setting -Fact $fact -Member 'minEncryptionLevel' -Key $keyListener -Name 'MinEncryptionLevel' -PolicyName 'MinEncryptionLevel'
    Add-Setting -Fact $fact -Member 'allowSecProtocolNegotiation' -Key $keyListener -Name 'fAllowSecProtocolNegotiation' -As 'boolean'
    Add-Setting -Fact $fact -Member 'maxInstances' -Key $keyListener -Name 'MaxInstanceCount' -PolicyName 'MaxInstanceCount'
    Add-Setting -Fact $fact -Member 'lanAdapter' -Key $keyListener -Name 'LanAdapter'
    Add-Setting -Fact $fact -Member 'certificateSha1' -Key $keyListener -Name 'SSLCertificateSHA1Hash' -As 'hex'
    Add-Setting -Fact $fact -Member 'certificateTemplate' -Key $keyListener -Name 'CertTemplateName' -As 'text' -PolicyName 'CertTemplateName'
    $others = @(Get-ChildItem -LiteralPath (Get-RegistryPath -Key "$keyServer\WinStations") | ForEach-Object -Process { [string] $_.PSChildName } | Where-Object -FilterScript { @('RDP-Tcp', 'Console') -notcontains $_ })
    $fact['otherListeners'] = $others
    return $fact
}

function Get-SchannelSide {
    param([string] $Side)
    $root = 'HKLM\SYSTEM\CurrentControlSet\Control\SecurityProviders\SCHANNEL\Protocols'
    $fact = [ordered]@{}
    if (-not (Test-Path -LiteralPath (Get-RegistryPath -Key $root))) {
        return $fact
    }
    foreach ($version in @(Get-ChildItem -LiteralPath (Get-RegistryPath -Key $root) | ForEach-Object -Process { [string] $_.PSChildName })) {
        $entry = [ordered]@{}
        $enabled = Get-RegistryValue -Key "$root\$version\$Side" -Name 'Enabled'
        $byDefault = Get-RegistryValue -Key "$root\$version\$Side" -Name 'DisabledByDefault'
        if ($null -ne $enabled) {
            $entry['enabled'] = [bool] ($enabled['data'] -ne 0)
        }
        if ($null -ne $byDefault) {
            $entry['disabledByDefault'] = [bool] ($byDefault['data'] -ne 0)
        }
        if ($entry.Count -gt 0) {
            $fact[$version] = $entry
        }
    }
    return $fact
}

function Get-SchannelServerFact {
    param($Bundle)
    return Get-SchannelSide -Side 'Server'
}

function Get-ListOf {
    param($Value)
    if ($null -eq $Value) {
        return , @()
    }
    $list = @($Value['data'])
    if ($Value['kind'] -ne 'MultiString') {
        $list = @(([string] $Value['data']).Split(',') | ForEach-Object -Process { $_.Trim() } | Where-Object -FilterScript { $_ -ne '' })
    }
    return , $list
}

function Get-CipherOrderFact {
    param($Bundle)
    $local = 'HKLM\SYSTEM\CurrentControlSet\Control\Cryptography\Configuration\Local\SSL\00010002'
    $origin = 'policy'
    $suites = Get-RegistryValue -Key $keyCipherPolicy -Name 'Functions'
    if ($null -eq $suites) {
        $origin = 'local'
        $suites = Get-RegistryValue -Key $local -Name 'Functions'
    }
    $curves = Get-RegistryValue -Key $keyCipherPolicy -Name 'EccCurves'
    if ($null -eq $curves) {
        $curves = Get-RegistryValue -Key $local -Name 'EccCurves'
    }
    return [ordered]@{ origin = $origin; suites = (Get-ListOf -Value $suites); curves = (Get-ListOf -Value $curves) }
}

function Get-ServicesFact {
    param($Bundle)
    $states = @{ 'Running' = 'running'; 'Stopped' = 'stopped'; 'Start Pending' = 'starting'; 'Stop Pending' = 'stopping'; 'Paused' = 'paused' }
    $starts = @{ 'Auto' = 'automatic'; 'Manual' = 'manual'; 'Disabled' = 'disabled'; 'Boot' = 'boot'; 'System' = 'system' }
    $fact = [ordered]@{}
    foreach ($name in @('TermService', 'UmRdpService', 'SessionEnv', 'CertPropSvc', 'KeyIso', 'CryptSvc', 'RpcSs', 'LanmanWorkstation', 'W32Time', 'Netlogon', 'TSGateway', 'Tssdis', 'BFE', 'mpssvc')) {
        $service = Get-CimInstance -ClassName Win32_Service -Filter "Name='$name'"
        if ($null -eq $service) {
            continue
        }
        $state = $states[[string] $service.State]
        $start = $starts[[string] $service.StartMode]
        $fact[$name] = [ordered]@{
            state    = $(if ($state) { $state } else { 'unknown' })
            startup  = $(if ($start) { $start } else { 'unknown' })
            account  = Get-Text -Value $service.StartName
            exitCode = [long] $service.ExitCode
        }
    }
    return $fact
}

# Values that policy sets, and which policy as far as the resultant set says it.
function Add-Policies {
    param($Bundle)
    foreach ($key in @($keyPolicy, 'HKCU\SOFTWARE\Policies\Microsoft\Windows NT\Terminal Services', $keyCipherPolicy, 'HKLM\SOFTWARE\Policies\Microsoft\Windows\CredentialsDelegation', 'HKLM\SOFTWARE\Microsoft\Windows\CurrentVersion\Policies\System\CredSSP\Parameters')) {
        try {
            $path = Get-RegistryPath -Key $key
            if (-not (Test-Path -LiteralPath $path)) {
                continue
            }
            foreach ($name in @((Get-Item -LiteralPath $path).GetValueNames())) {
                $value = Get-RegistryValue -Key $key -Name $name
                $entry = [ordered]@{ key = $key; name = [string] $name; data = $value['data'] }
                $gpo = Get-PolicySource -Key $key -Name $name
                if ($gpo -ne '') {
                    $entry['gpo'] = $gpo
                }
                [void] $Bundle['policies'].Add($entry)
            }
        } catch {
            Add-Gap -Bundle $Bundle -Name 'listenerSettings' -ErrorRecord $_
        }
    }
}

# RSOP_RegistryPolicySetting in root\rsop\computer; absent where logging of the resultant set is off.
function Get-PolicySource {
    param([string] $Key, [string] $Name)
    try {
        $below = $Key -replace '\A(HKLM|HKCU)\\', ''
        # Precedence 1 is the policy that won.
        foreach ($one in @(Get-CimInstance -Namespace 'root\rsop\computer' -ClassName RSOP_RegistryPolicySetting | Sort-Object -Property precedence)) {
            if ([string] $one.registryKey -eq $below -and [string] $one.valueName -eq $Name) {
                return Get-Text -Value $one.GPOID
            }
        }
    } catch {
        return ''
    }
    return ''
}
