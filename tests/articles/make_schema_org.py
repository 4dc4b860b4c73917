"""Writes schema_org.json, the part of the schema.org vocabulary that our pages use.

It comes from the npm package `schema-dts` (TypeScript definitions of schema.org, Apache-2.0), which is
fetched into a folder that is removed again. To write the file anew, after a new type in TYPES or a new
release of schema.org, with npm and the network at hand:

    python -m tests.articles.make_schema_org
"""

import json
import re
import subprocess
import tempfile
from collections import defaultdict
from pathlib import Path

PACKAGE = "schema-dts@2.1.0"
FILE = Path(__file__).with_name("schema_org.json")
# What our pages say they are; what these types descend from is added.
TYPES = (
    "AnatomicalStructure",
    "BreadcrumbList",
    "ListItem",
    "MedicalAudience",
    "MedicalClinic",
    "MedicalCondition",
    "MedicalRiskFactor",
    "MedicalSymptom",
    "MedicalTest",
    "MedicalTherapy",
    "MedicalWebPage",
    "Person",
    "Physician",
    "TherapeuticProcedure",
)

# `interface ListItemBase extends ThingBase {`; a type without properties of its own has none.
INTERFACE = re.compile(r"^interface (\w+)Base\b[^{]*\{\n(.*?)^\}", re.DOTALL | re.MULTILINE)
# `"position"?: SchemaValue<Integer | Text, "position">;`
PROPERTY = re.compile(r'^    "(\w+)"\??: SchemaValue<([^<>]+), "\w+">;$', re.MULTILINE)
# `export type ListItem = ListItemLeaf | HowToItem | HowToStep;`: the type itself and those below it.
FAMILY = re.compile(r"^export type (\w+) = \1Leaf\b([^=;]*);$", re.MULTILINE)
NOT_IN_THE_VOCABULARY = {"IdReference"}  # stands for an object that is described elsewhere


def fetched() -> str:
    """The package's definitions."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["npm", "pack", "--silent", PACKAGE], cwd=folder, check=True, capture_output=True)
        (archive,) = Path(folder).glob("*.tgz")
        subprocess.run(["tar", "-xzf", archive.name], cwd=folder, check=True)
        return (Path(folder) / "package/dist/schema.d.ts").read_text(encoding="utf-8")


def vocabulary(definitions: str) -> dict[str, dict]:
    """Every type with its parents and its own properties, each with the types that it expects."""
    found: dict[str, dict] = defaultdict(lambda: {"parents": [], "properties": {}})
    for parent, below in FAMILY.findall(definitions):
        for name in re.findall(r"\b[A-Z]\w+", below):
            found[name]["parents"].append(parent)
    for name, body in INTERFACE.findall(definitions):
        for prop, expected in PROPERTY.findall(body):
            found[name]["properties"][prop] = sorted({*expected.split(" | ")} - NOT_IN_THE_VOCABULARY)
    return found


def with_ancestors(types: tuple[str, ...], known: dict[str, dict]) -> dict[str, dict]:
    """These types and all that they descend from."""
    wanted, waiting = {}, list(types)
    while waiting:
        name = waiting.pop()
        if name not in wanted:
            wanted[name] = known[name]
            waiting += known[name]["parents"]
    return dict(sorted(wanted.items()))


def written(chosen: dict[str, dict]) -> str:
    """JSON with a line for each type and each property, so that a change can be read."""
    lines = []
    for name, entry in chosen.items():
        properties = [
            f"   {json.dumps(prop)}: {json.dumps(entry['properties'][prop])}"
            for prop in sorted(entry["properties"])
        ]
        inner = ",\n".join(properties)
        lines.append(
            f' {json.dumps(name)}: {{"parents": {json.dumps(entry["parents"])}, "properties": {{'
            + (f"\n{inner}\n }}}}" if properties else "}}")
        )
    return "{\n" + ",\n".join(lines) + "\n}\n"


if __name__ == "__main__":
    FILE.write_text(written(with_ancestors(TYPES, vocabulary(fetched()))), encoding="utf-8")
