"""The scripts of the Neo4j bundle: how it is imported, loaded and counted."""

from collections.abc import Iterator

from mesograph.exports.keys import Key, Storage, short
from mesograph.exports.survey import Label, Survey

TYPES = {
    Storage.TEXT: "string",
    Storage.WHOLE: "long",
    Storage.DECIMAL: "double",
    Storage.TRUTH: "boolean",
    Storage.DATE: "date",
}
_READ = {
    Storage.TEXT: "{}",
    Storage.WHOLE: "toInteger({})",
    Storage.DECIMAL: "toFloat({})",
    Storage.TRUTH: "toBoolean({})",
    Storage.DATE: "date({})",
}
_PLACE = "file:///mesograph/"
_BATCH = 1000
_UNMARK = "CASE x WHEN '%' THEN '' ELSE replace(replace(x, '%3B', ';'), '%25', '%') END"
EDGE_HEADER = (
    ":START_ID(Resource),:END_ID(Resource),graph:string,review:string[],row:long[],claim:string[]\n"
)


def node_header(label: Label) -> str:
    """Write the header of a label's nodes."""
    columns = (
        f"{key.name}:{TYPES[key.storage]}{'[]' if label.keys[key] else ''}"
        for key in label.columns()
    )
    return ",".join(["uri:ID(Resource)", "name:string", *columns, ":LABEL"]) + "\n"


def import_script(found: Survey) -> str:
    """Write the script that fills an empty database with the importer."""
    files = [f"--nodes=nodes/{name}.header.csv,nodes/{name}.csv" for name in sorted(found.labels)]
    files += [
        f"--relationships={short(iri)}=relationships/{short(iri)}.header.csv,"
        f"relationships/{short(iri)}.csv"
        for iri in sorted(found.predicates)
    ]
    return (
        "#!/bin/sh\n"
        "# Fill a database of Neo4j 5.26 or later: ./import.sh [DATABASE]\n"
        "# neo4j-admin must be on the PATH and the database stopped; it is overwritten.\n"
        "# One bad line fails the import and stands in import.report.\n"
        "set -eu\n"
        'cd "$(dirname "$0")"\n'
        'neo4j-admin database import full "${1:-neo4j}" \\\n'
        "  --id-type=string --multiline-fields=true --legacy-style-quoting=true \\\n"
        "  --bad-tolerance=0 --skip-bad-relationships=false --skip-duplicate-nodes=false \\\n"
        '  --report-file="$PWD/import.report" --overwrite-destination=true \\\n  '
        + " \\\n  ".join(files)
        + "\n"
    )


def after_import(found: Survey) -> str:
    """Write what sets right, after the importer, the arrays that it cannot read; often nothing."""
    lines = [
        f"MATCH (n:`{name}`) WHERE n.`{key.name}` IS NOT NULL\n"
        f"SET n.`{key.name}` = [x IN n.`{key.name}` | {_UNMARK}];\n"
        for name, label in sorted(found.labels.items())
        for key in sorted(label.marked)
    ]
    about = "// Run once after import.sh, not after load.cypher.\n"
    nothing = "// No array of this graph needs mending: there is nothing to run.\n"
    constraint = _constraint()
    return about + constraint + ("".join(lines) or nothing)


def _constraint() -> str:
    return (
        "CREATE CONSTRAINT resource_uri IF NOT EXISTS FOR (n:Resource) REQUIRE n.uri IS UNIQUE;\n"
    )


def load_script(found: Survey) -> str:
    """Write the Cypher that loads the same files into a running database."""
    return "".join(_load(found))


def _load(found: Survey) -> Iterator[str]:
    yield (
        "// Load the bundle into a running Neo4j 5.26 or later.\n"
        "// Copy the bundle to `mesograph` in the server's import folder, then\n"
        "//   cypher-shell -f load.cypher\n"
        "// It may be run again: nothing is made twice.\n"
    )
    yield _constraint()
    yield "CALL db.awaitIndexes(300);\n"
    for name, label in sorted(found.labels.items()):
        yield _load_nodes(name, label)
    for iri in sorted(found.predicates):
        yield _load_edges(short(iri))


def _load_nodes(name: str, label: Label) -> str:
    columns = label.columns()
    sets = ["n.`name` = line[1]"]
    for place, key in enumerate(columns, 2):
        sets.append(f"n.`{key.name}` = {_reading(place, key, label)}")
    last = f"line[{len(columns) + 2}]"
    labels = sorted(short(iri) for iri in label.classes)
    marks = "".join(
        f"  FOREACH (_ IN CASE WHEN '{short_}' IN split({last}, ';') THEN [1] ELSE [] END |\n"
        f"    SET n:`{short_}`)\n"
        for short_ in labels
    )
    return (
        f"LOAD CSV FROM '{_PLACE}nodes/{name}.csv' AS line\n"
        "CALL (line) {\n"
        "  MERGE (n:Resource {uri: line[0]})\n"
        "  SET " + ",\n    ".join(sets) + f"\n{marks}}} IN TRANSACTIONS OF {_BATCH} ROWS;\n"
    )


def _reading(place: int, key: Key, label: Label) -> str:
    cell = f"line[{place}]"
    if not label.keys[key]:
        return _READ[key.storage].format(cell)
    if key in label.marked:
        return f"[x IN split({cell}, ';') | {_UNMARK}]"
    if key.storage is Storage.TEXT:
        return f"split({cell}, ';')"
    return f"[x IN split({cell}, ';') | {_READ[key.storage].format('x')}]"


def _load_edges(name: str) -> str:
    return (
        f"LOAD CSV FROM '{_PLACE}relationships/{name}.csv' AS line\n"
        "CALL (line) {\n"
        "  MATCH (a:Resource {uri: line[0]})\n"
        "  MATCH (b:Resource {uri: line[1]})\n"
        f"  MERGE (a)-[r:`{name}` {{graph: line[2]}}]->(b)\n"
        "  SET r.review = split(line[3], ';'),\n"
        "    r.row = [x IN split(line[4], ';') | toInteger(x)],\n"
        "    r.claim = split(line[5], ';')\n"
        f"}} IN TRANSACTIONS OF {_BATCH} ROWS;\n"
    )


def verify_script(found: Survey) -> str:
    """Write the query that counts nodes, properties and relationships against what was written."""
    counts = found.counts()
    lines = [
        _count("nodes", "MATCH (n:Resource)", "n", counts["nodes"]),
        _count("relationships", "MATCH (:Resource)-[n]->(:Resource)", "n", counts["edges"]),
    ]
    properties = sum(label.properties + 2 * label.nodes for label in found.labels.values())
    lines.append(
        "MATCH (n:Resource)\n"
        "WITH sum(size(keys(n))) AS found\n"
        f"RETURN 'properties' AS what, {properties} AS expected, found,\n"
        f"  found = {properties} AS agrees"
    )
    lines += [
        _count(short(iri), f"MATCH (n:`{short(iri)}`)", "n", number)
        for iri, number in sorted(found.members.items())
    ]
    lines += [
        _count(short(iri), f"MATCH ()-[n:`{short(iri)}`]->()", "n", number)
        for iri, number in sorted(found.predicates.items())
    ]
    return (
        "// One line a label and a type of relationship: expected, found, and whether they agree.\n"
        + "\nUNION ALL\n".join(lines)
        + ";\n"
    )


def _count(what: str, match: str, name: str, number: int) -> str:
    return (
        f"{match}\nWITH count({name}) AS found\n"
        f"RETURN '{what}' AS what, {number} AS expected, found, found = {number} AS agrees"
    )
