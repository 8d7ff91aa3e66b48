#!/usr/bin/env python3
"""Starts a Redis server for a program, and compares what the program prints.

    with_server.py --expect expected.txt ../../build/bin/redis_tour

The program runs twice, with the server's Unix socket and with its TCP address as the last argument, and must print the same
each time. The server keeps nothing on disk, and ends with this script.
"""

import argparse
import difflib
import pathlib
import socket
import subprocess
import sys
import tempfile
import time

DEADLINE = 30  # seconds for a server to start or a program to run


class ServerError(Exception):
    """The server cannot be had."""


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def answers(path):
    """True if a server answers PING on a Unix socket."""
    try:
        with socket.socket(socket.AF_UNIX) as connection:
            connection.settimeout(DEADLINE)
            connection.connect(str(path))
            connection.sendall(b"PING\r\n")
            return connection.recv(64) == b"+PONG\r\n"
    except OSError:
        return False


def start(directory):
    """A server that answers, with its socket and its port. Somebody else may take the port first; then another one is tried."""
    path = directory / "redis.sock"
    log = directory / "redis.log"
    for _ in range(5):
        port = free_port()
        command = ["redis-server", "--bind", "127.0.0.1", "--port", str(port), "--unixsocket", str(path), "--save", "", "--appendonly",
                   "no", "--dir", str(directory), "--logfile", str(log)]
        server = subprocess.Popen(command, stdin=subprocess.DEVNULL)
        until = time.monotonic() + DEADLINE
        while server.poll() is None and time.monotonic() < until:
            if answers(path):
                return server, path, port
            time.sleep(0.01)
        stop(server)
    raise ServerError("no redis-server has started:\n" + (log.read_text() if log.exists() else ""))


def stop(server):
    server.terminate()
    try:
        server.wait(DEADLINE)
    except subprocess.TimeoutExpired:
        server.kill()
        server.wait()


def is_as_expected(command, expected):
    """Runs the program, and tells what is different."""
    done = subprocess.run(command, capture_output=True, text=True, timeout=DEADLINE, check=False)
    if done.returncode == 0 and done.stdout == expected:
        return True
    print(f"{' '.join(command)}: exit status {done.returncode}")
    lines = difflib.unified_diff(expected.splitlines(), done.stdout.splitlines(), "expected", "printed", lineterm="")
    print(*lines, done.stderr, sep="\n")
    return False


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--expect", required=True, type=pathlib.Path, help="the file with what the program is to print")
    parser.add_argument("command", nargs="+")
    options = parser.parse_args()
    expected = options.expect.read_text()
    with tempfile.TemporaryDirectory() as directory:
        server, path, port = start(pathlib.Path(directory))
        try:
            results = [is_as_expected([*options.command, address], expected) for address in (str(path), f"127.0.0.1:{port}")]
        finally:
            stop(server)
    return 0 if all(results) else 1


if __name__ == "__main__":
    sys.exit(main())
