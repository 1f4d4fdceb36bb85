"""S19: what the program stands on, as a bill of materials (CycloneDX), and an audit of it.

Without a network: every file is as its distribution says (``RECORD``), every version fits what is asked for, every
distribution and its licence stand in ``parts.tsv`` (what is new there wants an explanation).  With ``pip-audit`` and a
feed: none is known to be broken, if what mends it is out; the answer is kept, and without the feed the last one is
told with its day.
"""

import json
import re
import subprocess
import sys
import tomllib
from base64 import urlsafe_b64encode
from datetime import UTC, datetime
from hashlib import sha256
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from importlib.util import find_spec
from pathlib import Path

from quizgen import __version__
from tests.trials.serving import ROOT, told

FILE = ROOT / "build" / "sbom.json"
ANSWER = FILE.with_name("audit.json")
PARTS = Path(__file__).with_name("parts.tsv")
NEEDED = re.compile(r"(?P<name>[A-Za-z0-9._-]+) *(?:\[(?P<extras>[^\]]*)\])?")
FEEDS = ("pypi", "osv")
EXTRAS = ("postgres",)
PATIENCE = 60


def run() -> bool:
    """Write the bill, audit it where that can be done."""
    found = sorted(_closure(_declared()), key=lambda d: d.name.lower())
    FILE.parent.mkdir(exist_ok=True)
    FILE.write_text(json.dumps(_bill(found), indent=1) + "\n", encoding="utf-8")
    spoilt = [f"{d.name}: {file}" for d in found for file in _changed(d)]
    known = dict(line.split("\t") for line in PARTS.read_text(encoding="utf-8").splitlines()[2:])
    new = [d.name for d in found if known.get(_plain(d.name)) != _licence(d)]
    unfit = _unfit()
    audited, broken = _audit(found)
    counted = (
        f"{len(found)} distributions in {FILE.relative_to(ROOT)}, files changed since they were installed: "
        f"{spoilt or 'none'}, not in {PARTS.name} with this licence: {new or 'none'}, "
        f"{unfit or 'versions fit'}; {audited}"
    )
    return told("S19", counted, not (spoilt or new or unfit or broken))


def _changed(part: Distribution) -> list[str]:
    """The files that are not as they were installed."""
    sums = {file: file.hash.value for file in part.files or () if file.hash}
    return [str(file) for file, told in sums.items() if _digest(Path(str(file.locate()))) != told]


def _digest(path: Path) -> str:
    """The sum of a file as ``RECORD`` writes it; nothing if it is gone."""
    if not path.is_file():
        return ""
    return urlsafe_b64encode(sha256(path.read_bytes()).digest()).decode().rstrip("=")


def _licence(part: Distribution) -> str:
    """What a distribution says of its licence, in one line."""
    told = part.metadata
    classes = [line.split(" :: ")[-1] for line in told.get_all("Classifier", []) if line.startswith("License ::")]
    return str(told.get("License-Expression") or ", ".join(classes) or (told.get("License") or "?").splitlines()[0])


def _unfit() -> str:
    """What pip says of versions that do not fit; nothing without pip."""
    python = ("--python", sys.executable)
    done = subprocess.run(["python3", "-m", "pip", *python, "check"], capture_output=True, text=True, check=False)
    ours = [line for line in done.stdout.splitlines() if line.startswith("quizgen ")]
    return "; ".join(ours) if done.returncode else ""


def _declared() -> list[str]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return [*project["dependencies"], *(line for name in EXTRAS for line in project["optional-dependencies"][name])]


def _closure(wanted: list[str]) -> list[Distribution]:
    """The distributions that are wanted, and all that they want; of extras those that are asked for."""
    there: dict[str, Distribution] = {}
    while wanted:
        line = NEEDED.match(wanted.pop())
        if line is None or (plain := _plain(line["name"])) in there:
            continue
        try:
            there[plain] = distribution(line["name"])
        except PackageNotFoundError:
            continue  # for another system
        wanted += [each for each in there[plain].requires or [] if _applies(each, line["extras"] or "")]
    return list(there.values())


def _applies(line: str, extras: str) -> bool:
    """Whether a line of what is required stands for this Python, and for one of these extras if it is for one."""
    older = re.search(r"python(?:_full)?_version *<=? *[\"']3\.(\d+)", line)
    extra = re.search(r"extra *== *[\"']([^\"']+)", line)
    return not (older and int(older[1]) <= sys.version_info.minor) and (not extra or extra[1] in extras.split(","))


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def _bill(found: list[Distribution]) -> dict[str, object]:
    components = [
        {
            "type": "library",
            "name": d.name,
            "version": d.version,
            "purl": f"pkg:pypi/{_plain(d.name)}@{d.version}",
            "licenses": [{"license": {"name": _licence(d)}}],
        }
        for d in found
    ]
    about = {"component": {"type": "application", "name": "quizgen", "version": __version__}}
    return {"bomFormat": "CycloneDX", "specVersion": "1.5", "version": 1, "metadata": about, "components": components}


def _audit(found: list[Distribution]) -> tuple[str, bool]:
    """What is told of the audit, and whether something is known to be broken that a newer version mends."""
    answer, why = _asked(found)
    when = "audited now"
    if answer:
        ANSWER.write_text(answer, encoding="utf-8")
    elif ANSWER.exists():
        answer = ANSWER.read_text(encoding="utf-8")
        when = f"{why}; as of {datetime.fromtimestamp(ANSWER.stat().st_mtime, UTC):%Y-%m-%d}"
    else:
        return f"not audited: {why}", False
    versions = {_plain(d.name): d.version for d in found}
    listed = [d for d in json.loads(answer)["dependencies"] if versions.get(_plain(d["name"])) == d.get("version")]
    broken = [(d["name"], v) for d in listed for v in d["vulns"]]
    names = [f"{name} {v['id']} (mended in {', '.join(v['fix_versions']) or 'none yet'})" for name, v in broken]
    told = f"{when}: {len(listed)} of {len(found)}, known to be broken: {', '.join(names) or 'none'}"
    return told, any(v["fix_versions"] for _, v in broken)


def _asked(found: list[Distribution]) -> tuple[str, str]:
    """What ``pip-audit`` answers, as JSON, or why it does not."""
    if find_spec("pip_audit") is None:
        return "", "no pip-audit here (pip install pip-audit)"
    wanted = FILE.with_name("requirements.txt")
    wanted.write_text("".join(f"{d.name}=={d.version}\n" for d in found), encoding="utf-8")
    told = []
    for feed in FEEDS:
        command = [sys.executable, "-m", "pip_audit", "--no-deps", "--disable-pip", "-f", "json", "-s", feed]
        try:
            done = subprocess.run(
                [*command, "-r", str(wanted)], capture_output=True, text=True, check=False, timeout=PATIENCE
            )
            if any("version" in each for each in json.loads(done.stdout)["dependencies"]):
                return done.stdout, ""
            told.append(f"{feed} knows none of them")
        except subprocess.TimeoutExpired:
            told.append(f"{feed} gave no answer in {PATIENCE} s")
        except (ValueError, KeyError):
            told.append(
                f"{feed} was not reached ({(done.stderr.strip().splitlines() or ['?'])[-1].split(':')[0][:80]})"
            )
    return "", ", ".join(told)
