$actions['enableRemoteDesktop'] = @{ Name = 'EnableRemoteDesktop'; Drops = 'nothing'; Undo = 'exact'; Always = $false; AfterUndo = $false; Scope = 'machine' }

function Assert-EnableRemoteDesktop {
    param($Action, [string] $What, [string[]] $Accepted)
    Assert-Members -Value $Action -What $What -Must @('kind')
}

function Get-EnableRemoteDesktopState {
    param($Action, [hashtable] $Run)
    Assert-NoPolicy -Key $keyPolicy -Name 'fDenyTSConnections' -Wanted 0
    return Get-RegistryState -Key $keyServer -Name 'fDenyTSConnections'
}

function Set-EnableRemoteDesktop {
    param($Action, $State, [hashtable] $Run)
    Set-RegistryValue -Key $keyServer -Name 'fDenyTSConnections' -Kind 'DWord' -Data 0
}

function Test-EnableRemoteDesktop {
    param($Action, $State, [hashtable] $Run)
    return Compare-RegistryValue -Key $keyServer -Name 'fDenyTSConnections' -Kind 'DWord' -Data 0
}

function Undo-EnableRemoteDesktop {
    param($Action, $State, [hashtable] $Run)
    Restore-RegistryState -Key $keyServer -Name 'fDenyTSConnections' -State $State
}
