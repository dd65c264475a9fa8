$actions['clearCipherPolicy'] = @{ Name = 'ClearCipherPolicy'; Drops = 'nothing'; Undo = 'exact'; Always = $false; AfterUndo = $false; Scope = 'machine' }

function Assert-ClearCipherPolicy {
    param($Action, [string] $What, [string[]] $Accepted)
    Assert-Members -Value $Action -What $What -Must @('kind')
}

function Get-ClearCipherPolicyState {
    param($Action, [hashtable] $Run)
    return Get-RegistryState -Key $keyCipherPolicy -Name 'Functions'
}

function Set-ClearCipherPolicy {
    param($Action, $State, [hashtable] $Run)
    Remove-RegistryValue -Key $keyCipherPolicy -Name 'Functions'
}

function Test-ClearCipherPolicy {
    param($Action, $State, [hashtable] $Run)
    if ($null -ne (Get-RegistryValue -Key $keyCipherPolicy -Name 'Functions')) {
        return 'policy sets a cipher suite order'
    }
    return ''
}

function Undo-ClearCipherPolicy {
    param($Action, $State, [hashtable] $Run)
    Restore-RegistryState -Key $keyCipherPolicy -Name 'Functions' -State $State
}
