"""Broken and hostile files: each is refused in one clear line, and nothing in the folder changes."""

from __future__ import annotations

import base64
import io
import json
import struct
import zlib
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import trimesh

from simgen.assets.importing.importer import Options, import_file
from simgen.errors import SimgenError

SAID = Options("static", "unknown", "unknown")
CASES: dict[str, tuple[Callable[[Path], Path], str]] = {}


def case(word: str) -> Callable[[Callable[[Path], Path]], Callable[[Path], Path]]:
    """Register a maker of a bad file in a folder, and a word of what must be said of it."""

    def register(make: Callable[[Path], Path]) -> Callable[[Path], Path]:
        CASES[make.__name__] = (make, word)
        return make

    return register


def written(path: Path, data: bytes | str) -> Path:
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


def stl() -> bytes:
    return bytes(trimesh.creation.box((1, 1, 1)).export(file_type="stl"))


def glb() -> bytes:
    return bytes(trimesh.creation.box((1, 1, 1)).export(file_type="glb"))


def gltf(folder: Path, **changes: object) -> Path:
    """A triangle as glTF, with some keys of its JSON changed."""
    points = np.array([[0, 0, 0], [1, 0, 0], [0, 1, 0]], np.float32).tobytes()
    tree = {
        "asset": {"version": "2.0"}, "scene": 0, "scenes": [{"nodes": [0]}], "nodes": [{"mesh": 0}],
        "meshes": [{"primitives": [{"attributes": {"POSITION": 0}}]}],
        "buffers": [{"byteLength": 36, "uri": "data:application/octet-stream;base64," + base64.b64encode(points).decode()}],
        "bufferViews": [{"buffer": 0, "byteLength": 36}],
        "accessors": [{"bufferView": 0, "componentType": 5126, "count": 3, "type": "VEC3", "min": [0, 0, 0], "max": [1, 1, 0]}],
    }  # fmt: skip
    return written(folder / "x.gltf", json.dumps({**tree, **changes}))


def obj_with_picture(folder: Path, picture: str) -> Path:
    written(folder / "x.mtl", f"newmtl m\nKd 1 1 1\nmap_Kd {picture}\n")
    return written(folder / "x.obj", "mtllib x.mtl\nusemtl m\nv 0 0 0\nv 1 0 0\nv 0 1 0\nvt 0 0\nvt 1 0\nvt 0 1\nf 1/1 2/2 3/3\n")


def urdf(folder: Path, visual: str, head: str = "") -> Path:
    return written(folder / "x.urdf", f'<?xml version="1.0"?>{head}<robot name="r"><link name="a"><visual>{visual}</visual></link></robot>')


def bomb_png(side: int) -> bytes:
    """A PNG of side x side pixels in a few hundred kilobytes."""
    packer = zlib.compressobj(9)
    row = b"\0" * (side // 8 + 1)
    body = b"".join(packer.compress(row) for _ in range(side)) + packer.flush()

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", side, side, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", body) + chunk(b"IEND", b"")


@case("not there")
def nothing(f: Path) -> Path:
    return f / "x.stl"


@case("is a folder")
def directory(f: Path) -> Path:
    (f / "x.stl").mkdir()
    return f / "x.stl"


@case("is empty")
def empty(f: Path) -> Path:
    return written(f / "x.glb", b"")


@case("ending '.blend'")
def other_format(f: Path) -> Path:
    return written(f / "x.blend", b"BLENDER")


@case("no GLB")
def text_called_glb(f: Path) -> Path:
    return written(f / "x.glb", "just some text, quite long enough to be read")


@case("no STL")
def text_called_stl(f: Path) -> Path:
    return written(f / "x.stl", "just some text " * 20)


@case("not text")
def binary_called_obj(f: Path) -> Path:
    return written(f / "x.obj", bytes(range(256)) * 8)


@case("no OBJ file with faces")
def text_called_obj(f: Path) -> Path:
    return written(f / "x.obj", "hello\nworld\n")


@case("header says 12 triangles")
def stl_cut_off(f: Path) -> Path:
    return written(f / "x.stl", stl()[:-70])


