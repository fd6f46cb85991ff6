"""The command line of KGX, its Biolink model taken from the package that ships it.

KGX itself fetches model and prefixes from the network whenever it starts. Usage: as of `kgx`, after
the name of a JSON file of further prefixes.
"""

import json
import sys
from importlib.resources import files
from pathlib import Path

import kgx.config
from bmt.toolkit import Toolkit

MODEL = files("biolink_model")

schema = str(MODEL / "schema" / "biolink_model.yaml")
Toolkit.__init__.__defaults__ = (schema, {"predicate mappings": []})
prefixes = json.loads((MODEL / "prefixmaps" / "biolink_model_prefix_map.json").read_text())
further = Path(sys.argv.pop(1)).read_text("utf-8")
kgx.config.jsonld_context_map["biolink"] = json.loads(further) | prefixes

# The toolkit reads the model as it is imported, so only now.
from kgx.cli import cli  # noqa: E402

cli()
