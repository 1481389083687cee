# Handlers: the exception arrives in a register, PushHandled and PopHandled bracket the clause.
def f(g):
    try:
        return g()
    except ValueError as e:
        print(e)
    except (KeyError, IndexError):
        raise
    else:
        print("else")
    return None