@case("header says 4294967295 triangles")
def stl_of_billions(f: Path) -> Path:
    return written(f / "x.stl", bytes(80) + struct.pack("<I", 2**32 - 1) + bytes(50))


@case("cut off")
def stl_text_cut_off(f: Path) -> Path:
    return written(f / "x.stl", "solid a\nfacet normal 0 0 1\nouter loop\nvertex 0 0 0\nvertex 1 0 0\nvertex 0 1 0\nendloop\nendfacet\n")


@case("1,000,000,000,000 vertices")
def ply_of_a_billion_kilobytes(f: Path) -> Path:
    return written(f / "x.ply", "ply\nformat binary_little_endian 1.0\nelement vertex 1000000000000\nproperty float x\nend_header\n")


@case("cut off")
def ply_cut_off(f: Path) -> Path:
    return written(f / "x.ply", bytes(trimesh.creation.icosphere().export(file_type="ply"))[:2000])


@case("vertex 999999999 of 3")
def obj_with_a_huge_index(f: Path) -> Path:
    return written(f / "x.obj", "v 0 0 0\nv 1 0 0\nv 0 1 0\nf 1 2 999999999\n")


@case("not numbers")
def obj_with_nan(f: Path) -> Path:
    return written(f / "x.obj", "v 0 0 nan\nv 1 0 0\nv 0 1 0\nf 1 2 3\n")


@case("not numbers")
def stl_with_infinity(f: Path) -> Path:
    return written(f / "x.stl", stl()[:96] + struct.pack("<f", np.inf) + stl()[100:])


@case("no size|no faces with an area")
def zero_size(f: Path) -> Path:
    return written(f / "x.obj", "v 1 1 1\nv 1 1 1\nv 1 1 1\nf 1 2 3\n")


@case("header says")
def glb_with_a_wrong_length(f: Path) -> Path:
    data = glb()
    return written(f / "x.glb", data[:8] + struct.pack("<I", len(data) + 4000) + data[12:])


@case("beyond its end")
def glb_with_a_long_chunk(f: Path) -> Path:
    data = glb()
    return written(f / "x.glb", data[:12] + struct.pack("<I", 2**31) + data[16:])


@case("JSON cannot be read")
def glb_with_broken_json(f: Path) -> Path:
    data = bytearray(glb())
    data[22:30] = b"{{{{{{{{"
    return written(f / "x.glb", bytes(data))


@case("leads out of its folder")
def gltf_that_climbs_out(f: Path) -> Path:
    return gltf(f, buffers=[{"byteLength": 36, "uri": "../../secret.bin"}])


@case("leads out of its folder")
def gltf_that_climbs_out_encoded(f: Path) -> Path:
    return gltf(f, buffers=[{"byteLength": 36, "uri": "%2e%2e/secret.bin"}])


@case("absolute path")
def gltf_with_an_absolute_path(f: Path) -> Path:
    return gltf(f, buffers=[{"byteLength": 36, "uri": "/etc/passwd"}])


@case("no file in its folder")
def gltf_with_an_address(f: Path) -> Path:
    return gltf(f, buffers=[{"byteLength": 36, "uri": "http://example.com/x.bin"}])


@case("absolute path")
def gltf_picture_outside(f: Path) -> Path:
    return gltf(f, images=[{"uri": "/etc/passwd"}])


@case("leads out of its folder")
def link_that_leads_out(f: Path) -> Path:
    written(f.parent / "secret.bin", bytes(36))
    (f / "x.bin").symlink_to(f.parent / "secret.bin")
    return gltf(f, buffers=[{"byteLength": 36, "uri": "x.bin"}])


@case("is a link")
def itself_a_link_that_leads_out(f: Path) -> Path:
    written(f.parent / "secret.stl", stl())
    (f / "x.stl").symlink_to(f.parent / "secret.stl")
    return f / "x.stl"


@case("beyond its buffer view")
def gltf_accessor_too_long(f: Path) -> Path:
    return gltf(f, accessors=[{"bufferView": 0, "componentType": 5126, "count": 300, "type": "VEC3"}])


