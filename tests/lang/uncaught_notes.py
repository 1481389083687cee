"""Notes of an exception, one of them no str."""
e = ValueError('x'); e.__notes__ = ['a', 5, 'b\nc']
raise e
