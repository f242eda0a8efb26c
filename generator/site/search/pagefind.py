"""Running Pagefind, by its Python API."""

from __future__ import annotations

import asyncio
import base64
import json
from asyncio.subprocess import DEVNULL, PIPE
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

from pagefind.index import IndexConfig, PagefindIndex
from pagefind.service import PagefindService

from generator.views.search import Document

LANGUAGE = "vi"
"""One index for both languages: a search finds a name whatever the language of the page that it is typed on."""
SECONDS = 600
LONGEST_ANSWER = 2**28
"""Bytes that Pagefind may say at once: all files of a part."""
_AT_A_TIME = 256


def indexed(documents: Sequence[Document]) -> dict[str, bytes]:
    """What Pagefind makes of the documents: its files by their path. OSError, RuntimeError or TimeoutError when it fails."""
    with ThreadPoolExecutor(1) as thread:  # whoever calls may have a loop of its own running
        return thread.submit(asyncio.run, asyncio.wait_for(_run(documents), SECONDS)).result()


async def _run(documents: Sequence[Document]) -> dict[str, bytes]:
    async with _Service() as service:
        index = await service.create_index(IndexConfig(force_language=LANGUAGE, include_characters="/"))
        for start in range(0, len(documents), _AT_A_TIME):
            await asyncio.gather(*(_add(index, document) for document in documents[start: start + _AT_A_TIME]))
        # The files that it writes itself are not always whole when it says so.
        return {file["path"]: file["content"] for file in await index.get_files()}


async def _add(index: PagefindIndex, document: Document) -> None:
    meta = {"title": document.title, "english": document.english, "code": document.code, "plain": document.plain, "also": document.also}
    await index.add_custom_record(
        url=f"/{document.address}", content=document.text or document.title, language=LANGUAGE,
        meta={name: value for name, value in meta.items() if value},
        filters={name: list(values) for name, values in document.filters.items()})


class _Service(PagefindService):
    """Pagefind's own service, but for two things: it looks for an answer when there is one, not ten times a second; and whatever happens,
    nothing is left running."""

    async def launch(self) -> _Service:
        self._backend = await asyncio.create_subprocess_exec(
            self._bin, "--service", stdin=PIPE, stdout=PIPE, stderr=DEVNULL, limit=LONGEST_ANSWER, env={})
        self._poll_task = asyncio.get_running_loop().create_task(self._wait_for_responses())
        return self

    async def _wait_for_responses(self) -> None:
        try:
            while answer := (await self._backend.stdout.readuntil(b","))[:-1]:
                message = json.loads(base64.b64decode(answer))
                if future := self._responses.get(message.get("message_id")):
                    future.set_result(message["payload"])
        except (asyncio.IncompleteReadError, ValueError) as error:
            for future in self._responses.values():
                if not future.done():
                    future.set_exception(RuntimeError(f"pagefind: {error}"))

    async def close(self) -> None:
        self._poll_task.cancel()
        if self._backend.returncode is None:
            self._backend.kill()
        await self._backend.wait()
