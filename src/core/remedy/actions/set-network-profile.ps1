$actions['setNetworkProfile'] = @{ Name = 'SetNetworkProfile'; Drops = 'nothing'; Undo = 'exact'; Always = $false; AfterUndo = $false; Scope = 'machine'; Guard = $true }

function Assert-SetNetworkProfile {
    param($Action, [string] $What, [string[]] $Accepted)
    Assert-Members -Value $Action -What $What -Must @('kind', 'interface', 'category')
    Assert-Text -Value $Action['interface'] -What "$What interface" -MaxLength 256
    Assert-OneOf -Value $Action['category'] -What "$What category" -Choices @('private')
}

# The alias is compared, not matched: it may hold characters that stand for others.
function Get-OneProfile {
    param($Action)
    $all = @(Get-NetConnectionProfile)
    $hit = @($all | Where-Object -FilterScript { [string] $_.InterfaceAlias -eq $Action['interface'] })
    if ($hit.Count -ne 1) {
        Stop-WithProblem -Code 'notFound' -Says "there is no connected network at the interface $($Action['interface']); connected are $(@($all | ForEach-Object -Process { $_.InterfaceAlias }) -join ', ')"
    }
    return $hit[0]
}

function Get-SetNetworkProfileState {
    param($Action, [hashtable] $Run)
    $network = Get-OneProfile -Action $Action
    if ([string] $network.NetworkCategory -eq 'DomainAuthenticated') {
        Stop-WithProblem -Code 'notSupported' -Says "the network at $($Action['interface']) is the domain's; Windows sets that itself"
    }
    return [ordered]@{ category = [string] $network.NetworkCategory }
}

function Set-SetNetworkProfile {
    param($Action, $State, [hashtable] $Run)
    Set-NetConnectionProfile -InterfaceIndex (Get-OneProfile -Action $Action).InterfaceIndex -NetworkCategory Private
}

function Test-SetNetworkProfile {
    param($Action, $State, [hashtable] $Run)
    $category = [string] (Get-OneProfile -Action $Action).NetworkCategory
    if ($category -ne 'Private') {
        return "the network at $($Action['interface']) is $category"
    }
    return ''
}

function Undo-SetNetworkProfile {
    param($Action, $State, [hashtable] $Run)
    $network = Get-OneProfile -Action $Action
    if ([string] $network.NetworkCategory -ne $State['category']) {
        Set-NetConnectionProfile -InterfaceIndex $network.InterfaceIndex -NetworkCategory $State['category']
    }
}
