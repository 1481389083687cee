# group: dict
"""The same statements at module level."""

from dict_statements import STATEMENTS
from measure import report


def run(n):
    namespace = {"n": n}
    exec(STATEMENTS, namespace)
    return namespace["total"]


report(run)
