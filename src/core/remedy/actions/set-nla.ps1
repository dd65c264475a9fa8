$actions['setNla'] = @{ Name = 'SetNla'; Drops = 'nothing'; Undo = 'exact'; Always = $false; AfterUndo = $false; Scope = 'machine' }

function Assert-SetNla {
    param($Action, [string] $What, [string[]] $Accepted)
    Assert-Members -Value $Action -What $What -Must @('kind', 'required') -May @('restoreAfterMinutes')
    Assert-Boolean -Value $Action['required'] -What "$What required"
    if ($Action.Contains('restoreAfterMinutes')) {
        Assert-Whole -Value $Action['restoreAfterMinutes'] -What "$What restoreAfterMinutes" -Min 1 -Max 240
    }
    if (-not $Action['required']) {
        Assert-Risk -Risk 'nla-off' -Accepted $Accepted -What $What
    }
}

# Without NLA is always for a time: an hour where the plan names none.
function Get-NlaMinutes {
    param($Action)
    if ($Action.Contains('restoreAfterMinutes')) {
        return [long] $Action['restoreAfterMinutes']
    }
    if (-not $Action['required']) {
        return [long] 60
    }
    return [long] 0
}

function Get-SetNlaState {
    param($Action, [hashtable] $Run)
    return Get-ListenerNumberState -Run $Run -Name 'UserAuthentication' -Wanted ([long] $Action['required'])
}

function Set-SetNla {
    param($Action, $State, [hashtable] $Run)
    Set-ListenerNumber -Run $Run -Name 'UserAuthentication' -Wanted ([long] $Action['required']) -State $State -Minutes (Get-NlaMinutes -Action $Action)
}

function Test-SetNla {
    param($Action, $State, [hashtable] $Run)
    return Test-ListenerNumber -Run $Run -Name 'UserAuthentication' -Wanted ([long] $Action['required']) -Minutes (Get-NlaMinutes -Action $Action)
}

function Undo-SetNla {
    param($Action, $State, [hashtable] $Run)
    Undo-ListenerNumber -Run $Run -Name 'UserAuthentication' -State $State
}
