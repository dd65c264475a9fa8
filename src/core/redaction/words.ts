/** Words of rdpdoctor's own texts in lower case; scripts/words.mjs gathers them. */
export const ownWords = `
a149 a410 aa aaaa aac aace aad aadtenantid ab abcaf abort aborted about above absence absent ac aca acc accept
acceptable acceptance accepted accepting accepts access accessdenied accessed accessing account accounts achieved
ack acknowledge acknowledged acknowledges acks acl acquired action actions active activity activityhint acts actual
ad ad29 adaccount adapter adapters adb add added addin adding address addresses adds admin administer administration
administrative administratively administrator administrators adml admx advanced advertised advice ae aefdd aes af
aff affected after afterwards again against agateway agent agents ago agree agreed agreement agrees ahead ai alert
alerts algorithm algorithms alias alive all allotted allow allowed allowencryptionoracle allowing allows alone along
already also alt alter altered alternate alternative alters although alto always ambiguities ambiguity among amount
amp an analytic and anew anhkgg animation anims announced announces anon anonymous another ansi answer answered
answers antivirus any anybody anyone anything anyway anywhere apache apart api apiinitiated apos app appdata appear
appears appendix apple application applications applied applies apply approach apps arbitration architect archive
archives are arena argument arguments aria armpath around arrival arrivals arrive arrived arrives artefacts article
articles as ascii aside ask asked asking askpfeplat asks asn asn1 aspx assets assigned assume at attach attack
attacker attempt attempted attempts attribute attributes audiocapturemode audiomode audioqualitymode auditing
auditors auth authenticate authenticated authenticating authentication authenticationlevel authn authori
authorisation authorised authorities authority authorization authorized authz auto autodetect automate automatic
automatically autoreconnect autoreconnection autoruns av available avast avd avoids await awakecoding away aws ax az
az80xlab azure b000 b0x b2050 b224 b5af ba bab back bad badly bag balancer balancers balert bandwidth
bandwidthautodetect banner bar bare barracuda base base64 base64url based baseline basic basis bastion bastions
battery bb bbc bbfc bc bc45 bd bda bda8 bdc be bebca became because becomes been before began begin beginning begins
begun behalf behaviour behind being belong belongs below ber beset beside best better between bevents beyond bf big
bin binary bind binding bindings binds binxml bios bit bitdefender bitmap bitmapcachepersistenable bitmapcachesize
bitmaps bits black blaming blank blob blobs block blocked blocking blocks blog blogs blsm blue bmp body boolean boot
born both bound boundsha1 bpp brackets brainpool branches brcm brdpcore brdstls break breaks breason bring brings
broke broken broker brokerclient brute bschannel btermdd btermserv budget buffer bug build builds built builtin bulk
bump bundle busy but bv bwin bwin32 bwsa by bypass byte bytes c000 c001 c002 c003 c004 c005 c006 c007 c008 c009 c00a
c00b c00c c00d c00e c00f c010 c011 c012 c013 c014 c015 c016 c017 c018 c019 c023 c024 c025 c026 c027 c028 c029 c02a
c02b c02c c02d c02e c02f c030 c031 c032 c050 c051 c052 c053 c056 c057 c05a c05b c05c c05d c060 c061 c072 c073 c076
c077 c07a c07b c07c c07d c080 c081 c084 c085 c086 c087 c08a c08b c09c c09d c09e c09f c0a0 c0a1 c0a2 c0a3 c0ac c0ad
c0ae c0af ca cab cab6 cabinet cable cacertificates cache caching cal call called caller calling calls cals came
camellia camera cameras camerastoredirect can canceled cancelled candidate cannot cant cap capabilities capability
caps capture captured captures capturing card cards careful carries carry case cases category cause caused causes
caveat cb cbb cbc cc cca cca8 cca9 ccaa ccf ccm cd cdata cdb cdo ce ce80149586d7 ceb central cer cert certain
certificate certificates certification certlm certs certsrv certutil chacha chacha20 chain challenge challenged
challenges change changed changes changing channel channels character characters check checked checkers checking
checks checksum chglogon child children chnk choice choose chooses chose chosen chunk chunks chyba cimv cimv2 cipher
ciphers circumvents cited citrix claim clamp class classic classnotavailable classnotreg cleanup clear clears
cleartextpassword client clientactivexcore clientip clients clipboard clock clocks cloned close closed closes
closing cloud cluster cmdkey cmos cn cng co coat cod code codes codice codigo codul collect collection collector
collision colour colours com come comes command commands comment comments commit committed common communication
community comp company compare compared comparing compatible complementofdefault complete completed completes
compliant component components composite composition compressed compression computer computers concerned concerns
conf conference confidence config configuration configurations configure configured configures confirm confirmed
conflict conn connect connected connecting connection connections connecton connector connects
connecttoadministerserver connecttochildsession connecttoserverconsole considered console constant constrained
constraints constructed contact contacted contain container contains content contention context contexts continue
continues continuously contradict contradicts control controller controls conversation convert cookie copied copies
copy core correct corrected correction correctly correlation corrupt could count counter counts cover covered covers
cpdx cpdx4 cr crash crashed crashes crates crc crc32 create created creates creating creation cred credential
credentials creds credssp crisis critical crlsign cross crowd crowded crq crt crypt crypto cryptographic
cryptography cs cspname csptype csrss cssp csv ctrl ctx cumulative cure cured cures curing current currentcontrolset
currently currentversion cursor curve curve25519 curves custom customer customize cut cuts cve d0 d43f d46b damage
damaged danger data database datagrams date dated dates day daylight days db dca dd dea deactivate dead deadline
deallocated death debian debug debugging decide decided decides decimal decipher decisive declared declined decode
decoded decoding decompress decompressed decompression decrypt decrypted decryption deep deeper def default defender
defined definition definitions degrades del delay delays delegat delegated delegating delegation delet delete
deleted deletes deleting deletion demand demands denied denies deny dependencies dependency dependent depending
depends deployment deprecated depth der derived des des40 desc descending description descriptions descriptors desk
desktop desktopheight desktopscalefactor desktopwidth destination destroy destroyed detail details detect detected
detection detour dev device devices devicestoredirect devolutions dgram dh dhe diagnose diagnosis diagnostic
diagnosticserviceurl dialog dialogs dialogue did die died dies differ difference different differs dig digest
digital digits digo dir direct direction directly directory dirty disabl disable disableclipboardredirection
disableconnectionsharing disablecredentialsdelegation disabled disabledbydefault disableprinterredirection
disableremoteappcapscheck disables disableudptransport disabling disagree disc discards disconnect disconnected
disconnecting disconnection disconnects discussions disjoint disk dism dismissed dismissing displaced display
displayconnectionbar displays distance distrust disturbs dll dns dnslookup do docs doctype document documentation
documented documents does doesnt domain domains done doubt doubtful down downgrade downloads dozen dozens dpapi dpi
dr drag dragging drain drained draining drains draw drawninegrid dribbling drive driver drivers drives
drivestoredirect drop dropped dropping drops drware ds dsa dsawithsha1 dss dst dt dtls duckxing due dump duplicate
during dw dwm dword dynamic dynvc e0 e362 e883 ea eacces each eaddrnotavail earlier early eb ec ecc ecdh ecdhe ecdsa
ech econnrefused econnreset ed ed25519 ed448 ede ede3 edge edit editcap edition editor ee ee13373371e3 eef eefa ef
efc effect effective effectively efficient eh ehostdown ehostunreach einval eio eisdir either eku elapsed element
elements elevated elf elliptic eloop else elsewhere embed empty en enable enablecredsspsupport enabled
enablerdsaadauth enables enablesuperpan enableworkspacereconnect enabling enc encap encipher encipherment encode
encoded encoding encrypt encrypted encryption encrypts encyclopedia end ended endian ending endings endpoint
endpointfedauth ends enetdown enetunreach enforced engine enhanced enodata enoent enotdir enotfound enough enrol
enrolling enrols enter entered enterprise entity entra entries entry enumeration env eol eperm eqgx equal equivalent
er erect ereignis err erref erreur errinfo erro error errore errors erweitert established estendid estesa esteso etc
etendu ethernet etimedout etw etwproviders even event eventid eventlog evento events ever every everybody everyone
everything everywhere evidence evt evtx ex exact exactly example examples exceeded exceeding exceeds except
exception excerpt exchange exchanges exclu exclude excluded excludes excluding exclusion exclusions exclusive exe
exec execution exempt exhausted exhaustion exhaustive exim exist existed existing exists exit expand expands
expansion expect expected expects experience expiration expire expired expires expiry explain explains explanation
explicit explorer exponent export export1024 export40 exported exporting exposed exposure ext extend extended
extendeddisconnectreasoncode extendid extension extensions extent extins extra extract f18527c48175 f2c4ad012761
f2ff3a0b6817 f3d8 f41a f7340e308a5c f8ad f9b153233dca fa fact facts fail failed failed2 failing fails failure
failures fall fallback fallowsecprotocolnegotiation falls false families family far farm fast fatal fate fatedier
fault faulty fb fbb fbb8 fbh fc fd fdclose fdenytsconnections fe features fed feed feel feels feff fehler fehlercode
feil feilkode fejl fejlkode fel felkod fell fenablewinstation fetched few fewer ff ffd ffd8ff ffdhe ffdhe2048
ffdhe3072 ffdhe4096 ffdhe6144 ffdhe8192 ffff fflate fi field fields file files filetime filled filter filtered
filters fin final find finding findings finds fine finish finished fips fipsalgorithm firewall firewalls first fit
fits five fix fixed flag flags flight flogondisabled flood floods flow flowed flows focused folder folders follow
followed following follows font for forbid forbidden forbids force forced foreign forensics forest forests forge
forged forget form format formed forms fortigate fortinet forward forwarded forwarding found foutcode fqdn fr frag
fragment fragmentation fragmented fragments frame free freerdp freeze freezes fresh from front frp ftp fulfilled
full fully function functions further future fx gajos gajos112 gap gaps gateway gatewayaccesstoken
gatewaycredentialssource gatewayhostname gatewaypassword gatewayprofileusagemethod gatewayusagemethod gathered gave
gcc gcm gdi gdiplus gen general generalised generalized generated generation generator generic geni geo geometry get
gethostbyname gets gfx gi github githubusercontent give given gives gnome gnu go goes going gone good google got gov
gpo gpresult gpupdate grace gracefully grant granted grants graphics greene grid group groups grows gt guard guessed
guessing gui guid guide guidelines guides gunzip gz gzip had half hand handed handful handle handles hands handshake
handshakes hang hangs happened happens haproxy hardening hardware harmful harmless has hash hata have head header
headline heads health healthy heard heavy height held hello help helps here hex hexadecimal hiba hibak hidden hide
hides high higher highest hint history hit hits hive hkcu hkey hklm hold holds hole home hop host hosts hotspot hour
hours how hresult hresults html http httpd https hubdiscoverygeourl hung hwid hybrid hyper hypervisor ia ia5string
iana iap ica icmp ico icon id idea identifier identity idle ids if iface ignore ignored ignores iis ill illegal
image images immediately imminent impact implementation implemented implied import imported imports
imsrdpclientadvancedsettings imsrdpclientnonscriptable imsrdppreferredredirectioninfo imstscaxevents in inaccessible
inappropriate inbound incl include includes incoming incompatible incomplete inconsistent incorporado incorrect
indefinite independent index indication inference inferred inflate info information informational informs ing
inherit inheritance ini init initial initialisation initialise initialised initiated input ins insecure inserted
inside insider insist inspecting inspection inspectors inspects inssl2format install installation installed instance
instances instead instruction insuff insufficient integer integrado integrity intel intelligentsystemsmonitoring
interactive intercepted interest interface interfaces intermediate intermediates intermittent internal internally
internet interrupted interval intervals into intrusion invalid invalidarg invalidmonitorcount invisible io ios ip
ipaddr ipban ipsec ipstring ipv ipv4 ipv6 iron ironrdp is isb iso isolation issue issued issuer issues it item items
itpro its itself iv ja jagilber january jkulbe join joined journal jp jpeg json judge judged judges judging jwk kad
kaspersky kb kb2531138 kb278381 kb3080079 kb4103721 kb5050094 kb5051987 kb5053656 kb5055523 kb5060526 kb885187
kb954398 kdc kdcproxy kdcproxyname kdcproxyurl keep keeps kept kerberos kernel key key128 key56 keyboard
keyboardhook keyexchangealgorithms keylog keys keyset kind kinds kit kiterjesztett know known knows kod kodas kode
kods kodu koodi kvp laajenn lab label lack lacked lacks lan lanadapter language lanman large larger largest last
lasts late latency later layer layout layouts lc le lead leading leads leaf learn least leave leaves leaving led
ledger left leg legacy legal len length length2 less lessons let letil lets letters level li libfreerdp library
libwinpr libyal lic licen licence licences license licensed licenses licensing licmgr lie lies life lifetime like
likely limit limited limits line lines link lint linux list listed listen listener listeners listening listens lists
literal little live lives lm load loadbalanceinfo loaded loading local locale localhost localised locally
localsessionmanager location lock locked lockout log logged login logoff logon logons logs long longer look looked
looking looks lookup loopback lose loses loss losses lossy lost low lower lowered lowering lowest lsa lsdiag lsm lt
lusrmgr lz lz4 mac machine machinekeys machines macos made magic mail main maintenance major make makes making
malformed manage management manager mandatory manifest manifests manual manually many maps march mark marked marker
match matches matching matter matters max maximizetocurrentdisplays maximum maxinstancecount may mb mcs md md4 md5
mean meaning means meant meanwhile measure measured mech mechanism mechanisms media median medium meet member
members membership memory mended mending mention menu mercy merge message messages met method methods mic microphone
microsoft middle middlebox milliseconds min minencryptionlevel minimum minor minus minute minutes mirror misleads
mismatch mismatched misses missing mitigated mix mlkem mm mobile mode modem modern modified module modules modulus
moment monitor monitoring monitors months more most mouse move moved moves ms msc msft msg msi mslicensing msrdcax
mss mstsc mstscax mstshash msv mtmana mtp mtu much multi multimon multiple must mutual my mysql myth myths name
named names namespace nanos nanoseconds nap narrow nasbench nat natfrp native nb near nearly need needed needs neg
negative nego negotiate negotiated negotiates negotiatesecuritylayer negotiation negrsp neither nement nest nested
net netconnection netconnectionprofile netlogon netname netpath netsh netskope network networkautodetect networks
neutrinolabs never new newer newest next nfkc ng nginx nibble nics nine nist nistp256 nistp384 nla nlmp nltest nltm
nmap no nobody node nodes nohuto nointerface nomachine non nonce none nonsense noout noperm nor normal normally not
note notes nothing notice noticed notices notification notify notimpl notntlmv2 now nowhere ns nse nslookup nt nt4
nte ntlm ntlmrevision ntlmssp ntop ntstatus null num number numbered numbers numeric nvd nvidia nx object objected
objection objects observed obsolete occurred octet octets odd oem of off offer offered offers office offline
offscreen offset often oid oids old older omits on once ondisconnected one ones onfatalerror online onlogonerror
only onnect oo oobe oobein open opened opener opening opens openspecs openssh openssl operation operational opt
optional options or oracle order orderly org organisation origin original originator orphans os other others
otherwise otiation ou our out outbound outcome outdated outofmemory output outside outstanding over overflow
overheard overlap overloaded overridden override overrides oversized overview overwritten own owner owningprocess
owns p12 pace paced package packages packed packet packets pad padding page pages pai pair pairs palo param param1
param2 param3 parameter parameters paraphrased parse parser part partly parts party pass passed passes password
passwords past pastebin patched path pathping paths pattern paused pauses payload pbe pcap pcapng pcb pdf pdu
pdutype pdutype2 peak peek peer peers pem pending people per performs period periodic perm permission permissions
permit permitted persistent person pfx phase phases phone phrase picks picture pieces pile pin pinconnectionbar ping
pinned pipeline pkcs pkcs1 pkcs7 pkey pki pkinit pktmon place placement places plain plan planned platform plausible
playback plug plus pm png point pointer pointers points policies policy poly poly1305 pool port ports pose position
positions possible possibly postfix power powershell pp pppo pragma pre precedes precondition preconnection prefers
prefix prepare prerequisite present presented presents preset press pressure prevented prevention previous prf price
primary prime prime256v1 principal print printable printed printers prints priority privacy private privilege
privileges pro probably probe prober probes problem problems procedure process processes processing produce produced
product productid products profile profiles program programs progress prohibited prohibiting promises prompt
promptcredentialonce promptforcredentials proof prop proper properly properties property proprietary protect
protected protection protections protects proto protocol protocols prov prove proved proven proves provider
providers provides proxies proxy ps ps1 psk pss ptp ptr pub pubkey public publish published publishes pubout purpose
put puts q192165 qiita qualifiers quality query question queue quick quirk quit quot quote quoted quoting quser
qwinsta qword r2 rackerlabs rackspace rail raise raising ran random range rank rap rar rarely ratio raw rc rc2 rc4
rcm rd rdc rdc8 rdesktop rdg rdgateway rdgiskdcproxy rdp rdpactive rdpbcgr rdpcert rdpclient rdpcorets rdpdoctor
rdpdr rdpeudp rdpinstall rdpport rdpwrap rds rdsaad rdstls re reach reachable reached reaches reaction read readable
reader readers reading readme reads ready real reappears reason reasons reassemble reboot rebooting rebuild receive
received receiver receiving recent recipe recipes recognised recognises reconn reconnect reconnected reconnecting
reconnection reconnects record recorded records recover recovered recreated recreates rect recursively recv
redirectclipboard redirectcomports redirectdirectx redirectdrives redirected redirectedauthentication redirecting
redirection redirectlocation redirector redirectposdevices redirectprinters redirectsmartcards redirectwebauthn ref
reference references refresh refusal refusals refuse refused refuses refusing reg regdb regedit regedit4 registered
registering registry regression regressions regular reinsert reinstalled reinstalls reject rejected rejecting
rejection rejects related relation relationship relative relay release released relies remains remark remarks
remediation remedies remedy remembers remmina remnants remote remoteapp remoteapplicationcmdline
remoteapplicationexpandcmdline remoteapplicationfile remoteapplicationguid remoteapplicationicon
remoteapplicationmode remoteapplicationname remoteapplicationprogram remoteconnectionmanager remotedesktopservices
remotely remoting remov remove removed removes removing renam rename renamed renaming render rendering renegotiation
renew renewal renewed renews repair repairing repairs repairstore repeat repeats replace replaced replacement
replaces replacing replay reply repnz report reported reporting reports reposted repudiation req request requested
requester requests require required requirement requirements requires requiring reserved reset resets resetting
resize resolution resolv resolve resolved resolver resolves resource resourceprovider resources resp response rest
restart restarted restarting restarts restore restored restores restrict restricted restrictedlogon restriction
restrictions rests result results resumed resumption retransmissions retried retries retrieved retry returns reuse
reused reverse reversed revision revisions revocation revoked rewrite rfb rfc rfc1035 rfc1812 rfc2923 rfc4120
rfc4821 rfc5280 rfc6125 rfc6298 rfc6724 rfc8305 rfc8446 rfc8996 rfc9155 rfc9293 richardjgreen right rights risk
risks rlsign rns roaming rob role roll room root roots round route router routing row royal royalapplications
royalapps roz rozszerz rpc rpcrt rpcrt4 rpcss rpctraffic rs rsa rsa1 rsae rsaencryption rsapublic rsassa rsp rst rtt
ruby rule ruled rules run running runs russian rustls rwinsta safe safer safety said salvage sam same sample samples
san satisfy save saved saving saw say saying says sc scale scaling scan scanners scannow schannel schedule scheduled
schema schemes scm sconnections scope screen script scripts sd sddl sdk seal sealed sealing search sec sec1 secauthn
seclevel second seconds secp secp160r1 secp192k1 secp192r1 secp224k1 secp224r1 secp256k1 secp256r1 secp384r1
secp521r1 secpkg secret secrets sect sect163k1 sect163r2 sect233k1 sect233r1 sect283k1 sect283r1 sect409k1 sect409r1
sect571k1 sect571r1 section sections secure securing security securityadvisories securitylayer securitylog
securityproviders see seed seem seen sees segment segmentation select selected selectedmonitors selecting selective
selector selects self sem send sending sends sent sentence sentences sequence serial serialnumber serv serve server
serverdevworker servername servers serves service services servicing session sessionbroker sessions sessmon set sets
setting settings settled setup several sfc sha sha1 sha224 sha256 sha384 sha512 shadow shadowing share shared
shareid shares sharing shell shift short short10 short11 short12 short13 short14 short15 short16 short17 short18
short19 short2 short20 short21 short22 short23 short3 short4 short5 short6 short7 short8 short9 shortage shorten
shortened shorter shortly should show showed showing shown shows shrouded shut shutdown shutting sid side sides sign
signal signature signatures signed signing signs signscope silence silences silent silently similar simulation
simultaneous since single singlemoninwindowedmode sink site situation situations six size sizing skew skipped skips
slot slow slower slowly slows small smaller smart smartcard smb smooth smoothing smtp sn snap snapshot snoop so
socket sockets socks socks4 socks5 software solutions some somebody someone something sometimes somewhere sonicwall
soon sophos sort sound source sources sp sp1 sp2 space span speak speaks spec special specific specification
specified speech spelling split spn spnego spoken src srp ss ssdc7fbh ssh sshd ssl ssl2 ssl2error ssl2record
ssl2suites sslcertificate sslv sslv3 ssp sspi st stack stage staging stale stalled stalls standard stands start
started starting starts startup starved stascorp state stated statement states static station stations status
statuses stay stays steady step steps still stood stop stopped stopping stops storage store stored stores story
straight strange strangers stream street strength strict string strings stripchart stronger strongest stuck stunnel
sub subinterface subject subkey subscribed substance substitution subsystem succeed succeeded succeeds success
successes successful such sudden suffers suffix suffixes suggests suitable suite suites summary super
superpanaccelerationfactor supplied support supported supports suppress suspect suspicion svc svchost swapped switch
switched switches switching sx sy syd syg symbol symptom syn sync synchronise synchronised syntax sys sysprep system
system32 systemcenter systems sz t5 table tables tag tail take taken takeown takes talk taller tallies tally tap
target targetisaadjoined tarpit tasks tbs tcp tcp4 tcp6 tcpconnection team tear techcommunity technet teleport
teletex tell tells telnet template templates temporarily ten tendu term termdd terminal terminalservices terminate
terminated terminator termserv termservice termsrv test testing tett text tgt than that the their theirs them themes
themselves then there therefore these they thing things third this those thread threat three threshold throttle
throttled throttling through throw thumbprint thumbprints tick ticket tickets ticks tidiness tied ties time timed
timeline timeout timer timers times timestamp timezone title tksh tksh164 tls tls12 tls13 tlsmin tlsv tlsv1
tlsversion tm tmp to together token tokens told tolerated tolerates too took tool top torn total touched tp tp4a
tpdu tpkt trace traceroute tracert traffic trail transition translated transmission transmitted transport transports
trap trashed travel travels treat treated treats tree trial tried tries trip trips trouble troubles troubleshoot
troubleshooting true truncated trust trusted truth try ts tsconnections tscredentials tscupgrd tsdiscon tsenabled
tsgateway tsgeneral tsgeneralsetting tsgu tspassword tsrequest tssdis tssec tsseckeyset1 tsserver tsserverdrainmode
tsuser tsv ttl tunnel turn turned turns twice two txt type typed types typical typing u0000 u0008 u000b u000c u000e
u001b u001f u0020 u007f u009f u061c u0660 u0669 u06f0 u06f9 u16 u200b u200f u2028 u202a u202e u2060 u2069 u2212 u32
u8 ud udp udp4 udp6 udptransport udvidet ufeff ufff ufff9 ufffb ufffd ufffe uffff ui uid uitgebreid
ultimatewindowssecurity um umbrella unable unasked unattend unattended unauthorized unavailable unbind unchanged
uncheck unclear uncompressed unconfirmed undecided under understood undo undoable undone unencrypted unexpected
unexpectedly unexplained unfinished unfit unicode uninstalling unique unit universal unknown unless unlike unlimited
unlock unobtainable unpack unpacked unpacks unpatched unreachable unreached unread unreadable unrecognized
unrequired unresolved unsafe unsaved unsecured unset unspecified unsuccessful unsupported untangle until untrusted
untrustedroot unusable unused unusual unusually unverified unwanted up upd update updated updates upgrade upgraded
upgrades upload upon upper upward urgency uri url us usable usage usages usb usbdevicestoredirect use used useful
user user2user userauthentication useredirectionservername username users userspecifiedservername uses using usual
usually ut utc utctime utf utf8 utf8string utvidet v1607 v1809 v2 v22h2 v5 vague valid validated validation validity
value values var variable vc vchannel vchannels ver verbatim verbose verdict verifiable verified verifier verify
verifystore version versions very vhd via video videoplaybackmode view viewer vinfris violation virhe virtual
virtualdesktoptoolarge visible vista vm vnc vocabulary vordefiniert vpn vs vuln vulnerable w10 w11 w32time w32tm
wait waiting waits wake waking walk wallpaper wanted wants warn warning warnings warns was watchguard way wd wddm we
weak weakens weaker web websocket well went wepexplorer were what whatever when where whether which while who
whoever whole whom whose why wi wid wide wider width wiki wild wildcard will win win10 win32 window windowed
windowpos windows windows11 windowsnews windowsserverdocs windowsupdateclient winevt winhttp winlogon winposstr
winpr wins winsock winstation winstationextensions winstations wire wireshark with withdraw within without wksta
wlan word words work workaround worked workgroup working works workspace workspaceid workstation worse woshub would
wrapped wrapper wrappers wrapping write writes written wrong wrongly wsaeacces wsaeaddrinuse wsaeconnaborted
wsaeconnrefused wsaeconnreset wsaehostdown wsaehostunreach wsaenetdown wsaenetunreach wsaenobufs wsaetimedout
wsahost wsano wsatry wss wvd www x224 x224ccf x224crq x224data x25519 x448 x509 xc xcore xf xfreerdp xml xmlns xp
xrdp xxxx year years yes yet you your yours z0 za zero zip zip64 zlib zod zone zscaler zstd
`;
