"""The actions on a finished website: look through its pages, and serve it on this machine for a look."""

from __future__ import annotations

import functools
from collections.abc import Iterable
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from guidepress.kitchen import Kitchen
from guidepress.tasks.telling import action


@action
def check_site(kitchen: Kitchen, folders: Iterable[Path]) -> dict[str, Any]:
    """Tell every link that leads nowhere and every page that is not sound, in the given editions of the website."""
    from guidepress.checks.site_links import find_page_faults
    from guidepress.problems import Place, SourceError, problem

    pages, found = 0, []
    for folder in folders:
        paths = sorted(each for each in folder.rglob("*") if each.is_file())
        files = {each.relative_to(folder).as_posix(): each.read_bytes() for each in paths}
        pages += sum(name.endswith(".html") for name in files)
        top = folder.relative_to(kitchen.build).as_posix()
        found += [
            problem("page-is-sound", Place(file=f"{top}/{each.path}"), what=each.what)
            for each in find_page_faults(files)
        ]
    if found:
        raise SourceError(found)
    return {"pages": pages}


def site_server(folder: Path, port: int) -> ThreadingHTTPServer:
    """Give a server of a folder that only this machine reaches; port 0 is any that is free."""
    handler = functools.partial(SimpleHTTPRequestHandler, directory=str(folder))
    return ThreadingHTTPServer(("127.0.0.1", port), handler)


def serve_site(kitchen: Kitchen, port: str) -> None:
    """Serve the website until it is stopped with Ctrl+C."""
    with site_server(kitchen.site, int(port)) as server:
        print(f"http://127.0.0.1:{server.server_port}/index.html")  # noqa: T201 - the address is what one asked for
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            return