@case("elements in an accessor")
def gltf_of_a_billion_elements(f: Path) -> Path:
    return gltf(f, accessors=[{"componentType": 5126, "count": 10**12, "type": "VEC3"}])


@case("nested more than")
def gltf_of_deep_nodes(f: Path) -> Path:
    return gltf(f, nodes=[*({"children": [i + 1]} for i in range(500)), {"mesh": 0}])


@case("no tree")
def gltf_of_nodes_in_a_circle(f: Path) -> Path:
    return gltf(f, nodes=[{"children": [1]}, {"children": [2]}, {"children": [1], "mesh": 0}])


@case("triangles")
def gltf_drawn_too_often(f: Path) -> Path:
    corners = 900_000
    data = base64.b64encode(bytes(36)).decode()
    return gltf(f, nodes=[{"mesh": 0}] * 8, accessors=[{"componentType": 5126, "count": corners, "type": "VEC3"}],
                buffers=[{"byteLength": 36, "uri": f"data:;base64,{data}"}])  # fmt: skip


@case("refers to what is not there")
def gltf_of_dangling_numbers(f: Path) -> Path:
    return gltf(f, nodes=[{"mesh": 7}])


@case("KHR_draco_mesh_compression")
def gltf_compressed(f: Path) -> Path:
    return gltf(f, extensionsRequired=["KHR_draco_mesh_compression"])


@case("million pixels")
def picture_bomb(f: Path) -> Path:
    written(f / "x.png", bomb_png(20_000))
    return obj_with_picture(f, "x.png")


@case("million pixels")
def picture_bomb_embedded(f: Path) -> Path:
    return gltf(f, images=[{"uri": "data:image/png;base64," + base64.b64encode(bomb_png(9_000)).decode()}])


@case("leads out of its folder")
def obj_picture_outside(f: Path) -> Path:
    return obj_with_picture(f, "../../etc/passwd.png")


@case("no picture")
def obj_picture_that_is_none(f: Path) -> Path:
    written(f / "x.png", b"this is no picture")
    return obj_with_picture(f, "x.png")


@case("document type")
def xml_entity_bomb(f: Path) -> Path:
    entities = '<!ENTITY a "ha">' + "".join(f'<!ENTITY {chr(98 + i)} "{f"&{chr(97 + i)};" * 10}">' for i in range(9))
    return urdf(f, "<geometry>&j;</geometry>", f"<!DOCTYPE robot [{entities}]>")


@case("document type")
def xml_outside_entity(f: Path) -> Path:
    return urdf(f, "<geometry>&x;</geometry>", '<!DOCTYPE robot [<!ENTITY x SYSTEM "file:///etc/passwd">]>')


@case("inside one another")
def xml_of_deep_elements(f: Path) -> Path:
    return urdf(f, "<a>" * 5000 + "</a>" * 5000)


@case("no XML")
def xml_cut_off(f: Path) -> Path:
    return written(f / "x.urdf", '<robot name="r"><link')


@case("no URDF")
def xml_of_another_kind(f: Path) -> Path:
    return written(f / "x.urdf", "<html></html>")


@case("no file in its folder")
def urdf_mesh_by_address(f: Path) -> Path:
    return urdf(f, '<geometry><mesh filename="file:///etc/passwd"/></geometry>')


@case("leads out of its folder")
def urdf_mesh_outside(f: Path) -> Path:
    return urdf(f, '<geometry><mesh filename="package://r/../../etc/x.stl"/></geometry>')


@case("which is not there")
def urdf_mesh_missing(f: Path) -> Path:
    return urdf(f, '<geometry><mesh filename="gone.stl"/></geometry>')


@case("meshes may be")
def urdf_mesh_of_another_kind(f: Path) -> Path:
    written(f / "x.dae", "<COLLADA/>")
    return urdf(f, '<geometry><mesh filename="x.dae"/></geometry>')


@case("3 numbers")
def urdf_box_without_numbers(f: Path) -> Path:
    return urdf(f, '<geometry><box size="1 nan 1"/></geometry>')


