"""Keeps all browser tests on one worker of pytest-xdist, so that one site and one browser are enough.

`--dist loadgroup` means to do this, but pytest-xdist 3.8 writes a group's name where pytest 9.2 no longer
looks for it, and spreads the tests over all workers without a word.
"""

import pytest

FOLDER = "tests/browser/"


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config, log):
    """Hand out the tests one by one, but those of this folder all together."""
    from xdist.scheduler import LoadScopeScheduling  # only here: without -n there need be no xdist

    class BrowserTestsTogether(LoadScopeScheduling):
        """Like `--dist loadgroup` with one group."""

        def _split_scope(self, nodeid: str) -> str:
            return FOLDER if nodeid.startswith(FOLDER) else nodeid

    return BrowserTestsTogether(config, log) if config.getvalue("dist") == "loadgroup" else None
