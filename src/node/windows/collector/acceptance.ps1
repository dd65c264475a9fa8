# Questions that only Windows can answer, in order of harm. Nothing of Remote Desktop is changed: a file and a task of our own
# are made, looked at and removed.

function Add-Answer {
    param($Report, [string] $Id, [string] $Question, [string] $Name)
    $entry = [ordered]@{ id = $Id; question = $Question }
    try {
        $entry['answer'] = & "Test-$Name" -Report $Report
    } catch {
        $entry['problem'] = Get-Text -Value $_.Exception.Message -Max 400
        $entry['errorId'] = Get-Text -Value $_.FullyQualifiedErrorId
    }
    [void] $Report['answers'].Add($entry)
}

function Test-JournalStream {
    param($Report)
    $path = [IO.Path]::GetTempFileName()
    $answer = [ordered]@{}
    try {
        try {
            $stream = New-Object -TypeName System.IO.FileStream -ArgumentList ([string] $path), ([IO.FileMode]::Append), ([IO.FileAccess]::Write), ([IO.FileShare]::Read), 4096, ([IO.FileOptions]::WriteThrough)
            $stream.Dispose()
            $answer['byTypes'] = 'works'
        } catch {
            $answer['byTypes'] = Get-Text -Value $_.Exception.Message
        }
    } finally {
        [IO.File]::Delete($path)
    }
    return $answer
}

# The key files of the listener as this account sees them.
function Test-KeyFiles {
    param($Report)
    $list = @()
    foreach ($file in @(Get-ChildItem -LiteralPath (Get-MachineKeysFolder) -Filter 'f686aace6942fb7f7ceb231212eef4a4_*' -Force)) {
        $entry = [ordered]@{}
        try {
            $entry['sddl'] = Get-FileSddl -Path $file.FullName
        } catch {
            $entry['sddlProblem'] = Get-Text -Value $_.FullyQualifiedErrorId
        }
        try {
            $entry['sha256'] = (Get-FileHashText -Path $file.FullName).Substring(0, 8)
        } catch {
            $entry['contentProblem'] = Get-Text -Value $_.FullyQualifiedErrorId
        }
        $list += $entry
    }
    return , $list
}

# A protected list, one more entry, and back: on a file of our own.
function Test-AccessLists {
    param($Report)
    $path = [IO.Path]::GetTempFileName()
    $run = @{ Folder = Split-Path -Path $path -Parent }
    try {
        [void] (Invoke-Tool -Name 'icacls' -Arguments @($path, '/inheritance:r', '/grant:r', '*S-1-5-18:F', '/grant:r', '*S-1-5-32-544:F'))
        $before = Get-FileSddl -Path $path
        $list = Get-AccessList -Path $path
        Add-FileRight -Path $path -Sid 'S-1-5-20' -Right 'R'
        $granted = Get-FileSddl -Path $path
        Restore-AccessList -Run $run -Path $path -List $list
        return [ordered]@{ before = $before; granted = $granted; after = (Get-FileSddl -Path $path); sameEntries = [bool] ((Get-AccessList -Path $path) -ceq $list) }
    } finally {
        [IO.File]::Delete($path)
    }
}

