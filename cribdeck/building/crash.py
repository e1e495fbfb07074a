"""What nobody foresaw: one line for the person, and the details in a file for whoever mends it.

Knows which kinds of it there are, and where the details go. Does not know what was being done.
"""

import errno
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from cribdeck import files
from cribdeck.building.limits import TooLong
from cribdeck.building.publish import WORKSHOP
from cribdeck.building.sources import Options
from cribdeck.problems import Location, Problem, Problems, shortened
from cribdeck.report import Report

LOG = "crash.log"
OF_DISKS = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS, errno.EIO}
OF_THE_SYSTEM = OF_DISKS | {errno.EMFILE, errno.ENFILE, errno.ENOMEM, errno.EAGAIN}
MOST_DETAILS = 20_000  # characters of each


def unforeseen(where: Location, fact: str, error: BaseException) -> Problem:
    """What is to be said of an `error` in our own work, for which `fact` holds: something "cannot
    be made". A limit that was met, or a system that refuses, is no mistake."""
    import traceback

    said = shortened(str(error))
    if isinstance(error, MemoryError):
        remedy = "part these notes into several files, or end other programs, and build again"
        return Problem(where, "memory", f"{fact} (it needs more memory than there is)", remedy)
    if isinstance(error, TooLong):
        return Problem(where, "too-long", f"{fact} ({said})", "part these notes into several files")
    if isinstance(error, OSError) and error.errno in OF_THE_SYSTEM:
        at = f": {error.filename}" if error.filename else ""
        remedy = "nothing was lost: see that the system has it, and build again"
        return Problem(where, "system", f"{fact} ({files.reason_of(error)}{at})", remedy)
    details = "".join(traceback.format_exception(error))[-MOST_DETAILS:]
    reason = type(error).__name__ + (f": {said}" if said else "")
    remedy = "this is a mistake in cribdeck, not in your notes; please report it"
    return Problem(where, "crash", f"{fact} ({reason})", remedy, details=details)


def reported(build: Callable[[], Report], options: Options) -> Report:
    """The report of `build`, whatever happens in it. Of what nobody foresaw, the details are in a
    file that the message names."""
    try:
        report = build()
    except BrokenPipeError:  # whoever reads our output went away: nobody is there to be told
        raise
    except Problems as refused:
        report = _of(*refused.problems)
    except Exception as error:
        if _is_no_package(error):  # who calls us knows how this machine is set up
            raise
        report = _of(_early(error, options))
    return _logged(report, options)


def _is_no_package(error: Exception) -> bool:
    """Whether a package of others is not installed."""
    if not isinstance(error, ModuleNotFoundError):
        return False
    return (error.name or "cribdeck").split(".")[0] != "cribdeck"


def last_words(error: BaseException, options: Options) -> Problem:
    """What is to be said of an `error` that came to nobody else."""
    (problem,) = _logged(_of(_early(error, options)), options).problems
    return problem


def _early(error: BaseException, options: Options) -> Problem:
    return unforeseen(Location(options.out), "the build ended early", error)


def _of(*problems: Problem) -> Report:
    return Report((), problems, None, {}, published=False)


def _logged(report: Report, options: Options) -> Report:
    """`report` with the details of its problems in a file, which their messages name."""
    details = "\n".join(problem.details for problem in report.problems if problem.details)
    if not details:
        return report
    log = _saved(f"{sys.version}\n\n{details}".encode(errors="backslashreplace"), options)
    told = (
        replace(one, remedy=f"{one.remedy}, with {log}" if log else one.remedy, details="")
        if one.details
        else one
        for one in report.problems
    )
    return replace(report, problems=tuple(told))


def _saved(details: bytes, options: Options) -> Path | None:
    """Where the `details` of this build are; those of the last one are gone. A build that writes
    nothing, or cannot write there, has them in the temporary folder."""
    if options.publishes:
        with suppress(OSError):
            workshop = options.out / WORKSHOP
            workshop.mkdir(parents=True, exist_ok=True)
            files.replace(workshop / LOG, details)
            return workshop / LOG
    import tempfile

    with (
        suppress(OSError),
        tempfile.NamedTemporaryFile(prefix="cribdeck-", suffix=f"-{LOG}", delete=False) as file,
    ):
        file.write(details)
        return Path(file.name)
    return None
