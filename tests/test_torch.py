"""The stream into training: the frames of `generate`, through DataLoader workers, under fork and spawn."""

import hashlib
import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from simgen.dataset.reader import read_frame
from simgen.dataset.store import Store
from simgen.recipe import Recipe

torch = pytest.importorskip("torch")


# In a process of its own, as in a training script: a process that has drawn with OpenGL must not be forked.
SCRIPT = """
import hashlib, json, sys
from torch.utils.data import DataLoader
from simgen.torch import SceneStream

if __name__ == "__main__":
    seen = {}
    for batch in DataLoader(SceneStream("smoke"), batch_size=2, num_workers=2, multiprocessing_context=sys.argv[1]):
        for k in range(len(batch["scene"])):
            key = f"{int(batch['scene'][k])}/{int(batch['frame'][k])}"
            seen[key] = {n: hashlib.sha256(batch[n][k].contiguous().numpy().tobytes()).hexdigest() for n in ("rgb", "semantic")}
    json.dump(seen, sys.stdout)
"""


@pytest.mark.parametrize("context", ["fork", "spawn"])
def test_workers_deliver_the_frames_of_generate(smoke_store: Store, tmp_path: Path, context: str) -> None:
    script = tmp_path / "stream.py"
    script.write_text(SCRIPT)
    done = subprocess.run([sys.executable, str(script), context], capture_output=True, text=True, check=False, timeout=240)
    assert done.returncode == 0, done.stderr[-2000:]
    seen = json.loads(done.stdout)
    assert set(seen) == {f"{s}/{f}" for s in range(2) for f in range(2)}
    for key, hashes in seen.items():
        scene, index = map(int, key.split("/"))
        frame = read_frame(smoke_store, scene, "front", index)
        rgb, semantic = np.ascontiguousarray(np.moveaxis(frame.rgb, -1, 0)), frame.semantic.astype(np.int64)
        assert hashes == {"rgb": hashlib.sha256(rgb.tobytes()).hexdigest(), "semantic": hashlib.sha256(semantic.tobytes()).hexdigest()}


def test_ranks_and_epochs_divide_the_scenes(smoke_recipe: Recipe) -> None:
    from simgen.torch import SceneStream

    shares = [list(SceneStream(smoke_recipe, scenes=7, rank=r, world_size=3)._own_share(range(7))) for r in range(3)]
    assert sorted(i for share in shares for i in share) == list(range(7))


def test_a_bad_recipe_is_refused_before_the_first_worker_starts(smoke_recipe: Recipe) -> None:
    from simgen.errors import SimgenError
    from simgen.recipe import recipe_from
    from simgen.torch import SceneStream

    bad = recipe_from(smoke_recipe.resolved() | {"cameras": [{"augment": [{"Rotate": {}}]}]})
    with pytest.raises(SimgenError, match=r"camera 'front'.*'Rotate'"):
        SceneStream(bad)
