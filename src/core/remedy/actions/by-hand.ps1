$actions['byHand'] = @{ Name = 'ByHand'; Drops = 'nothing'; Undo = 'nothing'; Always = $false; AfterUndo = $false; Scope = 'user' }

function Assert-ByHand {
    param($Action, [string] $What, [string[]] $Accepted)
    Assert-Members -Value $Action -What $What -Must @('kind', 'steps')
    Assert-List -Value $Action['steps'] -What "$What steps" -Max 32
    foreach ($one in $Action['steps']) {
        Assert-Text -Value $one -What "$What steps" -MaxLength 1000
    }
}

function Get-ByHandState {
    param($Action, [hashtable] $Run)
    return [ordered]@{}
}

function Set-ByHand {
    param($Action, $State, [hashtable] $Run)
}

function Test-ByHand {
    param($Action, $State, [hashtable] $Run)
    return ''
}

function Undo-ByHand {
    param($Action, $State, [hashtable] $Run)
}
