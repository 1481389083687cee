"""finally clauses in hot loops, left by falling through, break, continue, return, raise."""


def falls_through(n):
    entered = left = 0
    for i in range(n):
        try:
            entered += i
        finally:
            left += 1
    return entered, left


def continues(n):
    done = skipped = 0
    for i in range(n):
        try:
            if i % 3 == 0:
                continue
            done += 1
        finally:
            skipped += 1
    return done, skipped


def breaks(n):
    count = cleaned = 0
    while True:
        try:
            count += 1
            if count == n:
                break
        finally:
            cleaned += 1
    return count, cleaned


def returns(n):
    cleaned = []

    def inner(i):
        try:
            return i
        finally:
            if i % 5000 == 0:
                cleaned.append(i)
    total = 0
    for i in range(n):
        total += inner(i)
    return total, cleaned


def overrides(n):
    def inner(i):
        try:
            return i // (i % 4)
        except ZeroDivisionError:
            return -1
        finally:
            if i % 7 == 0:
                return 1000
    total = 0
    for i in range(n):
        total += inner(i)
    return total


def raises(n):
    depth = errors = 0
    for i in range(n):
        try:
            depth += 1
            try:
                if i % 5 == 0:
                    raise ValueError(i)
            finally:
                depth -= 1
        except ValueError as error:
            errors += error.args[0]
    return depth, errors


class Lock:
    def __init__(self):
        self.held = 0
        self.most = 0

    def acquire(self):
        self.held += 1
        self.most = max(self.most, self.held)

    def release(self):
        self.held -= 1


def locked(n):
    lock = Lock()
    total = 0
    for i in range(n):
        lock.acquire()
        try:
            if i == n - 1:
                return total, lock.held, lock
            total += 10 // (1 + i % 3)
        finally:
            lock.release()


def nested(n):
    log = 0
    for i in range(n):
        try:
            try:
                try:
                    log += 1
                    if i % 2:
                        continue
                    if i == n - 2:
                        break
                finally:
                    log += 10
            finally:
                log += 100
        finally:
            log += 1000
    return log, i


def rebinds(n):
    x = 0
    for i in range(n):
        try:
            x = i
        finally:
            x = x + 0.5 if i == n - 1 else x
    return x


print(falls_through(20000), continues(20000), breaks(20000), returns(20000), overrides(20000), raises(10000), nested(20000), rebinds(20000))
total, held, lock = locked(20000)
print(total, held, lock.held, lock.most)
