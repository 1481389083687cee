# group: dict
# only: taipan
"""A function with an exec in its body, in the classic model: its variables live in a dict."""

from dict_statements import indented
from measure import report

namespace = {}
exec(indented("def body(n):") + "return total\n", namespace)

report(namespace["body"])
