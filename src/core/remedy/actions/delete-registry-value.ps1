$actions['deleteRegistryValue'] = @{ Name = 'DeleteRegistryValue'; Drops = 'nothing'; Undo = 'exact'; Always = $false; AfterUndo = $false; Scope = 'key' }

function Assert-DeleteRegistryValue {
    param($Action, [string] $What, [string[]] $Accepted)
    Assert-Members -Value $Action -What $What -Must @('kind', 'key', 'name')
    Assert-RegistryPlace -Key $Action['key'] -Name $Action['name'] -What $What
    $risk = Get-RegistryRisk -Key $Action['key'] -Name $Action['name'] -Data $null
    if ($risk -ne '') {
        Assert-Risk -Risk $risk -Accepted $Accepted -What $What
    }
}

function Get-DeleteRegistryValueState {
    param($Action, [hashtable] $Run)
    return Get-RegistryState -Key $Action['key'] -Name $Action['name']
}

function Set-DeleteRegistryValue {
    param($Action, $State, [hashtable] $Run)
    Remove-RegistryValue -Key $Action['key'] -Name $Action['name']
}

function Test-DeleteRegistryValue {
    param($Action, $State, [hashtable] $Run)
    if ($null -ne (Get-RegistryValue -Key $Action['key'] -Name $Action['name'])) {
        return "$($Action['name']) is set"
    }
    return ''
}

function Undo-DeleteRegistryValue {
    param($Action, $State, [hashtable] $Run)
    Restore-RegistryState -Key $Action['key'] -Name $Action['name'] -State $State
}
