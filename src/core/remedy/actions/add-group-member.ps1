$actions['addGroupMember'] = @{ Name = 'AddGroupMember'; Drops = 'nothing'; Undo = 'exact'; Always = $false; AfterUndo = $false; Scope = 'machine' }

function Assert-AddGroupMember {
    param($Action, [string] $What, [string[]] $Accepted)
    Assert-Members -Value $Action -What $What -Must @('kind', 'group', 'member')
    Assert-OneOf -Value $Action['group'] -What "$What group" -Choices @('S-1-5-32-555')
    Assert-Text -Value $Action['member'] -What "$What member" -Pattern '\A[^"/\[\]:;|=,+*?<>\x00-\x1f]{1,256}\z'
    if (@('S-1-1-0', 'S-1-5-11', 'S-1-5-7', 'S-1-5-32-545', 'S-1-5-32-546') -contains $Action['member']) {
        Stop-Refused -Says "${What}: everybody is not a member that rdpdoctor adds"
    }
    Assert-Risk -Risk 'new-access' -Accepted $Accepted -What $What
}

# The SID of an account or group: by SID, DOMAIN\name, name@domain, AzureAD\name or the name of a local account.
function Resolve-AccountSid {
    param([string] $Name)
    if ($Name -match '\AS-1-[0-9-]+\z') {
        return $Name
    }
    try {
        $account = New-Object -TypeName System.Security.Principal.NTAccount -ArgumentList $Name
        return [string] $account.Translate([System.Security.Principal.SecurityIdentifier]).Value
    } catch {
        Stop-WithProblem -Code 'notFound' -Says "there is no account or group $Name that this computer knows ($($_.Exception.Message))"
    }
}

# A translated name can mean everybody; its SID tells.
function Assert-OnePrincipal {
    param([string] $Sid, [string] $Name)
    if ($Sid -match '\A(S-1-1-0|S-1-5-(2|4|7|11)|S-1-5-32-54[56]|S-1-5-21-.*-51[345])\z') {
        Stop-WithProblem -Code 'planRefused' -Says "$Name is $Sid, which is everybody; nobody is let in that widely"
    }
}

# Only whether this one is a member: what becomes of the others is none of this plan's.
function Get-AddGroupMemberState {
    param($Action, [hashtable] $Run)
    $sid = Resolve-AccountSid -Name $Action['member']
    Assert-OnePrincipal -Sid $sid -Name $Action['member']
    return [ordered]@{ sid = $sid; member = [bool] ((Get-GroupSid -Group $Action['group']) -ccontains $sid) }
}

function Set-AddGroupMember {
    param($Action, $State, [hashtable] $Run)
    try {
        Add-LocalGroupMember -SID $Action['group'] -Member $State['sid']
    } catch {
        if ([string] $_.FullyQualifiedErrorId -notmatch '\AMemberExists') {
            throw
        }
    }
}

function Test-AddGroupMember {
    param($Action, $State, [hashtable] $Run)
    if ((Get-GroupSid -Group $Action['group']) -ccontains $State['sid']) {
        return ''
    }
    return "$($Action['member']) ($($State['sid'])) is no member of the group $($Action['group'])"
}

function Undo-AddGroupMember {
    param($Action, $State, [hashtable] $Run)
    if (-not $State['member'] -and (Get-GroupSid -Group $Action['group']) -ccontains $State['sid']) {
        Remove-LocalGroupMember -SID $Action['group'] -Member $State['sid']
    }
}
