"""How long validation takes, without start-up: `python bench/validate.py [mesograph.nq]`.

With `--reference`, pySHACL validates the same graph too, which takes many minutes.
"""

import argparse
import time
from pathlib import Path

from mesograph.rdf import RdfFormat, Store
from mesograph.shacl.reading import shipped_shapes
from mesograph.shacl.validate import validate_by_pyshacl
from mesograph.shacl.validating import validate

TIMES = 5


def measured(job):
    """Run a job; give what it gives, and the seconds of wall and processor that it took."""
    wall, processor = time.perf_counter(), time.process_time()
    done = job()
    return done, time.perf_counter() - wall, time.process_time() - processor


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("graph", nargs="?", type=Path, default=Path("build/mesograph.nq"))
    parser.add_argument("--reference", action="store_true")
    chosen = parser.parse_args()
    store = Store()
    store.bulk_load(path=str(chosen.graph), format=RdfFormat.N_QUADS)
    shapes, *read = measured(shipped_shapes)
    print(f"{len(store)} quads; {len(shapes)} shapes read in {read[0]:.2f} s")
    runs = [measured(lambda: validate(store, shapes)) for _ in range(TIMES)]
    wall, processor = (min(run[at] for run in runs) for at in (1, 2))
    print(f"compiled: {len(runs[0][0])} results in {wall:.2f} s ({processor:.2f} s of processor)")
    if chosen.reference:
        triples = [quad.triple for quad in store]
        results, wall, processor = measured(lambda: validate_by_pyshacl(triples))
        print(f"pySHACL: {len(results)} results in {wall:.0f} s ({processor:.0f} s of processor)")


if __name__ == "__main__":
    main()
