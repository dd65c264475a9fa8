$actions['grantKeyAccess'] = @{ Name = 'GrantKeyAccess'; Drops = 'nothing'; Undo = 'exact'; Always = $false; AfterUndo = $false; Scope = 'machine' }

function Assert-GrantKeyAccess {
    param($Action, [string] $What, [string[]] $Accepted)
    Assert-Members -Value $Action -What $What -Must @('kind', 'keyFile')
    Assert-Text -Value $Action['keyFile'] -What "$What keyFile" -Pattern $patternRdpKeyFile
}

function Get-RdpKeyPath {
    param([string] $KeyFile)
    $path = Join-Path -Path (Get-MachineKeysFolder) -ChildPath $KeyFile
    if (-not (Test-Path -LiteralPath $path)) {
        Stop-WithProblem -Code 'notFound' -Says "there is no key file $path"
    }
    return $path
}

function Get-GrantKeyAccessState {
    param($Action, [hashtable] $Run)
    return [ordered]@{ sddl = (Get-FileSddl -Path (Get-RdpKeyPath -KeyFile $Action['keyFile'])) }
}

function Set-GrantKeyAccess {
    param($Action, $State, [hashtable] $Run)
    $sddl = [string] $State['sddl']
    if (-not (Test-FileRight -Sddl $sddl -Sids $sidSystem -Wanted 0x1F01FF)) {
        $sddl = Add-AccessEntry -Sddl $sddl -Rights 'FA' -Sid 'SY'
    }
    if (-not (Test-FileRight -Sddl $sddl -Sids $sidNetworkService -Wanted 0x120089)) {
        $sddl = Add-AccessEntry -Sddl $sddl -Rights 'FR' -Sid 'NS'
    }
    Set-FileSddl -Path (Get-RdpKeyPath -KeyFile $Action['keyFile']) -Sddl $sddl
}

function Test-GrantKeyAccess {
    param($Action, $State, [hashtable] $Run)
    $sddl = Get-FileSddl -Path (Get-RdpKeyPath -KeyFile $Action['keyFile'])
    if (-not (Test-FileRight -Sddl $sddl -Sids $sidNetworkService -Wanted 0x120089)) {
        return "NETWORK SERVICE may not read $($Action['keyFile']) ($sddl)"
    }
    if (-not (Test-FileRight -Sddl $sddl -Sids $sidSystem -Wanted 0x1F01FF)) {
        return "SYSTEM has no full control of $($Action['keyFile']) ($sddl)"
    }
    return ''
}

function Undo-GrantKeyAccess {
    param($Action, $State, [hashtable] $Run)
    $path = Get-RdpKeyPath -KeyFile $Action['keyFile']
    if ((Get-FileSddl -Path $path) -cne $State['sddl']) {
        Set-FileSddl -Path $path -Sddl $State['sddl']
    }
}
