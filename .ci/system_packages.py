"""Installs the Debian packages that Voxprop needs and that are missing; elsewhere does nothing.

Usage: .ci/python .ci/system_packages.py run|test

As root, or with sudo, apt installs them. Otherwise the one line to run is printed, and the exit
code is 1 if Voxprop cannot start without them. Only the standard library is used: this runs before
anything is installed.
"""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from app.platform_check import QT_LIBRARIES, X_LIBRARIES, missing_of  # noqa: E402 - path first

SOUND_LIBRARIES = {"libportaudio.so.2": "libportaudio2"}
TEST_COMMANDS = {
    "Xvfb": "xvfb",
    "xauth": "xauth",
    "openbox": "openbox",
    "xdotool": "xdotool",
    "convert": "imagemagick",
    "espeak-ng": "espeak-ng",
    "flite": "flite",
    "pactl": "pulseaudio-utils",
    "pulseaudio": "pulseaudio",
}
ALSA_TO_PULSE = "libasound_module_pcm_pulse.so"

INSTALL = ["apt-get", "install", "-y", "--no-install-recommends"]
# Nothing of the machine's own is ever removed, and another running apt is waited for.
UNATTENDED = ["--no-remove", "-o", "DPkg::Lock::Timeout=300"]


def needed_packages() -> list[str]:
    """Return the missing packages without which nothing starts."""
    packages = packages_of(QT_LIBRARIES)
    if os.environ.get("DISPLAY"):
        packages += packages_of(X_LIBRARIES)
    if not (ROOT / ".venv/bin/pip").exists() and importlib.util.find_spec("ensurepip") is None:
        packages.append(f"python{sys.version_info.major}.{sys.version_info.minor}-venv")
    return packages


def wanted_packages(purpose: str) -> list[str]:
    """Return the missing packages that add something: windows, sound, the tests' own devices."""
    packages = packages_of(X_LIBRARIES) + packages_of(SOUND_LIBRARIES)
    if purpose == "test":
        commands = dict(TEST_COMMANDS)
        if shutil.which("pipewire-pulse"):
            del commands["pulseaudio"]  # two sound servers on one desktop would fight
        packages += [package for name, package in commands.items() if not shutil.which(name)]
        if not any(Path("/usr/lib").glob(f"*/alsa-lib/{ALSA_TO_PULSE}")):
            packages.append("libasound2-plugins")
    return packages


def packages_of(libraries: dict[str, str]) -> list[str]:
    """Return the packages of those libraries that this machine cannot load."""
    return [libraries[name] for name in missing_of(libraries)]


def install(packages: list[str]) -> bool:
    """Install the packages if this user may, and return whether apt was content."""
    prefix: list[str] = []
    if os.geteuid() != 0:
        if not shutil.which("sudo"):
            return False
        asks_nothing = subprocess.run(["sudo", "-n", "true"], check=False, capture_output=True)
        if asks_nothing.returncode != 0 and not sys.stdin.isatty():
            return False
        prefix = ["sudo"]
    print("Installing with apt:", *packages, flush=True)
    prefix += ["env", "DEBIAN_FRONTEND=noninteractive"]
    update = [*prefix, "apt-get", "update", "-q"]
    # A source that cannot be read need not be the one that has the packages.
    subprocess.run(update, check=False, stdin=subprocess.DEVNULL)
    finished = subprocess.run(
        [*prefix, *INSTALL, *UNATTENDED, *packages], check=False, stdin=subprocess.DEVNULL
    )
    return finished.returncode == 0


def main(purpose: str) -> int:
    """Install what is missing for `run` or `test`, or say how."""
    if not (shutil.which("apt-get") and shutil.which("dpkg-query")):
        return 0
    packages = list(dict.fromkeys(needed_packages() + wanted_packages(purpose)))
    if not packages or install(packages):
        return 0
    sudo = "sudo " if shutil.which("sudo") else ""
    line = f"{sudo}apt-get update && {sudo}{' '.join(INSTALL)} {' '.join(packages)}"
    run_this = f"Run this line{'' if sudo else ' as root'} first: {line}"
    if needed_packages():
        print(f"System libraries are missing that Voxprop cannot start without. {run_this}")
        return 1
    print(f"Some system packages are missing, so not everything will work. {run_this}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
