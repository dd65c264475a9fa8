"""slow-way.py DEVICE ADDRESS PEER OWN_SOCKET OTHER_SOCKET DELAY_MS: one end of a slow way between two namespaces.

What the namespace sends into its TUN device is held back and handed to the other end, which does the same.
"""
import collections, fcntl, os, select, socket, struct, subprocess, sys, time

device, address, peer, own, other, delay_ms = sys.argv[1:7]
TUNSETIFF, IFF_TUN_NO_PI = 0x400454CA, 0x1001
tun = os.open("/dev/net/tun", os.O_RDWR | os.O_NONBLOCK)
fcntl.ioctl(tun, TUNSETIFF, struct.pack("16sH22s", device.encode(), IFF_TUN_NO_PI, b""))
subprocess.check_call(["ip", "addr", "add", address, "peer", peer, "dev", device])
subprocess.check_call(["ip", "link", "set", device, "up"])
pair = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
pair.bind(own)
print("ready", flush=True)

delay, held = float(delay_ms) / 1000, collections.deque()
while True:
    wait = max(0, held[0][0] - time.monotonic()) if held else None
    readable, _, _ = select.select([tun, pair], [], [], wait)
    if tun in readable:
        held.append((time.monotonic() + delay, os.read(tun, 65536)))
    if pair in readable:
        os.write(tun, pair.recv(65536))
    while held and held[0][0] <= time.monotonic():
        try:
            pair.sendto(held.popleft()[1], other)
        except (FileNotFoundError, ConnectionRefusedError):
            pass