# Whether SYSTEM runs a script file here: what looks after a plan that is cut off rests on it.
function Test-SystemTask {
    param($Report)
    $folder = Join-Path -Path $env:ProgramData -ChildPath 'rdpdoctor-acceptance'
    [void] [IO.Directory]::CreateDirectory($folder)
    [void] (Invoke-Tool -Name 'icacls' -Arguments @($folder, '/inheritance:r', '/grant:r', '*S-1-5-18:(OI)(CI)F', '/grant:r', '*S-1-5-32-544:(OI)(CI)F'))
    $script = Join-Path -Path $folder -ChildPath 'who.ps1'
    $answer = Join-Path -Path $folder -ChildPath 'who.txt'
    [IO.File]::WriteAllText($script, "param([switch] `$Yes)`n& whoami.exe /user /fo csv /nh | Out-File -Encoding ascii -LiteralPath '$answer'`n", [Text.Encoding]::ASCII)
    $engine = $env:SystemRoot
    foreach ($part in @('System32', 'WindowsPowerShell', 'v1.0', 'powershell.exe')) {
        $engine = Join-Path -Path $engine -ChildPath $part
    }
    $action = New-ScheduledTaskAction -Execute $engine -Argument "-NoProfile -NonInteractive -ExecutionPolicy Bypass -File `"$script`" -Yes"
    $principal = New-ScheduledTaskPrincipal -UserId 'S-1-5-18' -LogonType ServiceAccount -RunLevel Highest
    $settings = New-ScheduledTaskSettingsSet -AllowStartIfOnBatteries -DontStopIfGoingOnBatteries
    [void] (Register-ScheduledTask -TaskName 'rdpdoctor-acceptance-system' -Action $action -Principal $principal -Settings $settings -Force)
    try {
        Start-ScheduledTask -TaskName 'rdpdoctor-acceptance-system'
        $tries = 0
        while (-not (Test-Path -LiteralPath $answer) -and $tries -lt 60) {
            $tries++
            Start-Sleep -Seconds 1
        }
        $who = ''
        if (Test-Path -LiteralPath $answer) {
            $who = [IO.File]::ReadAllText($answer).Trim()
        }
        return [ordered]@{ seconds = [long] $tries; who = (Get-Text -Value $who) }
    } finally {
        Unregister-ScheduledTask -TaskName 'rdpdoctor-acceptance-system' -Confirm:$false
        [IO.File]::Delete($script)
        [IO.File]::Delete($answer)
    }
}

# Whether a script can read its own text, however it was started: the file for the task is written from it.
function Test-OwnText {
    param($Report)
    return [ordered]@{ characters = [long] $ownText.Length; path = [bool] $PSCommandPath }
}

function Test-Certutil {
    param($Report)
    $list = @()
    foreach ($store in @('My', 'Remote Desktop')) {
        foreach ($sha1 in @(Get-StoreThumbprint -Store $store | ForEach-Object -Process { $_ } | Select-Object -First 5)) {
            [void] (Invoke-Tool -Name 'certutil' -Arguments @('-silent', '-store', $store, $sha1) -Good @())
            $list += [ordered]@{ store = $store; exitCode = [long] $LASTEXITCODE; keyFile = [bool] ((Get-KeyFilePath -Store $store -Thumbprint $sha1) -ne '') }
        }
    }
    return , $list
}

function Test-Licensing {
    param($Report)
    $setting = @(Get-CimInstance -Namespace 'root\cimv2\TerminalServices' -ClassName Win32_TerminalServiceSetting)[0]
    return [ordered]@{ licensingType = [long] $setting.LicensingType; terminalServerMode = [long] $setting.TerminalServerMode; graceDays = (Get-GraceDays -Setting $setting); servers = (Get-LicenseServer -Setting $setting).Length }
}

function Test-Members {
    param($Report)
    $adsi = Get-GroupSidByAdsi -Group 'S-1-5-32-544'
    $both = Get-GroupSid -Group 'S-1-5-32-544'
    return [ordered]@{ byAdsi = [long] $adsi.Length; byCmdlet = [long] $both.Length }
}

# Exit codes of programs whose words are translated.
function Test-Tools {
    param($Report)
    $answer = [ordered]@{}
    [void] (Invoke-Tool -Name 'w32tm' -Arguments @('/query', '/status') -Good @())
    $answer['w32tm /query /status'] = [long] $LASTEXITCODE
    [void] (Invoke-Tool -Name 'netsh' -Arguments @('http', 'show', 'sslcert') -Good @())
    $answer['netsh http show sslcert'] = [long] $LASTEXITCODE
    # It runs already: 1056.
    [void] (Invoke-Tool -Name 'sc' -Arguments @('start', 'CryptSvc') -Good @())
    $answer['sc start CryptSvc'] = [long] $LASTEXITCODE
    $answer['lines of qwinsta'] = [long] (Get-SessionLine).Length
    return $answer
}

function Test-Firewall {
    param($Report)
    return @(Get-NetFirewallProfile -PolicyStore 'ActiveStore' | ForEach-Object -Process { "$($_.Name) $($_.Enabled) local:$($_.AllowLocalFirewallRules) inbound:$($_.AllowInboundRules)" })
}

# On a server with RD Connection Broker: its own answer to who presents what, and whether it has bound the listener itself.
function Test-Deployment {
    param($Report)
    $bound = Get-RegistryValue -Key $keyListener -Name 'SSLCertificateSHA1Hash'
    $list = @()
    foreach ($one in (Get-DeploymentCertificate)) {
        $same = $null -ne $bound -and [string] $bound['data'] -ceq (Get-ListenerHash -Thumbprint $one.Thumbprint)
        $list += [ordered]@{ role = $one.Role; ends = $one.Ends; names = @($one.Names).Length; boundToListener = [bool] $same }
    }
    return [ordered]@{ broker = [bool] (Test-Broker); certificates = $list }
}

$report = [ordered]@{
    format     = 'rdpdoctor-acceptance'
    version    = [long] 1
    engine     = (Get-EngineText)
    bits       = [long] (8 * [IntPtr]::Size)
    build      = (Get-VersionText)
    language   = [string] [Globalization.CultureInfo]::CurrentUICulture.Name
    elevated   = [bool] (Test-Elevated)
    startedAt  = (Get-UtcTime)
    finishedAt = ''
    answers    = (New-Object -TypeName System.Collections.ArrayList)
}
$ownText = [string] $MyInvocation.MyCommand.ScriptBlock
Add-Answer -Report $report -Id 'journal-stream' -Question 'can a journal be opened at all on this engine' -Name 'JournalStream'
Add-Answer -Report $report -Id 'key-files' -Question 'may this account see the list and the content of the listener''s key files' -Name 'KeyFiles'
Add-Answer -Report $report -Id 'access-lists' -Question 'is a protected list the same again after icacls /grant and /restore' -Name 'AccessLists'
Add-Answer -Report $report -Id 'system-task' -Question 'does a scheduled task of SYSTEM run a script file' -Name 'SystemTask'
Add-Answer -Report $report -Id 'own-text' -Question 'can a script read its own text' -Name 'OwnText'
Add-Answer -Report $report -Id 'certutil' -Question 'what does certutil -silent end with' -Name 'Certutil'
Add-Answer -Report $report -Id 'tools' -Question 'what do the programs end with' -Name 'Tools'
Add-Answer -Report $report -Id 'members' -Question 'do ADSI and the cmdlet name the same members' -Name 'Members'
Add-Answer -Report $report -Id 'licensing' -Question 'what does Win32_TerminalServiceSetting say' -Name 'Licensing'
Add-Answer -Report $report -Id 'firewall' -Question 'how are the profiles'' switches spelt' -Name 'Firewall'
Add-Answer -Report $report -Id 'deployment' -Question 'what does RD Connection Broker say of its certificates' -Name 'Deployment'
$report['finishedAt'] = Get-UtcTime
ConvertTo-JsonText -Value $report
