"""A small program: accounts, transfers, errors, a report."""


class BankError(Exception):
    pass


class InsufficientFunds(BankError):
    def __init__(self, account, amount):
        super().__init__(f"{account.owner} has {account.balance}, needs {amount}")
        self.missing = amount - account.balance


class Account:
    interest = 0.01
    opened = 0

    def __init__(self, owner, balance=0):
        self.owner = owner
        self._balance = balance
        self.history = []
        Account.opened += 1

    @property
    def balance(self):
        return self._balance

    def deposit(self, amount):
        if amount <= 0:
            raise ValueError("deposit must be positive")
        self._balance += amount
        self.history.append(("deposit", amount))
        return self

    def withdraw(self, amount):
        if amount > self._balance:
            raise InsufficientFunds(self, amount)
        self._balance -= amount
        self.history.append(("withdraw", amount))
        return self

    def add_interest(self):
        self._balance += round(self._balance * self.interest, 2)

    def __repr__(self):
        return f"{type(self).__name__}({self.owner!r}, {self.balance})"

    def __lt__(self, other):
        return self.balance < other.balance


class Savings(Account):
    interest = 0.05

    def withdraw(self, amount):
        if len([kind for kind, _ in self.history if kind == "withdraw"]) >= 2:
            raise BankError("too many withdrawals")
        return super().withdraw(amount)


class Bank:
    def __init__(self):
        self.accounts = {}

    def __getitem__(self, owner):
        try:
            return self.accounts[owner]
        except KeyError:
            raise BankError(f"no account of {owner}") from None

    def __contains__(self, owner):
        return owner in self.accounts

    def __iter__(self):
        return iter(sorted(self.accounts.values()))

    def __len__(self):
        return len(self.accounts)

    def open(self, cls, owner, balance=0):
        self.accounts[owner] = cls(owner, balance)

    def transfer(self, source, target, amount):
        self[source].withdraw(amount)
        try:
            self[target].deposit(amount)
        except BankError:
            self[source].deposit(amount)
            raise


bank = Bank()
bank.open(Account, "ada", 100)
bank.open(Savings, "bob", 200)
bank.open(Account, "cy")
for source, target, amount in [("ada", "bob", 30), ("ada", "bob", 300), ("bob", "cy", 50), ("bob", "cy", 25.5), ("bob", "cy", 1), ("dan", "cy", 1), ("ada", "dan", 10), ("cy", "ada", -5)]:
    try:
        bank.transfer(source, target, amount)
        print("transferred", amount, "from", source, "to", target)
    except InsufficientFunds as error:
        print("insufficient:", error, "missing", error.missing)
    except BankError as error:
        print("refused:", error)
    except ValueError as error:
        print("bad value:", error)
for account in bank:
    account.add_interest()
    print(f"{account.owner:<5}|{account.balance:>10.2f}|{len(account.history):03d}", account)
print(len(bank), "ada" in bank, "dan" in bank, Account.opened, max(bank), sum([a.balance for a in bank]), bank["bob"].history)
