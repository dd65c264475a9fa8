$actions['clearDnsCache'] = @{ Name = 'ClearDnsCache'; Drops = 'nothing'; Undo = 'none'; Always = $true; AfterUndo = $false; Scope = 'machine' }

function Assert-ClearDnsCache {
    param($Action, [string] $What, [string[]] $Accepted)
    Assert-Members -Value $Action -What $What -Must @('kind')
}

function Get-ClearDnsCacheState {
    param($Action, [hashtable] $Run)
    return [ordered]@{}
}

function Set-ClearDnsCache {
    param($Action, $State, [hashtable] $Run)
    Clear-DnsClientCache
}

function Test-ClearDnsCache {
    param($Action, $State, [hashtable] $Run)
    return ''
}

function Undo-ClearDnsCache {
    param($Action, $State, [hashtable] $Run)
}
