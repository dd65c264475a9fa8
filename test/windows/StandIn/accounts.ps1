# Who runs the script, local groups, sessions and scheduled tasks.

# whoami /groups /fo csv /nh and whoami /user: names are translated, SIDs are not. 16384 is system integrity, 12288 high,
# 8192 medium.
function whoami.exe {
    $global:LASTEXITCODE = 0
    if ($args[0] -eq '/user') {
        if ($script:S.volatile.asSystem) { return '"nt-autoritaet\system","S-1-5-18"' }
        return '"corp\anna","S-1-5-21-1-2-3-1105"'
    }
    $level = if ($script:S.volatile.asSystem) { '16384' } elseif ($script:S.elevated) { '12288' } else { '8192' }
    '"VORDEFINIERT\Administratoren","Alias","S-1-5-32-544","Verbindliche Gruppe"'
    "`"Verbindliche Beschriftung\Hohe Verbindlichkeitsstufe`",`"Bezeichnung`",`"S-1-16-$level`",`"`""
}

# LsaLookupNames takes DOMAIN\name, name@domain, AzureAD\name and local names; a leaf name alone means the local account.
function Find-StandInSid {
    param([string] $Name)
    $who = @($script:S.principals | Where-Object { $_.name -eq $Name -or $_['upn'] -eq $Name -or $_.name -eq "$env:COMPUTERNAME\$Name" })
    if ($who.Count -eq 0) { throw [System.InvalidOperationException]::new('Some or all identity references could not be translated.') }
    return $who[0].sid
}

function Find-StandInName {
    param([string] $Sid)
    return @($script:S.principals | Where-Object { $_.sid -eq $Sid })[0].name
}

# qwinsta: columns are fixed, words translated (here German); sessions of people have a user, disconnected ones no station name.
function qwinsta.exe {
    Assert-On
    $global:LASTEXITCODE = 0
    ' SITZUNGSNAME      BENUTZERNAME             ID  STATUS  TYP         GERAET'
    '>services                                    0  Getr.'
    ' console                                     1  Verb.'
    foreach ($one in @($script:S.sessions)) {
        ' ' + $one.station.PadRight(18) + $one.user.PadRight(20) + ([string] $one.id).PadLeft(7) + '  ' + $(if ($one.station) { 'Aktiv' } else { 'Getr.' })
    }
    ' rdp-tcp                                 65536  Abh.'
}

function Get-LocalGroupMember {
    [CmdletBinding()]
    param([string] $SID)
    Assert-On
    if (-not $script:S.groups.ContainsKey($SID)) {
        Stop-StandIn -Message "Group $SID was not found." -Id 'GroupNotFound,Microsoft.PowerShell.Commands.GetLocalGroupMemberCommand' -Category ObjectNotFound
    }
    if ($script:S['lacks'] -contains 'Get-LocalGroupMember') { throw [System.Management.Automation.CommandNotFoundException]::new("The term 'Get-LocalGroupMember' is not recognized as the name of a cmdlet, function, script file, or operable program.") }
    # PowerShell issue 2996: one member that cannot be resolved, and the whole answer is an error.
    foreach ($one in @($script:S.groups[$SID])) { if ($one['orphan']) { Stop-StandIn -Message 'Failed to compare two elements in the array.' -Id 'System.InvalidOperationException,Microsoft.PowerShell.Commands.GetLocalGroupMemberCommand' -Category NotSpecified -Type ([System.InvalidOperationException]) } }
    foreach ($one in @($script:S.groups[$SID])) { [pscustomobject]@{ Name = $one.name; SID = $one.sid; ObjectClass = 'User' } }
}

function Add-LocalGroupMember {
    [CmdletBinding()]
    param([string] $SID, [string] $Member)
    Enter-Change "Add-LocalGroupMember $SID"
    $who = @($script:S.principals | Where-Object { $_.name -eq $Member -or $_['upn'] -eq $Member -or $_.sid -eq $Member })
    if ($who.Count -eq 0) {
        Stop-StandIn -Message "Principal $Member was not found." -Id 'PrincipalNotFound,Microsoft.PowerShell.Commands.AddLocalGroupMemberCommand' -Category ObjectNotFound
    }
    if (@($script:S.groups[$SID] | Where-Object { $_.sid -eq $who[0].sid }).Count -gt 0) {
        Stop-StandIn -Message "$Member is already a member of group." -Id 'MemberExists,Microsoft.PowerShell.Commands.AddLocalGroupMemberCommand' -Category ResourceExists
    }
    $script:S.groups[$SID] = @($script:S.groups[$SID]) + @{ name = $who[0].name; sid = $who[0].sid }
    Exit-Change "Add-LocalGroupMember $SID"
}

function Remove-LocalGroupMember {
    [CmdletBinding()]
    param([string] $SID, [string] $Member)
    Enter-Change "Remove-LocalGroupMember $SID"
    $left = @($script:S.groups[$SID] | Where-Object { $_.sid -ne $Member })
    if ($left.Count -eq @($script:S.groups[$SID]).Count) {
        Stop-StandIn -Message "Member $Member was not found in group." -Id 'MemberNotFound,Microsoft.PowerShell.Commands.RemoveLocalGroupMemberCommand' -Category ObjectNotFound
    }
    $script:S.groups[$SID] = $left
    Exit-Change "Remove-LocalGroupMember $SID"
}
