"""Time every backend on the standard street and keep the figures in benchmarks/results/<hardware>.json.

`--recipe NAME` : on the first frame of a recipe's scene 0 instead; kept in <hardware>-<recipe>.json.
`--gpu` : only where OpenGL runs on a GPU; elsewhere say so and leave with status 0.
"""

from __future__ import annotations

import argparse
import json
import re
from pathlib import Path

from simgen.bench import hardware, run_bench, table
from simgen.recipe import load_recipe

RESULTS = Path(__file__).parent / "results"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gpu", action="store_true", help="skip where OpenGL is a software rasteriser")
    parser.add_argument("--device", type=int, default=None, help="number of the GPU")
    parser.add_argument("--recipe", default=None, help="bench a scene of this recipe instead of the standard street")
    parser.add_argument("--repeats", type=int, default=5, help="timed frames per row")
    args = parser.parse_args()
    machine = hardware(args.device)
    if args.gpu and machine["gl_software"]:
        print(f"skipped: OpenGL here is {machine['gl_renderer'] or 'missing'}, not a GPU")
        return
    figures = run_bench(None if args.recipe is None else load_recipe(args.recipe), args.device, repeats=args.repeats)
    print(table(figures))
    RESULTS.mkdir(exist_ok=True)
    path = RESULTS / f"{_file_name(machine, '' if args.recipe is None else figures['scene']['name'])}.json"
    path.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    print(f"\nkept in {path}")


def _file_name(machine: dict[str, object], scene: str) -> str:
    """The processor, its cores, the renderer and the scene, as a file name."""
    driver = "llvmpipe" if "llvmpipe" in str(machine["gl_renderer"]) else str(machine["gl_renderer"]).partition("/")[0] or "no-gl"
    text = f"{machine['cpu']} {machine['cores']} cores {driver} {scene}"
    return re.sub(r"[^a-z0-9]+", "-", text.lower().replace("(r)", "").replace("(tm)", "")).strip("-")


if __name__ == "__main__":
    main()
