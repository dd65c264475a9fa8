$actions['addGroupMember'] = @{ Name = 'AddGroupMember'; Drops = 'nothing'; Undo = 'exact'; Always = $false; AfterUndo = $false; Scope = 'machine' }

function Assert-AddGroupMember {
    param($Action, [string] $What, [string[]] $Accepted)
    Assert-Members -Value $Action -What $What -Must @('kind', 'group', 'member')
    Assert-OneOf -Value $Action['group'] -What "$What group" -Choices @('S-1-5-32-555')
    Assert-Text -Value $Action['member'] -What "$What member" -Pattern '\A[^"/\[\]:;|=,+*?<>\x00-\x1f]{1,256}\z'
    if (@('S-1-1-0', 'S-1-5-11', 'S-1-5-7', 'S-1-5-32-545', 'S-1-5-32-546') -contains $Action['member']) {
        Stop-Refused -Says "${What}: everybody is not a member that rdpdoctor adds"
    }
}

# Members by SID: the names of groups and accounts are translated.
function Get-AddGroupMemberState {
    param($Action, [hashtable] $Run)
    $sids = @(Get-LocalGroupMember -SID $Action['group'] | ForEach-Object -Process { [string] $_.SID } | Sort-Object)
    return [ordered]@{ members = $sids }
}

function Test-IsMember {
    param($Member, $Action)
    return [string] $Member.SID -eq $Action['member'] -or [string] $Member.Name -eq $Action['member'] -or ([string] $Member.Name).Split('\')[-1] -eq $Action['member']
}

function Set-AddGroupMember {
    param($Action, $State, [hashtable] $Run)
    try {
        Add-LocalGroupMember -SID $Action['group'] -Member $Action['member']
    } catch {
        if ([string] $_.FullyQualifiedErrorId -notmatch '\AMemberExists') {
            throw
        }
    }
}

function Test-AddGroupMember {
    param($Action, $State, [hashtable] $Run)
    foreach ($one in @(Get-LocalGroupMember -SID $Action['group'])) {
        if (Test-IsMember -Member $one -Action $Action) {
            # A translated name can mean everybody; its SID tells.
            if ([string] $one.SID -match '\A(S-1-1-0|S-1-5-(7|11)|S-1-5-32-54[56]|S-1-5-21-.*-51[34])\z' -and @($State['members']) -cnotcontains [string] $one.SID) {
                return "$($Action['member']) is $($one.SID), which is everybody; nobody is let in that widely"
            }
            return ''
        }
    }
    return "$($Action['member']) is no member of the group $($Action['group'])"
}

function Undo-AddGroupMember {
    param($Action, $State, [hashtable] $Run)
    foreach ($one in @(Get-LocalGroupMember -SID $Action['group'])) {
        if ((Test-IsMember -Member $one -Action $Action) -and @($State['members']) -cnotcontains [string] $one.SID) {
            Remove-LocalGroupMember -SID $Action['group'] -Member ([string] $one.SID)
        }
    }
}
