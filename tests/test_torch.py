"""The stream into training: the frames of `generate`, through DataLoader workers, under fork and spawn."""

import numpy as np
import pytest

from simgen.dataset.reader import read_frame
from simgen.dataset.store import Store
from simgen.recipe import Recipe

torch = pytest.importorskip("torch")


@pytest.mark.parametrize("context", ["fork", "spawn"])
def test_workers_deliver_the_frames_of_generate(smoke_store: Store, smoke_recipe: Recipe, context: str) -> None:
    from torch.utils.data import DataLoader

    from simgen.torch import SceneStream

    loader = DataLoader(SceneStream(smoke_recipe), batch_size=2, num_workers=2, multiprocessing_context=context)
    seen = {}
    for batch in loader:
        for k in range(len(batch["scene"])):
            seen[int(batch["scene"][k]), int(batch["frame"][k])] = {n: batch[n][k].numpy() for n in ("rgb", "semantic", "depth")}
    assert set(seen) == {(s, f) for s in range(2) for f in range(2)}
    for (scene, index), sample in seen.items():
        frame = read_frame(smoke_store, scene, "front", index)
        assert np.array_equal(sample["rgb"], np.moveaxis(frame.rgb, -1, 0))
        assert np.array_equal(sample["semantic"], frame.semantic)
        assert np.abs(np.minimum(sample["depth"][0], 255.996) - frame.depth).max() < 0.003


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
