$actions['setMaxOutstandingConnections'] = @{ Name = 'SetMaxOutstandingConnections'; Drops = 'nothing'; Undo = 'exact'; Always = $false; AfterUndo = $false; Scope = 'machine' }

function Assert-SetMaxOutstandingConnections {
    param($Action, [string] $What, [string[]] $Accepted)
    Assert-Members -Value $Action -What $What -Must @('kind', 'value')
    Assert-Whole -Value $Action['value'] -What "$What value" -Min 1 -Max 65536
}

function Get-SetMaxOutstandingConnectionsState {
    param($Action, [hashtable] $Run)
    return Get-RegistryState -Key $keyServer -Name 'MaxOutstandingConnections'
}

function Set-SetMaxOutstandingConnections {
    param($Action, $State, [hashtable] $Run)
    Set-RegistryValue -Key $keyServer -Name 'MaxOutstandingConnections' -Kind 'DWord' -Data $Action['value']
}

function Test-SetMaxOutstandingConnections {
    param($Action, $State, [hashtable] $Run)
    return Compare-RegistryValue -Key $keyServer -Name 'MaxOutstandingConnections' -Kind 'DWord' -Data $Action['value']
}

function Undo-SetMaxOutstandingConnections {
    param($Action, $State, [hashtable] $Run)
    Restore-RegistryState -Key $keyServer -Name 'MaxOutstandingConnections' -State $State
}
