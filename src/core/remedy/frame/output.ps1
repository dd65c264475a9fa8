# What is printed fits carriers that cut output at 4 KB: a page is one line, large results are compressed and paged.

$pageLength = 3400

# Edition and version; before 5.1 there is no edition in the table, which by dot would be an error.
function Get-EngineText {
    $edition = [string] $PSVersionTable['PSEdition']
    if ($edition -eq '') {
        $edition = 'Desktop'
    }
    return "$edition $($PSVersionTable['PSVersion'])"
}

function Get-OutputPage {
    param(
        [string] $Json,
        [int] $Number
    )
    $coding = 'json'
    $text = $Json
    if ($Json.Length -gt $pageLength) {
        $coding = 'gz'
        $text = ConvertTo-GzipText -Text $Json
    }
    $count = [Math]::Max(1, [int] [Math]::Ceiling([double] ($text.Length / $pageLength)))
    if ($Number -lt 1 -or $Number -gt $count) {
        throw "there is no page $Number of $count"
    }
    $from = ($Number - 1) * $pageLength
    $part = $text.Substring($from, [Math]::Min([int] $pageLength, [int] ($text.Length - $from)))
    return 'rdpdoctor:' + $Number + '/' + $count + ':' + $coding + ':' + $part
}

function ConvertTo-GzipText {
    param([string] $Text)
    $bytes = [Text.Encoding]::UTF8.GetBytes($Text)
    $memory = New-Object -TypeName System.IO.MemoryStream
    $gzip = New-Object -TypeName System.IO.Compression.GZipStream -ArgumentList $memory, ([IO.Compression.CompressionMode]::Compress), $true
    $gzip.Write($bytes, 0, $bytes.Length)
    $gzip.Dispose()
    return [Convert]::ToBase64String($memory.ToArray())
}
