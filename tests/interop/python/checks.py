"""What every client's program of this folder shares: the list of checks, and how their outcome is told.

A program is called with the bootstrap servers; it prints `ok NAME` or `FAILED NAME: why` for each check and ends with 1 if one failed."""
import sys
import time
import traceback

CODECS = ["none", "gzip", "snappy", "lz4", "zstd"]
RUN = str(int(time.time() * 1000))


def topic(name):
    """A name that no other run has used."""
    return f"{name}-{RUN}"


def run(checks):
    failed = 0
    for name, check in checks:
        try:
            check()
            print(f"ok {name}", flush=True)
        except Exception as e:
            failed += 1
            where = traceback.extract_tb(e.__traceback__)[-1]
            print(f"FAILED {name}: {type(e).__name__}: {e} (line {where.lineno} of {where.filename.split('/')[-1]})", flush=True)
    sys.exit(1 if failed else 0)


def until(condition, what, seconds=30):
    end = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > end:
            raise AssertionError(f"{what}: not within {seconds} s")
        time.sleep(0.05)
