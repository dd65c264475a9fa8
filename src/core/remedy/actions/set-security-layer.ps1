$actions['setSecurityLayer'] = @{ Name = 'SetSecurityLayer'; Drops = 'nothing'; Undo = 'exact'; Always = $false; AfterUndo = $false; Scope = 'machine' }

function Assert-SetSecurityLayer {
    param($Action, [string] $What, [string[]] $Accepted)
    Assert-Members -Value $Action -What $What -Must @('kind', 'layer') -May @('restoreAfterMinutes')
    Assert-Whole -Value $Action['layer'] -What "$What layer" -Min 0 -Max 2
    if ($Action.Contains('restoreAfterMinutes')) {
        Assert-Whole -Value $Action['restoreAfterMinutes'] -What "$What restoreAfterMinutes" -Min 1 -Max 240
    }
    if ($Action['layer'] -lt 2) {
        Assert-Risk -Risk 'tls-off' -Accepted $Accepted -What $What
    }
}

# The less safe setting is always for a time: an hour where the plan names none.
function Get-SecurityLayerMinutes {
    param($Action)
    if ($Action.Contains('restoreAfterMinutes')) {
        return [long] $Action['restoreAfterMinutes']
    }
    if ($Action['layer'] -lt 2) {
        return [long] 60
    }
    return [long] 0
}

function Get-SetSecurityLayerState {
    param($Action, [hashtable] $Run)
    return Get-ListenerNumberState -Run $Run -Name 'SecurityLayer' -Wanted $Action['layer']
}

function Set-SetSecurityLayer {
    param($Action, $State, [hashtable] $Run)
    Set-ListenerNumber -Run $Run -Name 'SecurityLayer' -Wanted $Action['layer'] -State $State -Minutes (Get-SecurityLayerMinutes -Action $Action)
}

function Test-SetSecurityLayer {
    param($Action, $State, [hashtable] $Run)
    return Test-ListenerNumber -Run $Run -Name 'SecurityLayer' -Wanted $Action['layer'] -Minutes (Get-SecurityLayerMinutes -Action $Action)
}

function Undo-SetSecurityLayer {
    param($Action, $State, [hashtable] $Run)
    Undo-ListenerNumber -Run $Run -Name 'SecurityLayer' -State $State
}
