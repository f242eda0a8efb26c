"""The cache changes how long a reading takes and nothing else, whatever becomes of its file."""

import json
import os
from hashlib import blake2b

import pytest

from generator.read import cache as cache_module
from generator.read import read_folder, sources

FILES = {
    "data/a.yml": "name: Nguyễn Văn Đức\nlist:\n  - {x: 1, y: ''}\n",
    "data/people/b.yml": "name: hoa\u0300\n",
    "data/bad.yml": "a: 1\na: 2\n",
    "data/warning.yml": "a: x #3\n",
}


@pytest.fixture
def root(tmp_path):
    for path, text in FILES.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text)
    return tmp_path


@pytest.fixture
def parsed(monkeypatch):
    """The paths that were parsed since the list was last cleared."""
    paths = []
    real = sources.parse
    monkeypatch.setattr(sources, "parse", lambda path, *rest: (paths.append(path), real(path, *rest))[1])
    return paths


def outcome(root, cache=None):
    found, problems = read_folder(root, "data", cache)
    return [(source.path, source.value, source.digest, source.data) for source in found], problems


def test_only_what_changed_or_had_a_problem_is_parsed_again(root, parsed):
    cache = root / "deep" / "er" / "cache"
    cold = outcome(root, cache)
    assert cold == outcome(root)
    assert len(parsed) == 8
    parsed.clear()
    assert outcome(root, cache) == cold
    assert sorted(parsed) == ["data/bad.yml", "data/warning.yml"]
    parsed.clear()
    (root / "data/a.yml").write_text("name: x\n")
    os.utime(root / "data/a.yml", (0, 0))
    found, _ = outcome(root, cache)
    assert found[0][1] == {"name": "x"}
    assert "data/a.yml" in parsed
    (root / "data/a.yml").rename(root / "data/c.yml")
    assert [source[0] for source in outcome(root, cache)[0]] == ["data/c.yml", "data/people/b.yml", "data/warning.yml"]
    assert set(cache_module.load(cache)) == {"data/c.yml", "data/people/b.yml"}


def test_it_is_written_only_when_something_changed_and_leaves_nothing_beside_it(root):
    cache = root / "cache" / "file"
    outcome(root, cache)
    before = cache.stat().st_mtime_ns, cache.stat().st_ino
    outcome(root, cache)
    assert (cache.stat().st_mtime_ns, cache.stat().st_ino) == before
    assert os.listdir(cache.parent) == ["file"]
    (root / "data/people/b.yml").unlink()
    outcome(root, cache)
    assert cache.stat().st_ino != before[1]


def test_damage_at_any_byte_is_noticed(root, parsed):
    cache = root / "cache"
    right = outcome(root, cache)
    whole = cache.read_bytes()
    for position in range(len(whole)):
        cache.write_bytes(whole[:position] + bytes([whole[position] ^ 1]) + whole[position + 1 :])
        assert cache_module.load(cache) == {}, position
    for length in range(len(whole)):
        cache.write_bytes(whole[:length])
        assert cache_module.load(cache) == {}, length
    for data in (b"", b"\xff" * 100, b"[" * 100_000, whole + b" ", whole * 2):
        cache.write_bytes(data)
        parsed.clear()
        assert outcome(root, cache) == right
        assert len(parsed) == 4
        assert cache.read_bytes() == whole


def sealed(payload):
    return cache_module._seal(payload) + payload


@pytest.mark.parametrize("payload", [
    b"", b"null", b"[]", b"3", b"{}", b"{", b"\xff", b"[" * 100_000, b'{"data/a.yml": 1}', b'{"data/a.yml": ["x"]}',
    b'{"data/a.yml": "xy"}', b'{"data/a.yml": [null, {}]}', b'{"data/a.yml": ["DIGEST", "text"]}',
    b'{"data/a.yml": ["DIGEST", ["list"]]}', b'{"data/a.yml": ["DIGEST", null]}', b'{"data/a.yml": [["DIGEST"], {}]}',
])
def test_a_cache_of_another_shape_is_not_believed_though_its_seal_is_right(root, payload):
    right = outcome(root)
    digest = blake2b((root / "data/a.yml").read_bytes(), digest_size=16).hexdigest()
    cache = root / "cache"
    cache.write_bytes(sealed(payload.replace(b"DIGEST", digest.encode())))
    assert outcome(root, cache) == right


def test_a_value_is_used_only_for_the_bytes_it_was_made_from(root):
    right = outcome(root)
    cache = root / "cache"
    for digest in ("", "0" * 32, right[0][1][2]):
        cache.write_bytes(sealed(json.dumps({"data/a.yml": [digest, {"name": "poison"}]}).encode()))
        assert outcome(root, cache) == right


def test_a_poisoned_value_without_a_new_seal_is_not_believed(root):
    right = outcome(root, root / "cache")
    poisoned = (root / "cache").read_bytes().replace("Đức".encode(), "Bùi".encode())
    assert poisoned != (root / "cache").read_bytes()
    (root / "cache").write_bytes(poisoned)
    assert outcome(root, root / "cache") == right


def test_other_rules_make_another_cache(root, monkeypatch, parsed):
    cache = root / "cache"
    right = outcome(root, cache)
    for name, value in (("VERSION", "yaml 7"), ("_rules", lambda: b"")):
        monkeypatch.setattr(cache_module, name, value)
        parsed.clear()
        assert outcome(root, cache) == right
        assert len(parsed) == 4


def test_a_cache_that_cannot_be_read_or_written_is_no_error(root, monkeypatch):
    right = outcome(root)
    (root / "folder").mkdir()
    os.mkfifo(root / "pipe")
    (root / "link").symlink_to("/etc/passwd")
    for cache in (root / "folder", root / "pipe", root / "data/a.yml/cache", root / "nul\0", root / ("x" * 300)):
        assert outcome(root, cache) == right, cache
    assert outcome(root, root / "link") == right
    assert not (root / "link").is_symlink()
    for call in ("replace", "mkdir"):
        monkeypatch.setattr(cache_module.os, call, lambda *a, **k: (_ for _ in ()).throw(PermissionError(30, "read-only")))
        assert outcome(root, root / "other" / "cache") == right
    monkeypatch.undo()
    assert not list(root.rglob("*.tmp"))


def test_a_reader_without_its_own_sources_keeps_no_cache(root, monkeypatch):
    right = outcome(root)
    monkeypatch.setattr(cache_module, "_rules", lambda: (_ for _ in ()).throw(OSError(5, "gone")))
    assert outcome(root, root / "cache") == right
    assert not (root / "cache").exists()
