# group: untraced
"""The loop that the hooks watch, without a hook: what it costs that there could be one."""

from measure import report
from work import LOOP_EVENTS, loop

report(loop, None, LOOP_EVENTS)