@case("in a circle")
def urdf_of_joints_in_a_circle(f: Path) -> Path:
    joint = '<joint name="{0}" type="fixed"><parent link="{0}"/><child link="{1}"/></joint>'
    links = "".join(f'<link name="{n}"><visual><geometry><sphere radius="1"/></geometry></visual></link>' for n in "ab")
    return written(f / "x.urdf", f"<robot name='r'>{links}{joint.format('a', 'b')}{joint.format('b', 'a')}</robot>")


@case("no triangles")
def urdf_of_nothing(f: Path) -> Path:
    return written(f / "x.urdf", "<robot name='r'><link name='a'/></robot>")


@case("say --units")
def as_large_as_a_city(f: Path) -> Path:
    return gltf(f, nodes=[{"mesh": 0, "scale": [9000, 9000, 9000]}])


@pytest.mark.parametrize("name", CASES)
def test_is_refused_in_a_line_and_changes_nothing(tmp_path: Path, name: str) -> None:
    make, word = CASES[name]
    (tmp_path / "models").mkdir()
    home = tmp_path / "library"
    import_file(written(tmp_path / "models/good.stl", stl()), SAID, home)
    before = {p: p.read_bytes() for p in home.rglob("*") if p.is_file()}
    path = make(tmp_path / "models")
    with pytest.raises(SimgenError, match=word) as error:
        import_file(path, SAID, home)
    message = str(error.value)
    assert str(path) in message and "\n" not in message and len(message) < 400
    assert {p: p.read_bytes() for p in home.rglob("*") if p.is_file()} == before
    assert [p.name for p in home.iterdir()] == ["good"]


def test_a_file_over_the_limit_is_not_even_opened(tmp_path: Path) -> None:
    with open(tmp_path / "x.stl", "wb") as f:
        f.truncate(300 << 20)  # takes no room on the disk
    with pytest.raises(SimgenError, match="at most 256 MB"):
        import_file(tmp_path / "x.stl", SAID, tmp_path / "library")


def test_a_full_or_closed_folder_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "library").write_text("a file stands here")
    with pytest.raises(SimgenError, match="cannot write to"):
        import_file(written(tmp_path / "x.stl", stl()), SAID, tmp_path / "library")


def test_random_damage_never_ends_in_anything_but_a_line(tmp_path: Path) -> None:
    rng = np.random.default_rng(5)
    sound = {".glb": glb(), ".stl": stl(), ".ply": bytes(trimesh.creation.box().export(file_type="ply")),
             ".obj": trimesh.creation.box().export(file_type="obj").encode()}  # fmt: skip
    for suffix, data in sound.items():
        for k in range(12):
            spoilt = bytearray(data)
            for at in rng.integers(0, len(data), 6):
                spoilt[at] = int(rng.integers(256))
            path = written(tmp_path / f"x{k}{suffix}", bytes(spoilt))
            home = tmp_path / f"library{suffix}{k}"
            try:
                import_file(path, SAID, home)
            except SimgenError as e:
                assert "\n" not in str(e)
                assert not home.exists() or not list(home.iterdir())


def test_pictures_are_checked_before_they_are_decoded() -> None:
    from simgen.assets.importing.references import open_picture

    with pytest.raises(SimgenError, match="million pixels"):
        open_picture(bomb_png(12_000), "x.png")
    good = io.BytesIO()
    from PIL import Image

    Image.new("RGB", (4, 4)).save(good, "PNG")
    assert open_picture(good.getvalue(), "x.png").size == (4, 4)


def test_a_picture_in_a_format_that_starts_programs_is_refused(tmp_path: Path) -> None:
    script = b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 8 8\n%%EndComments\nshowpage\n%%EOF\n"
    images = [{"uri": "data:image/png;base64," + base64.b64encode(script).decode()}]
    with pytest.raises(SimgenError, match="no picture"):
        import_file(gltf(tmp_path, images=images), SAID, tmp_path / "library")
    written(tmp_path / "x.eps", script)
    with pytest.raises(SimgenError, match="format EPS"):
        import_file(obj_with_picture(tmp_path, "x.eps"), SAID, tmp_path / "library")
