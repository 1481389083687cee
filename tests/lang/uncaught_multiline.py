"""Which line of a statement that spans several lines a traceback names."""


def function(a, b,
             c=3):
    return (a +
            b +
            c +
            undefined_thing(a,
                            b))


def call():
    result = function(
        1,
        2,
    )
    return result


def table():
    return {
        "a": 1,
        "b": call(),
    }


values = [
    table(),
]
