"""The traceback of a chain: a cause, a context, and the error itself."""


class ConfigError(Exception):
    pass


def read(table):
    return table["missing"]


def load():
    try:
        read({})
    except KeyError as error:
        raise ConfigError("cannot load") from error


def run():
    try:
        load()
    except ConfigError:
        [][5]


run()
