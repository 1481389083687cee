# group: dict
"""The same statements in the body of a class."""

from dict_statements import indented
from measure import report

text = indented("class Body:")


def run(n):
    namespace = {"n": n}
    exec(text, namespace)
    return namespace["Body"].total


report(run)
