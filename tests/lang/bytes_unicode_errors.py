"""UnicodeEncodeError and UnicodeDecodeError: what their constructors take, and their texts."""


def attempt(operation):
    try:
        print(repr(operation()))
    except Exception as error:
        print(type(error).__name__, error)


attempt(lambda: UnicodeDecodeError('utf-8',b'abc',0,1,'why'))
attempt(lambda: str(UnicodeDecodeError('utf-8',b'abc',0,2,'why')))
attempt(lambda: str(UnicodeDecodeError('utf-8',b'abc',0,1,'why')))
attempt(lambda: str(UnicodeDecodeError('utf-8','abc',0,1,'why')))
attempt(lambda: str(UnicodeEncodeError('utf-8',b'abc',0,1,'why')))
