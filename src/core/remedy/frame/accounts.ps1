# Members of a local group by SID: the names of groups and accounts are translated.

function Get-GroupSid {
    param([string] $Group)
    try {
        $sids = @(Get-LocalGroupMember -SID $Group | ForEach-Object -Process { [string] $_.SID })
    } catch {
        if ([string] $_.FullyQualifiedErrorId -like 'GroupNotFound*') {
            throw
        }
        # Before 5.1 there is no such cmdlet, and with a deleted or an Entra account in the group it fails as a whole.
        $sids = Get-GroupSidByAdsi -Group $Group
    }
    return , $sids
}

function Get-GroupSidByAdsi {
    param([string] $Group)
    $account = New-Object -TypeName System.Security.Principal.SecurityIdentifier -ArgumentList $Group
    $name = ([string] $account.Translate([System.Security.Principal.NTAccount]).Value).Split('\')[-1]
    $directory = New-Object -TypeName System.DirectoryServices.DirectoryEntry -ArgumentList ([string] "WinNT://./$name,group")
    $sids = @()
    foreach ($one in @($directory.Members())) {
        $member = New-Object -TypeName System.DirectoryServices.DirectoryEntry -ArgumentList ([object] $one)
        $sid = New-Object -TypeName System.Security.Principal.SecurityIdentifier -ArgumentList ([byte[]] $member.objectSid.Value), 0
        $sids += [string] $sid.Value
    }
    return , $sids
}
