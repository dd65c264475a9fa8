$actions['setSchannelProtocol'] = @{ Name = 'SetSchannelProtocol'; Drops = 'nothing'; Undo = 'exact'; Always = $false; AfterUndo = $false; Scope = 'machine' }

function Assert-SetSchannelProtocol {
    param($Action, [string] $What, [string[]] $Accepted)
    Assert-Members -Value $Action -What $What -Must @('kind', 'version', 'side', 'enabled')
    Assert-OneOf -Value $Action['version'] -What "$What version" -Choices @('SSL 2.0', 'SSL 3.0', 'TLS 1.0', 'TLS 1.1', 'TLS 1.2', 'TLS 1.3')
    Assert-OneOf -Value $Action['side'] -What "$What side" -Choices @('Server', 'Client')
    Assert-Boolean -Value $Action['enabled'] -What "$What enabled"
    if ($Action['enabled'] -and @('TLS 1.2', 'TLS 1.3') -cnotcontains $Action['version']) {
        Assert-Risk -Risk 'old-tls' -Accepted $Accepted -What $What
    }
}

function Get-SchannelKey {
    param($Action)
    return "HKLM\SYSTEM\CurrentControlSet\Control\SecurityProviders\SCHANNEL\Protocols\$($Action['version'])\$($Action['side'])"
}

# TLS 1.3 exists from Windows 11 and Server 2022 on; switching it on before is declared unsafe by Microsoft.
function Get-SetSchannelProtocolState {
    param($Action, [hashtable] $Run)
    if ($Action['enabled'] -and $Action['version'] -eq 'TLS 1.3') {
        $build = Get-RegistryValue -Key 'HKLM\SOFTWARE\Microsoft\Windows NT\CurrentVersion' -Name 'CurrentBuildNumber'
        if ($null -eq $build -or [int] $build['data'] -lt 20348) {
            Stop-WithProblem -Code 'notSupported' -Says 'TLS 1.3 is not supported before Windows 11 and Windows Server 2022 and must not be switched on there'
        }
    }
    $key = Get-SchannelKey -Action $Action
    return [ordered]@{ enabled = (Get-RegistryState -Key $key -Name 'Enabled'); byDefault = (Get-RegistryState -Key $key -Name 'DisabledByDefault') }
}

function Set-SetSchannelProtocol {
    param($Action, $State, [hashtable] $Run)
    $key = Get-SchannelKey -Action $Action
    Set-RegistryValue -Key $key -Name 'Enabled' -Kind 'DWord' -Data ([long] $Action['enabled'])
    Set-RegistryValue -Key $key -Name 'DisabledByDefault' -Kind 'DWord' -Data ([long] (-not $Action['enabled']))
}

function Test-SetSchannelProtocol {
    param($Action, $State, [hashtable] $Run)
    $key = Get-SchannelKey -Action $Action
    $problem = Compare-RegistryValue -Key $key -Name 'Enabled' -Kind 'DWord' -Data ([long] $Action['enabled'])
    if ($problem -ne '') {
        return $problem
    }
    return Compare-RegistryValue -Key $key -Name 'DisabledByDefault' -Kind 'DWord' -Data ([long] (-not $Action['enabled']))
}

function Undo-SetSchannelProtocol {
    param($Action, $State, [hashtable] $Run)
    $key = Get-SchannelKey -Action $Action
    Restore-RegistryState -Key $key -Name 'DisabledByDefault' -State $State['byDefault']
    Restore-RegistryState -Key $key -Name 'Enabled' -State $State['enabled']
}
