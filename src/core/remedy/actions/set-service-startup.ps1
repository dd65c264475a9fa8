$actions['setServiceStartup'] = @{ Name = 'SetServiceStartup'; Drops = 'nothing'; Undo = 'exact'; Always = $false; AfterUndo = $false; Scope = 'machine'; Guard = $true }

function Assert-SetServiceStartup {
    param($Action, [string] $What, [string[]] $Accepted)
    Assert-Members -Value $Action -What $What -Must @('kind', 'service', 'startup')
    Assert-OneOf -Value $Action['service'] -What "$What service" -Choices $services
    Assert-OneOf -Value $Action['startup'] -What "$What startup" -Choices @('Automatic', 'Manual', 'Disabled')
}

# The service control manager's words, and the two registry values it keeps them in.
function Get-SetServiceStartupState {
    param($Action, [hashtable] $Run)
    $service = Get-ServiceView -Name $Action['service']
    $key = "HKLM\SYSTEM\CurrentControlSet\Services\$($Action['service'])"
    return [ordered]@{ mode = [string] $service.StartMode; start = (Get-RegistryState -Key $key -Name 'Start'); delayed = (Get-RegistryState -Key $key -Name 'DelayedAutostart') }
}

function Set-StartMode {
    param([string] $Service, [string] $Mode)
    $word = @{ Auto = 'auto'; Automatic = 'auto'; Delayed = 'delayed-auto'; Manual = 'demand'; Disabled = 'disabled' }[$Mode]
    if ($null -eq $word) {
        Stop-WithProblem -Code 'notSupported' -Says "the start type $Mode of $Service cannot be set back"
    }
    [void] (Invoke-Tool -Name 'sc' -Arguments @('config', $Service, 'start=', $word))
}

function Set-SetServiceStartup {
    param($Action, $State, [hashtable] $Run)
    Set-StartMode -Service $Action['service'] -Mode $Action['startup']
}

function Test-SetServiceStartup {
    param($Action, $State, [hashtable] $Run)
    $mode = [string] (Get-ServiceView -Name $Action['service']).StartMode
    if ($mode.Replace('Automatic', 'Auto') -ne $Action['startup'].Replace('Automatic', 'Auto')) {
        return "the start type of $($Action['service']) is $mode, wanted $($Action['startup'])"
    }
    return ''
}

function Undo-SetServiceStartup {
    param($Action, $State, [hashtable] $Run)
    $mode = [string] $State['mode']
    $delayed = $State['delayed']['value']
    if ($mode -eq 'Auto' -and $null -ne $delayed -and $delayed['data'] -eq 1) {
        $mode = 'Delayed'
    }
    Set-StartMode -Service $Action['service'] -Mode $mode
    $key = "HKLM\SYSTEM\CurrentControlSet\Services\$($Action['service'])"
    if ((ConvertTo-JsonText -Value (Get-RegistryState -Key $key -Name 'DelayedAutostart')) -cne (ConvertTo-JsonText -Value $State['delayed'])) {
        Restore-RegistryState -Key $key -Name 'DelayedAutostart' -State $State['delayed']
    }
}
