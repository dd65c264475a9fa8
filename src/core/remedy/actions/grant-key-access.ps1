$actions['grantKeyAccess'] = @{ Name = 'GrantKeyAccess'; Drops = 'nothing'; Undo = 'exact'; Always = $false; AfterUndo = $false; Scope = 'machine'; Key = $true }

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
    return [ordered]@{ list = (Get-AccessList -Path (Get-RdpKeyPath -KeyFile $Action['keyFile'])) }
}

# Who has what, as Windows makes the file: NETWORK SERVICE presents the certificate, SessionEnv renews it.
function Get-KeyFileRights {
    $rights = @(
        @{ Sids = $sidSystem; Sid = 'S-1-5-18'; Right = 'F'; Wanted = 0x1F01FF; Says = 'SYSTEM has no full control of' },
        @{ Sids = $sidNetworkService; Sid = 'S-1-5-20'; Right = 'R'; Wanted = 0x120089; Says = 'NETWORK SERVICE may not read' }
    )
    $build = Get-RegistryValue -Key 'HKLM\SOFTWARE\Microsoft\Windows NT\CurrentVersion' -Name 'CurrentBuildNumber'
    if ($null -ne $build -and [int] $build['data'] -ge 17763) {
        $rights += @{ Sids = $sidSessionEnv; Sid = $sidSessionEnv[0]; Right = 'F'; Wanted = 0x1F01FF; Says = 'the service SessionEnv has no full control of' }
    }
    return , $rights
}

function Set-GrantKeyAccess {
    param($Action, $State, [hashtable] $Run)
    $path = Get-RdpKeyPath -KeyFile $Action['keyFile']
    foreach ($one in (Get-KeyFileRights)) {
        if (-not (Test-FileRight -Sddl (Get-FileSddl -Path $path) -Sids $one.Sids -Wanted $one.Wanted)) {
            Add-FileRight -Path $path -Sid $one.Sid -Right $one.Right
        }
    }
}

function Test-GrantKeyAccess {
    param($Action, $State, [hashtable] $Run)
    $sddl = Get-FileSddl -Path (Get-RdpKeyPath -KeyFile $Action['keyFile'])
    foreach ($one in (Get-KeyFileRights)) {
        if (-not (Test-FileRight -Sddl $sddl -Sids $one.Sids -Wanted $one.Wanted)) {
            return "$($one.Says) $($Action['keyFile']) ($sddl)"
        }
    }
    return ''
}

function Undo-GrantKeyAccess {
    param($Action, $State, [hashtable] $Run)
    Restore-AccessList -Run $Run -Path (Get-RdpKeyPath -KeyFile $Action['keyFile']) -List $State['list']
}
