# kind: general
# test-size: 20000
"""Exceptions as control flow: validation, retries, cleanup, early exit.

Half of the calls succeed; the others raise in a nested call, are translated, and are
handled by type. Prints how often each path was taken.
"""

import sys


class BadRecord(Exception):
    def __init__(self, field, value):
        super().__init__("%s: %r" % (field, value))
        self.field = field


class Temporary(Exception):
    pass


def parse_number(text):
    try:
        return int(text)
    except ValueError as error:
        raise BadRecord("number", text) from error


def lookup(table, key):
    try:
        return table[key]
    except KeyError:
        raise BadRecord("key", key) from None


class Service:
    def __init__(self):
        self.calls = 0
        self.open = 0

    def request(self, number):
        self.open += 1
        try:
            self.calls += 1
            if self.calls % 5 == 0:
                raise Temporary()
            return 1000 // (number % 7)
        finally:
            self.open -= 1


def with_retry(service, number):
    for _ in range(3):
        try:
            return service.request(number)
        except Temporary:
            continue
    return -1


def handle(index, table, service, tally):
    text = str(index) if index % 4 else "#%d" % index
    try:
        number = parse_number(text)
        weight = lookup(table, number % 13)
        value = with_retry(service, number) * weight
    except BadRecord as error:
        tally[error.field] += 1
        return 0
    except ZeroDivisionError:
        tally["zero"] += 1
        return 0
    else:
        tally["good"] += 1
        return value


def main():
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 2400000
    table = {i: i * i for i in range(10)}
    service = Service()
    tally = {"good": 0, "number": 0, "key": 0, "zero": 0}
    checksum = 0
    for index in range(count):
        checksum = (checksum * 31 + handle(index, table, service, tally)) % 1000000007
    for name in sorted(tally):
        print(name, tally[name])
    print(service.calls, service.open, checksum)


if __name__ == "__main__":
    main()
