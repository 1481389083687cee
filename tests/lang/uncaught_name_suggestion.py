"""The traceback of a NameError proposes a similar name."""


def compute():
    total = 5
    return totl + 1


compute()
