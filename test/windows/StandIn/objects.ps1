# New-Object as Windows PowerShell 5.1 resolves it: with the overloads of .NET Framework and not with those of .NET, which lacks
# some of them. A text that could become either of two enumerations is ambiguous there (PowerShell's CoreAdapter.cs,
# FindBestMethod; FileStream has FileAccess and FileSystemRights in one place, referencesource filestream.cs).

$script:Framework = ConvertFrom-Json -AsHashtable ([IO.File]::ReadAllText((Join-Path $PSScriptRoot '../framework-overloads.json')))

function New-Object {
    [CmdletBinding()]
    param([string] $TypeName, [object[]] $ArgumentList = @())
    switch ($TypeName) {
        'System.Security.Principal.NTAccount' { return [StandInAccount]::new($ArgumentList[0]) }
        'System.Security.Principal.SecurityIdentifier' { return [StandInSid]::new($(if ($ArgumentList[0] -is [byte[]]) { [Text.Encoding]::ASCII.GetString($ArgumentList[0]) } else { $ArgumentList[0] })) }
        'System.DirectoryServices.DirectoryEntry' { return New-StandInEntry $ArgumentList[0] }
    }
    if ($ArgumentList.Count -eq 0) { return , [Activator]::CreateInstance([type] $TypeName) }
    if ($ArgumentList.Count -eq 1 -and $ArgumentList[0] -is [StringComparer]) { return , [Activator]::CreateInstance([type] $TypeName, $ArgumentList[0]) }
    # Types of the carriers, which are not ours, are not in the table.
    $known = @(if ($script:Framework.constructors.ContainsKey($TypeName)) { $script:Framework.constructors[$TypeName] })
    $rivals = @($known | Where-Object { $_.Count -eq $ArgumentList.Count -and ($_.Count -eq 0 -or $_[0] -ne 'IntPtr') })
    for ($i = 0; $i -lt $ArgumentList.Count; $i++) {
        $types = @($rivals | ForEach-Object { $_[$i] } | Sort-Object -Unique)
        if ($ArgumentList[$i] -is [string] -and $types.Count -gt 1 -and $types -cnotcontains 'string' -and @($types | Where-Object { $_ -match '^System\.' }).Count -gt 1) {
            throw [System.Management.Automation.MethodException]::new("Multiple ambiguous overloads found for `".ctor`" and the argument count: `"$($ArgumentList.Count)`".")
        }
        $name = if ($null -eq $ArgumentList[$i]) { '' } else { $ArgumentList[$i].GetType().FullName }
        if ($types -ccontains $name) { $rivals = @($rivals | Where-Object { $_[$i] -ceq $name }) }
    }
    return , (Microsoft.PowerShell.Utility\New-Object -TypeName $TypeName -ArgumentList $ArgumentList)
}

# The security identifier of an account, as LsaLookupNames finds it: by DOMAIN\name, name@domain, AzureAD\name or a local name.
class StandInAccount {
    [string] $Name
    StandInAccount([string] $name) { $this.Name = $name }
    [object] Translate([type] $to) { return [pscustomobject]@{ Value = (Find-StandInSid $this.Name) } }
}

class StandInSid {
    [string] $Value
    StandInSid([string] $value) { $this.Value = $value }
    [object] Translate([type] $to) { return [pscustomobject]@{ Value = (Find-StandInName $this.Value) } }
}

# WinNT: of ADSI: a group by its translated name, and its members with objectSid, whoever they are.
class StandInGroup {
    [object[]] $Sids
    StandInGroup([object[]] $sids) { $this.Sids = $sids }
    [object[]] Members() { return $this.Sids }
}

function New-StandInEntry {
    param($From)
    if ($From -match '^WinNT://\./([^,]+),group$') { return [StandInGroup]::new(@($script:S.groups[(Find-StandInSid $Matches[1])] | ForEach-Object { $_.sid })) }
    return [pscustomobject]@{ objectSid = [pscustomobject]@{ Value = [Text.Encoding]::ASCII.GetBytes([string] $From) } }
}
