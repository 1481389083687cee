"""Errors that pass through several hot frames with handlers and finally clauses."""

log = {"finally": 0, "else": 0, "except": 0}


class Deep(Exception):
    pass


def bottom(i):
    if i % 10 == 9:
        raise Deep(i)
    return i


def with_finally(i):
    try:
        return bottom(i)
    finally:
        log["finally"] += 1


def with_wrong_handler(i):
    try:
        return with_finally(i)
    except KeyError:
        return -1000000


def with_else(i):
    try:
        value = with_wrong_handler(i)
    except ZeroDivisionError:
        value = 0
    else:
        log["else"] += 1
    return value


def translates(i):
    try:
        return with_else(i)
    except Deep as error:
        raise ValueError("translated %d" % error.args[0]) from error


def top(n):
    total = 0
    chain = 0
    for i in range(n):
        try:
            total += translates(i)
        except ValueError as error:
            log["except"] += 1
            if type(error.__cause__) is Deep and error.__context__ is error.__cause__:
                chain += error.__cause__.args[0]
    return total, chain


def traceback_depth(n):
    depths = {}
    for i in range(n):
        try:
            translates(i)
        except ValueError as error:
            depth = 0
            trace = error.__traceback__
            names = []
            while trace is not None:
                depth += 1
                names.append(trace.tb_frame.f_code.co_name)
                trace = trace.tb_next
            cause = error.__cause__.__traceback__
            while cause is not None:
                names.append(cause.tb_frame.f_code.co_name)
                cause = cause.tb_next
            key = " ".join(names)
            depths[key] = depths.get(key, 0) + 1
    return depths


class Resource:
    live = 0

    def __init__(self):
        Resource.live += 1

    def close(self):
        Resource.live -= 1


def uses_resource(i):
    r = Resource()
    try:
        if i % 3 == 0:
            raise Deep("early")
        try:
            return 10 // (i % 4)
        except ZeroDivisionError:
            return None
    finally:
        r.close()


def resources(n):
    nones = deep = total = 0
    for i in range(n):
        try:
            value = uses_resource(i)
        except Deep:
            deep += 1
            continue
        if value is None:
            nones += 1
        else:
            total += value
    return nones, deep, total, Resource.live


print(top(10000), log)
print(traceback_depth(2000))
print(resources(10000))
