"""The traceback of an AttributeError proposes a similar attribute."""


class Account:
    def __init__(self):
        self.balance = 10


def show(account):
    return account.balanse


show(Account())
