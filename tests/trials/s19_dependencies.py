"""S19: what the program stands on, as a bill of materials (CycloneDX), and whether any of it is known to be broken.

``pip-audit`` tells the second, if it is installed and its feed can be reached; else the line says that it was not told.
"""

import json
import re
import subprocess
import sys
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from importlib.util import find_spec
from pathlib import Path

from quizgen import __version__
from tests.trials.serving import ROOT, told

FILE = ROOT / "build" / "sbom.json"
NEEDED = re.compile(r"^([A-Za-z0-9._-]+)[^;]*(?:;(.*))?$")


def run() -> bool:
    """Write the bill, audit it where that can be done."""
    found = sorted(_closure("quizgen", _declared()), key=lambda d: d.name.lower())
    FILE.parent.mkdir(exist_ok=True)
    FILE.write_text(json.dumps(_bill(found), indent=1) + "\n", encoding="utf-8")
    audited, broken = _audit(found)
    unpinned = [d.name for d in found if d.read_text("direct_url.json")]
    counted = (
        f"{len(found)} distributions in {FILE.relative_to(ROOT)}, {len(unpinned)} of them from no index; {audited}"
    )
    return told("s19_dependencies", counted, not broken)


def _declared() -> list[str]:
    import tomllib

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return list(project["dependencies"])


def _closure(name: str, wanted: list[str]) -> list[Distribution]:
    """The distributions that are wanted, and all that they want, without extras."""
    there: dict[str, Distribution] = {}
    while wanted:
        line = NEEDED.match(wanted.pop())
        if line is None or "extra" in (line[2] or "") or (plain := _plain(line[1])) in there:
            continue
        try:
            there[plain] = distribution(line[1])
        except PackageNotFoundError:
            continue  # for another system or an older Python
        wanted += there[plain].requires or []
    return list(there.values())


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def _bill(found: list[Distribution]) -> dict[str, object]:
    components = [
        {
            "type": "library",
            "name": d.name,
            "version": d.version,
            "purl": f"pkg:pypi/{_plain(d.name)}@{d.version}",
            "licenses": [
                {"license": {"name": d.metadata.get("License-Expression") or d.metadata.get("License") or "?"}}
            ],
        }
        for d in found
    ]
    about = {"component": {"type": "application", "name": "quizgen", "version": __version__}}
    return {"bomFormat": "CycloneDX", "specVersion": "1.5", "version": 1, "metadata": about, "components": components}


def _audit(found: list[Distribution]) -> tuple[str, bool]:
    """What is told of the audit, and whether something is known to be broken."""
    if find_spec("pip_audit") is None:
        return "not audited: pip install pip-audit", False
    wanted = Path(FILE).with_name("requirements.txt")
    wanted.write_text("".join(f"{d.name}=={d.version}\n" for d in found), encoding="utf-8")
    command = [sys.executable, "-m", "pip_audit", "--no-deps", "--disable-pip", "-f", "json", "-r", str(wanted)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    try:
        listed = json.loads(done.stdout)["dependencies"]
    except ValueError:
        return f"not audited: {(done.stderr.strip().splitlines() or ['no answer'])[-1][:150]}", False
    broken = [f"{d['name']} {v['id']}" for d in listed for v in d.get("vulns", ())]
    return f"{len(listed)} audited, known to be broken: {', '.join(broken) or 'none'}", bool(broken)
