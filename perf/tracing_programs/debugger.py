# group: hook
"""What a debugger with a breakpoint that is never reached does at each line: it asks whether to stop in this frame, and
looks the file and the line up among its breakpoints."""

import sys

from measure import report
from work import LOOP_EVENTS, loop


class Debugger:
    def __init__(self):
        self.quitting = False
        self.stop_frame = None
        self.stop_line = -1
        self.full_names = {}
        self.breakpoints = {}
        self.stops = 0

    def add_breakpoint(self, file, line):
        self.breakpoints.setdefault(self.full_name(file), []).append(line)

    def full_name(self, file):
        if file == "<" + file[1:-1] + ">":
            return file
        known = self.full_names.get(file)
        if not known:
            known = file.replace("//", "/")
            self.full_names[file] = known
        return known

    def dispatch(self, frame, event, arg):
        if self.quitting:
            return None
        if event == "line":
            return self.on_line(frame)
        if event == "call":
            return self.on_call(frame)
        if event == "return":
            return self.on_return(frame)
        return self.dispatch

    def is_stop(self, frame):
        if frame is self.stop_frame:
            return self.stop_line != -1 and frame.f_lineno >= self.stop_line
        return False

    def is_breakpoint(self, frame):
        file = self.full_name(frame.f_code.co_filename)
        if file not in self.breakpoints:
            return False
        return frame.f_lineno in self.breakpoints[file]

    def on_line(self, frame):
        if self.is_stop(frame) or self.is_breakpoint(frame):
            self.stops += 1
        return self.dispatch

    def on_call(self, frame):
        if self.full_name(frame.f_code.co_filename) not in self.breakpoints:
            return None
        return self.dispatch

    def on_return(self, frame):
        if self.is_stop(frame):
            self.stops += 1
        return self.dispatch


debugger = Debugger()
debugger.add_breakpoint(loop.__code__.co_filename, 1)


def run(n):
    sys.settrace(debugger.dispatch)
    result = loop(n)
    sys.settrace(None)
    return result, debugger.stops


report(run, loop, LOOP_EVENTS)
