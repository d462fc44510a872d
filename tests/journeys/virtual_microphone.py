"""A microphone without hardware: a PulseAudio daemon whose speaker its microphone hears.

Nothing of the machine's own sound is touched: the daemon has its own folder, socket and settings.
A program that opens PortAudio's device `pulse` (or the default one) in the given environment hears
what is played.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

SPEAKER, MICROPHONE = "speaker", "microphone"
RATE = 48000  # Hz
PATIENCE_SECONDS = 15.0


class VirtualMicrophone:
    """Hears what `play` plays, after `start` and `replug`; ends with `stop`.

    `environment` must be in force in the process that records, before it opens PortAudio.

    Parameters
    ----------
    rate, channels
        At which the source itself runs, as a device of that kind does.
    """

    device_name = "pulse"

    def __init__(self, rate: int = RATE, channels: int = 1) -> None:
        self.rate, self.channels = rate, channels
        # Not pytest's folder: the path of a socket has room for about 100 characters.
        self._folder = Path(tempfile.mkdtemp(prefix="virtual-microphone-"))
        self._processes: list[subprocess.Popen[bytes]] = []
        settings = self._folder / "client.conf"
        settings.write_text("autospawn = no\n")
        self._socket = self._folder / "native"
        self.environment = {
            "PULSE_SERVER": f"unix:{self._socket}",
            "PULSE_RUNTIME_PATH": str(self._folder),
            "PULSE_STATE_PATH": str(self._folder / "state"),
            "PULSE_COOKIE": str(self._folder / "cookie"),
            "PULSE_CLIENTCONFIG": str(settings),
        }

    @staticmethod
    def missing_programs() -> list[str]:
        """Return the programs that a virtual microphone needs and this machine does not have."""
        return [name for name in ("pulseaudio", "pactl", "paplay") if not shutil.which(name)]

    def start(self) -> None:
        """Start the daemon, without a microphone yet; OSError if it does not come up."""
        script = self._folder / "daemon.pa"
        script.write_text(
            "load-module module-native-protocol-unix auth-anonymous=1 auth-cookie-enabled=0 "
            f"socket={self._socket}\n"
        )
        daemon = self._spawn(
            "pulseaudio", "-n", "-F", str(script), "--daemonize=no", "--exit-idle-time=-1",
            "--use-pid-file=no", "--disallow-exit=yes", "--high-priority=no", "--realtime=no",
            f"--log-target=file:{self._folder / 'log'}",
        )  # fmt: skip

        def answers() -> bool:
            if daemon.poll() is not None:
                raise OSError(f"pulseaudio ended with code {daemon.returncode}: {self._log()}")
            return self._run("pactl", "info").returncode == 0

        _wait_until(answers, "the PulseAudio daemon answers")

    def play(self, path: Path) -> subprocess.Popen[bytes]:
        """Begin to play a sound file into the microphone; the process ends with the sound."""
        return self._spawn("paplay", f"--device={SPEAKER}", str(path))

    def run_beside(self, *command: str, **streams: object) -> subprocess.Popen[bytes]:
        """Run another program that plays into the microphone, or listens to it too."""
        return self._spawn(*command, **streams)

    def home_with(self, configuration: str) -> Path:
        """Return a home folder in which ALSA finds its configuration."""
        home = self._folder / "home"
        home.mkdir()
        (home / ".asoundrc").write_text(configuration)
        return home

    def unplug(self) -> None:
        """Take the microphone away, as when its cable is pulled."""
        # Both: with the source alone gone, PulseAudio silently moves the streams elsewhere.
        self._control("unload-module", "module-remap-source")
        self._control("unload-module", "module-null-sink")
        _wait_until(lambda: not self._list("sources"), "the microphone is gone")

    def replug(self) -> None:
        """Give the microphone (back), and return when it delivers sound."""
        speaker = [f"sink_name={SPEAKER}", f"rate={self.rate}", f"channels={self.channels}"]
        self._control("load-module", "module-null-sink", *speaker)
        source = [f"source_name={MICROPHONE}", f"master={SPEAKER}.monitor"]
        self._control("load-module", "module-remap-source", *source)
        self._control("set-default-sink", SPEAKER)
        self._control("set-default-source", MICROPHONE)
        # An idle null sink wakes only every 2 s, which would make the first block late: silence
        # keeps it awake, and suspending it until the silence is there spares its first long sleep.
        self._control("suspend-sink", SPEAKER, "1")
        raw = ["--raw", f"--rate={self.rate}", "--channels=1", "--latency-msec=20"]
        with Path("/dev/zero").open("rb") as silence:
            self._spawn("pacat", f"--device={SPEAKER}", *raw, stdin=silence)
        _wait_until(lambda: bool(self._list("sink-inputs")), "silence is played")
        self._control("suspend-sink", SPEAKER, "0")
        _wait_until(lambda: b"RUNNING" in self._list("sinks"), "the speaker runs")
        heard = self._spawn("parec", f"--device={MICROPHONE}", *raw, stdout=subprocess.PIPE)
        assert heard.stdout is not None
        os.set_blocking(heard.stdout.fileno(), False)
        _wait_until(lambda: bool(heard.stdout.read(1)), "the microphone delivers sound")
        self._end(heard)

    def stop(self) -> None:
        """End the daemon and remove everything it wrote."""
        for process in reversed(self._processes):
            self._end(process)
        self._processes.clear()
        shutil.rmtree(self._folder, ignore_errors=True)

    def _spawn(self, *command: str, **streams: object) -> subprocess.Popen[bytes]:
        silent = {
            "stdin": subprocess.DEVNULL, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL,
        }  # fmt: skip
        process = subprocess.Popen(command, env=self._full_environment(), **(silent | streams))
        self._processes.append(process)
        return process

    @staticmethod
    def _end(process: subprocess.Popen[bytes]) -> None:
        process.kill()
        process.wait(PATIENCE_SECONDS)
        if process.stdout is not None:
            process.stdout.close()

    def _run(self, *command: str) -> subprocess.CompletedProcess[bytes]:
        return subprocess.run(
            command,
            env=self._full_environment(),
            check=False,
            capture_output=True,
            timeout=PATIENCE_SECONDS,
        )

    def _control(self, *words: str) -> None:
        answer = self._run("pactl", *words)
        if answer.returncode != 0:
            raise OSError(f"pactl {' '.join(words)}: {answer.stderr.decode().strip()}")

    def _list(self, kind: str) -> bytes:
        return self._run("pactl", "list", "short", kind).stdout.strip()

    def _full_environment(self) -> dict[str, str]:
        return os.environ | self.environment

    def _log(self) -> str:
        log = self._folder / "log"
        return log.read_text(errors="replace").strip() if log.exists() else "no log"


def _wait_until(condition: Callable[[], bool], what: str) -> None:
    deadline = time.monotonic() + PATIENCE_SECONDS
    while not condition():
        if time.monotonic() > deadline:
            raise OSError(f"waited {PATIENCE_SECONDS:.0f} s in vain until {what}")
        time.sleep(0.005)
