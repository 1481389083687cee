"""break outside of a loop, in a function inside of one."""
for i in range(3):
    def f():
        break
